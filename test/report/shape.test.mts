import type { ReportColumn } from '../../nodes/Workday/workday/report/schema.ts';
import type { ReportRow } from '../../nodes/Workday/workday/report/rows.ts';
import { createShape, type ShapeOptions } from '../../nodes/Workday/workday/report/shape.ts';
import type { ColumnType } from '../../nodes/Workday/workday/report/types.ts';

function shape(options: Partial<ShapeOptions> = {}) {
	const made = createShape({ lists: [], types: new Map(), columns: [], ...options });
	return (raw: ReportRow, number = 1) => made(raw, number);
}
const types = (entries: Record<string, ColumnType>) => new Map(Object.entries(entries));

const column = (name: string, type: ReportColumn['type'] = 'text', repeats = false, columns: ReportColumn[] = []): ReportColumn => ({ name, type, repeats, columns });
const SCHEMA: ReportColumn[] = [
	column('id'),
	column('worker', 'instance'),
	column('managers', 'instance', true),
	column('skills', 'group', true, [column('skill'), column('levels', 'text', true)]),
	column('home', 'group', false, [column('city')]),
];
const INSTANCE = { '@Descriptor': 'Ana', ID: [{ '@type': 'WID', '#text': 'a1' }] };

describe('without a schema', () => {
	test('text stays text, what holds cells is a list for one and for two', () => {
		expect(shape()({ id: '007', on: '1', none: null })).toEqual({ id: '007', on: '1', none: null });
		expect(shape()({ g: { a: '1' } })).toEqual({ g: [{ a: '1' }] });
		expect(shape()({ g: [{ a: '1' }, { a: '2' }] })).toEqual({ g: [{ a: '1' }, { a: '2' }] });
		expect(shape()({ g: { h: { a: '1' } } })).toEqual({ g: [{ h: [{ a: '1' }] }] });
		expect(shape()({ worker: INSTANCE })).toEqual({ worker: [INSTANCE] });
	});

	test('columns that the user calls lists are lists for none, one and two, also in a group', () => {
		const listed = shape({ lists: ['tags', 'g', 'g.t'] });
		expect(listed({})).toEqual({ tags: [], g: [] });
		expect(listed({ tags: null, g: '' })).toEqual({ tags: [], g: [] });
		expect(listed({ tags: 'a', g: { t: 'x' } })).toEqual({ tags: ['a'], g: [{ t: ['x'] }] });
		expect(listed({ tags: ['a', 'b'], g: [{ t: ['x', 'y'] }, {}] })).toEqual({ tags: ['a', 'b'], g: [{ t: ['x', 'y'] }, { t: [] }] });
	});
});

describe('with a schema', () => {
	const schema = shape({ schema: SCHEMA });

	test('every row has every column, whatever came', () => {
		const empty = { id: null, worker: null, managers: [], skills: [], home: [] };
		expect(schema({})).toEqual(empty);
		expect(schema({ id: '1', worker: INSTANCE, managers: INSTANCE, skills: { skill: 'x', levels: '5' }, home: { city: 'Rome' } })).toEqual({
			id: '1',
			worker: INSTANCE,
			managers: [INSTANCE],
			skills: [{ skill: 'x', levels: ['5'] }],
			home: [{ city: 'Rome' }],
		});
		// XML has an element without anything in it, JSON an empty text or null.
		expect(schema({ id: '', worker: '', managers: '', skills: null, home: '' })).toEqual(empty);
		expect(schema({ skills: [{ skill: 'x' }, ''] })).toEqual({ ...empty, skills: [{ skill: 'x', levels: [] }, { skill: null, levels: [] }] });
		expect(schema({ home: [{ city: '' }] })).toEqual({ ...empty, home: [{ city: null }] });
		expect(schema({ worker: 'Ana', managers: 'Bo; Cy', skills: [{}, { levels: ['1', '2'] }] })).toEqual({
			...empty,
			worker: 'Ana',
			managers: ['Bo; Cy'],
			skills: [{ skill: null, levels: [] }, { skill: null, levels: ['1', '2'] }],
		});
	});

	test('a column that the schema does not know is kept', () => {
		expect(schema({ new: 'x', other: { a: '1' } })).toMatchObject({ new: 'x', other: [{ a: '1' }], id: null });
	});
});

test('chosen columns come in that order in every row, and no others', () => {
	const chosen = shape({ columns: ['b', 'a'] });
	expect(Object.entries(chosen({ a: '1', b: '2', c: '3' }))).toEqual([['b', '2'], ['a', '1']]);
	expect(chosen({})).toEqual({ b: null, a: null });
	expect(Object.entries(shape()(JSON.parse('{"__proto__":"x"}')))).toEqual([['__proto__', 'x']]);
});

describe('types', () => {
	test.each<[ColumnType, unknown, unknown]>([
		['boolean', '1', true],
		['boolean', 'false', false],
		['date', '2026-01-31-08:00', '2026-01-31'],
		['date', '2026-01-31', '2026-01-31'],
		['dateTime', '2026-01-31T09:30:00.000-08:00', '2026-01-31T17:30:00.000Z'],
		['number', '007.50', 7.5],
		['number', '-12', -12],
		['number', 3, 3],
		['number', '', null],
		['boolean', null, null],
	])('%s of %j is %j', (type, value, converted) => {
		expect(shape({ types: types({ a: type }) })({ a: value })).toEqual({ a: converted });
	});

	test('hold in lists and groups too', () => {
		const row = shape({ types: types({ 'g.n': 'number', tags: 'boolean' }), lists: ['tags'] });
		expect(row({ n: '1', tags: ['1', '0'], g: [{ n: '1' }, { n: '2' }] })).toEqual({ n: '1', tags: [true, false], g: [{ n: 1 }, { n: 2 }] });
	});

	test.each<[ColumnType, string]>([
		['boolean', 'yes'],
		['date', '31.01.2026'],
		['dateTime', 'noon'],
		['number', '1,5'],
		['number', '12345678901234567'],
		['number', '0x10'],
	])('%s of "%s" is an error that names row and column', (type, value) => {
		const row = shape({ types: types({ 'g.a': type }) });
		expect(() => row({ g: { a: value } }, 2)).toThrow(expect.objectContaining({ name: 'UnexpectedResponse', message: expect.stringContaining(`Row 2 of the report: "${value}" in the column g.a is not`) }));
	});
});
