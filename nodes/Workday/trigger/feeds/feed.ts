/** What can be watched: a window of it is read in steps, and comes in chunks between which reading may stop. */
import type { Session } from '../../n8n/defineOperation';
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
	readonly hasEvents: boolean;
}

/** What is resolved together, for which other days may have to be read. */
const CHUNK_SIZE = 50;
/** After so many records without anything there is a chunk of nothing, so that a poll can look at the time. */
const RECORDS_WITHOUT = 200;

/** Reads the steps from a position on, and makes chunks of what they give. */
export async function* inChunks<S extends Sighted>(
	steps: ReadonlyArray<{ key: string; read(offset: number): AsyncIterable<S> }>,
	from: Position | null,
	resolve: (sighted: S[]) => Promise<Change[]>,
	most: () => number,
): AsyncGenerator<Chunk> {
	// A step that the settings no longer have was the last one as far as anybody knows: all are read again.
	const first = Math.max(0, from === null ? 0 : steps.findIndex(({ key }) => key === from.step));
	for (const [index, step] of steps.entries()) {
		if (index < first) continue;
		let offset = from?.step === step.key ? from.offset : 0;
		let waiting: S[] = [];
		let records = 0;
		const flush = async (at: Position | null): Promise<Chunk> => {
			const chunk = { changes: waiting.length > 0 ? await resolve(waiting) : [], records, at };
			[waiting, records] = [[], 0];
			return chunk;
		};
		for await (const sighted of step.read(offset)) {
			offset = sighted.position + 1;
			records++;
			if (sighted.hasEvents) waiting.push(sighted);
			if (waiting.length >= Math.min(CHUNK_SIZE, most()) || records >= RECORDS_WITHOUT) yield await flush({ step: step.key, offset });
		}
		const next = steps[index + 1];
		yield await flush(next ? { step: next.key, offset: 0 } : null);
	}
}
