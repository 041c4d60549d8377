/** JSON → rows, one at a time: a row is all that is kept of the document. */
import { Retriable, UnexpectedResponse } from '../errors';
import { createJsonPush, type JsonToken } from './lib/streamparserJson';
import { MAX_DEPTH, MAX_ROW_BYTES, ROW, setCell, type ReportRow } from './rows';

/**
 * `{"Report_Entry": …}`: a list of rows; one row as an object; null, an empty text or nothing for no rows.
 *
 * @throws Retriable where the text breaks off, UnexpectedResponse for anything else
 */
export async function* jsonRows(chunks: AsyncIterable<string>, maxRowBytes = MAX_ROW_BYTES): AsyncGenerator<ReportRow> {
	const reader = new JsonRowReader(maxRowBytes);
	for await (const chunk of chunks) {
		reader.write(chunk);
		yield* reader.take();
	}
	reader.end();
	yield* reader.take();
}

class JsonRowReader {
	private rows: ReportRow[] = [];
	/** A report of one row that is no list; its columns come one by one. */
	private single: ReportRow | undefined;
	private depth = 0;
	private previous: JsonToken | undefined;
	/** Key of the root whose value comes. */
	private key: string | undefined;
	private readonly otherKeys: string[] = [];
	private found = false;
	private ending = false;
	private sinceRow = 0;
	private readonly push = createJsonPush({
		path: `$.${ROW}.*`,
		onValue: (value, key) => this.value(value, key),
		onToken: (token, text) => this.token(token, text),
		describe: (problem) => (this.ending ? cutShort() : notJson(problem)),
	});

	constructor(private readonly maxRowBytes: number) {}

	write(text: string): void {
		this.sinceRow += text.length;
		if (text !== '') this.push.write(text);
		if (this.sinceRow > this.maxRowBytes) throw new UnexpectedResponse(`A row of the report is longer than ${this.maxRowBytes} bytes.`);
	}

	end(): void {
		this.ending = true;
		if (this.previous === undefined) throw cutShort();
		this.push.end();
		if (this.single) this.rows.push(this.single);
		if (!this.found && this.otherKeys.length > 0) {
			throw new UnexpectedResponse(`Workday's answer has no ${ROW}, but ${this.otherKeys.slice(0, 5).join(', ')}.`);
		}
	}

	take(): ReportRow[] {
		const { rows } = this;
		this.rows = [];
		return rows;
	}

	private value(value: unknown, key: string | number | undefined): void {
		if (this.single) {
			setCell(this.single, String(key), value);
			return;
		}
		if (!isRow(value)) throw new UnexpectedResponse(`A row of the report is ${value === null ? 'null' : typeof value}, not an object.`);
		this.rows.push(value);
		this.sinceRow = 0;
	}

	/** Follows the document as far as the root's keys; the parser does the rest. */
	private token(token: JsonToken, text: unknown): void {
		if (this.depth === 0 && token !== '{' && this.previous === undefined) throw notJson('it does not begin with {');
		if (this.depth === 1) this.rootToken(token, text);
		if (token === '{' || token === '[') this.depth++;
		else if (token === '}' || token === ']') this.depth--;
		if (this.depth > MAX_DEPTH) throw notJson(`it is nested deeper than ${MAX_DEPTH}`);
		this.previous = token;
	}

	private rootToken(token: JsonToken, text: unknown): void {
		if (token === 'string' && (this.previous === '{' || this.previous === ',')) {
			this.key = String(text);
			if (this.key !== ROW) this.otherKeys.push(this.key);
		} else if (this.previous === ':' && this.key === ROW) {
			this.found = true;
			if (token === '{') this.single = {};
			else if (token !== '[' && token !== 'null' && text !== '') throw notJson(`${ROW} is no list of rows`);
		}
	}
}

const isRow = (value: unknown): value is ReportRow => typeof value === 'object' && value !== null && !Array.isArray(value);

const notJson = (problem: string): UnexpectedResponse => new UnexpectedResponse(`The report is not the JSON that it should be: ${problem}.`);
const cutShort = (): Retriable => new Retriable("Workday's answer was cut short: the JSON is not complete.", {}, undefined, true);
