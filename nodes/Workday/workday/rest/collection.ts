/** A collection of Workday's REST services, read page by page. */
import { createHash } from 'crypto';
import type { WorkdayClient } from '../client';
import { InvalidRequest, UnexpectedResponse } from '../errors';
import { IdSet } from '../read/idSet';
import { checkedLimit, type ReadNote } from '../read/paging';
import { parseCount } from '../values/scalars';
import { queryOf, type Query } from '../web/address';
import { isRecord, readJson, type JsonRecord } from './json';
import { idOf, Repetition } from './repetition';

export type { JsonRecord } from './json';

/** Of the REST services, by their public descriptions: 20 when nothing is said. */
export const LARGEST_PAGE = 100;
/** What pages are asked for with: a request's own query may not hold them. */
export const PAGING = { limit: 'limit', offset: 'offset' } as const;

/**
 * `id`: of an instance, whatever else the record says. `content`: for what nobody knows beforehand: records may share an
 * `id`, and only those that are equal are one. `none`: rows of a query, of which all count.
 */
export type Identity = 'id' | 'content' | 'none';

export interface CollectionRequest {
	/** Below the services host, encoded, without a query: `pathOf(REST('staffing/v6', tenant), ['workers'], …)`. */
	path: string;
	/** Without `limit` and `offset`. */
	query?: Query;
	/** Some collections are asked for by POST, though that only reads: long queries, for one. */
	method?: 'GET' | 'POST';
	body?: { text: string; mediaType: string };
	/** Most records a page that this address allows; 100 if not given. */
	largestPage?: number;
	/** What makes a record the same as one that came before; `id` if not given. */
	identity?: Identity;
}

export interface CollectionOptions {
	/** Records a request; the largest page if not given. */
	pageSize?: number;
	/** Records to yield at most. */
	limit?: number;
	/** What the reader of the output should know: the notes that reads by SOAP give, with `drifted` besides. */
	onNote?(note: ReadNote): void;
}

/** After so many fresh starts a changing collection is given as it came. */
const MAX_RESTARTS = 2;

interface Page {
	records: JsonRecord[];
	total: number | undefined;
}

interface Drift {
	before: number;
	after: number;
}

/**
 * Records one at a time, a page held at a time. REST cannot pin pages to a moment as SOAP can: when the total changes on
 * the way, the collection is read again, and records that came already are known by their `id`. Where they have none,
 * a note says that some may be missing or come twice.
 *
 * @throws WorkdayError; UnexpectedResponse for pages that repeat, and for an empty one with records still to come
 */
export async function* readCollection(client: WorkdayClient, request: CollectionRequest, options: CollectionOptions = {}): AsyncGenerator<JsonRecord, undefined> {
	yield* new CollectionRead(client, request, options).records();
	return undefined;
}

class CollectionRead {
	private readonly pageSize: number;
	private readonly limit: number;
	private readonly seen = new IdSet();
	private readonly repetition = new Repetition();
	/** Some record had no id: nobody could tell whether it was read. */
	private anonymous = false;
	private yielded = 0;
	private pagesRead = 0;
	private duplicates = 0;
	private total: number | undefined;

	constructor(
		private readonly client: WorkdayClient,
		private readonly request: CollectionRequest,
		private readonly options: CollectionOptions,
	) {
		this.pageSize = checkedPageSize(options.pageSize, request.largestPage ?? LARGEST_PAGE);
		this.limit = checkedLimit(options.limit);
	}

	private get done(): boolean {
		return this.yielded >= this.limit;
	}

	async *records(): AsyncGenerator<JsonRecord> {
		for (let restarts = 0; ; restarts++) {
			const drift = yield* this.pass(restarts === 0);
			if (drift === undefined || this.done) break;
			const { before: totalBefore, after: totalAfter } = drift;
			if (this.anonymous || restarts === MAX_RESTARTS) {
				this.options.onNote?.({ kind: 'drifted', totalBefore, totalAfter });
				break;
			}
			this.options.onNote?.({ kind: 'restarted', totalBefore, totalAfter });
			this.repetition.restarted();
		}
		this.summarise();
	}

