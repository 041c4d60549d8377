/** Where a block of CSV ends makes no difference: the same rows as of the whole text at once, whatever is in them. */
import { parse } from 'csv-parse/sync';
import { csvRows } from '../../nodes/Workday/workday/report/csvRows.ts';
import { decodeText } from '../../nodes/Workday/workday/report/text.ts';
import { all, bytesOf } from './chunks.mts';

/** Mulberry32. */
function random(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

const PIECES = ['a', '"', '""', '\r\n', '\n', '\r', ',', ';', '|', '||', ' ', 'ö', '日本', '\u{1F600}', '0', ''];

function report(seed: number, delimiter: string): { text: string; cells: string[][] } {
	const below = random(seed);
	const columns = 1 + below(4);
	const lineEnd = ['\r\n', '\n', '\r'][below(3)] ?? '\n';
	const cell = () => Array.from({ length: below(6) }, () => PIECES[below(PIECES.length)]).join('');
	const cells = Array.from({ length: below(12) }, () => Array.from({ length: columns }, (_, at) => (at === 0 ? `x${cell()}` : cell())));
	const quoted = (text: string) => (below(3) === 0 || /["\r\n]/.test(text) || text.includes(delimiter) || delimiter.startsWith(text.slice(-1)) ? `"${text.replaceAll('"', '""')}"` : text);
	const header = Array.from({ length: columns }, (_, at) => `c${at}`);
	const text = [header, ...cells].map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
	return { text: below(2) === 0 ? text : text.slice(0, -lineEnd.length), cells };
}

test.each([',', '\t', '||', '¦'])('300 reports with %j between their cells, in blocks of any size', async (delimiter) => {
	for (let seed = 1; seed <= 300; seed++) {
		const { text, cells } = report(seed, delimiter);
		// The reference agrees with what was written, else the test proves nothing.
		expect(parse(text, { delimiter, from: 2, record_delimiter: ['\r\n', '\n', '\r'] })).toEqual(cells);
		const rows = await all(csvRows(decodeText(bytesOf(text, 1 + (seed % 9)), undefined), { delimiter, blockBytes: 1 + (seed % 23) }));
		expect({ seed, cells: rows.map((row) => Object.values(row)) }).toEqual({ seed, cells });
	}
});
