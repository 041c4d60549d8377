/** What can be watched: a window of it is read in steps, and comes in chunks between which reading may stop. */
import type { Session } from '../../n8n/defineOperation';
import { RESOLVED_TOGETHER } from '../../workday/changes/resolve';
import type { Window } from '../../workday/changes/steps';
import type { ReadOptions } from '../../workday/read/paging';
import type { FeedKey, OpenWindow, Position } from '../state';

/** Something that is handed over as one item. */
export interface Change {
	/** Of what changed: at most so many of them go into one execution. */
	readonly id: string;
	/** What the user sees. */
	readonly item: Record<string, unknown>;
	readonly keys: ReadonlyArray<readonly [key: string, due: number]>;
	/** Counts for the brake. */
	readonly isEnd: boolean;
	/** The worker as it was handed over, for the full reconcile to remember; undefined: nothing that it knows. */
	readonly shows: { readonly item: Record<string, unknown>; readonly day: string; readonly asOfToday: boolean } | undefined;
}

export interface Chunk {
	readonly changes: readonly Change[];
	/** Records that were read for it. */
	readonly records: number;
	/** Where to go on; null: this is the end of the window. */
	readonly at: Position | null;
}

export interface Feed {
	readonly key: FeedKey;
	/** @param most how many of what changed a chunk may hold, asked before each */
	chunks(window: OpenWindow, reading: Reading, most: () => number): AsyncGenerator<Chunk>;
}

export interface Reading {
	readonly session: Session;
	readonly bounds: Window;
	readonly isKnown: (key: string) => boolean;
	readonly onNote: ReadOptions['onNote'];
}

/** One record of a step. */
export interface Sighted {
	/** From 0, in the step. */
	readonly position: number;
	/** Records of the step, where Workday says so. */
	readonly total: number | undefined;
	readonly hasEvents: boolean;
}

interface StepReader<S> {
	readonly key: string;
	read(offset: number): AsyncIterable<S>;
}

/**
 * After a page there is a chunk, be it of nothing, so that a poll can look at the time: what was read is good, however slow
 * the next page is. After so many records at the latest.
 */
const RECORDS_WITHOUT = 200;

/** Reads the steps from where the window is on, and makes chunks of what they give. */
export async function* inChunks<S extends Sighted>(
	steps: ReadonlyArray<StepReader<S>>,
	{ at: from, all, pageSize }: Pick<OpenWindow, 'at' | 'all' | 'pageSize'>,
	resolve: (sighted: S[]) => Promise<Change[]>,
	most: () => number,
): AsyncGenerator<Chunk> {
	// A step that the settings no longer have was the last one as far as anybody knows: all are read again.
	const mostRecords = Math.min(RECORDS_WITHOUT, pageSize);
	const first = Math.max(0, from === null ? 0 : steps.findIndex(({ key }) => key === from.step));
	for (const [index, step] of steps.entries()) {
		if (index < first) continue;
		const begun = from?.step === step.key && from.offset > 0 ? from : null;
		let waiting: S[] = [];
		let records = 0;
		const flush = async (at: Position | null): Promise<Chunk> => {
			const chunk = { changes: waiting.length > 0 ? await resolve(waiting) : [], records, at };
			[waiting, records] = [[], 0];
			return chunk;
		};
		for await (const sighted of begun ? goOn(step, begun, all) : step.read(0)) {
			const { position, total = null, hasEvents } = sighted;
			records++;
			if (hasEvents) waiting.push(sighted);
			if (waiting.length >= Math.min(RESOLVED_TOGETHER, most()) || records >= mostRecords) yield await flush({ step: step.key, offset: position + 1, total });
		}
		const next = steps[index + 1];
		yield await flush(next ? { step: next.key, offset: 0, total: null } : null);
	}
}

/**
 * From where an earlier poll stopped. With another total, records before that place are gone or have come to light late, so
 * the others have moved, and nobody may be missed. Changes that were handed over are known by their keys, so all are
 * read again; a full load knows nobody, and goes back by as many as are gone.
 */
async function* goOn<S extends Sighted>(step: StepReader<S>, { offset, total: before }: Position, isLoad: boolean): AsyncGenerator<S> {
	const placeNow = (now: number) => (before === null || now === before ? offset : isLoad ? Math.max(0, Math.min(offset, offset - before + now)) : 0);
	let place = offset;
	let came = false;
	for await (const sighted of step.read(offset)) {
		if (!came) place = placeNow(sighted.total ?? before ?? 0);
		came = true;
		if (place !== offset) break;
		yield sighted;
	}
	// Less is left than was done with.
	if (!came && before !== null && before > offset) place = 0;
	if (place !== offset) yield* step.read(place);
}
