import { createHash } from 'crypto';
import { NameTable } from '../../xml/names';
import { readRecords } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { UnexpectedResponse } from '../errors';
import { shrinksPage, toWorkdayError } from './failures';
import { IdSet } from './idSet';
import { OnePage, PlanOutdated } from './onePage';
import { PageGuard, TotalDrift } from './pageGuard';
import { PagesAhead } from './pagesAhead';
import {
	checkedLimit,
	checkedPageSize,
	checkedParallel,
	halve,
	readPageResults,
	type PageResults,
	type ReadOptions,
	type ReadRequest,
} from './paging';
import { Backoff, type RetryPolicy } from './retry';
import { exchange, type Answer, type Connection } from '../soap/exchange';
import { errorFromFault } from '../soap/fault';
import { faultOf } from '../soap/faultXml';

/** Reading again from page 1 is costly, and a tenant that changes this often will not hold still. */
const MAX_RESTARTS = 2;

interface ReadRecord<T> {
	id?: string;
	/** Of a page's first record, if it has no id. */
	digest?: string;
	/** undefined: not wanted. */
	value?: T;
}

/**
 * One read over all its pages, as an iterator of items. State that survives a failed page lives here: what was read and
 * how far, at which page size.
 */
export class PagedRead<T> {
	private page = 1;
	private count: number;
	/** Records on the pages before the current one, in the current pass. */
	private before = 0;
	/** Records at positions below were read in an earlier try: when they come again, nobody need know. */
	private highWater = 0;
	private yielded = 0;
	private pagesRead = 0;
	private restarts = 0;
	private duplicates = 0;
	/** Some record had no id: after a drift nobody could tell whether it was read. */
	private anonymous = false;
	private results: PageResults = {};
	private readonly ahead: PagesAhead;
	private readonly seen = new IdSet();
	private readonly guard: PageGuard;
	private readonly onePage: OnePage | undefined;
	/** Records on the pages that were read to their end. */
	private received = 0;
	private readonly limit: number;
	private readonly offset: number;
	private readonly asOfEntryMoment: string;
	private readonly names: NameTable;
	private readonly backoff: Backoff;

	constructor(
		private readonly connection: Connection,
		private readonly request: ReadRequest<T>,
		private readonly options: ReadOptions,
		policy: RetryPolicy,
	) {
		this.limit = checkedLimit(options.limit);
		// Asking for more than the limit would make Workday work for nothing.
		this.count = Math.min(checkedPageSize(options.pageSize), this.limit);
		this.ahead = new PagesAhead(checkedParallel(options.parallel) - 1, async (page, count, signal) => await this.send(page, count, signal));
		this.offset = options.offset ?? 0;
		// The page of the last record that was read: what Workday says to a page behind the last one was never seen.
		this.page = Math.floor(Math.max(0, this.offset - 1) / this.count) + 1;
		this.before = (this.page - 1) * this.count;
		this.highWater = this.offset;
		this.guard = new PageGuard(options.only?.total);
		if (options.only) {
			this.onePage = new OnePage(options.only, this.count);
			this.page = options.only.page;
			this.before = this.onePage.from;
		}
		this.asOfEntryMoment = options.asOfEntryMoment ?? new Date(connection.clock.now()).toISOString();
		this.names = request.names ?? new NameTable();
		this.backoff = new Backoff(policy, connection.clock, true, (retry) =>
			options.onNote?.({ kind: 'retried', page: this.page, ...retry }),
		);
	}

	async *items(): AsyncGenerator<T, undefined> {
		try {
			for (let more = true; more; ) {
				try {
					more = yield* this.readPage();
				} catch (failure) {
					await this.recover(failure);
				}
			}
		} finally {
			this.ahead.drop();
		}
		this.summarise();
		return undefined;
	}

	/** Yields the items of the current page and moves on. Returns whether there is more to read. */
	private async *readPage(): AsyncGenerator<T, boolean> {
		const answer = await this.take();
		const inPage = { records: 0, fresh: 0, allAhead: true };
		try {
			for await (const record of this.recordsOf(answer)) {
				if (inPage.records === 0) this.checkFirst(record);
				const position = this.before + inPage.records++;
				if (position < this.highWater) inPage.allAhead = false;
				const fresh = this.isNew(record.id, position);
				this.highWater = Math.max(this.highWater, position + 1);
				if (!fresh) continue;
				inPage.fresh++;
				this.backoff.progressed();
				if (record.value === undefined) continue;
				this.yielded++;
				yield record.value;
				if (this.yielded >= this.limit) return false;
			}
		} finally {
			answer.discard();
		}
		return this.turn(inPage);
	}

	private recordsOf(answer: Answer): AsyncGenerator<ReadRecord<T>> {
		const { record, limits, map, identify } = this.request;
		let first = true;
		let position = this.before;
		return readRecords<ReadRecord<T>>(answer.body, {
			record,
			names: this.names,
			limits,
			encoding: answer.encoding,
			onHead: (head) => this.begin(head, answer.requestId),
			onRecord: (tape) => {
				const id = identify?.(tape);
				const digest = first && id === undefined ? digestOf(tape.recordXml()) : undefined;
				first = false;
				return { id, digest, value: map(tape, position++, this.results.totalResults) };
			},
		});
	}

