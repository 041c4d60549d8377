/** Where the full reconcile stops: limits, brakes, failures. */
import type { Tenant } from '../tenant/server/index.mts';
import { brief, ReconcileTrigger, tenantOf } from './reconcileTrigger.mts';

const WORKERS = 24;
let tenant: Tenant;
let trigger: ReconcileTrigger;
beforeEach(async () => {
	tenant = await tenantOf(WORKERS);
	trigger = new ReconcileTrigger(tenant);
});
afterEach(() => tenant.close());

const now = () => new Date(tenant.clock.now()).toISOString();
const retitle = (worker: number, title: string) => tenant.workforce.ledger.retitle(worker, title, { effective: now(), entered: now() });
const purge = (count: number) => {
	for (let worker = 0; worker < count; worker++) tenant.workforce.ledger.purge(worker);
};
const messageOf = (failing: Promise<unknown>) => failing.then(String, (error: unknown) => (error instanceof Error ? error.message : String(error)));

describe('more than the limit are gone', () => {
	beforeEach(async () => {
		await trigger.run();
		retitle(20, 'Cook');
		purge(13);
		// All that can be done is done, and the polls after it say what is the matter.
		expect(brief(tenant, await trigger.poll())).toEqual(['updated 20']);
	});

	test('none is handed over, and the message says how many and what to do', async () => {
		for (const _poll of [1, 2]) {
			expect(await messageOf(trigger.poll({ after: 60_000 }))).toMatch(
				/^Most Deleted \(Percent\): 13 of the 24 workers .* limit is 50 %\. None of them .* permission .* begins again by itself.* raise the limit$/,
			);
		}
		// One request a poll: whether they are back.
		expect(tenant.requests.slice(-2).map(({ body }) => body.includes('Request_References'))).toEqual([true, true]);
	});

	test('a higher limit lets them through, once', async () => {
		trigger.settings = { mostDeletedPercent: 60 };
		const changes = await trigger.run({ after: 60_000, most: 5 }, { most: 5 });
		expect(brief(tenant, changes).sort()).toEqual(Array.from({ length: 13 }, (_, worker) => `deleted ${worker}`).sort());
		expect(await trigger.run()).toEqual([]);
	});

	test('when they are seen again everything is read again', async () => {
		await expect(trigger.poll({ after: 60_000 })).rejects.toThrow('Most Deleted');
		// The same workers, all of them, behind another address.
		const whole = await tenantOf(WORKERS);
		try {
			whole.clock.set(tenant.clock.now());
			whole.workforce.ledger.retitle(20, 'Cook', { effective: now(), entered: now() });
			whole.workforce.ledger.purge(3);
			trigger.tenant = whole;
			whole.clock.advance(60 * 60_000);
			expect(await trigger.poll({ after: 60_000 })).toEqual([]);
			expect(trigger.stored?.run).toBe(null);
			expect(brief(whole, await trigger.run({ after: 60_000 }))).toEqual(['deleted 3']);
		} finally {
			await whole.close();
		}
	});
});

test('a share says nothing about a few', async () => {
	const few = await tenantOf(9);
	try {
		trigger.tenant = few;
		await trigger.run();
		for (let worker = 0; worker < 9; worker++) few.workforce.ledger.purge(worker);
		expect(await trigger.run()).toHaveLength(9);
	} finally {
		await few.close();
	}
});

test('the trigger’s brake is asked before any is handed over', async () => {
	await trigger.run();
	purge(3);
	const asked: number[][] = [];
	const brake = (deleted: number, known: number) => {
		asked.push([deleted, known]);
		throw new Error('too many');
	};
	expect(await trigger.poll({ brake })).toEqual([]);
	await expect(trigger.poll({ after: 60_000, brake })).rejects.toThrow('too many');
	expect(asked).toEqual([[3, 24], [3, 24]]);
	expect(await trigger.run({ after: 60_000 })).toHaveLength(3);
});

test('more workers than may be remembered are an error that says what they cost', async () => {
	trigger.settings = { mostWorkers: 20 };
	expect(await trigger.poll()).toEqual([]);
	const message = await messageOf(trigger.poll({ after: 60_000 }));
	expect(message).toMatch(/^Most Workers to Remember: there are more than 20 workers\. .* 27 bytes .* 0\.0 MB .* switch the full reconcile off$/);
	trigger.settings = { mostWorkers: 24 };
	expect(await trigger.run({ after: 60_000 })).toEqual([]);
	// What windows bring is no error in them.
	const hired = tenant.workforce.ledger.hireWorker({ effective: '2025-01-01', entered: now() });
	expect(await trigger.poll({ after: 60_000, told: [hired] })).toEqual([]);
	expect(await messageOf(trigger.poll().then(() => trigger.poll({ after: 60_000 })))).toMatch(/^Most Workers to Remember/);
});

test('what was done before a failure is kept; a poll in which nothing could be done fails', async () => {
	await trigger.run();
	for (const worker of [2, 11]) retitle(worker, 'Cook');
	let from = 3;
	tenant.beforeAnswer = ({ page }) => {
		if (page !== undefined && page >= from) tenant.switches.arm({ kind: 'throttle', retryAfter: 3600 });
	};
	expect(brief(tenant, await trigger.poll())).toEqual(['updated 2']);
	expect(trigger.stored?.run).toMatchObject({ phase: 'read', offset: 8 });
	from = 2;
	await expect(trigger.poll({ after: 60_000 })).rejects.toThrow(/longer|busy|wait/i);
	expect(trigger.stored?.run).toMatchObject({ phase: 'read', offset: 8 });
	tenant.beforeAnswer = undefined;
	expect(brief(tenant, await trigger.run({ after: 60_000 }))).toEqual(['updated 11']);
});
