/** What the reader of the output should know of a report that was read. */
import type { OperationContext } from '../../../n8n/defineOperation';
import type { ReportTable } from '../../../workday/report/table';
import type { ReportSettings } from './settings';

const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** @param strangers columns of rows that the file has no place for */
export function hintAtTable({ hint }: OperationContext, table: ReportTable, { stretches, address }: ReportSettings, strangers: ReadonlySet<string>): void {
	const { given, cut, duplicates, retries, schemaProblem, neverCame } = table;
	const more = cut === 'yes' ? 'There are more' : 'There may be more';
	if (cut !== 'no') hint(`${counted(given, 'row')} of the report ${given === 1 ? 'was' : 'were'} read, up to the limit. ${more}: Return All reads every one.`);
	else if (stretches.length > 0) hint(`The report was run ${counted(stretches.length, 'time')}, from ${stretches[0]?.from} through ${stretches.at(-1)?.through}: ${counted(given, 'row')}.`);
	if (given === 0) hint(`The report ${address.name} has no rows. If it should have some, check its prompts, and what the integration user may see.`);
	if (duplicates.dropped > 0) hint(`${counted(duplicates.dropped, 'row')} dropped: the same key had come before.`);
	if (duplicates.withoutKey > 0) hint(`${counted(duplicates.withoutKey, 'row')} had no value in any column of the key, and were given.`, 'warning');
	if (retries.length > 0) {
		hint(`Workday had to be asked again (${[...new Set(retries.map(({ reason }) => reason))].join('; ')}). No row came twice, and none is missing.`);
	}
	if (schemaProblem !== undefined) hint(`The columns of the report could not be asked for, so rows have only those that came with them, and one value stays one value. ${schemaProblem}`, 'warning');
	if (neverCame.length > 0) hint(`No row had ${neverCame.join(', ')}. Check the names in Columns and Column Types: capitals count.`, 'warning');
	if (strangers.size > 0) hint(`Rows had columns that the report's schema does not name, and that are not in the file: ${[...strangers].join(', ')}. Name them in Columns.`, 'warning');
}
