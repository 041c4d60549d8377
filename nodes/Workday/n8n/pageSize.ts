/** How many records a SOAP request asks for: the field of the editor, and what was put there. */
import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../workday/read/paging';
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

export const WHEN_MUCH_IS_INCLUDED = 'Take fewer when many parts are included';

/** @throws InvalidRequest */
export const readPageSize = (options: Parameters): number => options.integer('pageSize', 'Page Size', DEFAULT_PAGE_SIZE, { min: 1, max: MAX_PAGE_SIZE });
