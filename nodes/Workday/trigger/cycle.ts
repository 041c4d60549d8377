/** The work of one poll: windows one after the other, as far as time and batch size allow. Knows nothing of n8n. */
import type { Session } from '../n8n/defineOperation';
import { isoOf } from '../workday/changes/days';
import type { ReadOptions } from '../workday/read/paging';
import { Retriable } from '../workday/errors';
import { brake, type Brake, type Tally } from './brake';
import type { Budget } from './budget';
import type { Change, Chunk, Feed } from './feeds/feed';
import { Memory } from './memory';
import type { FeedKey, OpenWindow, Position, State } from './state';
import { boundsOf, continued, finished, nextWindow, type WindowSettings } from './window';

export interface CycleOptions {
	readonly session: Session;
	readonly feeds: ReadonlyMap<FeedKey, Feed>;
	readonly windows: WindowSettings;
	readonly filters: Readonly<Record<FeedKey, string>>;
	/** Nothing newer is asked about. Fixed before the first request. */
	readonly through: number;
	/** How many of what changed may be handed over. */
	readonly most: number;
	readonly brake: Brake | undefined;
	readonly budget: Budget;
	readonly onNote: ReadOptions['onNote'];
}

export interface CycleResult {
	readonly state: State;
	readonly changes: Change[];
	/** Whether everything up to `through` was handed over. */
	readonly isCaughtUp: boolean;
}

/** How far a window was read. */
interface Progress {
	/** Null: to its end. */
	readonly at: Position | null;
	readonly tally: Tally;
	readonly isEnd: boolean;
}

export async function cycle(before: State, options: CycleOptions): Promise<CycleResult> {
	const { feeds, windows, through, budget, filters } = options;
	const batch = new Batch(options.most);
	let state = before;
	for (;;) {
		const window = nextWindow(state, [...feeds.keys()], through, windows, filters);
		if (window === undefined) return { state, changes: inOrder(batch.changes), isCaughtUp: true };
		state = await new WindowWork(window, state, options).run(batch);
		if (state.window !== null || batch.room <= 0 || budget.isUsed()) return { state, changes: inOrder(batch.changes), isCaughtUp: false };
	}
}

/** As things came due: each read has an order of its own, and an end must not come after the new beginning. */
function inOrder(changes: readonly Change[]): Change[] {
	const due = ({ keys }: Change) => Math.max(...keys.map(([, moment]) => moment));
	return [...changes].sort((one, other) => due(one) - due(other) || 0);
}

/** What one execution gets. */
class Batch {
	readonly changes: Change[] = [];
	private readonly ids = new Set<string>();

	constructor(private readonly most: number) {}

	/** How many more of what changed it may take. */
	get room(): number {
		return this.most - this.ids.size;
	}

	add(changes: readonly Change[]): void {
		for (const change of changes) {
			this.changes.push(change);
			this.ids.add(change.id);
		}
	}
}

/** One window, in one poll. */
class WindowWork {
	private readonly memory: Memory;
	private readonly limits: Brake | undefined;

	constructor(
		private readonly window: OpenWindow,
		private readonly state: State,
		private readonly options: CycleOptions,
	) {
		this.memory = new Memory(state.memory[window.feed]);
		this.limits = window.feed === 'w' && !window.all ? options.brake : undefined;
	}

	/** Adds what the window gives, and returns the state after it. */
	async run(batch: Batch): Promise<State> {
		const { counted } = this.window;
		if (this.limits && counted?.at !== null) return await this.hold(this.limits, batch);
		if (this.limits && counted) brake(this.limits, counted, whereOf(this.window));
		return await this.release(batch);
	}

	private async release(batch: Batch): Promise<State> {
		const { at, isEnd } = await this.read(this.window.at, () => batch.room, (changes) => {
			batch.add(changes);
			this.remember(changes);
			return batch.room > 0;
		});
		return isEnd ? this.finished() : this.continued({ at });
	}

	/**
	 * Nothing is handed over before all of the window is known to be within the limits. What fits into the batch is kept
	 * till then; of more only the number is kept, and the changes are read once more.
	 */
	private async hold(limits: Brake, batch: Batch): Promise<State> {
		const { counted } = this.window;
		let held = counted === null ? new Batch(batch.room) : undefined;
		const { at, tally, isEnd } = await this.read(counted?.at ?? null, () => held?.room ?? Infinity, (changes) => {
			held?.add(changes);
			if (held && held.room <= 0) held = undefined;
			return true;
		});
		const all = { seen: tally.seen + (counted?.seen ?? 0), ended: tally.ended + (counted?.ended ?? 0) };
		if (isEnd) brake(limits, all, whereOf(this.window));
		if (!isEnd || !held) return this.continued({ counted: { ...all, at } });
		batch.add(held.changes);
		this.remember(held.changes);
		return this.finished();
	}

	/** Reads chunks until the window or the time is over, or `take` has enough. */
	private async read(from: Position | null, room: () => number, take: (changes: readonly Change[]) => boolean): Promise<Progress> {
		const { session, feeds, windows, budget, onNote } = this.options;
		const reading = { session, bounds: boundsOf(this.state, this.window, windows), isKnown: this.memory.has, onNote };
		let progress: Progress = { at: from, tally: { seen: 0, ended: 0 }, isEnd: false };
		try {
			for await (const chunk of feeds.get(this.window.feed)?.chunks({ ...this.window, at: from }, reading, room) ?? []) {
				progress = { at: chunk.at, tally: counted(progress.tally, chunk), isEnd: chunk.at === null };
				if (!take(chunk.changes) || budget.isUsed()) break;
			}
		} catch (error) {
			// The time ran out in the middle of a request: what was read before it is good.
			if (!budget.stop?.aborted) await Promise.reject(error);
			if (progress.at === from) throw outOfTime(budget);
		}
		return progress;
	}

	/** All of it while the window is open: should the order of the workers change, they are read again. */
	private remember(changes: readonly Change[]): void {
		for (const { keys } of changes) for (const [key, due] of keys) this.memory.add(key, due);
	}

	private continued(how: Partial<OpenWindow>): State {
		return continued(this.state, { ...this.window, ...how }, this.memory, this.options.windows);
	}

	private finished(): State {
		return finished(this.state, this.window, this.memory, this.options.windows);
	}
}

const counted = ({ seen, ended }: Tally, { records, changes }: Chunk): Tally => ({
	seen: seen + records,
	ended: ended + changes.filter(({ isEnd }) => isEnd).length,
});

const whereOf = ({ from, through }: OpenWindow): string => `that changed between ${isoOf(Date.parse(from))} and ${through}`;

function outOfTime({ seconds }: Budget): Retriable {
	return new Retriable(
		`Workday did not answer within the ${seconds} seconds that this n8n gives to a poll. Set a smaller Page Size, include less, or let n8n poll without its durable poller.`,
	);
}
