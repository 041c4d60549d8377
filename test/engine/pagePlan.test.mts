/** Get Many in pages that are planned first and read apart, against the tenant, while people come and go. */
import type { IDataObject } from 'n8n-workflow';
import type { Tenant } from '../tenant/server/index.mts';
import { reads, runNode, schemaProblems, startCanaryTenant, type NodeOptions } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 60 });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const plan = async (parameters: IDataObject = {}, options: IDataObject = {}) =>
	await runNode(tenant, { pages: 'plan', options: { pageSize: 12, ...options }, ...parameters });
const page = async (items: IDataObject[], parameters: IDataObject = {}, options: NodeOptions = {}) =>
	await runNode(tenant, { pages: 'one', page: '={{ $json }}', output: 'ids', ...parameters }, { input: items, ...options });
const onePass = async (parameters: IDataObject = {}, options: IDataObject = {}) =>
	(await runNode(tenant, { returnAll: true, output: 'ids', options: { pageSize: 12, ...options }, ...parameters })).json;
const AMERICANS = { filters: { countries: { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id: 'US' }] }, excludeInactive: true } };

/** A hire and an end that are entered and effective now, and would move everybody's place. */
function comeAndGo(): void {
	const { ledger } = tenant.workforce;
	const entered = tenant.clock.now();
	const today = new Date(entered).toISOString().slice(0, 10);
	ledger.hireWorker({ effective: today, entered });
	ledger.terminate(3, { lastDay: '2020-01-31', entered });
}

test('a plan is one request for one worker without data, and one item for each page', async () => {
	const { json, hintTexts } = await plan();
	const requests = reads(tenant);
	expect(requests.map(({ page: asked, count }) => [asked, count])).toEqual([[1, 1]]);
	expect(requests[0]?.body.match(/<wd:(Include|Exclude)_\w+>true</g)).toEqual(['<wd:Include_Reference_Descriptors_In_Response>true<', '<wd:Include_Reference>true<']);
	expect(json.map((item) => [item.page, item.pages, item.pageSize, item.records, item.totalRecords])).toEqual([1, 2, 3, 4, 5].map((number) => [number, 5, 12, 12, 60]));
	expect(json[0]).toMatchObject({ tenant: tenant.tenant, servicesHost: tenant.servicesHost, webServicesVersion: 'v46.1', filters: {} });
	expect(json[0]?.asOfEntryMoment).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	expect(json[0]?.asOfEffectiveDate).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(hintTexts).toEqual([]);
});

test('the pages of a plan are one pass, in its order, though people are hired and leave between them', async () => {
	const before = await onePass();
	const { json: pages } = await plan();
	const read = new Map<unknown, IDataObject[]>();
	for (const item of [...pages].reverse()) {
		comeAndGo();
		const { json, message } = await page([item]);
		expect(message).toBe('');
		read.set(item.page, json);
	}
	expect(pages.flatMap((item) => read.get(item.page) ?? [])).toEqual(before);
	expect(await onePass()).not.toEqual(before);
});

test('filters and dates are those of the plan, whatever the node that reads has', async () => {
	const before = await onePass(AMERICANS, { asOfEffectiveDate: '2026-01-31' });
	const { json: pages } = await plan(AMERICANS, { asOfEffectiveDate: '2026-01-31', pageSize: 3 });
	expect(before.length).toBeGreaterThan(3);
	const { json } = await page(pages, { filters: { excludeEmployees: true }, options: { asOfEffectiveDate: '2001-01-01', pageSize: 7 } });
	expect(json).toEqual(before);
	expect(reads(tenant).slice(-pages.length).map(({ page: asked, count }) => [asked, count])).toEqual(pages.map((item) => [item.page, 3]));
});

test('a page is read a second time after a failure, by the item that the error left', async () => {
	const { json: pages } = await plan();
	tenant.switches.arm({ kind: 'taskNotAuthorized' }, { page: 3 });
	const failed = (await page(pages, {}, { onError: 'continueErrorOutput' })).items('Workday', 1).map((item) => item.json);
	expect(failed).toEqual([expect.objectContaining({ page: 3, error: expect.stringMatching(/not authorized/) })]);
	expect((await page(failed)).json).toEqual((await onePass()).slice(24, 36));
});

test.each(['fault', 'close'] as const)('pages that Workday gives up (%s) come in smaller ones, each worker once', async (how) => {
	const before = await onePass();
	const { json: pages } = await plan();
	tenant.switches.arm({ kind: 'pageTooLarge', maximum: 5, how }, { times: Infinity });
	const { json, hintTexts } = await page(pages, { options: { maxWait: 0 } });
	expect(json).toEqual(before);
	expect(hintTexts.some((hint) => hint.includes('page size was reduced'))).toBe(true);
});

test('each page is a file of its own name, or what the other outputs give', async () => {
	const { json: pages } = await plan({}, { pageSize: 6 });
	const files = await page(pages.slice(8), { returnAs: 'file', fileFormat: 'ndjson' });
	expect(files.json.map((item) => [item.fileName, item.workers])).toEqual([['workers-09-of-10.ndjson', 6], ['workers-10-of-10.ndjson', 6]]);
	const texts = await Promise.all(files.workers.map(async (item) => String(await files.binary(item, 'data'))));
	const lines = texts.join('').trimEnd().split('\n').map((line) => JSON.parse(line) as IDataObject);
	expect(lines).toEqual((await onePass()).slice(48));
	const profile = await page(pages.slice(9), { output: 'profile' });
	expect(profile.json).toEqual((await onePass({ output: 'profile' })).slice(54));
});

test('nobody found gives no item, and a hint', async () => {
	const { json, hintTexts } = await plan({ filters: { excludeEmployees: true, excludeContingentWorkers: true } });
	expect(json).toEqual([]);
	expect(hintTexts).toEqual(['No worker matches, so the plan has no pages.']);
});

test('a plan of another tenant or version is refused before anything is sent', async () => {
	const { json: pages } = await plan();
	const before = tenant.requests.length;
	const { message, description } = await page(pages, {}, { credential: { version: 'v45.0' } });
	expect(message).toBe('Page: was planned with the Web Services Version v46.1, and the credential has v45.0. Read it with the credential of the plan');
	expect(description).toMatch(/Nothing was sent/);
	expect((await page(pages, {}, { credential: { tenant: 'elsewhere' } })).message).toMatch(/planned with the Tenant/);
	expect(tenant.requests).toHaveLength(before);
});
