/** Rows that came before, by a key of theirs. */
import { createHash } from 'crypto';
import { InvalidRequest } from '../errors';
import { IdSet } from '../read/idSet';
import type { ReportRow } from './rows';

export const DUPLICATES_FIELD = 'Drop Duplicates By';

/** Of keys nothing is kept but 16 bytes each, at most half of the table being free: 5 million take up to 130 MB. */
export const MAX_KEYS = 5_000_000;

export class Duplicates {
	/** Rows that were called duplicates. */
	dropped = 0;
	/** Rows without a value in any column of the key: nobody knows whether they are the same. */
	withoutKey = 0;
	private readonly seen = new IdSet();

	/** @param columns the key; none: no row is a duplicate */
	constructor(
		private readonly columns: readonly string[],
		private readonly maxKeys = MAX_KEYS,
	) {}

	/**
	 * @param row as it came
	 * @throws InvalidRequest when there are more keys than can be kept
	 */
	isNew(row: ReportRow): boolean {
		if (this.columns.length === 0) return true;
		const key = this.columns.map((name) => (Object.hasOwn(row, name) && row[name] !== '' ? row[name] : null));
		if (key.every((value) => value === null)) {
			this.withoutKey++;
			return true;
		}
		// 128 bits: among 5 million keys two different ones are taken for the same once in 10^25 reports.
		const isNew = this.seen.add(createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32));
		if (!isNew) this.dropped++;
		if (this.seen.size > this.maxKeys) {
			throw new InvalidRequest(DUPLICATES_FIELD, `the report has more than ${this.maxKeys} different keys, which is more than can be kept. Split the report, or drop duplicates behind this node`, true);
		}
		return isNew;
	}
}
