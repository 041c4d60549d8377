import type { Tape } from '../../xml/tape';

/** What becomes of the records of one operation. `Needs` is what its response group makes flags of. */
export interface RecordOutput<Needs> {
	/** Keys of every item, where they are known beforehand: what a CSV file needs. */
	readonly columns?: readonly string[];
	readonly needs: Needs;
	/** Nothing but what it needs is asked for, whatever the user chose to include. */
	readonly alone?: true;
	/** Everything that the output has, without a choice of the user's. */
	readonly standard?: boolean;
	read(record: Tape): Record<string, unknown>;
	/** Fields of the user's that no record so far had anything for. */
	neverFound?(): string[];
}
