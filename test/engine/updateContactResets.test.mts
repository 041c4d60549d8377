/**
 * Worker → Update Contact when answers get lost, at every request of a run, before and after its effect: no value is written twice, no
 * item is lost, and what the item says is what the tenant's books say.
 */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Switch, type Tenant } from '../tenant/server/index.mts';
import { AT_ONCE, contact, count, someone, update, type Wish } from './contactWrites.mts';
import { CANARY, schemaProblems } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 250, validate: 'requests', users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterAll(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});
afterEach(() => tenant.switches.clear());

const QUICK = { ...AT_ONCE, maxWait: 0, retries: 1 };
const taken = new Set<number>();
function rich(): number {
	const number = someone(tenant, ({ email, phone }, each) => !taken.has(each) && count(email, 'WORK') > 0 && count(email, 'HOME') > 0 && count(phone, 'WORK') > 0);
	taken.add(number);
	return number;
}

/** Reads the worker, a country code, writes work, home, reads back. */
const REQUESTS = ['Get_Workers', 'Get_Change_Work_Contact_Information', 'Change_Work_Contact_Information', 'Change_Home_Contact_Information', 'Get_Workers'];
const wishFor = (number: number): Wish => {
	const device = contact(tenant, number).phone.find(({ usage, primary }) => usage === 'WORK' && primary)?.device;
	return {
		emails: [{ address: `w${number}@example.com` }, { action: 'add', address: `more${number}@example.com` }, { usage: 'HOME', address: `h${number}@example.com` }],
		phones: [{ deviceType: device, number: `+1 415 555 ${1000 + number}` }],
	};
};

/** Which of the wanted values are there, by usage; a value twice would be one too many. */
function shown(number: number): Record<string, boolean> {
	const { email, phone } = contact(tenant, number);
	const has = (address: string) => email.filter((one) => one.address === address).length;
	const work = [has(`w${number}@example.com`), has(`more${number}@example.com`), phone.filter((one) => (one.areaCode + one.number).endsWith(String(1000 + number))).length];
	expect([...work, has(`h${number}@example.com`)].every((times) => times <= 1)).toBe(true);
	expect(new Set(work).size).toBe(1);
	return { Work: work[0] === 1, Home: has(`h${number}@example.com`) === 1 };
}

interface Played {
	number: number;
	item: IDataObject;
	errors: unknown[];
	sent: string[];
	events: Record<string, number>;
}

async function play(fault?: Switch, at: number[] = [], options: IDataObject = {}): Promise<Played> {
	const number = rich();
	const [first, audited] = [tenant.requests.length, tenant.audit.length];
	for (const request of at) if (fault) tenant.switches.arm(fault, { request: first + request });
	const run = await update(tenant, { worker: tenant.workforce.wid(number), options: { ...QUICK, ...options }, ...wishFor(number) }, { onError: 'continueRegularOutput' });
	const events = tenant.audit.slice(audited);
	return {
		number,
		item: run.json.find((one) => one.outcome) ?? {},
		errors: run.json.flatMap(({ error }) => (error === undefined ? [] : [error])),
		sent: tenant.requests.slice(first).map(({ operation }) => operation),
		events: Object.fromEntries(['Work', 'Home'].map((usage) => [usage, events.filter(({ operation }) => operation.includes(usage)).length])),
	};
}

/** The item against the books. `lost`: usages whose answer never came. `blind`: nothing could be read back. */
function expectTruth({ number, item, errors, sent, events }: Played, lost: readonly string[] = [], blind = false): void {
	const there = shown(number);
	for (const usage of ['Work', 'Home']) {
		const writes = sent.filter((operation) => operation === `Change_${usage}_Contact_Information`).length;
		expect([usage, writes <= 1, events[usage] <= 1, there[usage]]).toEqual([usage, true, true, events[usage] === 1]);
		const told = (item.requests as IDataObject[] | undefined)?.find(({ operation }) => String(operation).includes(usage));
		// What showed is completed, whatever became of the answer; what never showed is known for nothing only where no answer came.
		const good = blind ? 'accepted' : 'completed';
		if (told) expect([usage, told.outcome]).toEqual([usage, lost.includes(usage) && blind ? 'unknown' : there[usage] ? good : lost.includes(usage) ? 'unknown' : 'not applied']);
		else expect([usage, writes, errors.length]).toEqual([usage, 0, 1]);
	}
}

