import type { XmlLimits } from '../../xml/limits';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { children, descend, textAt, type ExpandedName, wd } from '../elements';
import { InvalidRequest } from '../errors';
import { SOAP_NAMESPACE } from '../soap/envelope';
import { parseCount } from '../values/scalars';
import type { PlannedPage } from './onePage';

/** Workday's own bounds for Count. */
export const MAX_PAGE_SIZE = 999;
export const DEFAULT_PAGE_SIZE = 100;
/** Tenants turn away who asks too often. */
export const MAX_PARALLEL = 8;
export const DEFAULT_PARALLEL = 2;

/** One page as Workday's Response_Filter asks for it. */
export interface PageRequest {
	/** From 1. */
	page: number;
	/** Records a page. */
	count: number;
	/** The same for all pages: without it the pages of a changing tenant do not fit together. */
	asOfEntryMoment: string;
}

/** A paged read operation: what to ask, and what to make of each record. */
export interface ReadRequest<T> {
	/** Web service, for example `Human_Resources`. */
	service: string;
	/** Operation, for example `Get_Workers`; for messages. */
	operation: string;
	/** The operation's element, prefix `wd` for Workday's namespace. */
	buildBody(page: PageRequest): string;
	/** The element that repeats in Response_Data. */
	record: ExpandedName;
	/**
	 * Makes the item; undefined: not wanted. The tape is reused for the next record: keep values, not the tape.
	 *
	 * @param position of the record in the whole read, from 0
	 * @param total records of the whole read, where Workday says so
	 */
	map(record: Tape, position: number, total: number | undefined): T | undefined;
	/** What makes the record unique, a WID where there is one. Without it total drift cannot be mended. */
	identify?(record: Tape): string | undefined;
	/** Name table that compiled paths of `map` were made with. */
	names?: NameTable;
	limits?: Partial<XmlLimits>;
}

export interface ReadOptions {
	/** 1 to 999, 100 if not given. */
	pageSize?: number;
	/** Requests for pages that may be under way at the same time, 1 to 8, 2 if not given. The order of the items is the same. */
	parallel?: number;
	/** Items to yield at most. */
	limit?: number;
	/**
	 * Records to pass over: a read goes on where an earlier one with the same request, moment and page size stopped.
	 * 0 if not given.
	 */
	offset?: number;
	/** This page of a plan alone, with the plan's page size and moment. Goes without `limit` and `offset`. */
	only?: PlannedPage;
	/** Moment that all pages show, UTC with milliseconds; the start of the read if not given. */
	asOfEntryMoment?: string;
	/** What the reader of the output should know. */
	onNote?(note: ReadNote): void;
}

/** Something worth telling, in the order in which it happened; `finished` comes last, unless the read failed or was left. */
export type ReadNote =
	| { kind: 'retried'; page: number; reason: string; waitMs: number }
	| { kind: 'pageSizeReduced'; from: number; to: number; page: number; reason: string }
	/** The total changed between two pages, so reading began again from page 1. */
	| { kind: 'restarted'; totalBefore: number; totalAfter: number }
	/** The total changed, and reading could not begin again: some records may be missing or come twice. */
	| { kind: 'drifted'; totalBefore: number; totalAfter: number }
	/** Records that came twice and were left out. */
	| { kind: 'duplicates'; count: number }
	/** Workday announced more records than it sent. */
	| { kind: 'missing'; announced: number; received: number }
	/** `pagesRead` counts pages that were read again too. */
	| { kind: 'finished'; totalResults?: number; pagesRead: number; yielded: number; limitReached: boolean };

/** Response_Results. Each may be absent. */
export interface PageResults {
	totalResults?: number;
	totalPages?: number;
	pageResults?: number;
	page?: number;
}

/** Reads Response_Results from what stands before the first record. Entry 0 is the envelope. */
export function readPageResults(head: Tape): PageResults {
	const body = descend(head, 0, { uri: SOAP_NAMESPACE, local: 'Body' });
	const response = body === undefined ? undefined : children(head, body).next().value;
	if (!response) return {};
	const count = (local: string) => parseCount(textAt(head, response, wd('Response_Results'), wd(local)));
	return {
		totalResults: count('Total_Results'),
		totalPages: count('Total_Pages'),
		pageResults: count('Page_Results'),
		page: count('Page'),
	};
}

/**
 * Half the page size, and the page of that size that holds record `offset` (from 0).
 * Records of that page before `offset` come again.
 */
export function halve(count: number, offset: number): { count: number; page: number } {
	const half = Math.max(1, Math.floor(count / 2));
	return { count: half, page: Math.floor(offset / half) + 1 };
}

export function checkedPageSize(pageSize: number = DEFAULT_PAGE_SIZE): number {
	if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= MAX_PAGE_SIZE) return pageSize;
	throw new InvalidRequest('Page Size', `${pageSize} is not allowed. Allowed are whole numbers from 1 to ${MAX_PAGE_SIZE}.`);
}

export function checkedParallel(parallel: number = DEFAULT_PARALLEL): number {
	if (Number.isInteger(parallel) && parallel >= 1 && parallel <= MAX_PARALLEL) return parallel;
	throw new InvalidRequest('Parallel Requests', `${parallel} is not allowed. Allowed are whole numbers from 1 to ${MAX_PARALLEL}.`);
}

export function checkedLimit(limit: number = Infinity): number {
	if (limit === Infinity || (Number.isInteger(limit) && limit >= 1)) return limit;
	throw new InvalidRequest('Limit', `${limit} is not allowed. Allowed are whole numbers from 1.`);
}
