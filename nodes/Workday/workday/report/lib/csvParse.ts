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

/**
 * The records of a block, the last of which may be cut off by the end of the block.
 *
 * @returns `open`: the block ends inside a quoted cell, which is in no record
 * @throws what `describe` makes of text that is not CSV
 */
export function parseCsvBlock(
	block: Buffer,
	delimiter: string,
	describe: (problem: string) => Error,
): { records: CsvRecord[]; open: boolean } {
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
		if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return { records, open: true };
		throw error instanceof CsvError ? describe(error.message) : error;
	}
	return { records, open: false };
}
