/** Forms in which Workday serves a report. */
import { InvalidRequest } from '../errors';

/** Which reader reads it. */
export type RowFormat = 'json' | 'csv' | 'xml';

export interface ReportFormat {
	/** Value of the query's `format`; undefined: none, which is XML. */
	query: string | undefined;
	/** undefined: only as a file. */
	rows: RowFormat | undefined;
	mediaType: string;
	extension: string;
}

export const FORMATS = ['auto', 'json', 'csv', 'xml', 'other'] as const;
export type FormatChoice = (typeof FORMATS)[number];

const KNOWN: Readonly<Record<string, ReportFormat>> = {
	json: { query: 'json', rows: 'json', mediaType: 'application/json', extension: 'json' },
	csv: { query: 'csv', rows: 'csv', mediaType: 'text/csv', extension: 'csv' },
	xml: { query: undefined, rows: 'xml', mediaType: 'text/xml', extension: 'xml' },
	simplexml: { query: 'simplexml', rows: 'xml', mediaType: 'text/xml', extension: 'xml' },
};
const INITIALLY = 'json';

/**
 * @param typed for `other`: sent as it is
 * @param ofUrl what the pasted URL asks for, which `auto` follows
 * @throws InvalidRequest
 */
export function formatOf(choice: FormatChoice, typed: string, ofUrl: string | undefined): ReportFormat {
	if (choice === 'other' && typed === '') throw new InvalidRequest('Other Format', 'is empty. It is sent as format=…, for example simplexml');
	const name = choice === 'auto' ? (ofUrl ?? INITIALLY) : choice === 'other' ? typed : choice;
	const known = Object.hasOwn(KNOWN, name.toLowerCase()) ? KNOWN[name.toLowerCase()] : undefined;
	if (known) return known;
	const extension = /^[\w-]{1,20}$/.test(name) ? name : 'bin';
	return { query: name, rows: undefined, mediaType: 'application/octet-stream', extension };
}
