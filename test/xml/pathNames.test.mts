import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { compilePath, type PathEngine } from '../../nodes/Workday/xml/path.ts';
import { compile, evaluate, readTape, SOAP, WD } from './pathSupport.mts';

const ENGINES: PathEngine[] = ['tape', 'xpath'];

describe.each(ENGINES)('names and beginnings of paths, by the %s engine', (engine) => {
	test.each([
		['the prefix of the document', 'wd:Worker_Data/wd:Worker_ID'],
		['another prefix of the same namespace', 'ns1:Worker_Data/ns1:Worker_ID'],
		['no prefix', 'Worker_Data/Worker_ID'],
		['no prefix on attributes', "Worker_Reference/ID[@type='Employee_ID']"],
		['prefixes mixed', "wd:Worker_Reference/ID[@ns1:type='Employee_ID']"],
		['an absolute path with the envelope\'s own prefixes', '/env:Envelope/env:Body/wd:Get_Workers_Response/wd:Response_Data/wd:Worker/wd:Worker_Data/wd:Worker_ID'],
		['an absolute path without prefixes', '/Envelope/Body/Get_Workers_Response/Response_Data/Worker/Worker_Data/Worker_ID'],
		['an absolute path with one prefix throughout', '/wd:Envelope/wd:Body/wd:Get_Workers_Response/wd:Response_Data/wd:Worker/wd:Worker_Data/wd:Worker_ID'],
		['an absolute path that begins with the record', '/wd:Worker/wd:Worker_Data/wd:Worker_ID'],
		['the same without prefixes', '/Worker/Worker_Data/Worker_ID'],
		['a relative path that begins with the record', 'wd:Worker/wd:Worker_Data/wd:Worker_ID/text()'],
		['the same without prefixes', 'Worker/Worker_Data/Worker_ID/text()'],
		['the record with a condition', "Worker[Worker_Reference/ID = '007']/Worker_Data/Worker_ID"],
		['the record first of its kind', 'Worker[1]/Worker_Data/Worker_ID'],
		['a search from the root', '//Worker/Worker_Data/Worker_ID'],
		['the record in a condition of the context', 'self::node()[Worker/Worker_Data]/Worker_Data/Worker_ID'],
	])('%s: %s', (_form, expression) => {
		expect(evaluate(expression, engine)).toEqual(['007']);
	});

	test('each argument of a function may begin with the record', () => {
		expect(evaluate("concat(Worker/Worker_Data/Worker_ID, '-', /Worker/Worker_Reference/ID[1])", engine)).toBe('007-abc');
	});

	test('a condition on the record that fails finds nothing', () => {
		expect(evaluate("Worker[Worker_Reference/ID = 'x']/Worker_Data", engine)).toEqual([]);
		expect(evaluate('/Worker[2]/Worker_Data', engine)).toEqual([]);
	});

	test('only the first step may mean the record, and only on the child axis', () => {
		for (const expression of ['./Worker/Worker_Data', 'Worker/Worker/Worker_Data', '/Envelope/Worker', './/Worker', 'descendant::Worker', '@Worker']) {
			expect(evaluate(expression, engine)).toEqual([]);
		}
	});

	test('a record inside the record is preferred, as XPath has it', () => {
		const names = new NameTable();
		const tape = readTape(`<w:Page xmlns:w="${WD}"><w:Worker><w:Name>outer</w:Name><w:Worker><w:Name>inner</w:Name></w:Worker></w:Worker></w:Page>`, names);
		const path = compile('Worker/Name', { names, engine });
		expect(path.strings(tape)).toEqual(['inner']);
		const inner = compile('Worker', { names }).firstEntry(tape);
		// The rule is for the record only: the inner worker has no worker inside, and is not one itself.
		expect(path.strings(tape, inner)).toEqual([]);
	});

	test('a record that is the root of its document is found from there', () => {
		const names = new NameTable();
		const tape = readTape(`<Worker xmlns="${WD}"><Name>alone</Name></Worker>`, names);
		for (const expression of ['/Worker/Name', 'Worker/Name', 'Name', '//Name', '/wd:Worker/wd:Name']) {
			expect(compile(expression, { names, engine }).strings(tape)).toEqual(['alone']);
		}
	});

	test('names without prefix are in no namespace when there is no default', () => {
		const names = new NameTable();
		const tape = readTape(`<p:Worker xmlns:p="${WD}"><Name>plain</Name><p:Name p:a="2" a="1">qualified</p:Name></p:Worker>`, names);
		const strict = (expression: string) => compilePath(expression, { names, namespaces: { wd: WD }, engine }).strings(tape);
		expect(strict('Name')).toEqual(['plain']);
		expect(strict('wd:Name')).toEqual(['qualified']);
		expect(strict('*/@a')).toEqual(['1']);
		expect(strict('*/@wd:a')).toEqual(['2']);
		expect(strict('wd:*')).toEqual(['qualified']);
		expect(strict('*')).toEqual(['plain', 'qualified']);
		expect(compile('Name', { names, engine }).strings(tape)).toEqual(['qualified']);
	});

	test('an alias holds for the default namespace only', () => {
		expect(evaluate('count(/Envelope | /wd:Envelope | /ns1:Envelope | /env:Envelope)', engine)).toBe(1);
		expect(() => compile('/soap:Envelope', { engine })).toThrow('unknown prefix "soap:"');
		const other = compile('/x:Envelope', { namespaces: { x: 'urn:x', env: SOAP }, engine });
		expect(other.kind).toBe('nodes');
		expect(evaluate('count(/env:Worker)', engine)).toBe(0);
	});
});
