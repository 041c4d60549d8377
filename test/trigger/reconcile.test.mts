/** The full reconcile against the embedded tenant, over HTTP. */
import { isDue } from '../../nodes/Workday/trigger/reconcile/begin.ts';
import type { ReconcileChange } from '../../nodes/Workday/trigger/reconcile/change.ts';
import type { Tenant } from '../tenant/server/index.mts';
import { brief, DAY, ReconcileTrigger, tenantOf } from './reconcileTrigger.mts';

const WORKERS = 10;
/** What the run of the first poll shows: what had come to light by then. */
const FIRST = '2026-03-22T17:49:00.000Z';
let tenant: Tenant;
let trigger: ReconcileTrigger;
beforeEach(async () => {
	tenant = await tenantOf(WORKERS);
	trigger = new ReconcileTrigger(tenant);
});
afterEach(() => tenant.close());

/** An hour ago, for all that happens without a window telling of it. */
const ago = (days = 0) => new Date(tenant.clock.now() - days * DAY - 3_600_000).toISOString();
const retitle = (worker: number, title: string) => tenant.workforce.ledger.retitle(worker, title, { effective: ago(), entered: ago() });
const hire = (effective: string) => tenant.workforce.ledger.hireWorker({ effective, entered: ago() });
const day = (days: number) => new Date(tenant.clock.now() + days * DAY).toISOString().slice(0, 10);
const workersIn = (changes: readonly ReconcileChange[]) => changes.map(({ item }) => item.worker as Record<string, unknown>);
const reconcile = async (first = {}) => brief(tenant, await trigger.run(first));

test('the first run hands nothing over, and the next one is due a week after its moment', async () => {
	expect(isDue(null, tenant.clock.now(), 7)).toBe(true);
	expect(await reconcile()).toEqual([]);
	const { stored } = trigger;
	expect(stored).toMatchObject({ at: FIRST, run: null });
	const at = Date.parse(FIRST);
	expect([isDue(stored, at + 7 * DAY - 1, 7), isDue(stored, at + 7 * DAY, 7)]).toEqual([false, true]);
	expect(tenant.requests).toHaveLength(3);
	expect(await trigger.poll({ after: 3_600_000 })).toEqual([]);
	expect(tenant.requests).toHaveLength(3);
});

test('nothing happened: nothing comes', async () => {
	await reconcile();
	expect(await reconcile()).toEqual([]);
	expect(await reconcile()).toEqual([]);
});

test('a purged worker is deleted, once', async () => {
	await reconcile();
	tenant.workforce.ledger.purge(3);
	const changes = await trigger.run();
	expect(brief(tenant, changes)).toEqual(['deleted 3']);
	expect(changes[0]).toEqual({
		...{ id: tenant.workforce.wid(3), event: 'deleted', keys: [], isEnd: true, shows: undefined },
		item: {
			...{ event: 'deleted', effectiveDate: null, reconciled: true, transactions: [] },
			worker: { id: tenant.workforce.wid(3) },
			window: { from: FIRST, through: '2026-03-29T17:49:00.000Z' },
		},
	});
	expect(await reconcile()).toEqual([]);
});

test('what no window told of comes as updated, once; what they told does not', async () => {
	await reconcile();
	retitle(2, 'Cook');
	retitle(5, 'Baker');
	const changes = await trigger.run({ told: [5] });
	expect(brief(tenant, changes)).toEqual(['updated 2']);
	expect(workersIn(changes)).toMatchObject([{ businessTitle: 'Cook', id: tenant.workforce.wid(2) }]);
	expect(changes[0]?.item).toMatchObject({ event: 'updated', reconciled: true });
	expect(await reconcile()).toEqual([]);
	retitle(2, 'Chef');
	expect(await reconcile()).toEqual(['updated 2']);
});

test('somebody new whom no window told of comes as updated; a hire to come does not', async () => {
	await reconcile();
	const [here, told] = [hire('2026-03-10'), hire('2026-03-11')];
	const toCome = hire('2026-03-30');
	expect(await reconcile({ told: [told] })).toEqual([`updated ${here}`]);
	// On the first day the windows hand it over.
	expect(await reconcile({ told: [toCome] })).toEqual([]);
	expect(await reconcile()).toEqual([]);
});

test('a hire to come whose beginning no window told of comes as updated', async () => {
	await reconcile();
	const toCome = hire('2026-04-08');
	for (const until of ['2026-03-29', '2026-04-05']) expect([await reconcile(), day(0)]).toEqual([[], until]);
	expect(await reconcile()).toEqual([`updated ${toCome}`]);
});

