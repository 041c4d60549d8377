import type { PathEngine } from '../../nodes/Workday/xml/path.ts';
import { compile, evaluate, workerTape } from './pathSupport.mts';

const ENGINES: PathEngine[] = ['tape', 'xpath'];

describe.each(ENGINES)('XPath 1.0 by the %s engine', (engine) => {
	const cases: Array<[sentence: string, expression: string, result: ReturnType<typeof evaluate>]> = [
		['finds children by path', 'wd:Worker_Data/wd:Worker_ID', ['007']],
		['selects by attribute', "wd:Worker_Reference/wd:ID[@wd:type='Employee_ID']", ['007']],
		['reads attributes with references resolved', 'wd:Worker_Reference/@wd:Descriptor', ['José & Co']],
		['counts positions from 1', 'wd:Worker_Data/wd:Email[2]', ['b@x.org']],
		['finds the last', 'wd:Worker_Data/wd:Email[last()]', ['c@x.org']],
		['applies a position after a condition to what is left', 'wd:Worker_Data/wd:Email[not(@wd:Primary=1)][1]', ['b@x.org']],
		['applies a condition after a position to that one', 'wd:Worker_Data/wd:Email[1][@wd:Primary=0]', []],
		['finds nothing at a position that is no whole number', 'wd:Worker_Data/wd:Email[1.5]', []],
		['finds nothing at position 0', 'wd:Worker_Data/wd:Email[0]', []],
		['takes a computed number as a position', 'wd:Worker_Data/wd:Email[1 + 1]', ['b@x.org']],
		['takes position() in conditions', 'wd:Worker_Data/wd:Email[position() > 1]', ['b@x.org', 'c@x.org']],
		['counts //x[1] among siblings', '//wd:Name[1]', ['Outer', 'Inner']],
		['counts (//x)[1] over the document', '(//wd:Name)[1]', ['Outer']],
		['gives nested matches in document order', './/wd:Job/wd:Title | .//wd:Job/wd:Name', ['Outer', 'Inner', 'Chief']],
		['gives children of nested matches in document order', '//wd:Job/*[not(*)]', ['Outer', 'Inner', 'Chief']],
		['gives a node once that is reached twice', './/wd:Name/ancestor::wd:Job/wd:Title', ['Chief']],
		['counts ancestors from the nearest', '//wd:Title/ancestor::*[1]/wd:Name', ['Outer']],
		['counts ancestors in parentheses from the root', 'local-name((ancestor::*)[1])', 'Envelope'],
		['goes to the parent of an attribute', "//@wd:type[.='WID']/..", ['abc']],
		['counts preceding siblings from the nearest', 'wd:Worker_Data/wd:Email[3]/preceding-sibling::*[1]', ['b@x.org']],
		['counts following siblings from the nearest', 'wd:Worker_Data/wd:Email[1]/following-sibling::*[1]', ['b@x.org']],
		['joins text around CDATA and comments into one text node', 'wd:Worker_Data/wd:Note/text()', ['one <two> three four']],
		['finds the text of every leaf', 'count(wd:Worker_Reference//text())', 2],
		['tells elements and text apart', 'count(wd:Worker_Data/wd:Note/node())', 1],
		['has no comments or processing instructions', 'count(//comment()) + count(//processing-instruction())', 0],
		['makes an absent element NaN', 'number(wd:Nope)', NaN],
		['makes an absent element an empty string', 'string(wd:Nope)', ''],
		['compares with any node of a set', "wd:Worker_Data/wd:Email = 'c@x.org'", true],
		['finds a set both equal and unequal', "wd:Worker_Data/wd:Email != 'c@x.org'", true],
		['finds an empty set neither equal nor unequal', "wd:Nope = '' or wd:Nope != ''", false],
		['compares a set with a boolean by whether it is empty', 'wd:Nope = false()', true],
		['turns a set into a boolean before ordering it beside one', 'wd:Worker_Data/wd:Email >= true()', true],
		['compares two sets', '//wd:ID = wd:Worker_Data/wd:Worker_ID', true],
		['finds two sets unequal when any pair is', '//wd:ID != wd:Worker_Data/wd:Worker_ID', true],
		['finds a set of one value not unequal to itself', 'wd:Worker_Data/wd:Worker_ID != wd:Worker_Data/wd:Worker_ID', false],
		['finds any pair in ascending order', '//@wd:Primary < //@wd:Primary', true],
		['finds any pair in descending order', '//@wd:Primary > //@wd:Primary', true],
		['finds no order in texts that are no numbers', '//wd:Email <= //wd:Email or //wd:Email > //@wd:Primary', false],
		['orders two sets by number', '//wd:ID < wd:Worker_Data/wd:Worker_ID', false],
		['binds and closer than or', 'true() or true() and false()', true],
		['computes from left to right', '10 - 4 - 3', 3],
		['knows a minus from a hyphen in a name', 'count(wd:Worker_Data/wd:Email) -1', 2],
		['divides and takes remainders', '-5 mod 3 + 7 div 2', 1.5],
		['knows * the operator from * the name', 'count(*) * 2', 4],
		['lets names be operators\' names', 'count(wd:div | wd:and | wd:or)', 0],
		['counts characters, not UTF-16 units', 'string-length(wd:Worker_Data/wd:Emoji)', 3],
		['cuts between characters', 'substring(wd:Worker_Data/wd:Emoji, 2, 1)', '😀'],
		['translates characters', "translate('a😀b', '😀b', 'x')", 'ax'],
		['rounds halves upwards', 'concat(round(2.5), round(-2.5), round(-0.2))', '3-20'],
		['writes numbers without an exponent', 'concat(1000000000000000000000000, 0.0000001, -0.00000012)', '10000000000000000000000000.0000001-0.00000012'],
		['reads only XPath numbers', "concat(number('1e3'), number('+1'), number('5.'), number(' -.5 '), number('0x1'))", 'NaNNaN5-0.5NaN'],
		['normalises white space but not a no-break space', "normalize-space(' a \t b\u00A0 ')", 'a b\u00A0'],
		['answers name() with the first prefix of the namespace', 'name(@*|wd:Worker_Reference/@*)', 'wd:Descriptor'],
		['tells the namespace', 'namespace-uri()', 'urn:com.workday/bsvc'],
		['sums numbers', 'sum(wd:Worker_Data/wd:Email/@wd:Primary)', 1],
		['knows no IDs without a DTD', "count(id('abc'))", 0],
	];
	const compiled = cases.filter(([, expression]) => engine === 'xpath' || compile(expression).engine === 'tape');

	test.each(compiled)('%s', (_sentence, expression, result) => {
		expect(evaluate(expression, engine)).toEqual(result);
	});
});

