import type { IExecuteFunctions } from 'n8n-workflow';
import { readCell, readTextCell, type IfEmpty } from '../../nodes/Workday/n8n/emptyValues.ts';
import { Parameters } from '../../nodes/Workday/n8n/parameters.ts';

/** What stands in the workflow, and what it came to. */
function parameters(written: Record<string, unknown>, values: Record<string, unknown>): Parameters {
	const context: Pick<IExecuteFunctions, 'getNode' | 'getNodeParameter'> = {
		getNodeParameter: ((name: string) => values[name] ?? null) as IExecuteFunctions['getNodeParameter'],
		getNode: () => ({ parameters: written }) as ReturnType<IExecuteFunctions['getNode']>,
	};
	return Parameters.ofItem(context as IExecuteFunctions, 0);
}

const cell = (written: unknown, value: unknown, ifEmpty: IfEmpty = 'error') => readCell(parameters({ a: written }, { a: value }), 'a', 'A', ifEmpty);

test('a field that was left empty is left alone, whatever the choice', () => {
	for (const choice of ['error', 'skip', 'clear'] as const) {
		expect(cell('', '', choice)).toEqual({ kind: 'leave' });
		expect(cell(undefined, undefined, choice)).toEqual({ kind: 'leave' });
	}
});

test('a value is set, typed or out of an expression, false and 0 too', () => {
	expect(cell('x', 'x')).toEqual({ kind: 'set', raw: 'x' });
	expect(cell('={{ $json.a }}', 0)).toEqual({ kind: 'set', raw: 0 });
	expect(cell('={{ $json.a }}', false)).toEqual({ kind: 'set', raw: false });
});

test.each(['', null, undefined])('an expression that gives %j follows the choice', (value) => {
	expect(() => cell('={{ $json.a }}', value)).toThrow(/^A: its expression gave nothing/);
	expect(cell('={{ $json.a }}', value, 'skip')).toEqual({ kind: 'leave' });
	expect(cell('={{ $json.a }}', value, 'clear')).toEqual({ kind: 'clear' });
});

test('in rows each cell is looked at by itself', () => {
	const rows = parameters(
		{ phones: { row: [{ number: '={{ $json.phone }}', extension: '' }, { number: '1' }] } },
		{ phones: { row: [{ number: '', extension: '' }, { number: '1', extension: '' }] } },
	).rows('phones', 'row', 'Phones');
	expect(rows.map((row) => readTextCell(row, 'number', 'Number', 'clear'))).toEqual([null, '1']);
	expect(rows.map((row) => readTextCell(row, 'extension', 'Extension', 'clear'))).toEqual([undefined, undefined]);
});

test.each(['={{ $json.all }}', { row: '={{ $json.rows }}' }, { row: ['={{ $json.one }}'] }])(
	'where %j gives whole rows, what is there is said, and what is not there is left alone',
	(written) => {
		const [row] = parameters({ phones: written }, { phones: { row: [{ number: '1', extension: null }] } }).rows('phones', 'row', 'Phones');
		expect(row && readTextCell(row, 'number', 'Number', 'clear')).toBe('1');
		expect(row && readTextCell(row, 'extension', 'Extension', 'clear')).toBeNull();
		expect(row && readTextCell(row, 'comment', 'Comment', 'clear')).toBeUndefined();
	},
);

test('blanks are no value', () => {
	const blanks = parameters({ a: '={{ $json.a }}' }, { a: '  ' });
	expect(() => readTextCell(blanks, 'a', 'A', 'error')).toThrow(/^A: holds nothing but blanks/);
	expect(readTextCell(blanks, 'a', 'A', 'clear')).toBeNull();
	expect(readTextCell(blanks, 'a', 'A', 'skip')).toBeUndefined();
	expect(cell('={{ $json.a }}', ' \n', 'skip')).toEqual({ kind: 'leave' });
	expect(() => cell('  ', '  ')).toThrow(/nothing but blanks/);
});
