import { Roster } from '../../nodes/Workday/trigger/reconcile/roster.ts';
import { parseReconcile, type StoredReconcile } from '../../nodes/Workday/trigger/reconcile/stored.ts';
import { shortKey } from '../../nodes/Workday/workday/changes/transactions.ts';
import { seeded } from '../xml/differentialGenerate.mts';

/** Ids that crowd: few digits differ, some are no WIDs. */
function idsOf(random: () => number): string[] {
	const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
	const zeros = '0'.repeat(28);
	const kinds = [() => digits(32), () => zeros + digits(4), () => digits(4) + zeros, () => digits(2).toUpperCase() + digits(30), () => `I-${digits(2)} ~ü`, () => ''];
	return Array.from({ length: 400 }, () => kinds[Math.floor(random() * kinds.length)]());
}

const sorted = (entries: Iterable<[string, number]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

test.each([1, 2, 3, 4, 5, 6, 7, 8])('does what a Map does, whatever is set and deleted (%i)', (seed) => {
	const random = seeded(seed);
	const ids = idsOf(random);
	let roster = new Roster();
	const map = new Map<string, number>();
	for (let step = 0; step < 4000; step++) {
		const id = ids[Math.floor(random() * ids.length)];
		const value = Math.floor(random() * 2 ** 32);
		// Now it grows, now it shrinks.
		if (random() < (step % 1000 < 500 ? 0.75 : 0.25)) {
			roster.set(id, value);
			map.set(id, value);
		} else expect(roster.delete(id)).toBe(map.delete(id));
		expect([roster.size, roster.get(id)]).toEqual([map.size, map.get(id)]);
		if (step % 500 === 0) roster = Roster.parse(roster.serialize());
	}
	expect(sorted(roster)).toEqual(sorted(map));
	for (const id of ids) expect(roster.get(id)).toBe(map.get(id));
	const isOdd = (value: number) => value % 2 === 1;
	const odd = sorted(map).filter(([, value]) => isOdd(value));
	expect(roster.count(isOdd)).toBe(odd.length);
	expect(roster.idsWhere(isOdd).sort()).toEqual(odd.map(([id]) => id).sort());
	expect(roster.idsWhere(isOdd, 3)).toHaveLength(3);
	roster.update((value) => value >>> 1);
	expect(sorted(roster)).toEqual(sorted(map).map(([id, value]) => [id, value >>> 1]));
});

test('a roster of nobody is no text, and 27 characters for each worker is the rest', () => {
	expect(new Roster().serialize()).toBe('');
	expect(Roster.parse('').size).toBe(0);
	const roster = new Roster();
	for (let worker = 0; worker < 1000; worker++) roster.set(worker.toString(16).padStart(32, 'a'), worker);
	expect(roster.serialize().length).toBeLessThan(27 * 1000);
	expect(sorted(Roster.parse(roster.serialize()))).toEqual(sorted(roster));
});

describe('what is stored', () => {
	const roster = new Roster();
	for (let worker = 0; worker < 20; worker++) roster.set(worker.toString(16).padStart(32, 'b'), worker);
	roster.set('not a WID', 7);
	const text = roster.serialize();
	const run = { moment: '2026-03-15T18:00:00.000Z', day: '2026-03-15', phase: 'read', learning: false, filters: '', offset: 3, last: 'x', restarts: 0 } as const;
	const stored: StoredReconcile = { at: '2026-03-08T18:00:00.000Z', filters: 'f', content: 'c', roster: text, ahead: [['2026-03-20', text]], run };
	const fail = (name: string): never => {
		throw new Error(name);
	};
	const parse = (changed: object) => () => parseReconcile({ ...stored, ...changed }, fail);

	test('comes back as it was written', () => {
		expect(parseReconcile(JSON.parse(JSON.stringify(stored)), fail)).toEqual(stored);
		expect(parse({ at: null, run: null, ahead: [], roster: '' })()).toEqual({ ...stored, at: null, run: null, ahead: [], roster: '' });
	});

	const flipped = (text[40] === 'A' ? 'B' : 'A') + text.slice(41);
	test.each<[string, object, string]>([
		['a roster that was cut short', { roster: text.slice(0, -28) }, 'reconcile.roster'],
		['one with another character in it', { roster: text.slice(0, 40) + flipped }, 'reconcile.roster'],
		['one that is no text', { roster: 5 }, 'reconcile.roster'],
		['no roster', { roster: undefined }, 'reconcile.roster'],
		['a moment that is none', { at: 'yesterday' }, 'reconcile.at'],
		['a moment of no day', { at: '2026-13-08T18:00:00.000Z' }, 'reconcile.at'],
		['filters that are no text', { filters: null }, 'reconcile.filters'],
		['content that is no text', { content: {} }, 'reconcile.content'],
		['days ahead that are no list', { ahead: {} }, 'reconcile.ahead'],
		['a day ahead that is none', { ahead: [['soon', text]] }, 'reconcile.ahead'],
		['a day ahead without its roster', { ahead: [['2026-03-20']] }, 'reconcile.ahead'],
		['a day ahead whose roster was cut short', { ahead: [['2026-03-20', text.slice(1)]] }, 'reconcile.ahead'],
		['a run that is none', { run: [] }, 'reconcile.run'],
		['a run of no phase', { run: { ...run, phase: 'x' } }, 'reconcile.run.phase'],
		['a run without its moment', { run: { ...run, moment: undefined } }, 'reconcile.run.moment'],
		['a run without its day', { run: { ...run, day: '' } }, 'reconcile.run.day'],
		['a run that may learn', { run: { ...run, learning: 'maybe' } }, 'reconcile.run.learning'],
		['a run of no filters', { run: { ...run, filters: 0 } }, 'reconcile.run.filters'],
		['a run before its beginning', { run: { ...run, offset: -1 } }, 'reconcile.run.offset'],
		['a run without its last worker', { run: { ...run, last: null } }, 'reconcile.run.last'],
		['half a restart', { run: { ...run, restarts: 0.5 } }, 'reconcile.run.restarts'],
	])('%s is damaged', (_what, changed, name) => {
		expect(parse(changed)).toThrow(new Error(name));
	});

	test.each([null, undefined, 'text', [stored]])('%p is none', (value) => {
		expect(() => parseReconcile(value, fail)).toThrow(new Error('reconcile'));
	});

	test.each<[string, string]>([
		['the same worker twice', Buffer.alloc(40, 7).toString('base64')],
		['half a worker', Buffer.alloc(30, 7).toString('base64')],
		['an id without its number', `${Buffer.alloc(20).toString('base64')}~aWQ`],
	])('a roster with %s was not written by this node', (_what, payload) => {
		expect(() => Roster.parse(shortKey(payload) + payload)).toThrow('what the full reconcile remembers is damaged');
		expect(() => Roster.parse(payload)).toThrow('damaged');
	});
});