	/** Once from the first page to the last. What changed on the way, if something did. */
	private async *pass(isFirst: boolean): AsyncGenerator<JsonRecord, Drift | undefined> {
		let drift: Drift | undefined;
		let before: number | undefined;
		let short = false;
		for (let offset = 0; ; ) {
			const asked = isFirst ? Math.min(this.pageSize, this.limit - this.yielded) : this.pageSize;
			const { records, total } = await this.page(offset, asked);
			if (before !== undefined && total !== undefined && total !== before) drift = { before: drift?.before ?? before, after: total };
			before = total ?? before;
			this.total = total;
			if (this.repetition.isListAgain({ records, offset, bounded: total !== undefined, identity: this.request.identity ?? 'id' }, short)) return drift;
			for (const record of records) {
				if (!this.isNew(record, isFirst)) continue;
				this.yielded++;
				yield record;
				if (this.done) return drift;
			}
			refuseGap({ records, total }, offset, asked);
			short = records.length < asked;
			offset += records.length;
			if (!mayFollow(records.length, offset, total)) return drift;
		}
	}

	private async page(offset: number, limit: number): Promise<Page> {
		const { path, query = [], method = 'GET', body } = this.request;
		const page = this.pagesRead++ + 1;
		const whole: Query = [...query, [PAGING.limit, String(limit)], [PAGING.offset, String(offset)]];
		return await this.client.askWhole(
			{ method, path: path + queryOf(whole), accept: 'application/json', isRead: true, ...(body && { body }) },
			async (answer) => asPage(await readJson(answer)),
			({ reason, waitMs }) => this.options.onNote?.({ kind: 'retried', page, reason, waitMs }),
		);
	}

	private isNew(record: JsonRecord, isFirst: boolean): boolean {
		const id = identityOf(record, this.request.identity);
		this.anonymous ||= id === undefined;
		if (id === undefined || this.seen.add(id)) return true;
		if (isFirst) this.duplicates++;
		return false;
	}

	private summarise(): void {
		const { onNote } = this.options;
		if (this.duplicates > 0) onNote?.({ kind: 'duplicates', count: this.duplicates });
		if (!this.done && this.total !== undefined && this.yielded < this.total) {
			onNote?.({ kind: 'missing', announced: this.total, received: this.yielded });
		}
		onNote?.({ kind: 'finished', totalResults: this.total, pagesRead: this.pagesRead, yielded: this.yielded, limitReached: this.done });
	}
}

/** @throws UnexpectedResponse for an answer that is no collection */
function asPage(answer: unknown): Page {
	const data = isRecord(answer) ? answer.data : undefined;
	if (!isRecord(answer) || !Array.isArray(data)) {
		const what = isRecord(answer) ? `an object with ${Object.keys(answer).slice(0, 8).join(', ') || 'nothing in it'}` : Array.isArray(answer) ? 'a list alone' : 'no object';
		throw new UnexpectedResponse(`Workday's answer is no collection, which has total and data, but ${what}.`);
	}
	const { total } = answer;
	const count = typeof total === 'number' || typeof total === 'string' ? parseCount(String(total)) : undefined;
	return { records: data.map((record: unknown) => (isRecord(record) ? record : { value: record })), total: count };
}

/** A total that is less than what came cannot be one. Without a total only an empty page is the end: any other may be cut. */
function mayFollow(received: number, offset: number, total: number | undefined): boolean {
	if (received === 0) return false;
	return total === undefined || total < offset || offset < total;
}

/** What the user may not see may be counted all the same, and be the whole last page. */
function refuseGap({ records, total = 0 }: Page, offset: number, asked: number): void {
	if (records.length > 0 || offset + asked >= total) return;
	throw new UnexpectedResponse(`The page that begins at offset ${offset} is empty, although ${total - offset} of ${total} records are still to come.`);
}

function identityOf(record: JsonRecord, identity: Identity = 'id'): string | undefined {
	const id = identity === 'none' ? undefined : idOf(record);
	if (id === undefined || identity === 'id') return id;
	// As long as a WID, which is what the set keeps compactly.
	return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32);
}

function checkedPageSize(pageSize: number | undefined, largest: number): number {
	const size = pageSize ?? largest;
	if (Number.isInteger(size) && size >= 1 && size <= largest) return size;
	throw new InvalidRequest('Page Size', `${size} is not allowed. Allowed are whole numbers from 1 to ${largest}`);
}
