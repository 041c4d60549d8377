import { type PathEngine, XPathError } from '../../nodes/Workday/xml/path.ts';
import { compile, inEnvelope, names, readTape, workerTape } from './pathSupport.mts';

function errorOf(expression: string): XPathError {
	try {
		compile(expression);
	} catch (error) {
		if (error instanceof XPathError) return error;
		throw error;
	}
	throw new Error(`"${expression}" was accepted`);
}

describe('an expression that cannot work is refused when it is compiled', () => {
	test.each([
		['an unknown prefix, with those that are known', 'foo:Worker_Data', 0, 'unknown prefix "foo:"', 'wd:, ns1:, env:, soapenv: or no prefix'],
		['an unknown prefix inside a predicate', 'a[foo:b]', 2, 'unknown prefix "foo:"', 'no prefix'],
		['an inherited property name as prefix', 'constructor:a', 0, 'unknown prefix', 'wd:'],
		['an unknown function, with those that exist', 'lower-case(a)', 0, 'unknown function lower-case()', 'translate, true'],
		['a function with a prefix', 'fn:string(a)', 0, 'unknown function fn:string()', 'one of XPath 1.0'],
		['too many arguments', "contains('a', 'b', 'c')", 0, 'contains() with 3 arguments', 'contains(string, string)'],
		['too few arguments', "concat('a')", 0, 'concat() with 1 argument', 'concat(string, string, …)'],
		['a string where nodes are needed', "count('a')", 6, 'a string in count()', 'count(node-set)'],
		['a number in a union', 'a | 1', 2, '"|" beside a number', 'node-sets'],
		['a step behind a number', "string(a)/b", 0, '"/" behind a string', 'a node-set'],
		['a predicate behind a string', "'a'[1]", 0, '"[" behind a string', 'a node-set'],
		['a variable', '$x', 0, 'variable', 'no variables'],
		['the namespace axis', 'namespace::wd', 0, 'namespace axis', 'namespace-uri()'],
		['an unknown axis', 'children::a', 0, 'unknown axis "children"', 'child, attribute'],
		['a missing bracket', 'a[1', 3, 'unexpected end', '"]"'],
		['a bracket too many', 'a]', 1, 'unexpected "]"', 'an operator or the end'],
		['a missing operand', '1 +', 3, 'unexpected end', 'a path or a value'],
		['nothing at all', ' ', 1, 'unexpected end', 'a path or a value'],
		['a missing step', 'a/', 2, 'unexpected end', 'a name'],
		['a slash that leads nowhere', '//', 2, 'unexpected end', 'a name'],
		['two names in a row', 'a b', 2, 'unexpected name "b"', 'an operator'],
		['a name without its local part', 'wd:', 3, 'incomplete name "wd:"', 'a local name'],
		['an open quote', "a = 'b", 4, 'text without its closing quote', "another '"],
		['typographic quotes', 'a = ‘b’', 4, 'typographic quote ‘', 'a straight quote'],
		['a character that is no XPath', 'a # b', 2, 'unexpected character "#"', ''],
		['XPath 2.0', 'if (a) then b else c', 7, 'unexpected name "then"', 'an operator'],
		['a predicate behind a dot', '.[1]', 1, 'predicate behind "."', 'self::node()[…]'],
		['following:: beside what only the fallback knows', "following::a[lang('en')]", 0, 'following:: in one expression', 'two expressions'],
	])('%s: %s', (_sentence, expression, position, problem, expected) => {
		const error = errorOf(expression);
		expect(error.name).toBe('XPathError');
		expect(error.message).toContain(problem);
		expect(error.message).toContain(expected);
		expect(error.message).toContain(`at character ${position + 1}`);
		expect(error).toMatchObject({ expression, position });
	});

	test('a long expression is cut around the error', () => {
		const error = errorOf(`${'a/'.repeat(100)}#${'/a'.repeat(100)}`);
		expect(error.message.length).toBeLessThan(260);
		expect(error.position).toBe(200);
	});
});

