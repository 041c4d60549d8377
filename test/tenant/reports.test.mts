import { DOMParser } from '@xmldom/xmldom';
import { startTenant, type Tenant } from './server/index.mts';
import { hugeReport, numberedReport } from './server/reportsDefinition.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 50, clock: '2026-03-15T12:00:00Z', validate: false });
});
afterEach(() => tenant.close());

const basic = (userName: string, password: string): string => `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;

async function get(path: string, headers: Record<string, string> = {}) {
	const { isu } = tenant.credentials;
	const url = `http://${tenant.servicesHost}/ccx/service/${path}`;
	const answer = await fetch(url, { headers: { authorization: basic(isu.userName, isu.password), ...headers } });
	return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}
const ALL = 'customreport2/acme_dpt1/Report%20Owner/All_Workers';
const rowsOf = async (query: string, path = ALL): Promise<Array<Record<string, unknown>>> => JSON.parse((await get(`${path}?format=json&${query}`)).text).Report_Entry;

test('JSON, CSV and XML show the same rows', async () => {
	const rows = await rowsOf('');
	expect(rows.length).toBeGreaterThan(40);
	expect(rows[0]).toMatchObject({ wid: expect.stringMatching(/^[0-9a-f]{32}$/), active: expect.stringMatching(/^[01]$/), emails_group: expect.any(Array) });
	const csv = await get(`${ALL}?format=csv`);
	expect(csv.type).toBe('text/csv;charset=UTF-8');
	expect(csv.text).toMatch(/^wid,employee_id,first_name,/);
	expect(csv.text.match(/[0-9a-f]{32},/g)).toHaveLength(rows.length);
	expect(csv.text).toMatch(/"said ""hello, [^"]*""\nand left"/);
	const xml = await get(ALL);
	expect(xml.text.match(/<wd:Report_Entry>/g)).toHaveLength(rows.length);
	expect(xml.text).toMatch(/<wd:worker wd:Descriptor="[^"]+"><wd:ID wd:type="WID">[0-9a-f]{32}<\/wd:ID>/);
	expect(new DOMParser().parseFromString(xml.text, 'text/xml').documentElement?.localName).toBe('Report_Data');
	expect((await get(`${ALL}?format=simplexml`)).text).toContain('<Report_Entry>');
	expect(await get('systemreport2/acme_dpt1/Active_Workers?format=json')).toMatchObject({ status: 200 });
});

test('the schema names columns, groups and instances', async () => {
	const { text, status } = await get(`${ALL}?xsds`);
	expect(status).toBe(200);
	expect(text).toContain('<xsd:element name="hire_date" type="xsd:date" minOccurs="0"/>');
	expect(text).toContain('<xsd:element name="emails_group" type="wd:emails_groupType" minOccurs="0" maxOccurs="unbounded"/>');
	expect(text).toContain('<xsd:complexType name="workerObjectType">');
});

test('prompts choose rows, in both forms of a reference', async () => {
	const [first] = await rowsOf('');
	const id = String(first?.employee_id);
	expect(await rowsOf(`worker=Employee_ID!${id}`)).toEqual([first]);
	expect(await rowsOf(`worker!Employee_ID=${id}`)).toEqual([first]);
	expect((await rowsOf('active=1')).every((row) => row.active === '1')).toBe(true);
	const hires = 'customreport2/acme_dpt1/Report%20Owner/Hires';
	const some = await rowsOf('from_date=2020-01-01&through_date=2022-12-31', hires);
	expect(some.length).toBeGreaterThan(0);
	expect(some.every((row) => String(row.hire_date) >= '2020-01-01' && String(row.hire_date) <= '2022-12-31')).toBe(true);
});

test.each([
	['customreport2/acme_dpt1/Report%20Owner/Hires?format=json', 500, /from_date is missing/],
	['customreport2/acme_dpt1/Report%20Owner/Hires?format=json&from_date=x&through_date=2020-01-01', 500, /not a date/],
	[`${ALL}?active=1&active=0`, 500, /given twice/],
	[`${ALL}?nobody=1`, 500, /not a prompt/],
	[`${ALL}?worker=Department!1`, 500, /Invalid ID value/],
	[`${ALL}?format=pdf`, 500, /Invalid format/],
	['customreport2/acme_dpt1/Report%20Owner/Nothing', 404, /not found/],
	['customreport2/other/Report%20Owner/All_Workers', 404, /not found/],
	['systemreport2/acme_dpt1/Report%20Owner/All_Workers', 404, /not found/],
])('%s is refused', async (path, status, text) => {
	expect(await get(path)).toMatchObject({ status, text: expect.stringMatching(text) as string });
});

test('signs in by Basic with or without tenant, and by token; locks, and knows who may run what', async () => {
	const { userName, password } = tenant.credentials.isu;
	expect((await get(ALL, { authorization: basic(`${userName}@acme_dpt1`, password) })).status).toBe(200);
	expect((await get(ALL, { authorization: 'Bearer nobody' })).status).toBe(401);
	expect((await get(ALL, { authorization: '' })).status).toBe(401);
	for (let tries = 0; tries < 5; tries++) expect((await get(ALL, { authorization: basic(userName, 'wrong') })).status).toBe(401);
	expect((await get(ALL)).status).toBe(401);
	expect(tenant.accounts.failedSignIns(userName)).toBe(6);
});

test('a report that is not shared is refused', async () => {
	tenant.reports.add(numberedReport('Secret', 1, { sharedWith: ['somebody'] }));
	expect((await get('customreport2/acme_dpt1/Report%20Owner/Secret')).status).toBe(403);
});

test('every shape that Report_Entry was seen or said to have', async () => {
	tenant.reports.add(numberedReport('One', 1), numberedReport('None', 0));
	const bodyOf = async (name: string) => JSON.parse((await get(`customreport2/acme_dpt1/Report%20Owner/${name}?format=json`)).text);
	expect(await bodyOf('One')).toEqual({ Report_Entry: [{ number: '1', name: 'Row 1', city: 'Łódź' }] });
	tenant.reports.behaviour.oneRow = 'object';
	expect(await bodyOf('One')).toEqual({ Report_Entry: { number: '1', name: 'Row 1', city: 'Łódź' } });
	for (const [noRows, body] of [['array', { Report_Entry: [] }], ['missing', {}], ['null', { Report_Entry: null }]] as const) {
		tenant.reports.behaviour.noRows = noRows;
		expect(await bodyOf('None')).toEqual(body);
	}
	tenant.reports.behaviour.empty = 'null';
	expect((await rowsOf(''))[1]).toHaveProperty('note', null);
});

test('faults hold for reports too: a maintenance page, a broken connection', async () => {
	tenant.switches.arm({ kind: 'maintenance' }, { operation: 'report' });
	expect((await get(ALL)).status).toBe(503);
	tenant.switches.arm({ kind: 'reset', afterRecords: 3 }, { operation: 'report' });
	await expect(get(ALL)).rejects.toThrow();
});

test('a huge report is made as it is read', async () => {
	tenant.reports.add(hugeReport('Huge', 20_000_000));
	const { text } = await get('customreport2/acme_dpt1/Report%20Owner/Huge?format=csv');
	expect(text.length).toBeGreaterThan(20_000_000);
});
