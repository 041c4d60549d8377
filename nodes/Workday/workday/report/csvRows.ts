/** CSV → rows, block by block. */
import { Retriable, UnexpectedResponse } from '../errors';
import { parseCsvBlock, type CsvBlock, type CsvRecord } from './lib/csvParse';
import { MAX_ROW_BYTES, setCell, type ReportRow } from './rows';

/** Parsed at once: large enough that the record which a block cuts off costs little, and small in memory. */
const BLOCK_BYTES = 256 * 1024;

export interface CsvOptions {
	/** One or more characters. */
	delimiter: string;
	/** Is given the columns before the first row; throws where some are missing. */
	onColumns?(columns: readonly string[]): void;
	maxRowBytes?: number;
	blockBytes?: number;
}

/**
 * The first record names the columns. A column without a name, or with one that is taken, gets a number.
 *
 * @throws Retriable where the text breaks off, UnexpectedResponse for a row that does not have as many cells as columns
 */
export async function* csvRows(chunks: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<ReportRow> {
	const table = new Table(options);
	const arrived = new Pieces();
	const { blockBytes = BLOCK_BYTES } = options;
	let enough = blockBytes;
	for await (const chunk of chunks) {
		arrived.add(Buffer.from(chunk));
		if (arrived.length < enough) continue;
		let pending = arrived.take();
		const { records } = parsePart(pending, options.delimiter);
		// The last record may go on in the next block.
		records.pop();
		for (const record of records) yield* table.rowOf(record);
		pending = pending.subarray(records.at(-1)?.end ?? 0);
		refuseEndless(pending.length, options.maxRowBytes ?? MAX_ROW_BYTES);
		// A cell that is longer than a block is looked at again only when twice as much of it is there.
		enough = Math.max(blockBytes, 2 * pending.length);
		arrived.add(pending);
	}
	const { records, open, problem } = parseCsvBlock(arrived.take(), options.delimiter);
	if (problem !== undefined) throw notCsv(problem);
	if (open) throw new Retriable("Workday's answer was cut short: it ends inside a quoted cell.", {}, undefined, true);
	for (const [index, record] of records.entries()) yield* table.rowOf(record, index === records.length - 1);
	table.end();
}

/** Half a delimiter behind a quoted cell looks like a mistake: what may be half of one is left for the next block. */
function parsePart(block: Buffer, delimiter: string): CsvBlock {
	let parsed = parseCsvBlock(block, delimiter);
	for (let cut = 1; parsed.problem !== undefined && cut < Math.min(Buffer.byteLength(delimiter), block.length); cut++) {
		parsed = parseCsvBlock(block.subarray(0, -cut), delimiter);
	}
	if (parsed.problem !== undefined) throw notCsv(parsed.problem);
	return parsed;
}

/** Joined when there are enough of them: a server that sends 1 KB at a time would have each block copied 256 times. */
class Pieces {
	length = 0;
	private pieces: Buffer[] = [];

	add(piece: Buffer): void {
		this.pieces.push(piece);
		this.length += piece.length;
	}

	take(): Buffer {
		const all = Buffer.concat(this.pieces);
		this.pieces = [];
		this.length = 0;
		return all;
	}
}

class Table {
	private columns: string[] | undefined;
	private rows = 0;

	constructor(private readonly options: CsvOptions) {}

	*rowOf({ cells }: CsvRecord, last = false): Generator<ReportRow> {
		if (this.columns === undefined) {
			this.columns = uniqueNames(cells);
			this.options.onColumns?.(this.columns);
			return;
		}
		const { columns } = this;
		// A blank line between rows; in a report of one column it is an empty cell.
		if (cells.length === 1 && cells[0] === '' && columns.length > 1) return;
		this.rows++;
		if (cells.length !== columns.length) throw this.unlikeColumns(cells.length, columns.length, last);
		const row: ReportRow = {};
		for (const [at, name] of columns.entries()) setCell(row, name, cells[at]);
		yield row;
	}

	end(): void {
		// An answer without a byte has no columns either, so what is required is missing.
		if (this.columns === undefined) this.options.onColumns?.([]);
	}

	private unlikeColumns(cells: number, columns: number, last: boolean): Error {
		if (last && cells < columns) return new Retriable("Workday's answer was cut short: its last row is not complete.", {}, undefined, true);
		const { delimiter } = this.options;
		return new UnexpectedResponse(
			`Row ${this.rows} of the report has ${cells} cells, but there are ${columns} columns. Is ${JSON.stringify(delimiter)} its Delimiter?`,
		);
	}
}

function uniqueNames(cells: readonly string[]): string[] {
	const taken = new Set<string>(cells);
	const used = new Set<string>();
	return cells.map((cell, index) => {
		let name = cell === '' ? `Column_${index + 1}` : cell;
		for (let number = 2; used.has(name); number++) if (!taken.has(`${cell}_${number}`)) name = `${cell}_${number}`;
		used.add(name);
		return name;
	});
}

function refuseEndless(bytes: number, limit: number): void {
	if (bytes > limit) throw new UnexpectedResponse(`A row of the report is longer than ${limit} bytes. Perhaps a quote is never closed.`);
}

/** The library counts lines from the beginning of the block. */
const notCsv = (problem: string): Error => new UnexpectedResponse(`The report is not the CSV that it should be: ${problem.replace(/ at line \d+/, '')}.`);
