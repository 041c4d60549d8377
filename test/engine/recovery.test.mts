import type { IDataObject } from 'n8n-workflow';
import type { Switch, SwitchCondition, Tenant } from '../tenant/server/index.mts';
import { NODE, reads, runNode, schemaProblems, startCanaryTenant, tenantWorkers, widsOf, type NodeOptions, type NodeRun } from './workdayNode.mts';

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

/** All workers, ten a page, retried without a wait unless the options say otherwise. */
async function readAll(options: IDataObject = {}, nodeOptions: NodeOptions = {}): Promise<NodeRun & { requests: ReturnType<typeof reads> }> {
	const before = tenant.requests.length;
	const run = await runNode(tenant, { returnAll: true, output: 'ids', options: { pageSize: 10, maxWait: 0, ...options } }, nodeOptions);
	return { ...run, requests: reads(tenant, before) };
}

/** Each worker exactly once, in the tenant's order. */
function expectEverybody(run: NodeRun): void {
	expect(run.message).toBe('');
	expect(run.json.map((worker) => worker.id)).toEqual(widsOf(tenantWorkers(tenant)));
}

describe('every worker comes exactly once, and a hint says what happened', () => {
	test.each<[string, Switch, SwitchCondition, RegExp]>([
		['a reset in the middle of page 3', { kind: 'reset', afterRecords: 4 }, { page: 3 }, /1 page had to be read again \(The connection to Workday broke/],
		['page 3 cut short as if it were complete', { kind: 'truncate', afterRecords: 7 }, { page: 3 }, /read again \(Workday's answer was cut short/],
		['no answer to page 2', { kind: 'refuseAnswer' }, { page: 2 }, /read again \(The connection to Workday broke/],
		['429 on page 4', { kind: 'throttle' }, { page: 4 }, /read again \(Workday received too many requests/],
		['503 with an HTML body on page 1', { kind: 'unavailable' }, { page: 1 }, /read again \(Workday is not available/],
		['504 twice in the same place', { kind: 'status', status: 504 }, { when: ({ page, count }) => (page - 1) * count === 50, times: 2 }, /had to be read again/],
		['a busy server', { kind: 'processingError', text: 'Server busy, try again' }, { page: 2 }, /read again \(Workday is busy/],
		['a total that changes', { kind: 'totalDrift', by: 1 }, { page: 2 }, /number of workers changed while reading, so reading began again/],
		['a worker that comes twice', { kind: 'duplicateWorker' }, { page: 3 }, /1 worker came twice/],
	])('%s', async (_name, fault, condition, hint) => {
		tenant.switches.arm(fault, condition);
		const run = await readAll();
		expect(tenant.switches.left).toBe(0);
		if (fault.kind === 'duplicateWorker') expect(run.json.length).toBe(new Set(run.json.map((one) => one.id)).size);
		else expectEverybody(run);
		expect(run.hintTexts).toContainEqual(expect.stringMatching(hint));
	});

	test.each(['fault', 'close'] as const)('pages that are too large are halved until they fit (%s)', async (how) => {
		tenant.switches.arm({ kind: 'pageTooLarge', maximum: 12, how }, { times: Infinity });
		const run = await readAll({ pageSize: 40 });
		expectEverybody(run);
		expect(new Set(run.requests.map((request) => request.count))).toEqual(new Set([40, 20, 10]));
		expect(run.hintTexts).toContainEqual(expect.stringMatching(/page size was reduced to 10/));
	});

	test('every page names the same moment, also after a retry', async () => {
		tenant.switches.arm({ kind: 'reset', afterRecords: 2 }, { page: 3 });
		const { requests } = await readAll();
		const moments = requests.map((request) => /<wd:As_Of_Entry_DateTime>([^<]+)</.exec(request.body)?.[1]);
		expect(requests.length).toBeGreaterThan(6);
		expect(new Set(moments).size).toBe(1);
		expect(moments[0]).toMatch(/^\d{4}-.*Z$/);
	});

	test('nothing is hinted at when all is well', async () => {
		const run = await readAll();
		expectEverybody(run);
		expect(run.requests).toHaveLength(6);
		expect(run.hintTexts).toEqual([]);
	});
});

describe('Retry-After is kept', () => {
	test.each([['seconds', false], ['an HTTP date', true]])('as %s', async (_name, asDate) => {
		// A date has no fractions of a second: two seconds ahead are more than one.
		tenant.switches.arm({ kind: 'throttle', retryAfter: 2, asDate }, { page: 2 });
		const started = Date.now();
		const run = await readAll({ maxWait: 5 });
		expect(Date.now() - started).toBeGreaterThanOrEqual(asDate ? 1000 : 2000);
		expectEverybody(run);
	});

	test('a wait that is longer than the user allows ends the run at once', async () => {
		tenant.switches.arm({ kind: 'throttle', retryAfter: 60 }, { page: 2 });
		const run = await readAll({ maxWait: 1 });
		expect(run.message).toMatch(/asks to wait 60 s, longer than the 1 s/);
		// Page 3 may have been asked for beside it.
		expect(run.requests.map((request) => request.page).filter((page) => page !== 3)).toEqual([1, 2]);
	});
});

describe('a server that is silent', () => {
	test('before its answer begins: Response Timeout', async () => {
		tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 20_000 }, { times: Infinity });
		const run = await readAll({ responseTimeout: 1, retries: 0 });
		expect(run.message).toMatch(/^Workday did not answer in time\./);
		expect(run.description).toMatch(/smaller page size/);
		expect(run.requests).toHaveLength(1);
	});

	test('in the middle of its answer: Receive Timeout, and a retry brings the rest', async () => {
		tenant.switches.arm({ kind: 'slowStream', milliseconds: 20_000 }, { page: 2 });
		const run = await readAll({ idleTimeout: 1 });
		expectEverybody(run);
		expect(run.hintTexts).toContainEqual(expect.stringMatching(/read again \(Workday did not answer in time/));
	});

	test('the time that an answer takes in all does not count', async () => {
		tenant.switches.arm({ kind: 'slowStream', milliseconds: 80 }, { page: 1 });
		const run = await readAll({ idleTimeout: 3, responseTimeout: 3, pageSize: 100 });
		expectEverybody(run);
		expect(run.hintTexts).toEqual([]);
	});

	test('the time that the reader takes does not count: page 2 waits while page 1 is slow', async () => {
		tenant.switches.arm({ kind: 'slowStream', milliseconds: 400 }, { page: 1 });
		const run = await readAll({ idleTimeout: 3, responseTimeout: 3, output: 'profile' });
		expectEverybody(run);
		expect(run.hintTexts).toEqual([]);
	});
});

// Each would take half a minute if it were not stopped: the time limit of the test tells.
describe('stopping a run', () => {
	test.each<[string, Switch]>([
		['before the answer begins', { kind: 'slowFirstByte', milliseconds: 30_000 }],
		['in the middle of a slow page', { kind: 'slowStream', milliseconds: 5_000 }],
	])('%s ends the request at once, without a retry', async (_name, fault) => {
		tenant.switches.arm(fault, { page: 2, times: Infinity });
		const stop = new AbortController();
		const before = tenant.requests.length;
		const waiting = setInterval(() => {
			if (reads(tenant, before).some((request) => request.page === 2)) setTimeout(() => stop.abort(), 200);
		}, 20);
		const run = await readAll({ maxWait: 30 }, { signal: stop.signal });
		clearInterval(waiting);
		expect(run.status).toBe('canceled');
		// Page 3 may have been asked for beside it.
		expect(run.requests.map((request) => request.page).filter((page) => page !== 3)).toEqual([1, 2]);
		expect(run.items(NODE)).toEqual([]);
	}, 10_000);

	test('while it waits for a retry ends the wait', async () => {
		tenant.switches.arm({ kind: 'throttle', retryAfter: 20 }, { page: 1, times: Infinity });
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 500);
		const run = await readAll({ maxWait: 30 }, { signal: stop.signal });
		expect(run.status).toBe('canceled');
		expect(run.requests).toHaveLength(1);
	}, 10_000);
});
