/**
 * Organizations with their place in the hierarchy, which is known when all have been read. Who stands above but did not come
 * (another type, closed, not changed in the window) is asked for by id then: each once, a level a round.
 */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { Hierarchy, MOST_LEVELS, type PathProblem, type Place } from './hierarchy';
import { createProfileReader } from './profile';
import type { Needs } from './responseGroup';

export interface Placed {
	item: Record<string, unknown>;
	place: Place;
}

/** Reads what a path is made of, whatever fields the user chose. */
export interface PlaceReader {
	readonly needs: Needs;
	read(organization: Tape): Place;
}

export function createPlaceReader(names: NameTable): PlaceReader {
	const fields = ['id', 'referenceId', 'name', 'parentOrganizationId', 'topLevelOrganizationId'];
	const { needs, read } = createProfileReader({ fields, customFieldPrefix: '' }, names);
	return {
		needs,
		read(organization) {
			const { id, referenceId, name, parentOrganizationId, topLevelOrganizationId } = read(organization);
			return { id: id ?? '', name: name ?? referenceId ?? id ?? '', parentId: parentOrganizationId ?? null, topId: topLevelOrganizationId ?? null };
		},
	};
}

/** Paths that are not complete: how many, and by what names a few of those organizations go. */
export type PathProblems = Partial<Record<PathProblem, { count: number; examples: string[] }>>;

const EXAMPLES = 3;

export type ReadPlaces = (wids: readonly string[]) => AsyncIterable<Place>;

/**
 * Gives them with their paths, in the order in which they came, when the last one has come.
 *
 * @param read gives organizations by WID; those that cannot be seen are left out
 */
export async function* withPaths(organizations: AsyncIterable<Placed>, read: ReadPlaces, problems: PathProblems): AsyncGenerator<Record<string, unknown>, undefined> {
	const all: Placed[] = [];
	for await (const one of organizations) all.push(one);
	const places = all.map(({ place }) => place);
	const hierarchy = new Hierarchy([...places, ...(await placesAbove(places, read))]);
	for (let index = 0; index < all.length; index++) {
		const { item, place } = all[index] as Placed;
		const path = hierarchy.pathOf(index);
		if (path.hierarchyProblem) {
			const problem = (problems[path.hierarchyProblem] ??= { count: 0, examples: [] });
			problem.count++;
			if (problem.examples.length < EXAMPLES) problem.examples.push(place.name);
		}
		yield { ...item, ...path };
	}
}

async function placesAbove(places: readonly Place[], read: ReadPlaces): Promise<Place[]> {
	const asked = new Set(places.map(({ id }) => id));
	const above: Place[] = [];
	let level = places;
	for (let round = 0; round < MOST_LEVELS; round++) {
		const wanted = [...new Set(level.flatMap(({ parentId }) => (parentId === null || asked.has(parentId) ? [] : [parentId])))];
		if (wanted.length === 0) break;
		for (const id of wanted) asked.add(id);
		const next: Place[] = [];
		for await (const place of read(wanted)) next.push(place);
		above.push(...next);
		level = next;
	}
	return above;
}
