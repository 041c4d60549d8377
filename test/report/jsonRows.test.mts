import { jsonRows } from '../../nodes/Workday/workday/report/jsonRows.ts';
import { all, textsOf } from './chunks.mts';

const read = (text: string, size?: number, maxRowBytes?: number) => all(jsonRows(textsOf(text, size), maxRowBytes));
const ROW = { Employee_ID: '0042', Name: 'Łódź "\\\u0001 \u{1F600}', None: null, Group: [{ a: '1' }, { a: '2' }], On: true, Number: '1.5' };

test.each<[string, unknown, unknown[]]>([
	['a list', { Report_Entry: [ROW, { Employee_ID: '2' }] }, [ROW, { Employee_ID: '2' }]],
	['one row as an object', { Report_Entry: ROW }, [ROW]],
	['one row without columns', { Report_Entry: {} }, [{}]],
	['an empty list', { Report_Entry: [] }, []],
	['null', { Report_Entry: null }, []],
	['an empty text', { Report_Entry: '' }, []],
	['nothing at all', {}, []],
	['with more around it', { Note: { Report_Entry: ['no'] }, Report_Entry: [{ Report_Entry: 'x' }], After: [1, 2] }, [{ Report_Entry: 'x' }]],
])('Report_Entry is %s', async (_what, document, rows) => {
	for (const text of [JSON.stringify(document), JSON.stringify(document, null, '\t')]) {
		for (const size of [1, 5, 100_000]) expect(await read(text, size)).toEqual(rows);
	}
});

test('numbers stay as they are written, however long, in groups too', async () => {
	const text = '{"Report_Entry":[{"id":12345678901234567890,"zero":0.50,"small":-1e-3,"g":[{"n":7}],"true":true}]}';
	for (const size of [1, 100]) expect(await read(text, size)).toEqual([{ id: '12345678901234567890', zero: '0.50', small: '-1e-3', g: [{ n: '7' }], true: true }]);
});

test('a key called __proto__ is a key', async () => {
	for (const text of ['{"Report_Entry":[{"__proto__":"x"}]}', '{"Report_Entry":{"__proto__":"x"}}']) {
		const [row] = await read(text);
		expect(Object.entries(row ?? {})).toEqual([['__proto__', 'x']]);
	}
});

test('rows come before the document has ended', async () => {
	const rows = jsonRows(textsOf('{"Report_Entry":[{"a":"1"},{"a":"2"},{"a":', 1));
	expect((await rows.next()).value).toEqual({ a: '1' });
	expect((await rows.next()).value).toEqual({ a: '2' });
	await expect(rows.next()).rejects.toMatchObject({ name: 'Retriable', message: expect.stringMatching(/cut short/) as string });
});

test.each([
	['nothing', '', 'Retriable', /cut short/],
	['a beginning', '{"Report_Entry":[', 'Retriable', /cut short/],
	['text', '"hello"', 'UnexpectedResponse', /does not begin with/],
	['a list', '[{"a":1}]', 'UnexpectedResponse', /does not begin with/],
	['another object', '{"error":"no","errors":[]}', 'UnexpectedResponse', /no Report_Entry, but error, errors/],
	['a page', '<html></html>', 'UnexpectedResponse', /not the JSON/],
	['damage', '{"Report_Entry":[{"a":1,}]}', 'UnexpectedResponse', /not the JSON/],
	['more behind the document', '{"Report_Entry":[]}{', 'UnexpectedResponse', /not the JSON/],
	['rows that are none', '{"Report_Entry":["a"]}', 'UnexpectedResponse', /row of the report is string/],
	['a number for rows', '{"Report_Entry":5}', 'UnexpectedResponse', /no list of rows/],
])('%s is an error', async (_what, text, name, message) => {
	await expect(read(text, 3)).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
});

test('neither depth nor length of a row is without bounds', async () => {
	await expect(read(`{"Report_Entry":[{"a":${'['.repeat(100_000)}`, 1000)).rejects.toThrow(/nested deeper than 32/);
	await expect(read(`{"Report_Entry":[{"a":"${'x'.repeat(100_000)}`, 1000, 50_000)).rejects.toThrow(/longer than 50000 bytes/);
});