test('without a fault the requests are these', async () => {
	const played = await play();
	expect(played.sent).toEqual(REQUESTS);
	expectTruth(played);
});

const usageOf = (operation: string) => (operation.startsWith('Change_') ? [operation.includes('Work') ? 'Work' : 'Home'] : []);
const POINTS = REQUESTS.map((operation, index) => [index + 1, operation] as const);
describe.each(POINTS)('request %d, %s', (at, operation) => {
	test.each<[string, Switch]>([
		['breaks before it has an effect', { kind: 'refuseAnswer' }],
		['is answered with 503 by somebody in front of Workday', { kind: 'unavailable' }],
		['breaks after its effect', { kind: 'afterEffect', answer: 'reset' }],
		['is answered with 504 after its effect', { kind: 'afterEffect', answer: 'gatewayTimeout' }],
		['is answered with a fault after its effect', { kind: 'afterEffect', answer: 'fault' }],
		['is answered with HTML', { kind: 'html' }],
		['breaks off in the middle of the answer', { kind: 'reset', afterRecords: 0 }],
	])('%s', async (_name, fault) => {
		const played = await play(fault, [at]);
		// What may be asked again is read back in the end.
		expectTruth(played, usageOf(operation), at === 5 && (fault.kind === 'html' || Object(fault).answer === 'fault'));
		if (usageOf(operation).length > 0) expect(played.item.outcome).toMatch(/^(completed|unknown)$/);
	});
});

test('with both answers lost it is read back; where that fails as well nothing is claimed', async () => {
	const played = await play({ kind: 'afterEffect', answer: 'reset' }, [3, 4]);
	expectTruth(played, ['Work', 'Home']);
	const last = tenant.requests.length + 4;
	tenant.switches.arm({ kind: 'refuseAnswer' }, { times: Infinity, when: ({ number }) => number > last });
	const blind = await play({ kind: 'afterEffect', answer: 'reset' }, [3]);
	expectTruth(blind, ['Work'], true);
	expect(blind.item).toMatchObject({ outcome: 'unknown', requests: [{ problem: expect.stringMatching(/Reading back failed as well/) }, { problem: expect.stringMatching(/^Reading back failed/) }] });
});

test('an answer that comes too late is lost, and what it did is seen', async () => {
	const played = await play({ kind: 'afterEffect', answer: 'late', milliseconds: 2500 }, [3], { responseTimeout: 1 });
	expectTruth(played, ['Work']);
	expect(played.item).toMatchObject({ outcome: 'completed' });
}, 20_000);

test('lost while it waits for approval: unknown, with the ID that was sent; run again it meets its own event', async () => {
	const played = await play({ kind: 'afterEffect', answer: 'reset' }, [3], { autoComplete: false });
	const requests = played.item.requests as IDataObject[];
	expect(requests.map(({ outcome }) => outcome)).toEqual(['unknown', 'pending approval']);
	expect(tenant.requests.some(({ headers }) => headers['wd-external-request-id'] === requests[0]?.requestId)).toBe(true);
	const again = await update(tenant, { worker: tenant.workforce.wid(played.number), options: QUICK, ...wishFor(played.number) });
	expect(again.message).toMatch(/pending event/);
	expect(tenant.desk.processes.pending.filter(({ worker }) => worker === played.number)).toHaveLength(2);
});

test('an unknown outcome is an error where somebody wants one', async () => {
	const { item, errors } = await play({ kind: 'refuseAnswer' }, [3], { ifNotApplied: 'error' });
	// What comes behind the node must not take it for done.
	expect([item.outcome, errors]).toEqual([undefined, [expect.stringMatching(/^It is not known whether Workday carried out the change/)]]);
});
