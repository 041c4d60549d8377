/** Report → Run in n8n's engine, against the tenant. */
import type { IDataObject } from 'n8n-workflow';
import type { Tenant } from '../tenant/server/index.mts';
import { numberedReport } from '../tenant/server/reportsDefinition.mts';
import { runAsTool } from '../support/engine-uses.mts';
import { credentialFor, runNode, schemaProblems, secretsIn, startCanaryTenant, type NodeOptions, type NodeRun } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 30, clock: '2026-03-15T12:00:00Z' });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const OWNER = 'Report Owner';
const urlOf = (name: string, query = '') => `${tenant.credentials.baseUrl}/ccx/service/customreport2/${tenant.tenant}/${OWNER}/${name}${query}`;
const run = (parameters: IDataObject, options?: NodeOptions) =>
	runNode(tenant, { resource: 'report', operation: 'run', returnAll: true, reportUrl: urlOf('All_Workers'), ...parameters }, options);
const paths = () => tenant.requests.map(({ path }) => path);
const textOf = async (one: NodeRun, at = 0, property = 'data'): Promise<string> => {
	const item = one.workers[at];
	if (!item) throw new Error(`no item: ${one.message} ${one.description}`);
	return String(await one.binary(item, property));
};

describe.each(['isu', 'oAuth2'] as const)('signed in by %s', (authentication) => {
	test.each(['json', 'csv', 'xml'])('a report as %s: a row an item, all alike', async (format) => {
		const { json, hintTexts, message } = await run({ format }, { authentication });
		expect(message).toBe('');
		expect(json.length).toBeGreaterThan(20);
		expect(new Set(json.map((row) => Object.keys(row).sort().join())).size).toBe(1);
		expect(json[0]).toMatchObject({ wid: expect.stringMatching(/^[0-9a-f]{32}$/), active: expect.stringMatching(/^[01]$/) });
		expect(hintTexts).toEqual([]);
	});
});

test('by owner and name, with prompts of every kind, in both forms of a reference', async () => {
	const [first, second] = (await run({})).json;
	const by = { reportBy: 'name', reportOwner: OWNER, reportName: 'All Workers' };
	const prompt = (...rows: IDataObject[]) => ({ prompts: { prompt: rows } });
	const worker = { name: 'worker', idType: 'Employee_ID', value: first?.employee_id };
	for (const referenceForm of ['value', 'name']) expect((await run({ ...by, ...prompt(worker), options: { referenceForm } })).json).toEqual([first]);
	expect(paths().slice(-3).filter((path) => !path.endsWith('?xsds')).map((path) => path.split('?')[1])).toContain(`worker!Employee_ID=${String(first?.employee_id)}&format=json`);
	expect((await run({ ...by, ...prompt({ name: 'worker', idType: 'other', otherIdType: 'Employee_ID', value: second?.employee_id }) })).json).toEqual([second]);
	const picked = { __rl: true, mode: 'list', value: first?.wid };
	expect((await run({ ...by, ...prompt({ name: 'worker', idType: 'worker', worker: picked }) })).json).toEqual([first]);
	expect((await run({ ...by, ...prompt({ name: 'worker', idType: 'worker', worker: { __rl: true, mode: 'id', value: second?.employee_id } }) })).json).toEqual([second]);
	const active = (await run({ ...by, ...prompt({ name: 'active', value: '={{ 0 }}' }) })).json;
	expect(active.length).toBeGreaterThan(0);
	expect(active.every((row) => row.active === '0')).toBe(true);
	const system = await run({ reportBy: 'name', reportName: 'Active_Workers', options: { systemReport: true } });
	expect(system.json.length).toBeGreaterThan(10);
});

