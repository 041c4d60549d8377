/** Text of a cell → the type that the user asked for. Nothing is converted unasked: ids have leading zeros. */
import { UnexpectedResponse } from '../errors';
import { parseXsdDate, parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';

export const COLUMN_TYPES = ['boolean', 'date', 'dateTime', 'number'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

const NAMES: Record<ColumnType, string> = {
	boolean: 'true or false (1, 0, true, false)',
	date: 'a date (2026-01-31)',
	dateTime: 'a date and time',
	number: 'a number that can be kept exactly',
};

/**
 * Empty is null. Dates are `YYYY-MM-DD`, moments UTC with milliseconds.
 *
 * @throws UnexpectedResponse for a value that is none: it must not become null unnoticed
 */
export function convert(value: unknown, type: ColumnType, column: string, row: number): unknown {
	if (value === null || value === undefined || value === '') return null;
	const converted = CONVERT[type](String(value).trim());
	if (converted !== null) return converted;
	const shown = String(value).slice(0, 40);
	throw new UnexpectedResponse(`Row ${row} of the report: "${shown}" in the column ${column} is not ${NAMES[type]}. Take the column off Column Types to keep it as text.`);
}

const CONVERT: Record<ColumnType, (text: string) => unknown> = {
	boolean: parseXsdBoolean,
	date: parseXsdDate,
	dateTime: parseXsdMoment,
	number: exactNumber,
};

/** null also where a number could not hold all digits. */
function exactNumber(text: string): number | null {
	if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)) return null;
	const digits = text.replace(/^[+-]/, '').replace('.', '').replace(/^0+/, '');
	return digits.length <= 15 ? Number(text) : null;
}
