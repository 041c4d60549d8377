import { CsvError, parse } from 'csv-parse/sync';

/**
 * The only file that imports csv-parse, bundled at build. Its streaming form needs Node's streams, which a verified
 * package may not import; so text is parsed in blocks, and the parser says where each record ended.
 */

export interface CsvRecord {
	cells: string[];
	/** Offset behind the record and its line end, in bytes. */
	end: number;
}

export interface CsvBlock {
	/** As far as there was no problem. */
	records: CsvRecord[];
	/** The block ends inside a quoted cell, which is in no record. */
	open: boolean;
	/** Why it is not CSV. */
	problem: string | undefined;
}

/** The records of a block, the last of which may be cut off by the end of the block. */
export function parseCsvBlock(block: Buffer, delimiter: string): CsvBlock {
	const records: CsvRecord[] = [];
	try {
		parse(block, {
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			on_record: (cells: string[], { bytes }: { bytes: number }) => {
				records.push({ cells, end: bytes });
				return null;
			},
		});
	} catch (error) {
		return broken(records, error);
	}
	return { records, open: false, problem: undefined };
}

function broken(records: CsvRecord[], error: unknown): CsvBlock {
	if (!(error instanceof CsvError)) throw error;
	const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
	return { records, open, problem: open ? undefined : error.message };
}