describe.each(['memory', 'filesystem'] as const)('files, binary data in %s', (binaryData) => {
	test.each(['csv', 'json', 'xml'])('the report as it was sent, %s, byte for byte', async (format) => {
		const query = format === 'xml' ? '' : `?format=${format}`;
		const one = await run({ reportUrl: urlOf('All_Workers', query), format: format === 'xml' ? 'xml' : 'auto', returnAs: 'asSent' }, { binaryData });
		const { isu } = tenant.credentials;
		const direct = await fetch(urlOf('All_Workers', query), { headers: { authorization: `Basic ${Buffer.from(`${isu.userName}:${isu.password}`).toString('base64')}` } });
		const expected = await direct.text();
		expect(await textOf(one)).toBe(expected);
		expect(one.json).toEqual([{ fileName: `All_Workers.${format}`, mimeType: expect.stringMatching(format), bytes: Buffer.byteLength(expected) }]);
	});

	test('rows in one file: of a report that begins with its columns, of one that has a schema, of several runs', async () => {
		const file = (more: IDataObject) => run({ returnAs: 'file', fileFormat: 'csv', ...more }, { binaryData });
		const csv = await file({ format: 'csv' });
		expect(await textOf(csv)).toMatch(/^wid,employee_id,first_name,/);
		expect(csv.json).toEqual([{ fileName: 'All_Workers.csv', mimeType: 'text/csv', rows: 29 }]);
		expect(await textOf(await file({ format: 'json', options: { columns: ['last_name', 'wid'] } }))).toMatch(/^last_name,wid\r?\n/);
		expect((await textOf(await file({ format: 'json', options: { completeRows: false } }))).split(/\r?\n/)[0]).toBe((await textOf(csv)).split(/\r?\n/)[0]);
		const split = { startPrompt: 'from_date', endPrompt: 'through_date', from: '2015-01-01', through: '2026-03-15', step: 24, unit: 'months' };
		const hires = await file({ reportUrl: urlOf('Hires'), format: 'csv', options: { splitByDate: { split }, fileName: 'hires.csv' } });
		expect(hires.json).toEqual([{ fileName: 'hires.csv', mimeType: 'text/csv', rows: (await textOf(hires)).match(/^[0-9a-f]{32},/gm)?.length }]);
		expect((await textOf(hires)).match(/^wid,/gm)).toHaveLength(1);
	});

	test('a file for each stretch of days; one that breaks off is asked for again alone', async () => {
		const split = { startPrompt: 'from_date', endPrompt: 'through_date', from: '2020-01-01', through: '2026-03-15', step: 36, unit: 'months' };
		tenant.switches.arm({ kind: 'reset', afterRecords: 0 }, { request: 2 });
		const one = await run({ reportUrl: urlOf('Hires'), format: 'csv', returnAs: 'asSent', options: { splitByDate: { split }, maxWait: 0 } }, { binaryData });
		expect(one.json).toEqual([
			{ fileName: 'Hires_2020-01-01_2022-12-31.csv', mimeType: 'text/csv', bytes: expect.any(Number), from: '2020-01-01', through: '2022-12-31' },
			{ fileName: 'Hires_2023-01-01_2025-12-31.csv', mimeType: 'text/csv', bytes: expect.any(Number), from: '2023-01-01', through: '2025-12-31' },
			{ fileName: 'Hires_2026-01-01_2026-03-15.csv', mimeType: 'text/csv', bytes: expect.any(Number), from: '2026-01-01', through: '2026-03-15' },
		]);
		expect(await textOf(one, 1)).toMatch(/^wid,/);
		expect(tenant.requests).toHaveLength(4);
		expect(one.hintTexts).toEqual([expect.stringMatching(/asked for again .* Every file is whole/)]);
	});
});

test('a report that breaks off is run again, and hints say what happened', async () => {
	tenant.reports.add(numberedReport('Numbers', 3000));
	tenant.switches.arm({ kind: 'reset', afterRecords: 2500 }, { request: 2 });
	const whole = await run({ reportUrl: urlOf('Numbers'), options: { maxWait: 0 } });
	expect(whole.json.map((row) => Number(row.number))).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
	expect(whole.hintTexts).toEqual([expect.stringMatching(/had to be asked again .* No row came twice, and none is missing/)]);
	const limited = await run({ reportUrl: urlOf('Numbers'), returnAll: false, limit: 3 });
	expect(limited.json).toHaveLength(3);
	expect(limited.hintTexts).toEqual(['3 rows of the report were read, up to the limit. There are more: Return All reads every one.']);
});