describe('examples of the specification (§4.2)', () => {
	test.each([
		["substring('12345', 1.5, 2.6)", '234'],
		["substring('12345', 0, 3)", '12'],
		["substring('12345', 0 div 0, 3)", ''],
		["substring('12345', 1, 0 div 0)", ''],
		["substring('12345', -42, 1 div 0)", '12345'],
		["substring('12345', -1 div 0, 1 div 0)", ''],
		["substring('12345', -1 div 0)", '12345'],
		["substring-before('1999/04/01', '/')", '1999'],
		["substring-after('1999/04/01', '/')", '04/01'],
		["substring-after('1999/04/01', '')", '1999/04/01'],
		["translate('--aaa--', 'abc-', 'ABC')", 'AAA'],
	])('%s', (expression, result) => {
		for (const engine of ENGINES) expect(evaluate(expression, engine)).toBe(result);
	});
});

describe('a compiled path', () => {
	test('tells its engine, its kind and its source', () => {
		expect(compile('count(*)')).toMatchObject({ engine: 'tape', kind: 'number', source: 'count(*)' });
		expect(compile("lang('en')")).toMatchObject({ engine: 'xpath', kind: 'boolean' });
		expect(compile('a | b')).toMatchObject({ engine: 'tape', kind: 'nodes' });
	});

	test('gives strings, one string, and whether there is anything', () => {
		const email = compile('wd:Worker_Data/wd:Email');
		expect(email.strings(workerTape)).toEqual(['a@x.org', 'b@x.org', 'c@x.org']);
		expect(email.string(workerTape)).toBe('a@x.org');
		expect(email.exists(workerTape)).toBe(true);
		expect(compile('wd:Nope').exists(workerTape)).toBe(false);
		expect(compile('wd:Nope').string(workerTape)).toBe('');
		expect(email.text(workerTape)).toBe('a@x.org');
		expect(compile('wd:Nope').text(workerTape)).toBeNull();
		expect(compile('string(wd:Nope)').text(workerTape)).toBe('');
		expect(compile("''").exists(workerTape)).toBe(false);
		expect(compile('1 div 4').strings(workerTape)).toEqual(['0.25']);
	});

	test('gives elements to go on from', () => {
		const rows = compile('wd:Worker_Data/wd:Email');
		const primary = compile('@wd:Primary');
		expect(rows.entries(workerTape).map((entry) => primary.string(workerTape, entry))).toEqual(['1', '0', '']);
		expect(rows.firstEntry(workerTape)).toBe(rows.entries(workerTape)[0]);
		expect(compile('wd:Nope').firstEntry(workerTape)).toBe(-1);
	});

	test('gives no entries for text, attributes and plain values', () => {
		for (const expression of ['wd:Worker_Data/wd:Worker_ID/text()', '//@*', 'count(*)']) {
			expect(compile(expression).entries(workerTape)).toEqual([]);
			expect(compile(expression).firstEntry(workerTape)).toBe(-1);
		}
		expect(compile('wd:Worker_Reference/@* | wd:Worker_Data').firstEntry(workerTape)).toBe(
			compile('wd:Worker_Data').firstEntry(workerTape),
		);
	});
});