describe('an expression cannot grow beyond bounds', () => {
	test('in length', () => {
		expect(() => compile(`'${'a'.repeat(4094)}'`)).not.toThrow();
		expect(errorOf(`'${'a'.repeat(4095)}'`).message).toContain('at most 4096');
	});

	test('in nesting', () => {
		expect(() => compile(`${'('.repeat(64)}1${')'.repeat(64)}`)).not.toThrow();
		expect(errorOf(`${'('.repeat(65)}1${')'.repeat(65)}`).message).toContain('too deeply nested');
		expect(errorOf(`${'a['.repeat(1000)}1${']'.repeat(1000)}`).message).toContain('too deeply nested');
		expect(errorOf(`${'not('.repeat(800)}1${')'.repeat(800)}`).message).toContain('too deeply nested');
	});

	test('in operands of one row', () => {
		expect(compile(Array(256).fill('1').join('+')).value(workerTape)).toBe(256);
		expect(errorOf(Array(257).fill('1').join('+')).message).toContain('too many operands');
		expect(errorOf(Array(1000).fill('a').join('|')).message).toContain('too many operands');
	});

	test('in steps of one path', () => {
		expect(compile(Array(256).fill('.').join('/')).exists(workerTape)).toBe(true);
		expect(errorOf(Array(1000).fill('..').join('/')).message).toContain('too many steps');
	});

	test('in signs, which cost nothing', () => {
		expect(compile(`${'-'.repeat(4000)}1`).value(workerTape)).toBe(1);
		expect(compile(`${'-'.repeat(4001)}1`).value(workerTape)).toBe(-1);
	});

	describe('in cost, which depends on the record', () => {
		const rows = Array.from({ length: 4000 }, (_, row) => `<wd:A><wd:B>${row}</wd:B></wd:A>`).join('');
		const large = readTape(inEnvelope(`<wd:Worker>${rows}</wd:Worker>`), names);
		const evaluated = (expression: string, engine?: PathEngine) => compile(expression, { engine }).value(large);

		test.each<[string, PathEngine]>([
			['count(//A[//B = .])', 'tape'],
			['count(//A[//B = .])', 'xpath'],
			['count(//A[../A[../A[B = "no"]]])', 'tape'],
			['count(//A[../A[//Absent]])', 'tape'],
			['count(//A[following::A[//Absent]])', 'tape'],
			['count(//A[//B < //B])', 'xpath'],
			['string(//A[../A[//B[../../A[last()] = "no"]]])', 'tape'],
		])('%s on 8,000 elements, by %s, ends with an error', (expression, engine) => {
			expect(() => evaluated(expression, engine)).toThrow(expect.objectContaining({ name: 'XPathError', expression }));
			expect(() => evaluated(expression, engine)).toThrow(/^XPath: this is too expensive.*: (count|string)\(/);
		});

		test('what goes through the whole record a few times, or once for each of some nodes, is not too much', () => {
			expect(evaluated('count(//A[position() < 100][//B = .])')).toBe(99);
			expect(evaluated('count(//B[. > 10]) + count(//A[B = /descendant::B[1]]) + count(//*)')).toBe(3989 + 1 + 8005);
			expect(evaluated('count(//A[following-sibling::A][last()])')).toBe(1);
		});

		test('each evaluation has its own allowance', () => {
			const path = compile('count(//A[position() < 400][//B = .])');
			for (let record = 0; record < 10; record++) expect(path.value(large)).toBe(399);
		});
	});

	test('in work: a path that meets nodes again and again visits each once a step', () => {
		const again = `count(${Array(60).fill('*/..').join('/')})`;
		expect(compile(again).value(workerTape)).toBe(1);
		const deep = `count(/${Array(40).fill('/descendant-or-self::node()').join('')})`;
		expect(compile(deep).value(workerTape)).toBeGreaterThan(20);
	});
});
