/** Full reconciles that take many polls, while things go on happening. */
import type { Tenant } from '../tenant/server/index.mts';
import { brief, DAY, OVERLAP, ReconcileTrigger, tenantOf, type PollOptions } from './reconcileTrigger.mts';

const WORKERS = 12;
const MINUTE = 60_000;
let tenant: Tenant;
let trigger: ReconcileTrigger;
beforeEach(async () => {
	tenant = await tenantOf(WORKERS);
	trigger = new ReconcileTrigger(tenant);
	await trigger.run();
});
afterEach(() => tenant.close());

const now = () => new Date(tenant.clock.now()).toISOString();
const retitle = (worker: number, title: string) => tenant.workforce.ledger.retitle(worker, title, { effective: now(), entered: now() });
const purge = (...workers: number[]) => workers.forEach((worker) => tenant.workforce.ledger.purge(worker));
/** Polls to the end of the run, and says what each of them gave. */
async function polls(first: PollOptions, every: PollOptions): Promise<string[][]> {
	const all = [brief(tenant, await trigger.poll(first))];
	while (trigger.stored?.run) all.push(brief(tenant, await trigger.poll({ after: MINUTE, ...every })));
	return all;
}

test.each([1, 2, 3, 4, 5, 7, 11, 12, 13])('stopped after every %i workers, everything comes, and once', async (workers) => {
	for (const worker of [0, 3, 4, 11]) retitle(worker, 'Cook');
	purge(1, 5, 10);
	const hired = tenant.workforce.ledger.hireWorker({ effective: '2025-01-01', entered: now() });
	const all = await polls({ workers }, { workers });
	expect(all.length).toBeGreaterThanOrEqual(Math.ceil(10 / workers));
	expect(all.flat()).toHaveLength(8);
	expect(new Set(all.flat())).toEqual(new Set(['updated 0', 'updated 3', 'updated 4', 'updated 11', `updated ${hired}`, 'deleted 1', 'deleted 5', 'deleted 10']));
	expect(await trigger.run({ workers }, { workers })).toEqual([]);
});

test('no execution gets more than it may', async () => {
	for (const worker of [0, 3, 4, 11]) retitle(worker, 'Cook');
	purge(1, 5, 10);
	for (const batch of await polls({ most: 2 }, { most: 2 })) expect(batch.length).toBeLessThanOrEqual(2);
});

test('what windows hand over while it runs is not repeated as it was before', async () => {
	for (const worker of [2, 9]) retitle(worker, 'Cook');
	expect(brief(tenant, await trigger.poll({ workers: 4 }))).toEqual(['updated 2']);
	for (const worker of [1, 2, 9, 10]) retitle(worker, 'Chef');
	expect(brief(tenant, await trigger.run({ after: MINUTE, told: [1, 2, 9, 10] }))).toEqual([]);
	expect(await trigger.run()).toEqual([]);
});

test('what is entered while it runs is not in it', async () => {
	await trigger.poll({ workers: 4 });
	for (const worker of [0, 8]) retitle(worker, 'Cook');
	const hired = tenant.workforce.ledger.hireWorker({ effective: '2025-01-01', entered: now() });
	expect(await trigger.run({ after: MINUTE })).toEqual([]);
	expect(brief(tenant, await trigger.run())).toEqual(['updated 0', 'updated 8', `updated ${hired}`]);
});

test('who is hired while it runs, and handed over, is not missed by it', async () => {
	await trigger.poll({ workers: 4 });
	const hired = tenant.workforce.ledger.hireWorker({ effective: '2025-01-01', entered: now() });
	expect(await trigger.run({ after: MINUTE, told: [hired] })).toEqual([]);
	expect(await trigger.run()).toEqual([]);
});

test('it waits until what was entered has come to light', async () => {
	tenant.clock.advance(7 * DAY);
	trigger.watermark = now();
	const visible = new Date(tenant.clock.now() + 6 * MINUTE).toISOString();
	tenant.workforce.ledger.retitle(3, 'Cook', { effective: now(), entered: now(), visible });
	const before = tenant.requests.length;
	for (let poll = 0; poll < 6; poll++) expect(await trigger.poll({ after: MINUTE })).toEqual([]);
	expect([trigger.stored?.run?.phase, tenant.requests.length]).toEqual(['waiting', before]);
	// The window that finds it hands it over, and the run knows.
	expect(await trigger.run({ after: MINUTE, told: [3] })).toEqual([]);
	expect(tenant.requests.filter(({ body }) => !body.includes('Request_References')).length).toBeGreaterThan(before);
	expect(await trigger.run()).toEqual([]);
});

