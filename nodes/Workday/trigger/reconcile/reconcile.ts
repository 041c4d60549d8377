/**
 * The full reconcile: every worker is read and held against what was handed over last. It finds what no window could:
 * purged workers, changes that the transaction log does not tell, workers that left the filters. It may stop after any
 * worker and goes on in the next poll; what a worker's mark says is done, is not done again.
 */
import { Validation } from '../../workday/errors';
import { addDays } from '../../workday/changes/days';
import { isOver, type WorkerFacts } from '../../workday/changes/facts';
import type { WorkerSource, WorkerView } from '../../workday/changes/source';
import { IDS_PER_REQUEST } from '../../workday/read/byIds';
import { Ahead } from './ahead';
import { fitting, ready, type ReconcileOptions } from './begin';
import { changeOf, type ReconcileChange } from './change';
import { entryOf, hashIn, hasMark, MARK, UNKNOWN } from './entry';
import { isTooLargeAShare, tooManyDeleted, tooManyWorkers } from './limits';
import { Roster } from './roster';
import type { StoredReconcile, StoredRun } from './stored';

export interface ReconcileWork {
	readonly stored: StoredReconcile;
	/** ISO 8601, UTC: all that was due by then was handed over. */
	readonly watermark: string;
	/** A source that shows what Workday knew at that moment, ISO 8601, UTC. */
	readonly open: (moment: string) => WorkerSource;
	readonly options: ReconcileOptions;
	/** How many changes may be handed over. */
	readonly most: number;
	readonly budget: { isUsed(): boolean };
	/** Throws to stop the trigger before so many are handed over as deleted. */
	readonly brake?: (deleted: number, known: number) => void;
}

export interface ReconcileResult {
	readonly stored: StoredReconcile;
	readonly changes: ReconcileChange[];
	/** Whether nothing is left to do before the next one is due. */
	readonly isFinished: boolean;
}

/**
 * What was done before a failure is returned, and not the failure: what stands in the way will do so in the next poll too.
 *
 * @throws WorkdayError when nothing could be done
 */
export async function runReconcile(work: ReconcileWork): Promise<ReconcileResult> {
	const stored = fitting(work.stored, work.options);
	const run = stored.run && ready(stored.run, work.watermark, work.options);
	if (!run || work.most <= 0 || work.budget.isUsed()) return { stored, changes: [], isFinished: stored.run === null };
	const one = new Run(stored, run, work);
	try {
		await one.advance();
	} catch (error) {
		if (!one.hasProgress) await Promise.reject(error);
	}
	return one.result();
}

/** What a read gave of a worker. */
interface Seen {
	readonly id: string;
	readonly position: number;
	readonly facts: WorkerFacts;
	readonly hash: number;
	/** Not where it is known to be as it was handed over. */
	readonly item: Record<string, unknown> | undefined;
}

/** A tenant in which others stand where the read stopped, each time: then positions say little. */
const MOST_RESTARTS = 2;

class Run {
	hasProgress = false;
	private readonly roster: Roster;
	private readonly ahead: Ahead;
	private readonly source: WorkerSource;
	private readonly changes: ReconcileChange[] = [];
	/** Null: finished or given up. */
	private run: StoredRun | null;

	constructor(
		private stored: StoredReconcile,
		private readonly begun: StoredRun,
		private readonly work: ReconcileWork,
	) {
		this.run = begun;
		this.roster = Roster.parse(stored.roster);
		this.ahead = new Ahead(stored.ahead);
		this.source = work.open(begun.moment);
		if (stored.run?.phase === 'waiting') this.takeWhatCameTrue();
	}

	/** What windows handed over of days to come is what Workday should say once they are here. */
	private takeWhatCameTrue(): void {
		for (const [id, hash] of this.ahead.takeUntil(this.begun.day)) {
			this.roster.set(id, entryOf(hash, this.isSettled(id) ? MARK.settled : MARK.none));
		}
	}

	private isSettled(id: string): boolean {
		const entry = this.roster.get(id);
		return entry !== undefined && hasMark(MARK.settled)(entry);
	}

	result(): ReconcileResult {
		const stored = { ...this.stored, roster: this.roster.serialize(), ahead: this.ahead.stored(), run: this.run };
		return { stored, changes: this.changes, isFinished: stored.run === null };
	}

	async advance(): Promise<void> {
		if (this.run?.phase === 'read' && (await this.readAll())) this.goOn({ phase: 'missing' });
		if (this.run?.phase === 'missing' && (await this.lookUp())) this.goOn({ phase: 'deleted' });
		if (this.run?.phase === 'deleted') await this.handOverDeleted();
	}

	private goOn(how: Partial<StoredRun>): void {
		if (this.run) this.run = { ...this.run, ...how };
		this.hasProgress = true;
	}

	private get isFull(): boolean {
		return this.changes.length >= this.work.most || this.work.budget.isUsed();
	}

	/** Whether it came to the end. */
	private async readAll(): Promise<boolean> {
		let outcome = await this.readOn();
		if (outcome === 'shifted') {
			this.goOn({ offset: 0, last: '', restarts: this.restarts + 1 });
			outcome = await this.readOn();
		}
		return outcome === 'end';
	}

