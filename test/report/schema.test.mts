import { columnsOfSchema, refuseMissing, type ReportColumn } from '../../nodes/Workday/workday/report/schema.ts';
import { STANDARD_REPORTS } from '../tenant/server/reportsDefinition.mts';
import { xsd } from '../tenant/server/reportsRender.mts';

const read = (text: string) => columnsOfSchema(Buffer.from(text), 'utf-8');
const short = (columns: readonly ReportColumn[]): unknown[] =>
	columns.map(({ name, type, repeats, columns: inner }) => [name, repeats ? `${type}[]` : type, ...(inner.length > 0 ? [short(inner)] : [])]);

test('the columns of a report, their types and what is in a group', () => {
	const [report] = STANDARD_REPORTS;
	if (!report) throw new Error('no report');
	expect(short(read(xsd(report)))).toEqual([
		['wid', 'text'],
		['employee_id', 'text'],
		['first_name', 'text'],
		['last_name', 'text'],
		['active', 'boolean'],
		['worker', 'instance'],
		['hire_date', 'date'],
		['termination_date', 'date'],
		['business_title', 'text'],
		['fte', 'number'],
		['note', 'text'],
		['emails_group', 'group[]', [['address', 'text'], ['primary', 'boolean'], ['usage', 'text']]],
	]);
});

const schema = (inside: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:wd="urn:x">${inside}</xs:schema>`;
const rowType = (inside: string) => `<xs:complexType name="R"><xs:sequence><xs:element name="Report_Entry" type="wd:T" maxOccurs="unbounded"/></xs:sequence></xs:complexType><xs:complexType name="T">${inside}</xs:complexType>`;

test('other prefixes, types in place, texts of a type of their own, bounds that are numbers', () => {
	const text = schema(
		rowType(
			'<xs:sequence><xs:element name="a" type="xs:dateTime"/><xs:element name="rich" type="wd:RichText"/><xs:element name="two" type="xs:string" maxOccurs="2"/>' +
				'<xs:element name="g" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence>',
		) + '<xs:simpleType name="RichText"><xs:restriction base="xs:string"/></xs:simpleType>',
	);
	expect(short(read(text))).toEqual([['a', 'dateTime'], ['rich', 'text'], ['two', 'text[]'], ['g', 'group[]', [['x', 'number']]]]);
});

test('a type that holds itself ends', () => {
	expect(read(schema(rowType('<xs:sequence><xs:element name="again" type="wd:T"/><xs:element name="a" type="xs:string"/></xs:sequence>')))).toHaveLength(2);
});

test('something else is an error', () => {
	expect(() => read(schema(''))).toThrow(expect.objectContaining({ name: 'UnexpectedResponse', message: expect.stringMatching(/not the schema of a report/) }));
	expect(() => read('not XML')).toThrow(expect.objectContaining({ name: 'XmlError' }));
});

test('missing columns are all named, with those that are there', () => {
	expect(() => refuseMissing('Required Columns', ['wid'], ['wid', 'x'])).not.toThrow();
	expect(() => refuseMissing('Required Columns', ['wid', 'first_name', 'last_name'], ['wid', 'First_Name'])).toThrow(
		'Required Columns: the report has no column first_name, last_name. It has wid, First_Name. Capitals count.',
	);
	expect(() => refuseMissing('Columns', ['a'], [])).toThrow(/It has no columns/);
});
