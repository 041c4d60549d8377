/** Records → rows, up to the limit. The limit counts rows, which is what the user gets, and not what they are read from. */
import type { OperationContext } from '../../../n8n/defineOperation';
import type { Row } from '../../../workday/membership/holder';

export class Tally {
	/** Records that were read. */
	records = 0;
	/** Of them, those without any row. */
	without = 0;
	rows = 0;
	/** The limit was reached, so there may be more. */
	cut = false;
}

/** Leaving early frees the connection: what is behind the limit is not read. */
export async function* limited(records: AsyncIterable<Row[]>, limit: number, tally: Tally): AsyncGenerator<Row, undefined> {
	for await (const rows of records) {
		tally.records++;
		if (rows.length === 0) tally.without++;
		for (const row of rows) {
			yield row;
			if (++tally.rows === limit) {
				tally.cut = true;
				return undefined;
			}
		}
	}
	return undefined;
}

/** @param what the rows are, and in whom they were looked for */
export function hintAtTally({ hint }: OperationContext, { records, without, rows, cut }: Tally, what: { rows: string; records: string }): void {
	if (cut) hint(`${rows} ${what.rows} were given, up to the limit. There may be more. Return All gives every one.`);
	if (without > 0) {
		hint(`${without} of the ${records} ${what.records} that were read gave no row: they have nothing of what was asked for.`, rows === 0 ? 'warning' : 'info');
	}
}