test('what was handed over of tomorrow is news neither today nor later', async () => {
	await reconcile();
	tenant.clock.advance(7 * DAY);
	// Their days are over hours before Workday's.
	const lastDay = day(0);
	for (const worker of [1, 4]) tenant.workforce.ledger.terminate(worker, { lastDay, entered: ago(3) });
	expect(await reconcile({ after: 0, ahead: [[1, day(1)], [4, day(1)]] })).toEqual([]);
	// The one of them changes before it is tomorrow, the other one after it.
	retitle(4, 'Cook');
	expect(await trigger.poll({ after: 60_000, told: [4] })).toEqual([]);
	expect(await reconcile()).toEqual([]);
	retitle(1, 'Cook');
	expect(await reconcile()).toEqual(['updated 1']);
	retitle(4, 'Chef');
	expect(await reconcile()).toEqual(['updated 4']);
});

test('an end of yesterday or today is left to the windows: it may be over in Workday’s time zone only', async () => {
	await reconcile();
	tenant.clock.advance(7 * DAY - 12 * 3_600_000);
	tenant.workforce.ledger.terminate(1, { lastDay: day(-1), entered: ago(3) });
	tenant.workforce.ledger.terminate(2, { lastDay: day(-2), entered: ago(3) });
	expect(await reconcile({ after: 12 * 3_600_000 })).toEqual(['updated 2']);
	expect(await reconcile({ told: [1] })).toEqual([]);
	expect(await reconcile()).toEqual([]);
});

describe('with a filter', () => {
	beforeEach(async () => {
		trigger.criteria = { excludeInactive: true };
		await reconcile();
	});

	test('whoever left it comes as updated with leftFilters, once', async () => {
		tenant.workforce.ledger.terminate(6, { lastDay: day(1), entered: ago() });
		const changes = await trigger.run();
		expect(brief(tenant, changes)).toEqual(['updated left 6']);
		expect(changes[0]?.item).toMatchObject({ event: 'updated', leftFilters: true, worker: { employmentStatus: 'Terminated' } });
		expect(await reconcile()).toEqual([]);
	});

	test('whoever left it with an end that was handed over is forgotten without a word', async () => {
		tenant.workforce.ledger.terminate(6, { lastDay: day(1), entered: ago() });
		expect(await reconcile({ told: [6] })).toEqual([]);
		expect(await reconcile()).toEqual([]);
	});

	test('whoever comes back is new', async () => {
		tenant.workforce.ledger.terminate(6, { lastDay: day(1), entered: ago() });
		expect(await reconcile()).toEqual(['updated left 6']);
		tenant.workforce.ledger.rehire(6, { effective: day(-1), entered: ago() });
		expect(await reconcile()).toEqual(['updated 6']);
	});

	test('another filter is learnt, and whoever was purged meanwhile is deleted', async () => {
		tenant.workforce.ledger.terminate(6, { lastDay: day(-9), entered: ago() });
		tenant.workforce.ledger.purge(7);
		const contingent = tenant.workforce.ledger.hireWorker({ contingent: true, effective: '2025-01-01', entered: '2025-01-01T00:00:00Z' });
		trigger.criteria = { excludeEmployees: true };
		expect(await reconcile()).toEqual(['deleted 7']);
		retitle(contingent, 'Cook');
		retitle(1, 'Cook');
		expect(await reconcile()).toEqual([`updated ${contingent}`]);
	});
});

test('another output is learnt', async () => {
	await reconcile();
	retitle(2, 'Cook');
	trigger.kind = 'scim';
	expect(await reconcile()).toEqual([]);
	retitle(2, 'Chef');
	tenant.workforce.ledger.purge(3);
	expect((await reconcile()).sort()).toEqual(['deleted 3', 'updated 2']);
});

test('without updated among the events only the purged come, and little is read', async () => {
	trigger.settings = { updated: false };
	await reconcile();
	hire('2026-03-10');
	retitle(2, 'Cook');
	tenant.workforce.ledger.purge(3);
	expect(await reconcile()).toEqual(['deleted 3']);
	const reads = tenant.requests.filter(({ body }) => !body.includes('Request_References'));
	expect(reads).toHaveLength(6);
	for (const { body } of reads) expect(body).not.toContain('Include_Organizations>true');
	// Nothing was ever handed over that a later run could be held against.
	trigger.settings = {};
	expect(await reconcile()).toEqual([]);
	retitle(2, 'Chef');
	expect(await reconcile()).toEqual(['updated 2']);
});

test('after a first load whoever was loaded is known', async () => {
	for (const told of [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]) expect(await trigger.poll({ after: 60_000, told, isLoad: true })).toEqual([]);
	const { watermark } = trigger;
	expect(await trigger.poll({ after: 60_000 })).toEqual([]);
	expect(trigger.stored).toMatchObject({ at: watermark, run: null });
	expect(tenant.requests.every(({ body }) => body.includes('Request_References'))).toBe(true);
	retitle(1, 'Cook');
	tenant.workforce.ledger.purge(8);
	expect((await reconcile()).sort()).toEqual(['deleted 8', 'updated 1']);
});