test('what the reader should know is said: columns without a place, rows without a key, a schema that cannot be read', async () => {
	const columns = ['number', 'late'].map((name) => ({ name, type: 'string' as const, ...(name === 'late' && { unseen: true as const }) }));
	const rows = () => [{ number: '1', late: 'x' }, { late: 'y' }, { number: '1' }];
	tenant.reports.add(numberedReport('Unseen', 0, { columns, rows }));
	const unseen = (more: IDataObject) => run({ reportUrl: urlOf('Unseen'), ...more });
	const file = await unseen({ returnAs: 'file', fileFormat: 'csv' });
	expect(await textOf(file)).toBe('number\r\n1\r\n\r\n1\r\n');
	expect(file.hintTexts).toEqual([expect.stringMatching(/does not name, and that are not in the file: late\. Name them in Columns/)]);
	const keyed = await unseen({ options: { duplicatesBy: ['number'], columns: ['late', 'nobody'] } });
	expect(keyed.json).toEqual([{ late: 'x', nobody: null }, { late: 'y', nobody: null }]);
	expect(keyed.hintTexts).toEqual([expect.stringMatching(/^1 row dropped/), expect.stringMatching(/^1 row had no value in any column of the key/), expect.stringMatching(/^No row had nobody/)]);
	tenant.switches.arm({ kind: 'processingError', text: 'no schema today' }, { when: ({ number }) => number === tenant.requests.length });
	const without = await unseen({});
	expect(without.json).toEqual([{ number: '1', late: 'x' }, { late: 'y' }, { number: '1' }]);
	expect(without.hintTexts).toEqual([expect.stringMatching(/could not be asked for, .* no schema today/)]);
});

test('one bad item of three does not cost the other two, and items know where they come from', async () => {
	tenant.reports.add(numberedReport('Two', 2), numberedReport('Secret', 1, { sharedWith: ['somebody'] }));
	const input = ['Two', 'Secret', 'Nothing', 'Two'].map((report) => ({ report }));
	const reportUrl = `=${urlOf('{{ $json.report }}')}`;
	const one = await run({ reportUrl }, { input, onError: 'continueRegularOutput' });
	expect(one.workers.map(({ json, pairedItem }) => [json.number ?? json.error, Object(pairedItem).item])).toEqual([
		['1', 0], ['2', 0],
		[expect.stringMatching(/^Workday does not allow this: .*not shared/), 1],
		[expect.stringMatching(/^Workday found nothing at this address/), 2],
		['1', 3], ['2', 3],
	]);
	expect(one.json[2]?.message).toMatch(/share the report with it .* Activate Pending Security Policy Changes/s);
	expect(one.json[3]?.message).toMatch(/Enable As Web Service/);
	expect((await run({ reportUrl: urlOf('Secret') })).description).toMatch(/share the report/);
});

test('as a tool of an AI agent', async () => {
	tenant.reports.add(numberedReport('Two', 2));
	const { type, data } = credentialFor(tenant);
	const parameters = { authentication: 'isu', allowPrivateData: ['reports'], resource: 'report', operation: 'run', reportBy: 'name', reportOwner: OWNER, reportName: "={{ $fromAI('report', 'Name of the report', 'string') }}" };
	const { answers, run: done } = await runAsTool('n8n-nodes-workday.workday', parameters, [{ report: 'Two' }], { credentials: { [type]: data } });
	expect(done.error).toBeUndefined();
	expect(answers).toEqual([[expect.objectContaining({ number: '1' }), expect.objectContaining({ number: '2' })]]);
	expect(secretsIn(JSON.stringify(answers), tenant)).toEqual([]);
});

test('a report that takes too long is given up after the time that was set', async () => {
	tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 20_000 }, { times: Infinity });
	const one = await run({ format: 'csv', options: { responseTimeout: 1, retries: 0 } });
	expect(one.message).toMatch(/did not answer in time|timeout/i);
	expect(one.description).toMatch(/Split by Date/);
});
