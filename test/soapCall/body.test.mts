/** What a user writes → the element that is sent. Refusals that a user sees stand in test/cases. */
import { bodyFromXml } from '../../nodes/Workday/workday/soap/customBody.ts';
import { bodyFromJson } from '../../nodes/Workday/workday/soap/customJson.ts';
import { changesData, requestElements } from '../../nodes/Workday/workday/soap/customOperation.ts';
import { pagedBody } from '../../nodes/Workday/workday/soap/customPages.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { JsonReader } from '../../nodes/Workday/xml/json.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';

const NS = 'urn:com.workday/bsvc';

test.each([
	['<wd:A_Request/>', 'A'],
	['<wd:A/>', 'A'],
	['<wd:A_Request/>', 'A_Request'],
	['<x:A_Request xmlns:x="urn:com.workday/bsvc"/>', 'A'],
	['<A_Request xmlns="urn:com.workday/bsvc"/>', ''],
	['\uFEFF<?xml version="1.0" encoding="UTF-16"?>\n<!-- pasted --><wd:A_Request/>', ''],
	['<wd:Workday_Account_for_Worker_Update/>', 'Update_Workday_Account'],
])('%s is taken for %s', (text, operation) => {
	expect(bodyFromXml(text, operation).xml).toContain('="urn:com.workday/bsvc"');
});

test('the element keeps every character, and brings the declarations from around it', () => {
	const { element, xml } = bodyFromXml(
		`<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:b="${NS}"><e:Body><b:A b:c='&#x20AC;'><![CDATA[1 < 2]]><!-- kept --></b:A></e:Body></e:Envelope>`,
		'',
	);
	expect(element).toBe('A');
	expect(xml).toContain("b:c='&#x20AC;'><![CDATA[1 < 2]]><!-- kept --></b:A>");
	expect(xml).toContain(`xmlns:b="${NS}"`);
	expect(() => parseDocument(Buffer.from(xml), { names: new NameTable() })).not.toThrow();
});

test('a line is counted in what was typed, also behind letters of several bytes', () => {
	expect(() => bodyFromXml('<wd:A>\nWeiß € 😀\n<wd:B>&oops;</wd:B></wd:A>', '')).toThrow(/in line 3/);
});

test.each(['</body><body>', '</soapenv:Body><soapenv:Body>', '--><wd:B/>', ']]>', '<?xml version="1.0"?>'])('%s in a value leads nowhere', (value) => {
	expect(() => bodyFromXml(`<wd:A><wd:Name>${value}</wd:Name></wd:A><wd:C/>`, '')).toThrow(/Body \(XML\)/);
});

test('JSON of an answer can be sent back', () => {
	const tree = { '@version': 'v46.1', Name: 'R & D', Job: [{ ID: { '@type': 'WID', '#text': 'a' } }, 'b'], None: [], Empty: '', Number: 1.5, Yes: true };
	const { xml } = bodyFromJson(tree, 'Put_X');
	expect(xml).toBe(
		`<wd:Put_X_Request xmlns:wd="${NS}" wd:version="v46.1"><wd:Name>R &amp; D</wd:Name><wd:Job><wd:ID wd:type="WID">a</wd:ID></wd:Job>` +
			'<wd:Job>b</wd:Job><wd:Empty></wd:Empty><wd:Number>1.5</wd:Number><wd:Yes>true</wd:Yes></wd:Put_X_Request>',
	);
	const names = new NameTable();
	const read = new JsonReader(names, { repeatingChildren: () => [] }).read(parseDocument(Buffer.from(xml), { names }));
	const { None: _none, ...sent } = tree;
	expect(read).toEqual({ ...sent, Number: '1.5', Yes: 'true' });
});

test.each([
	[{ Put_X_Request: { a: 1 } }, 'Put_X', '<wd:Put_X_Request'],
	[{ 'wd:Put_X': { a: 1 } }, 'Put_X', '<wd:Put_X '],
	[{ Put_Y: { a: 1 } }, 'Put_X', '<wd:Put_X_Request'],
	['', 'Get_Server_Timestamp', '<wd:Server_Timestamp_Get '],
])('JSON may begin with the element: %j of %s', (json, operation, start) => {
	expect(bodyFromJson(json, operation).xml.startsWith(start)).toBe(true);
});

