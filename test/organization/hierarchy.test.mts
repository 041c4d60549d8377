/** The way from the top to each organization: thousands in one pass, and what becomes of data that is wrong. */
import { Hierarchy, MOST_LEVELS, type HierarchyPath, type Place } from '../../nodes/Workday/workday/organization/hierarchy.ts';

const place = (id: string, parentId: string | null, topId: string | null = null): Place => ({ id, name: `Name of ${id}`, parentId, topId });

function paths(places: readonly Place[]): Record<string, HierarchyPath> {
	const hierarchy = new Hierarchy(places);
	return Object.fromEntries(places.map(({ id }, index) => [id, hierarchy.pathOf(index)]));
}
const ids = (one: HierarchyPath | undefined) => one?.hierarchyPathIds.join(' ');
const problems = (all: Record<string, HierarchyPath>) => Object.fromEntries(Object.entries(all).map(([id, { hierarchyProblem }]) => [id, hierarchyProblem]));

/** Organization n stands below (n-1)/5, in an order in which many come before what is above them. */
function company(count: number): Place[] {
	const all = Array.from({ length: count }, (_, n) => place(String(n), n === 0 ? null : String(Math.floor((n - 1) / 5)), '0'));
	return all.map((_, n) => all[(n * 7919) % count] as Place);
}

test('names and ids go from the top to the organization itself, with its level', () => {
	const { b } = paths([place('b', 'a', 'top'), place('top', null, 'top'), place('a', 'top', 'top')]);
	expect(b).toEqual({
		hierarchyPath: ['Name of top', 'Name of a', 'Name of b'],
		hierarchyPathIds: ['top', 'a', 'b'],
		hierarchyLevel: 3,
		hierarchyComplete: true,
		hierarchyProblem: null,
	});
});

test('an organization that stands in no hierarchy is a top', () => {
	expect(paths([place('a', null)]).a).toMatchObject({ hierarchyPathIds: ['a'], hierarchyLevel: 1, hierarchyComplete: true });
});

test('5,000 organizations: each path is that of the one above, and itself', () => {
	const all = company(5000);
	const found = paths(all);
	expect(Object.keys(found)).toHaveLength(5000);
	for (const { id, parentId } of all) {
		const above = parentId === null ? [] : (found[parentId]?.hierarchyPathIds ?? []);
		expect(found[id]?.hierarchyPathIds).toEqual([...above, id]);
		expect(found[id]).toMatchObject({ hierarchyLevel: above.length + 1, hierarchyComplete: true, hierarchyProblem: null });
	}
});

test('each of them is looked up a few times, not once for everybody below it', () => {
	let looked = 0;
	const all = Array.from({ length: 5000 }, (_, n): Place => {
		const parentId = n === 0 ? null : String(n - 1);
		return {
			id: String(n),
			name: '',
			topId: null,
			get parentId() {
				looked++;
				return parentId;
			},
		};
	}).reverse();
	const hierarchy = new Hierarchy(all);
	// The lowest one of a chain: its standing needs everybody above it. After that nobody's does.
	expect(hierarchy.pathOf(0)).toMatchObject({ hierarchyLevel: 5000, hierarchyProblem: 'tooDeep' });
	const first = looked;
	expect(first).toBeLessThan(5000 * 2 + MOST_LEVELS * 2);
	hierarchy.pathOf(1);
	expect(looked - first).toBeLessThan(MOST_LEVELS + 10);
});

test('a path that is longer than people have levels is cut at its upper end, and says so', () => {
	const all = Array.from({ length: MOST_LEVELS + 1 }, (_, n) => place(String(n), n === 0 ? null : String(n - 1)));
	const found = paths(all);
	expect(found[MOST_LEVELS - 1]).toMatchObject({ hierarchyComplete: true, hierarchyLevel: MOST_LEVELS });
	const longest = found[MOST_LEVELS];
	expect(longest).toMatchObject({ hierarchyComplete: false, hierarchyLevel: MOST_LEVELS + 1, hierarchyProblem: 'tooDeep' });
	expect([longest?.hierarchyPathIds[0], longest?.hierarchyPathIds.length]).toEqual(['1', MOST_LEVELS]);
});

test('who stands above itself, in a circle or at once, and whoever is below is told from the rest', () => {
	const all = [place('a', 'c'), place('b', 'a'), place('c', 'b'), place('below', 'c'), place('self', 'self'), place('under self', 'self'), place('top', null), place('fine', 'top')];
	const found = paths(all);
	expect(problems(found)).toEqual({ a: 'cycle', b: 'cycle', c: 'cycle', below: 'cycle', self: 'cycle', 'under self': 'cycle', top: null, fine: null });
	expect([found.a, found.below, found.self, found['under self']].map(ids)).toEqual(['b c a', 'a b c below', 'self', 'self under self']);
	expect(found.below).toMatchObject({ hierarchyLevel: null, hierarchyComplete: false });
	// In whatever order they are looked at.
	expect(paths([...all].reverse())).toEqual(found);
});

test('a circle of 5,000 ends, and gives no more of a path than is given of any', () => {
	const all = Array.from({ length: 5000 }, (_, n) => place(String(n), String((n + 1) % 5000)));
	const found = paths(all);
	expect(new Set(Object.values(problems(found)))).toEqual(new Set(['cycle']));
	expect(Math.max(...Object.values(found).map((one) => one.hierarchyPathIds.length))).toBe(MOST_LEVELS);
});

test('who is not there is missed by everybody below', () => {
	const found = paths([place('b', 'gone'), place('c', 'b'), place('top', null)]);
	expect(problems(found)).toEqual({ b: 'missing', c: 'missing', top: null });
	expect([ids(found.b), ids(found.c)]).toEqual(['b', 'b c']);
	expect(found.c).toMatchObject({ hierarchyLevel: null, hierarchyComplete: false });
});

test('a path does not end at a top that Workday does not call the top: what is between may not be seen', () => {
	expect(problems(paths([place('a', null, 'hidden'), place('b', 'a', 'hidden')]))).toEqual({ a: 'missing', b: 'missing' });
});
