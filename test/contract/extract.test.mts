import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = (name: string) => path.join(__dirname, '..', '..', 'scripts', name);

const SCHEMA = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:wd="urn:com.workday/bsvc" targetNamespace="urn:com.workday/bsvc">
	<xsd:attribute name="version" type="xsd:string"/>
	<xsd:element name="Ask" type="wd:AskType"/><xsd:element name="Other" type="wd:OtherType"/>
	<xsd:complexType name="AskType"><xsd:annotation><xsd:documentation>Prose.</xsd:documentation></xsd:annotation>
		<xsd:sequence>
			<xsd:element name="Who" type="wd:WhoType" minOccurs="0" maxOccurs="unbounded"><xsd:annotation><xsd:documentation>More prose.</xsd:documentation></xsd:annotation></xsd:element>
			<xsd:choice><xsd:element name="Day" type="xsd:date"/><xsd:element name="Size"><xsd:simpleType><xsd:restriction base="xsd:decimal"><xsd:totalDigits value="3"/><xsd:minInclusive value="0"/></xsd:restriction></xsd:simpleType></xsd:element></xsd:choice>
		</xsd:sequence><xsd:attribute ref="wd:version"/></xsd:complexType>
	<xsd:complexType name="WhoType"><xsd:simpleContent><xsd:extension base="xsd:string"><xsd:attribute name="type" type="wd:WhoEnumeration" use="required"/></xsd:extension></xsd:simpleContent></xsd:complexType>
	<xsd:simpleType name="WhoEnumeration"><xsd:annotation><xsd:appinfo><wd:enumeration value="WID"/></xsd:appinfo></xsd:annotation><xsd:restriction base="xsd:string"/></xsd:simpleType>
	<xsd:complexType name="OtherType"/>
</xsd:schema>`;

describe('the extract of a schema', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'extract-'));
		await writeFile(path.join(folder, 'schema.xsd'), SCHEMA);
	});
	afterAll(() => rm(folder, { recursive: true }));

	it('holds what the named elements reach: names, order, types, cardinalities, limits, and no prose', async () => {
		const out = path.join(folder, 'out.json');
		await run(process.execPath, [
			script('contract-extract.mjs'),
			path.join(folder, 'schema.xsd'),
			out,
			'--operations',
			'Ask',
		]);
		const text = await readFile(out, 'utf8');
		expect(JSON.parse(text)).toMatchObject({
			elements: { Ask: 'AskType' },
			types: {
				AskType: [
					'@version xs:string',
					'Who WhoType *',
					['1', 'Day xs:date 1', 'Size xs:decimal[totalDigits=3,minInclusive=0] 1'],
				],
				WhoType: ['=xs:string', '@type WhoEnumeration !'],
				WhoEnumeration: ['~xs:string', '#WID'],
			},
		});
		expect(text).not.toMatch(/prose|OtherType/i);
	});

	it('names the element that a schema does not have', async () => {
		const args = [
			script('contract-extract.mjs'),
			path.join(folder, 'schema.xsd'),
			path.join(folder, 'none.json'),
			'--operations',
			'Nothing',
		];
		await expect(run(process.execPath, args)).rejects.toThrow('The schema has no element Nothing.');
	});

	it('is not checked, and says so, where the schemas are not there', async () => {
		const { stdout } = await run(process.execPath, [script('contract-check.mjs'), folder]);
		expect(stdout).toContain('skipped');
	});
});
