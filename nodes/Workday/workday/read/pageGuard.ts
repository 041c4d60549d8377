import { UnexpectedResponse } from '../errors';
import { IdSet } from './idSet';
import type { PageResults } from './paging';

/** Not the end yet: the read may begin again. */
export class TotalDrift extends Error {
	constructor(
		readonly before: number,
		readonly after: number,
	) {
		super(`total changed from ${before} to ${after}`);
	}
}

/** What was read of a page. */
export interface ReadPage {
	page: number;
	/** Records asked for. */
	count: number;
	records: number;
	/** Those not read before. */
	fresh: number;
	/** Whether none was expected to come again after a failure. */
	allAhead: boolean;
	/** Records on this page and those before. */
	received: number;
}

/**
 * Sees to it that pages go together and that reading them ends, whatever the server answers: one that ignores Page, or
 * counts wrongly, must give an error, never an endless loop.
 */
export class PageGuard {
	private previous: { page: number; id: string } | undefined;
	private digests = new IdSet();
	/** Records that may come again after a fresh start: all that were read before, once. */
	private mayRepeat = 0;

	/** @param total records that the pages must count, where it is known beforehand */
	constructor(private total?: number) {}

	/** A page's head has been read. */
	head(asked: number, { page, totalPages, totalResults }: PageResults): void {
		if (page !== undefined && page !== asked) {
			throw new UnexpectedResponse(`Workday was asked for page ${asked} and sent page ${page}.`);
		}
		if (totalPages !== undefined && asked > Math.max(totalPages, 1) && totalResults === this.total) {
			throw new UnexpectedResponse(`Workday sent page ${asked} of ${totalPages}.`);
		}
		if (totalResults === undefined) return;
		if (this.total !== undefined && this.total !== totalResults) throw new TotalDrift(this.total, totalResults);
		this.total = totalResults;
	}

	/** The id of a page's first record. */
	firstId(page: number, id: string): void {
		if (this.previous?.id === id && this.previous.page === page - 1) throw repeated(page);
		this.previous = { page, id };
	}

	/** A digest of a page's first record where records have no ids: only a page that was seen before begins the same. */
	firstDigest(page: number, digest: string): void {
		if (!this.digests.add(digest)) throw repeated(page);
	}

	/** A page was read to its end. Returns whether another one follows. */
	end(read: ReadPage, { totalPages, totalResults }: PageResults): boolean {
		const { page, count, records, received } = read;
		const missing = totalResults === undefined ? 0 : totalResults - received;
		const toCome = `${missing} of ${totalResults} records are still to come`;
		const isLast = totalPages === undefined ? page * count >= (totalResults ?? 0) : page >= totalPages;
		// What the user may not see may be counted all the same: of a few workers that can be the whole last page.
		if (records === 0 && missing > 0 && !isLast) {
			throw new UnexpectedResponse(`Page ${page} is empty, although ${toCome}.`);
		}
		if (read.fresh === 0 && read.allAhead) this.nothingNew(page, records, totalResults);
		if (totalPages !== undefined) {
			// A full last page with records to come is a contradiction; a page that lacks a few may be a matter of permissions.
			if (page >= totalPages && records >= count && missing > 0) {
				throw new UnexpectedResponse(`Page ${page} is the last by Workday's count, although ${toCome}.`);
			}
			return page < totalPages;
		}
		return totalResults === undefined ? records >= count : missing > 0 && records > 0;
	}

	private nothingNew(page: number, records: number, totalResults: number | undefined): void {
		if (this.mayRepeat >= records) {
			this.mayRepeat -= records;
			return;
		}
		// A single record that came before is no loop while there is a total to stop at: it moved. The one of the page
		// before is refused all the same (firstId): with page size 1 that is what a server sends that ignores Page.
		if (records > (totalResults === undefined ? 0 : 1)) throw repeated(page);
	}

	/** The page size changed, or a page is read again: pages may overlap now. */
	replanned(): void {
		this.previous = undefined;
		this.digests = new IdSet();
	}

	/** Reading begins again from page 1; `read` records were read so far. What was put in front of them pushes them back. */
	restarted(read: number): void {
		this.mayRepeat = read;
		this.total = undefined;
		this.replanned();
	}
}

function repeated(page: number): UnexpectedResponse {
	return new UnexpectedResponse(`Page ${page} repeats an earlier page.`);
}
