import { csvRows, type CsvOptions } from '../../nodes/Workday/workday/report/csvRows.ts';
import { all, textsOf } from './chunks.mts';

const read = (text: string, options: Partial<CsvOptions> = {}, size?: number) => all(csvRows(textsOf(text, size), { delimiter: ',', ...options }));

test.each([
	['line ends of every kind', 'a,b\r\n1,2\n3,4\r5,6', [{ a: '1', b: '2' }, { a: '3', b: '4' }, { a: '5', b: '6' }]],
	['quoted line ends, quotes and delimiters', 'a,b\n"x\r\ny","say ""hi"", you"\n', [{ a: 'x\r\ny', b: 'say "hi", you' }]],
	['empty cells', 'a,b\n,\n"",x\n', [{ a: '', b: '' }, { a: '', b: 'x' }]],
	['blank lines', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
	['a blank line where there is one column', 'a\n\n1\n', [{ a: '' }, { a: '1' }]],
	['columns alone', 'a,b\n', []],
	['nothing', '', []],
	['columns without a name, or with the same', 'a,,a,a_2\n1,2,3,4', [{ a: '1', Column_2: '2', a_3: '3', a_2: '4' }]],
	['leading zeros, spaces and what looks like other types', 'a,b\n007, x \ntrue,1e3', [{ a: '007', b: ' x ' }, { a: 'true', b: '1e3' }]],
])('%s', async (_what, text, rows) => {
	for (const size of [1, 3, 1000]) expect(await read(text, {}, size)).toEqual(rows);
});

test('any delimiter', async () => {
	expect(await read('a;b\n1,5;"x;y"', { delimiter: ';' })).toEqual([{ a: '1,5', b: 'x;y' }]);
	expect(await read('a\tb\n1\t2', { delimiter: '\t' })).toEqual([{ a: '1', b: '2' }]);
	expect(await read('a||b\n1||2', { delimiter: '||' })).toEqual([{ a: '1', b: '2' }]);
});

test('a column called __proto__ is a column', async () => {
	const [row] = await read('__proto__,a\n1,2');
	expect(Object.entries(row ?? {})).toEqual([['__proto__', '1'], ['a', '2']]);
});

test('rows across blocks: each once, in order, and a cell longer than a block', async () => {
	const cell = (number: number) => (number === 50 ? `"${'long\n'.repeat(200_000)}"` : `"row ${number}\nö"`);
	const text = `n,text\n${Array.from({ length: 60_000 }, (_, number) => `${number},${cell(number)}`).join('\r\n')}`;
	const rows = await read(text, {}, 65_521);
	expect(rows).toHaveLength(60_000);
	expect(rows.every((row, number) => row.n === String(number))).toBe(true);
	expect(rows[49]?.text).toBe('row 49\nö');
	expect(String(rows[50]?.text)).toHaveLength(1_000_000);
});

test('columns are known before the first row; no answer at all has none', async () => {
	const seen: unknown[] = [];
	const rows = csvRows(textsOf('a,b\n1,2'), { delimiter: ',', onColumns: (columns) => seen.push(columns) });
	expect((await rows.next()).value).toEqual({ a: '1', b: '2' });
	expect(seen).toEqual([['a', 'b']]);
	await read('', { onColumns: (columns) => seen.push(columns) });
	expect(seen.at(-1)).toEqual([]);
});

test.each([
	['ends inside a quoted cell', 'a,b\n1,"x', 'Retriable', /cut short/],
	['ends inside a row', 'a,b\n1,2\n3', 'Retriable', /cut short/],
	['has a row with too few cells', 'a,b\n1\n2,3\n', 'UnexpectedResponse', /Row 1 .* has 1 cells, but there are 2 columns\. Is "," its Delimiter/],
	['has a row with too many cells', 'a,b\n1,2,3\n', 'UnexpectedResponse', /Row 1 .* has 3 cells/],
	['has text behind a quote', 'a,b\n"x"y,1\n', 'UnexpectedResponse', /not the CSV/],
])('a report that %s', async (_what, text, name, message) => {
	await expect(read(text)).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
});

test('a quote that is never closed does not fill memory', async () => {
	const endless = `a,b\n1,"${'x'.repeat(3_000_000)}`;
	await expect(read(endless, { maxRowBytes: 1_000_000 }, 65_536)).rejects.toThrow(/longer than 1000000 bytes/);
});