test('it does not begin while a window is open: some of it was handed over already', async () => {
	// Due between the poll that opens the window and the one that finishes it.
	const untilDue = Date.parse(trigger.stored?.at ?? '') + 7 * DAY - tenant.clock.now();
	tenant.clock.advance(untilDue - 4 * MINUTE);
	retitle(3, 'Cook');
	expect(await trigger.poll({ after: 2 * MINUTE, told: [3], isPart: true })).toEqual([]);
	for (let poll = 0; poll < 2; poll++) expect(await trigger.poll({ after: 3 * MINUTE })).toEqual([]);
	expect(trigger.stored?.run?.phase).toBe('waiting');
	expect(await trigger.run({ after: OVERLAP })).toEqual([]);
	expect(Date.parse(trigger.stored?.at ?? '')).toBeGreaterThan(tenant.clock.now() - 2 * OVERLAP);
});

test('those behind a purged worker move up, and are met nevertheless', async () => {
	for (const worker of [4, 5, 11]) retitle(worker, 'Cook');
	expect(brief(tenant, await trigger.poll({ workers: 4 }))).toEqual([]);
	purge(0, 2);
	expect(trigger.stored?.run?.offset).toBe(4);
	const all = brief(tenant, await trigger.run({ after: MINUTE }));
	expect(all).toEqual(['updated 4', 'updated 5', 'updated 11']);
	expect(brief(tenant, await trigger.run()).sort()).toEqual(['deleted 0', 'deleted 2']);
});

test('so are they when fewer are left than were read', async () => {
	expect(await trigger.poll({ workers: 11 })).toEqual([]);
	purge(0, 1, 2, 3, 4);
	retitle(11, 'Cook');
	expect(await trigger.run({ after: MINUTE })).toEqual([]);
	expect(brief(tenant, await trigger.run()).sort()).toEqual(['deleted 0', 'deleted 1', 'deleted 2', 'deleted 3', 'deleted 4', 'updated 11']);
});

test('where others stand each time, it goes on all the same, and nobody is taken for gone', async () => {
	retitle(10, 'Cook');
	await trigger.poll({ workers: 4 });
	const changes: string[] = [];
	for (const worker of [0, 1, 2, 3]) {
		purge(worker);
		changes.push(...brief(tenant, await trigger.poll({ after: MINUTE, workers: 2 })));
	}
	expect(trigger.stored?.run).toMatchObject({ restarts: 2 });
	changes.push(...brief(tenant, await trigger.run({ after: MINUTE, workers: 2 }, { workers: 2 })));
	expect(changes).toEqual(['updated 10']);
	expect(brief(tenant, await trigger.run()).sort()).toEqual(['deleted 0', 'deleted 1', 'deleted 2', 'deleted 3']);
});

test('another filter in the middle of it: it begins again, and learns', async () => {
	for (const worker of [0, 8]) retitle(worker, 'Cook');
	expect(brief(tenant, await trigger.poll({ workers: 4 }))).toEqual(['updated 0']);
	trigger.criteria = { excludeContingentWorkers: true };
	expect(await trigger.poll({ after: MINUTE })).toEqual([]);
	expect(brief(tenant, await trigger.run({ after: OVERLAP }, { after: OVERLAP }))).toEqual(['updated 8']);
});

test('another output in the middle of it: what is left is learnt', async () => {
	for (const worker of [0, 8]) retitle(worker, 'Cook');
	expect(brief(tenant, await trigger.poll({ workers: 4 }))).toEqual(['updated 0']);
	trigger.kind = 'json';
	expect(await trigger.run({ after: MINUTE })).toEqual([]);
	retitle(8, 'Chef');
	expect(brief(tenant, await trigger.run())).toEqual(['updated 8']);
});
