import { stringify } from 'csv-stringify/sync';

/** Rows as CSV (RFC 4180, comma, CRLF), each ended by a line break. */
export function csvRows(rows: ReadonlyArray<ReadonlyArray<string>>): string {
	return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n' });
}