test.each([
	[{ 'a b': 1 }, /\.a b is not the name/],
	[{ '@': 1 }, /is not the name/],
	[{ 'x:y': 1 }, /is not the name/],
	[{ a: [[1]] }, /must be text/],
	[{ a: { '#text': 'x', b: 1 } }, /stands beside elements/],
	[{ a: '\u0000' }, /\.a holds a character/],
	[{ a: NaN }, /must be text/],
	['{"a":{"b":12345678901234567890}}', /\.a\.b is a number whose digits are not kept/],
	[{ a: 1e-7 }, /digits are not kept/],
	['{"a":1,"b":[{"c":1,"a":2},{"c":{"c":1}}],"\\u0061":2}', /has the key "a" twice/],
	['{"a":[{"x":"}","x":"{"}]}', /has the key "x" twice/],
	[[1], /must be an object/],
	['7', /must be an object/],
])('JSON that cannot be XML is refused: %j', (json, message) => {
	expect(() => bodyFromJson(json, 'Put_X')).toThrow(message);
});

test('keys that come again in another object, or in a text, are no repetition', () => {
	expect(bodyFromJson('{"a":[{"c":"\\"c\\":1,","d":1},{"c":{"c":"a"}}],"b":{"a":[]}}', 'Put_X').xml).toContain('<wd:a><wd:c>"c":1,</wd:c><wd:d>1</wd:d></wd:a>');
});

test('JSON that nests without end is refused, not followed', () => {
	const deep: Record<string, unknown> = {};
	deep.a = deep;
	expect(() => bodyFromJson(deep, 'Put_X')).toThrow(/nests too deep/);
});

test.each([
	['Get_Workers_Request', false],
	['Get_Workers', false],
	['Server_Timestamp_Get', false],
	['Find_Candidates_Request', false],
	['Put_Job_Profile_Request', true],
	['Workday_Account_for_Worker_Update', true],
	['Launch_Integration_Event_Request', true],
	['Forget_Worker_Request', true],
])('%s changes data: %s', (element, changes) => {
	expect(changesData(element)).toBe(changes);
});

test('what is no name is no operation', () => {
	expect(() => requestElements('Get Workers')).toThrow(/Operation Name/);
	expect(() => requestElements('../x')).toThrow(/Operation Name/);
});

const PAGE = { page: 2, count: 5, asOfEntryMoment: 'M' };
const shape = (xml: string) => xml.replaceAll(` xmlns:wd="${NS}"`, '').replaceAll('wd:', '');
const FILTER = '<Response_Filter><As_Of_Entry_DateTime>M</As_Of_Entry_DateTime><Page>2</Page><Count>5</Count></Response_Filter>';

test.each([
	['<wd:G/>', `<G>${FILTER}</G>`],
	['<wd:G></wd:G>', `<G>${FILTER}</G>`],
	['<wd:G><wd:Response_Group/></wd:G>', `<G>${FILTER}<Response_Group/></G>`],
	['<wd:G><wd:Request_References/><wd:Request_Criteria/><wd:Response_Group/></wd:G>', `<G><Request_References/><Request_Criteria/>${FILTER}<Response_Group/></G>`],
	['<wd:G><wd:Other/><wd:Response_Filter/></wd:G>', `<G><Other/>${FILTER}</G>`],
	['<wd:G><wd:Response_Filter></wd:Response_Filter></wd:G>', `<G>${FILTER}</G>`],
	['<wd:G><!-- <wd:Response_Filter/> --></wd:G>', `<G>${FILTER}<!-- <Response_Filter/> --></G>`],
])('the page of %s stands where the schema has it', (xml, expected) => {
	const { xml: whole } = bodyFromXml(xml, '');
	const paged = pagedBody(whole)(PAGE);
	expect(shape(paged)).toBe(expected);
	expect(() => parseDocument(Buffer.from(paged), { names: new NameTable() })).not.toThrow();
});
