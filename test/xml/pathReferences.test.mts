import { compile } from './pathSupport.mts';

describe('the elements that an expression goes through', () => {
	test.each([
		['a path', 'wd:Worker_Data/wd:Personal_Data', [['Worker_Data', 'Personal_Data']]],
		['attributes and text add nothing', 'Worker_Data/Name/@type', [['Worker_Data', 'Name']]],
		['predicates begin where they stand', "A/B[C/D = 'x'][@e]/F", [['A', 'B', 'C', 'D'], ['A', 'B'], ['A', 'B', 'F']]],
		['arguments and operands each count', 'concat(A, B) = C | D', [['A'], ['B'], ['C'], ['D']]],
		['functions in predicates', 'A[not(B) and count(C) > 1]', [['A', 'B'], ['A', 'C'], ['A']]],
		['unknown elements are shown as *', 'A/*/B', [['A', '*', 'B']]],
		['unknown depth is shown as //', 'A//B | .//C', [['A', '//', 'B'], ['//', 'C']]],
		['the whole document is searched by // from the root', '//B/C', [['/', '//', 'B', 'C']]],
		['the record is where paths begin', 'Worker/A | /Worker/A | A', [['A']]],
		['the envelope is left out', '/Envelope/Body/Get_Workers_Response/Response_Data/Worker/A/B', [['A', 'B']]],
		['an absolute path past the record keeps its slash', '/Envelope/Body/Other', [['/', 'Envelope', 'Body', 'Other']]],
		['going up keeps what was there', 'A/B/../C', [['A', 'B'], ['A', 'C']]],
		['above the record', '../A', [['..', 'A']]],
		['other axes may lead anywhere', 'A/following-sibling::B/ancestor::C', [['//', 'C']]],
		['filters go on from their set', '(A | B[C])[1]/D', [['A'], ['B', 'C'], ['B'], ['A', 'D'], ['B', 'D']]],
		['the text of the record is all of it', "concat(A, string()) = string(.)", [['A'], ['.']]],
		['text in a predicate is that of its node', "A[contains(string(), 'x')]/B", [['A'], ['A', 'B']]],
		['names and positions are no text', "name() = 'A' or position() = last()", []],
		['an expression without paths', "'x'", []],
	])('%s: %s', (_sentence, expression, paths) => {
		expect(compile(expression).paths).toEqual(paths);
	});
});
