/** Items → the bytes of one file, as they come. Nothing is held but the piece that is being filled. */
import { InvalidRequest } from '../workday/errors';
import { csvRows } from './lib/csv';

export type FileFormat = 'ndjson' | 'json' | 'csv';

export const FILE_FORMATS: Record<FileFormat, { name: string; mimeType: string; extension: string; description: string }> = {
	ndjson: { name: 'NDJSON', mimeType: 'application/x-ndjson', extension: 'ndjson', description: 'One JSON object per line' },
	json: { name: 'JSON', mimeType: 'application/json', extension: 'json', description: 'One JSON array' },
	csv: { name: 'CSV', mimeType: 'text/csv', extension: 'csv', description: 'One row per item; lists and objects as JSON in their cell' },
};

type Item = Record<string, unknown>;

interface Encoder {
	start: string;
	item(item: Item, index: number): string;
	end: string;
}

/** Writes of about this size: fewer, larger writes than one an item, and no more than this waits in memory. */
const PIECE_BYTES = 64 * 1024;
/** UTF-8 of one UTF-16 code unit, at most. */
const MOST_BYTES = 3;

/** @throws InvalidRequest for CSV without known columns, before anything is read */
export function encoderFor(format: FileFormat, columns: readonly string[] | undefined, byteOrderMark = false, record = 'worker'): Encoder {
	if (format === 'json') return { start: '[', item: (item, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`, end: '\n]\n' };
	if (format === 'ndjson') return { start: '', item: (item) => `${JSON.stringify(item)}\n`, end: '' };
	if (columns === undefined) {
		throw new InvalidRequest('File Format', `CSV needs columns that are the same for every ${record}: choose NDJSON or JSON, or another output`);
	}
	return { start: `${byteOrderMark ? '\uFEFF' : ''}${csvRows([columns])}`, item: (item) => csvRows([columns.map((column) => cell(item[column]))]), end: '' };
}

/** Absent is an empty cell. */
function cell(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export async function* encode(items: AsyncIterable<Item>, { start, item: encodeItem, end }: Encoder): AsyncGenerator<Uint8Array> {
	let piece = new Piece(start);
	let index = 0;
	for await (const item of items) {
		const text = encodeItem(item, index++);
		if (piece.add(text)) continue;
		yield piece.bytes;
		piece = new Piece(text);
	}
	if (piece.bytes.length > 0) yield piece.bytes;
	if (end !== '') yield Buffer.from(end);
}

/** Texts become bytes one by one, where they stand: to join them first costs as much again as making JSON of a worker. */
class Piece {
	private buffer = Buffer.allocUnsafe(PIECE_BYTES);
	private used = 0;

	constructor(text: string) {
		this.add(text);
	}

	get bytes(): Uint8Array {
		return this.buffer.subarray(0, this.used);
	}

	/** @returns false when there is no room. In an empty piece there is always. */
	add(text: string): boolean {
		if (this.used + MOST_BYTES * text.length <= this.buffer.length) {
			this.used += this.buffer.write(text, this.used);
			return true;
		}
		if (this.used > 0) return false;
		this.buffer = Buffer.from(text);
		this.used = this.buffer.length;
		return true;
	}
}
