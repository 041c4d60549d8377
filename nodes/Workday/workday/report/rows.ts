/** One row of a report: a value for each column, by the column's alias. */
export interface ReportRow {
	[column: string]: unknown;
}

/** `__proto__` is a column like any other. */
export function setCell(row: ReportRow, name: string, value: unknown): void {
	if (name === '__proto__') Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
	else row[name] = value;
}

/** Element and key of one row, and of all of them. */
export const ROW = 'Report_Entry';
export const ROWS = 'Report_Data';

/** More than any row holds: what is longer was never closed. */
export const MAX_ROW_BYTES = 64 * 1024 * 1024;
/** Groups in a row are one deep. */
export const MAX_DEPTH = 32;