	private async readOn(): Promise<'end' | 'stopped' | 'shifted'> {
		const { offset = 0, last = '' } = this.run ?? {};
		// The last one again: whoever is purged in front of it makes those behind it move up, and some are passed over.
		let isChecked = offset === 0 || this.isUnsteady;
		try {
			const what = { day: this.begun.day, offset: isChecked ? offset : offset - 1, thin: !this.work.options.updated, withoutLog: true };
			for await (const seen of this.source.read(what, (worker) => this.look(worker))) {
				if (!isChecked) {
					if (seen.id !== last) return 'shifted';
					isChecked = true;
					continue;
				}
				this.meet(seen);
				this.goOn({ offset: seen.position + 1, last: seen.id });
				if (this.isFull) return 'stopped';
			}
		} catch (error) {
			// A page behind the last one may be refused.
			if (isChecked || !(error instanceof Validation)) await Promise.reject(error);
		}
		return isChecked ? 'end' : 'shifted';
	}

	private get restarts(): number {
		return this.run?.restarts ?? 0;
	}

	private get isUnsteady(): boolean {
		return this.restarts >= MOST_RESTARTS;
	}

	/** While the record is at hand. */
	private look({ facts, item, position }: WorkerView): Seen {
		const { options } = this.work;
		const worker = options.updated && !this.isSettled(facts.id) ? item() : undefined;
		return { id: facts.id, position, facts, hash: worker ? options.hashOf(worker) : UNKNOWN, item: worker };
	}

	/** Somebody who belongs to those that the user wants. */
	private meet({ id, facts, hash, item }: Seen): void {
		const { options } = this.work;
		if (id === '' || this.isSettled(id)) return;
		const entry = this.roster.get(id);
		const known = entry === undefined ? UNKNOWN : hashIn(entry);
		if (this.isLeftToWindows(facts)) {
			if (entry !== undefined) this.roster.set(id, entryOf(known, MARK.settled));
			return;
		}
		if (entry === undefined && this.roster.size >= options.mostWorkers) throw tooManyWorkers(options);
		this.roster.set(id, entryOf(hash, MARK.settled));
		const isNews = entry === undefined ? !this.begun.learning && this.ahead.dayOf(id) === undefined : known !== UNKNOWN && known !== hash;
		// Hires to come are announced by the windows, and handed over when they begin.
		if (isNews && item && facts.status !== 'Future Hire') this.handOver(id, item);
	}

	/** Somebody who exists, and is not among those that the user wants. */
	private leave(seen: Seen): void {
		const { id, facts, hash, item } = seen;
		// Passed over, perhaps: positions cannot be trusted.
		if (this.isUnsteady || this.isLeftToWindows(facts)) return this.meet(seen);
		// With the end of the employment, which was handed over.
		const isNoNews = isOver(facts, this.begun.day) === true && hash === hashIn(this.roster.get(id) ?? UNKNOWN);
		this.forget(id);
		if (item && !isNoNews && !this.begun.learning) this.changes.push(changeOf('updated', id, item, this.stored, this.begun, true));
	}

	/** In whose time zone the last day is over is their business; for Workday it is, and yesterday it may not have been. */
	private isLeftToWindows(facts: WorkerFacts): boolean {
		const { day } = this.begun;
		return isOver(facts, day) === true && facts.endDate !== null && facts.endDate >= addDays(day, -1);
	}

	private handOver(id: string, worker: Record<string, unknown>): void {
		this.ahead.blur(id);
		this.changes.push(changeOf('updated', id, worker, this.stored, this.begun));
	}

	private forget(id: string): void {
		this.roster.delete(id);
		this.ahead.delete(id);
	}

	/** Those who did not come, by id. Whether that is all of them. */
	private async lookUp(): Promise<boolean> {
		for (;;) {
			const ids = this.roster.idsWhere(hasMark(MARK.none), IDS_PER_REQUEST);
			if (ids.length === 0) return true;
			const found = new Map<string, Seen>();
			for await (const seen of this.source.readByIds(ids, this.begun.day, (worker) => this.look(worker))) found.set(seen.id, seen);
			for (const id of ids) {
				const seen = found.get(id);
				if (seen) this.leave(seen);
				else this.roster.set(id, entryOf(hashIn(this.roster.get(id) ?? UNKNOWN), MARK.gone));
				this.hasProgress = true;
				if (this.isFull) return false;
			}
		}
	}

	private async handOverDeleted(): Promise<void> {
		const { options, most, brake } = this.work;
		const isGone = hasMark(MARK.gone);
		const gone = this.roster.count(isGone);
		const known = this.roster.size;
		if (isTooLargeAShare(gone, known, options)) {
			if (!(await this.isBack(this.roster.idsWhere(isGone, IDS_PER_REQUEST)))) throw tooManyDeleted(gone, known, options);
			// What was taken away was given back: all is to be read again.
			return this.end();
		}
		if (gone > 0) brake?.(gone, known);
		for (const id of this.roster.idsWhere(isGone, most - this.changes.length)) {
			this.forget(id);
			this.changes.push(changeOf('deleted', id, { id }, this.stored, this.begun));
			this.hasProgress = true;
		}
		if (this.roster.count(isGone) > 0) return;
		this.stored = { ...this.stored, at: this.begun.moment, filters: this.begun.filters };
		this.end();
	}

	private async isBack(ids: readonly string[]): Promise<boolean> {
		const found = this.source.readByIds(ids, this.begun.day, ({ facts }) => facts.id);
		const { done } = await found.next();
		await found.return(undefined);
		return done !== true;
	}

	private end(): void {
		this.run = null;
		this.hasProgress = true;
	}
}
