import type { IDataObject } from 'n8n-workflow';
import { pngOf } from '../tenant/workers/sections/photo.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { reads, runNode, schemaProblems, startCanaryTenant, tenantWorkers, type NodeRun } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startCanaryTenant();
});
afterEach(() => tenant.switches.clear());
afterAll(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

type Mode = 'memory' | 'filesystem';
const modes: Mode[] = ['memory', 'filesystem'];

async function textOf(run: NodeRun): Promise<string> {
	const [item] = run.workers;
	if (!item || run.workers.length !== 1) throw new Error(`expected one item with a file, not ${run.workers.length}: ${run.message}`);
	return String(await run.binary(item, 'data'));
}

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
	const table: string[][] = [[]];
	for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
		table.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end !== ',') table.push([]);
	}
	return table.slice(0, -1);
}

const cell = (value: unknown): string =>
	value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

describe.each(modes)('one file, binary data in %s', (binaryData) => {
	const file = (fileFormat: string, more: IDataObject = {}) =>
		runNode(tenant, { returnAs: 'file', fileFormat, returnAll: true, options: { pageSize: 25 }, ...more }, { binaryData });

	test('NDJSON, JSON and CSV hold what the items would', async () => {
		const { json: items } = await runNode(tenant, { returnAll: true });
		const ndjson = await file('ndjson');
		expect(ndjson.json).toEqual([{ fileName: 'workers.ndjson', mimeType: 'application/x-ndjson', workers: 60 }]);
		expect((await textOf(ndjson)).trimEnd().split('\n').map((line) => JSON.parse(line))).toEqual(items);
		expect(JSON.parse(await textOf(await file('json')))).toEqual(items);
		const columns = Object.keys(items[0] ?? {});
		expect(parseCsv(await textOf(await file('csv')))).toEqual([columns, ...items.map((item) => columns.map((name) => cell(item[name])))]);
	});

	test('the file has the name and the field that the user chose, and n8n knows its size', async () => {
		const run = await runNode(tenant, { returnAs: 'file', binaryPropertyName: 'export', options: { fileName: 'staff.ndjson' } }, { binaryData });
		expect(run.workers[0]?.binary?.export).toMatchObject({ fileName: 'staff.ndjson', mimeType: 'application/x-ndjson', fileSize: expect.stringMatching(/\d [kM]?B/) });
		expect(run.workers[0]?.pairedItem).toEqual({ item: 0 });
		expect(run.workers[0]?.binary?.export?.id !== undefined).toBe(binaryData === 'filesystem');
	});

	test('nobody found gives a valid file', async () => {
		const nobody = { filters: { countries: { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id: 'IS' }] } } };
		expect(await textOf(await file('ndjson', nobody))).toBe('');
		expect(JSON.parse(await textOf(await file('json', nobody)))).toEqual([]);
		const [header, ...others] = parseCsv(await textOf(await file('csv', nobody)));
		expect([header?.[0], others]).toEqual(['id', []]);
	});

	test('a failure in the middle is the error that Workday gave, and leaves no item', async () => {
		tenant.switches.arm({ kind: 'taskNotAuthorized' }, { page: 3, times: Infinity });
		const run = await file('json');
		expect(run.status).toBe('error');
		expect(run.message).toMatch(/not authorized/);
		expect(run.description).toMatch(/Activate Pending Security Policy Changes/);
		expect(run.workers).toEqual([]);
	});

	test('a reset in the middle is mended: every worker is in the file once', async () => {
		tenant.switches.arm({ kind: 'reset', afterRecords: 4 }, { page: 2 });
		const run = await file('ndjson', { output: 'ids', options: { pageSize: 10, maxWait: 0 } });
		const lines = (await textOf(run)).trimEnd().split('\n').map((line) => JSON.parse(line));
		expect(lines.map((worker) => worker.id)).toEqual(tenantWorkers(tenant).map((view) => view.worker.wid));
		expect(run.hintTexts).toContainEqual(expect.stringMatching(/had to be read again/));
	});

	test('a wrong first answer begins no file', async () => {
		tenant.switches.arm({ kind: 'html' }, { times: Infinity });
		const run = await file('csv');
		expect(run.message).toMatch(/something else than the result/);
		expect(run.workers).toEqual([]);
	});

	test('the photo is the one that the tenant has, byte for byte, and nobody else gets one', async () => {
		const withPhoto = tenantWorkers(tenant).filter(({ worker }) => worker.number < 9 && !worker.contingent);
		const workerIds = withPhoto.map((view) => view.worker.workerId).join(',');
		const run = await runNode(tenant, { operation: 'get', workerIds, downloadPhoto: true, output: 'ids' }, { binaryData });
		expect(run.workers).toHaveLength(withPhoto.length);
		for (const [index, item] of run.workers.entries()) {
			const number = withPhoto[index]?.worker.number ?? -1;
			expect(item.binary !== undefined).toBe(number % 3 !== 2);
			if (!item.binary) continue;
			expect(await run.binary(item, 'photo')).toEqual(Buffer.from(pngOf(number), 'base64'));
			expect(item.binary.photo).toMatchObject({ fileName: `photo-${number}.png`, mimeType: 'image/png' });
		}
		expect(run.hintTexts).toEqual([]);
	});
});

test('CSV of what has no fixed columns is refused before any request', async () => {
	const before = tenant.requests.length;
	for (const output of ['json', 'scim']) {
		const run = await runNode(tenant, { returnAs: 'file', fileFormat: 'csv', output });
		expect(run.message).toMatch(/^File Format: CSV needs columns/);
	}
	expect(reads(tenant, before)).toEqual([]);
});
