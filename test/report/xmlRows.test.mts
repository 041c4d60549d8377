import { xmlRows } from '../../nodes/Workday/workday/report/xmlRows.ts';
import { all, bytesOf } from './chunks.mts';

const report = (rows: string, root = 'wd:Report_Data') => `<?xml version='1.0' encoding='UTF-8'?><${root} xmlns:wd="urn:com.workday.report/Any_Name">${rows}</${root}>`;
const read = (text: string | Buffer, encoding?: string, size?: number) => all(xmlRows(bytesOf(text, size), encoding));

test('texts, instances with their ids, and groups', async () => {
	const text = report(
		'<wd:Report_Entry><wd:Employee_ID>0042</wd:Employee_ID><wd:Worker wd:Descriptor="Ana &amp; Co"><wd:ID wd:type="WID">a1</wd:ID></wd:Worker>' +
			'<wd:Hired>2026-01-31-08:00</wd:Hired><wd:Skills><wd:Skill>x</wd:Skill></wd:Skills><wd:Skills><wd:Skill>y</wd:Skill></wd:Skills></wd:Report_Entry>\n' +
			'<wd:Report_Entry/>',
	);
	for (const size of [1, 1000]) {
		expect(await read(text, undefined, size)).toEqual([
			{
				Employee_ID: '0042',
				Worker: { '@Descriptor': 'Ana & Co', ID: [{ '@type': 'WID', '#text': 'a1' }] },
				Hired: '2026-01-31-08:00',
				Skills: [{ Skill: 'x' }, { Skill: 'y' }],
			},
			{},
		]);
	}
});

test('no row, any prefix, no namespace, another encoding', async () => {
	expect(await read(report(''))).toEqual([]);
	expect(await read('<Report_Data><Report_Entry><a>1</a></Report_Entry></Report_Data>')).toEqual([{ a: '1' }]);
	expect(await read(Buffer.from('<Report_Data><Report_Entry><a>Weiß</a></Report_Entry></Report_Data>', 'latin1'), 'iso-8859-1')).toEqual([{ a: 'Weiß' }]);
});

const FAULT =
	'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server.processingError</faultcode>' +
	'<faultstring>The task submitted is not authorized.</faultstring></e:Fault></e:Body></e:Envelope>';

test.each([
	['a fault', FAULT, { name: 'Permission', message: /not authorized/ }],
	['another document', '<html><p>x</p></html>', { name: 'UnexpectedResponse', message: /no report: it begins with <html>/ }],
	['a document that is cut short', report('<wd:Report_Entry>').slice(0, -20), { name: 'XmlError', message: /ends too early/ }],
	['a document type', '<!DOCTYPE a><Report_Data/>', { name: 'XmlError', message: /document type|DOCTYPE/i }],
])('%s is an error', async (_what, text, { name, message }) => {
	await expect(read(text)).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
});
