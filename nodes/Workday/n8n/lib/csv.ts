import { stringify } from 'csv-stringify/sync';

/** csv-stringify quotes for CRLF alone, the end of a row here; most readers take any line break for one. */
const LINE_BREAK = /[\r\n]/;

/** Rows as CSV (RFC 4180, comma, CRLF), each ended by a line break. */
export function csvRows(rows: ReadonlyArray<ReadonlyArray<string>>): string {
	return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n', quoted_match: LINE_BREAK });
}
