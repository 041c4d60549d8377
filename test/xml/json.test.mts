// Plain JSON from a tape: the same shape for none, one and two of everything.
import { JsonReader, type JsonOptions, type JsonValue } from '../../nodes/Workday/xml/json.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';

function json(xml: string, options: Partial<JsonOptions> = {}): JsonValue {
	const names = new NameTable();
	return new JsonReader(names, { repeatingChildren: () => [], ...options }).read(parseDocument(Buffer.from(xml), { names }));
}

describe('one element', () => {
	test.each<[string, string, JsonValue]>([
		['text alone is a string', '<a>x</a>', 'x'],
		['nothing is an empty string', '<a/>', ''],
		['white space alone is kept', '<a> </a>', ' '],
		['values stay text', '<a>007</a>', '007'],
		['attributes are keys with @, text beside them is #text', '<a t="WID">x</a>', { '@t': 'WID', '#text': 'x' }],
		['attributes without text have no #text', '<a t="WID"/>', { '@t': 'WID' }],
		['keys are local names', '<p:a xmlns:p="urn:1" p:t="1"><p:b>x</p:b></p:a>', { '@t': '1', b: 'x' }],
		['white space between elements is left out', '<a>\n  <b>1</b>\n  <c>2</c>\n</a>', { b: '1', c: '2' }],
		['text among elements is joined', '<a>1<b/>2<![CDATA[3]]></a>', { b: '', '#text': '123' }],
		['text in pieces is one string', '<a>1<!-- x -->2<![CDATA[3]]></a>', '123'],
		['a referenced space is text', '<a t="1">&#32;</a>', { '@t': '1', '#text': ' ' }],
	])('%s', (_name, xml, expected) => {
		expect(json(xml)).toEqual(expected);
	});
});

describe('repeats', () => {
	const options: JsonOptions = { repeatingChildren: (parent) => (parent === 'a' ? ['b'] : []), emptyArrays: true };
	const withoutEmpty = { ...options, emptyArrays: false };

	test.each<[string, string, JsonValue]>([
		['none of a declared child is an empty array', '<a/>', { b: [] }],
		['one of it is an array', '<a><b>1</b></a>', { b: ['1'] }],
		['two of it are an array', '<a><b>1</b><b>2</b></a>', { b: ['1', '2'] }],
		['two of it with others between', '<a><b>1</b><c/><b>2</b><b>3</b></a>', { b: ['1', '2', '3'], c: '' }],
		['two of it in indented source', '<a>\n\t<b>1</b>\n\t<b>2</b>\n</a>', { b: ['1', '2'] }],
		['the same child elsewhere is not an array', '<a><c><b>1</b></c></a>', { b: [], c: { b: '1' } }],
		['a child met twice though not declared', '<a><c>1</c><d/><c>2</c></a>', { b: [], c: ['1', '2'], d: '' }],
		['text and attributes beside an empty array', '<a t="1">x</a>', { '@t': '1', '#text': 'x', b: [] }],
	])('%s', (_name, xml, expected) => {
		expect(json(xml, options)).toEqual(expected);
	});

	test('without a list of repeating children absent ones stay absent', () => {
		expect(json('<a/>', withoutEmpty)).toBe('');
		expect(json('<a><c/></a>', withoutEmpty)).toEqual({ c: '' });
	});

	test('nothing is lost when local names meet from two namespaces', () => {
		expect(json('<a xmlns:p="urn:1" xmlns:q="urn:2" p:t="1" q:t="2"><p:c>3</p:c><q:c>4</q:c></a>')).toEqual({ '@t': ['1', '2'], c: ['3', '4'] });
	});

	test('what repeats in an element is asked once for its name', () => {
		const names = new NameTable();
		const repeatingChildren = jest.fn((_local: string, _parentLocal?: string) => ['b', 'c']);
		const reader = new JsonReader(names, { repeatingChildren });
		for (let i = 0; i < 3; i++) {
			expect(reader.read(parseDocument(Buffer.from('<a><b/><c/></a>'), { names }))).toEqual({ b: [''], c: [''] });
		}
		expect(repeatingChildren.mock.calls.filter(([name]) => name !== '')).toEqual([['a', undefined], ['b', undefined], ['c', undefined]]);
	});

	test('an element whose children depend on where it stands has the lists of that place, and no others', () => {
		const inPlace: JsonOptions = {
			repeatingChildren: (local, parent) => (local !== 'x' ? [] : parent === 'p' ? ['b'] : ['c']),
			dependsOnParent: (local) => local === 'x',
			emptyArrays: true,
		};
		const xml = '<a><p><x><b>1</b></x></p><q><x><b>1</b></x></q></a>';
		expect(json(xml, inPlace)).toEqual({ p: { x: { b: ['1'] } }, q: { x: { b: '1', c: [] } } });
	});

	test('names that are met later are learned', () => {
		const names = new NameTable();
		const reader = new JsonReader(names, options);
		expect(reader.read(parseDocument(Buffer.from('<a><b>1</b></a>'), { names }))).toEqual({ b: ['1'] });
		expect(reader.read(parseDocument(Buffer.from('<a><n1/><n2/><b>1</b></a>'), { names }))).toEqual({ n1: '', n2: '', b: ['1'] });
	});
});

describe('names that objects have already', () => {
	test('__proto__ changes nothing that is inherited and is kept under a safe name', () => {
		const value = json('<a><__proto__><polluted>1</polluted></__proto__></a>');
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(value).toEqual({ ___proto__: { polluted: '1' } });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test('constructor and toString are keys like any other', () => {
		const value = json('<a><constructor>1</constructor><toString>2</toString><b/><constructor>3</constructor></a>', { repeatingChildren: () => ['toString'] });
		expect(Object.entries(value)).toEqual([['constructor', ['1', '3']], ['toString', ['2']], ['b', '']]);
	});

	test('a declared child called constructor is an empty array when absent', () => {
		expect(Object.entries(json('<a/>', { repeatingChildren: () => ['constructor'], emptyArrays: true }))).toEqual([['constructor', []]]);
	});
});
