// What the full reconcile costs in static data: n8n writes all of it at every emit, and 2.41's durable poller reads and
// writes it at every poll. Beside it, what one would do without packing: an object of WIDs and hashes.
import { createHash } from 'node:crypto';
import type { ReconcileOptions } from '../nodes/Workday/trigger/reconcile/begin.ts';
import { createContentHash } from '../nodes/Workday/trigger/reconcile/content.ts';
import { entryOf, MARK } from '../nodes/Workday/trigger/reconcile/entry.ts';
import { noteChanges, type Note } from '../nodes/Workday/trigger/reconcile/notes.ts';
import { Roster } from '../nodes/Workday/trigger/reconcile/roster.ts';
import { parseReconcile, type StoredReconcile } from '../nodes/Workday/trigger/reconcile/stored.ts';

const ROUNDS = 9;
/** Workers that windows hand over in a poll. */
const NOTED = 50;
const OPTIONS: ReconcileOptions = {
	...{ everyDays: 7, mostWorkers: 250_000, mostDeletedPercent: 50, updated: true, overlapMs: 600_000, workdayZone: 'UTC' },
	...{ filters: '', content: '', hashOf: createContentHash('profile') },
};

const widOf = (worker: number): string => createHash('md5').update(`worker ${worker}`).digest('hex');
const hashFor = (worker: number): number => Math.imul(worker + 1, 0x9e3779b1) >>> 2;

/** Milliseconds, the median of some rounds after one to warm up. */
function median(run: () => unknown): number {
	const times: number[] = [];
	for (let round = -1; round < ROUNDS; round++) {
		const start = performance.now();
		run();
		if (round >= 0) times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

/** Bytes that what `make` returns takes in memory. */
function memoryOf(make: () => unknown): number {
	const used = () => {
		// Once more for what the first one set free.
		for (let times = 0; times < 3; times++) global.gc?.();
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return heapUsed + arrayBuffers;
	};
	const before = used();
	const made = make();
	const bytes = used() - before;
	// Kept till here.
	return made === undefined ? 0 : bytes;
}

function fail(name: string): never {
	throw new Error(name);
}

function storedFor(workers: number): StoredReconcile {
	const roster = new Roster();
	for (let worker = 0; worker < workers; worker++) roster.set(widOf(worker), entryOf(hashFor(worker), MARK.none));
	return { at: '2026-03-15T18:00:00.000Z', filters: '', content: '', roster: roster.serialize(), ahead: [], run: null };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
const ms = (time: number): string => `${time.toFixed(1)} ms`;

export function main(print: (line: string) => void = console.log): void {
	for (const workers of [1000, 10_000, 100_000]) {
		const stored = storedFor(workers);
		const json = JSON.stringify(stored);
		const plain = Object.fromEntries(Array.from({ length: workers }, (_, worker) => [widOf(worker), hashFor(worker)]));
		const plainJson = JSON.stringify(plain);
		const notes = Array.from({ length: NOTED }, (_, worker): Note => ({ id: widOf(worker), item: { worker }, day: '2026-03-15', asOfToday: true }));
		const asMap = () => new Map(Array.from({ length: workers }, (_, worker) => [widOf(worker), hashFor(worker)]));
		checkThatNothingIsLost(stored, plain);
		const parsed = Roster.parse(stored.roster);
		print(`${workers} workers: ${json.length} bytes of static data, ${(json.length / workers).toFixed(1)} a worker (as an object ${(plainJson.length / json.length).toFixed(1)} times as many)`);
		print(`  in memory ${megabytes(memoryOf(() => Roster.parse(stored.roster)))} (a Map ${megabytes(memoryOf(asMap))})`);
		print(`  every poll: JSON.parse ${ms(median(() => JSON.parse(json)))}, check ${ms(median(() => parseReconcile(stored, fail)))}, JSON.stringify ${ms(median(() => JSON.stringify(stored)))}`);
		print(`  a poll with ${NOTED} changes, besides: ${ms(median(() => noteChanges(stored, notes, OPTIONS)))}, of it parse ${ms(median(() => Roster.parse(stored.roster)))}, serialize ${ms(median(() => parsed.serialize()))}`);
		print(`  the object instead: JSON.parse ${ms(median(() => JSON.parse(plainJson)))}, JSON.stringify ${ms(median(() => JSON.stringify(plain)))}`);
	}
}

/** Small and wrong is no result. */
function checkThatNothingIsLost(stored: StoredReconcile, plain: Readonly<Record<string, number>>): void {
	const known = [...Roster.parse(stored.roster)].map(([id, entry]) => [id, entry >>> 2]);
	const isSame = known.length === Object.keys(plain).length && known.every(([id, hash]) => plain[id ?? ''] === hash);
	if (!isSame) throw new Error('The roster is not what was put into it');
}