	/** The head of a page is known, its records are still to come. */
	private begin(head: Tape, requestId: string): void {
		const fault = faultOf(head);
		if (fault) throw errorFromFault(fault, { status: 200, requestId });
		this.pagesRead++;
		this.results = readPageResults(head);
		this.guard.head(this.page, this.results);
		if (this.request.identify) this.seen.announce(Math.min(this.results.totalResults ?? 0, this.options.only ? this.count : this.limit));
		this.askAhead();
	}

	/** Whether that page exists and will be wanted. False when it cannot be known yet. */
	private isExpected(page: number): boolean {
		const { totalPages, totalResults } = this.results;
		const last = totalPages ?? (totalResults === undefined ? 0 : Math.ceil(totalResults / this.count));
		return page <= Math.min(last, this.lastWanted) && this.yielded + (page - this.page) * this.count < this.limit;
	}

	/** Number of the last page that is wanted, with the page size of now. */
	private get lastWanted(): number {
		return this.onePage?.lastPage(this.count) ?? Infinity;
	}

	/** The current page has been read to its end. */
	private turn(inPage: { records: number; fresh: number; allAhead: boolean }): boolean {
		const received = this.before + inPage.records;
		const more = this.guard.end({ ...inPage, page: this.page, count: this.count, received }, this.results);
		this.received += inPage.records;
		// Of one page the place counts: what is missing on a piece of it must not be looked for behind its end.
		this.before = this.onePage ? this.page * this.count : received;
		const isWanted = this.page < this.lastWanted;
		this.page++;
		return more && isWanted;
	}

	private checkFirst({ id, digest }: ReadRecord<T>): void {
		if (id !== undefined) this.guard.firstId(this.page, id);
		else if (digest !== undefined) this.guard.firstDigest(this.page, digest);
	}

	private isNew(id: string | undefined, position: number): boolean {
		if (id === undefined) {
			this.anonymous = true;
			return position >= this.highWater;
		}
		// Before the first restart, what stands in front of the offset was read by somebody else.
		if (this.seen.add(id)) return position >= this.offset || this.restarts > 0;
		if (position >= this.highWater) this.duplicates++;
		return false;
	}

	private take(): Promise<Answer> {
		const answer = this.ahead.take(this.page, this.count) ?? this.send(this.page, this.count);
		// The total of the page before is good enough: the guard looks at each page's own.
		this.askAhead();
		return answer;
	}

	private askAhead(): void {
		this.ahead.fill(this.page, this.count, (page) => this.isExpected(page));
	}

	private async send(page: number, count: number, signal?: AbortSignal): Promise<Answer> {
		const { asOfEntryMoment, request } = this;
		return await exchange(this.connection, request.service, request.buildBody({ page, count, asOfEntryMoment }), { signal });
	}

	/** Plans what to read after a failure, or throws what ends the read. */
	private async recover(failure: unknown): Promise<void> {
		this.ahead.drop();
		// Until a page has come, nothing is asked for ahead of it: a tenant in trouble gets one request.
		this.results = {};
		if (failure instanceof TotalDrift) return this.restart(failure);
		await this.backoff.afterFailure(failure);
		this.guard.replanned();
		if (!shrinksPage(failure) || this.count === 1) return;
		const from = this.count;
		const { count, page } = this.onePage?.shrink(from, this.before) ?? halve(from, this.before);
		const reason = toWorkdayError(failure).message;
		this.options.onNote?.({ kind: 'pageSizeReduced', from, to: count, page: this.page, reason });
		this.count = count;
		this.page = page;
		this.before = (page - 1) * count;
	}

	private restart({ before, after }: TotalDrift): void {
		if (this.onePage) throw new PlanOutdated(before, after);
		const what = `${this.request.operation}: the total changed from ${before} to ${after} between two pages`;
		if (this.anonymous || !this.request.identify) {
			throw new UnexpectedResponse(`${what}, and without ids nobody can tell what was read already.`);
		}
		if (this.restarts === MAX_RESTARTS) {
			throw new UnexpectedResponse(`${what}, again after ${MAX_RESTARTS} fresh starts. Try at a quieter time.`);
		}
		this.restarts++;
		this.options.onNote?.({ kind: 'restarted', totalBefore: before, totalAfter: after });
		this.page = 1;
		this.before = 0;
		this.guard.restarted(this.highWater);
	}

	private summarise(): void {
		const { onNote } = this.options;
		const { totalResults } = this.results;
		const limitReached = this.yielded >= this.limit;
		if (this.duplicates > 0) onNote?.({ kind: 'duplicates', count: this.duplicates });
		const [announced, received] = this.onePage ? [this.onePage.records, this.received] : [totalResults, this.before];
		if (!limitReached && announced !== undefined && received < announced) onNote?.({ kind: 'missing', announced, received });
		onNote?.({ kind: 'finished', totalResults, pagesRead: this.pagesRead, yielded: this.yielded, limitReached });
	}
}

/** As long as a WID, so that the id set keeps it compactly. */
function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
