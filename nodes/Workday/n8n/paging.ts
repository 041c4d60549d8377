/** How records are asked for over SOAP, page by page: the fields of the editor, and what was put there. */
import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_PAGE_SIZE, DEFAULT_PARALLEL, MAX_PAGE_SIZE, MAX_PARALLEL, type ReadOptions } from '../workday/read/paging';
import type { Parameters } from './parameters';

/**
 * For an Options collection.
 *
 * @param records what there are many of, with a capital: Workers
 */
export const pageSizeField = (records: string, advice?: string): INodeProperties => ({
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_PAGE_SIZE },
	default: DEFAULT_PAGE_SIZE,
	description: [`${records} per request, 1 to ${MAX_PAGE_SIZE}`, ...(advice ? [advice] : []), 'It halves by itself when Workday breaks off a page.'].join('. '),
});

const parallelField: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'parallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_PARALLEL },
	default: DEFAULT_PARALLEL,
	description: `How many pages may be asked for at the same time, 1 to ${MAX_PARALLEL}. The order of the items stays. More is faster where Workday takes long to begin an answer; too many, and it turns requests away for a while.`,
};

/** For the Options collection of a read of all pages. */
export const pagingFields = (records: string, advice?: string): [INodeProperties, INodeProperties] => [pageSizeField(records, advice), parallelField];

export const WHEN_MUCH_IS_INCLUDED = 'Take fewer when many parts are included';

/** @throws InvalidRequest */
export const readPageSize = (options: Parameters): number => options.integer('pageSize', 'Page Size', DEFAULT_PAGE_SIZE, { min: 1, max: MAX_PAGE_SIZE });

/** @throws InvalidRequest */
export const readPaging = (options: Parameters): Required<Pick<ReadOptions, 'pageSize' | 'parallel'>> => ({
	pageSize: readPageSize(options),
	parallel: options.integer('parallelRequests', 'Parallel Requests', DEFAULT_PARALLEL, { min: 1, max: MAX_PARALLEL }),
});
