/** Worker → Update Account when it matters: random updates, answers that get lost, and a tenant that takes what is missing for empty. */
import type { IDataObject } from 'n8n-workflow';
import type { Switch, SwitchCondition } from '../tenant/server/switches.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import type { WorkerAccount } from '../tenant/workers/accounts.mts';
import { Random } from '../tenant/workers/random.mts';
import { account, allAccounts, conversation, SECRET, update, type Wish } from './accountWrites.mts';
import { CANARY, schemaProblems } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 60, clock: '2026-06-15T12:00:00Z', users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const wid = (number: number) => tenant.workforce.wid(number);

interface Update {
	worker: string;
	number: number;
	changes: IDataObject;
}

function randomUpdates(random: Random, count: number): Update[] {
	const [first = 0, ...others] = [...allAccounts(tenant).keys()];
	return Array.from({ length: count }, (_, index) => {
		// A few are changed again and again.
		const number = random.pick([first, ...(random.chance(0.4) ? others.slice(0, 3) : others)]);
		const all: IDataObject = {
			userName: `user.${number}.${random.pick(['a', 'b'])}`,
			status: random.pick(['enabled', 'disabled', true, false]),
			expires: random.pick(['2031-01-01T00:00:00Z', '2032-02-02T00:00:00Z', 'never']),
			newPasswordAtNextSignIn: random.chance(0.5),
			password: `${SECRET} ${index}`,
		};
		const changes = Object.fromEntries(Object.entries(all).filter(() => random.chance(0.4)));
		return { worker: wid(number), number, changes: Object.keys(changes).length > 0 ? changes : { status: 'enabled' } };
	});
}

const BY_EXPRESSION = Object.fromEntries(['userName', 'status', 'expires', 'newPasswordAtNextSignIn', 'password'].map((name) => [name, `={{ $json.changes.${name} }}`]));

/** What an update makes of an account, said once more in other words. */
function applied(before: WorkerAccount, { userName, status, expires, newPasswordAtNextSignIn }: IDataObject): WorkerAccount {
	const never = before.expires === undefined || before.expires > Date.parse('2900-01-01') ? before.expires : Date.parse('2999-12-31T12:00:00Z');
	return {
		...before,
		...(userName !== undefined && { userName: String(userName) }),
		...(status !== undefined && { disabled: status === 'disabled' || status === false }),
		...(expires !== undefined && { expires: expires === 'never' ? never : Date.parse(String(expires)) }),
		...(newPasswordAtNextSignIn !== undefined && { newPasswordAtNextSignIn: newPasswordAtNextSignIn === true }),
	};
}

const visible = ({ passwordDigest: _, ...account }: WorkerAccount): object => JSON.parse(JSON.stringify(account));

test.each([
	['keeps what an update leaves out', 'keep', 'statusAndExpiry', 50],
	['takes what an update leaves out for empty, when everything is sent again', 'reset', 'everything', 25],
] as const)('random updates of random workers change what they name and nothing else, in a tenant that %s', async (_what, absent, resend, count) => {
	tenant.desk.rules.account.absent = absent;
	const updates = randomUpdates(new Random(5, absent), count);
	const expected = allAccounts(tenant);
	let writes = 0;
	for (const { number, changes } of updates) {
		const before = expected.get(number) as WorkerAccount;
		const after = applied(before, changes);
		if (changes.password !== undefined || JSON.stringify(after) !== JSON.stringify(before)) writes++;
		expected.set(number, after);
	}
	const { json, message } = await update(tenant, { changes: BY_EXPRESSION, ifEmpty: 'skip', options: { resend } }, { input: updates as unknown[] as IDataObject[] });
	expect([message, json.length]).toEqual(['', count]);
	expect(json.map(({ alsoChanged }) => alsoChanged).flat()).toEqual([]);
	const now = allAccounts(tenant);
	expect([...now].map(([number, one]) => [number, visible(one)])).toEqual([...expected].map(([number, one]) => [number, visible(one)]));
	expect(tenant.audit).toHaveLength(writes);
	expect(writes).toBeGreaterThan(count / 2);
	for (const { number } of updates) {
		const last = updates.filter((each) => each.number === number && each.changes.password !== undefined).at(-1);
		if (last) expect(tenant.workforce.accounts.passwordIs(number, String(last.changes.password))).toBe(true);
	}
});

test('in a tenant that takes what is left out for empty, status and expiry survive, and the loss of the rest is said', async () => {
	tenant.desk.rules.account.absent = 'reset';
	const [number, old] = [...allAccounts(tenant)].find(([, { disabled, expires }]) => disabled && expires !== undefined) ?? [...allAccounts(tenant)].find(([, { disabled }]) => disabled) ?? [-1, undefined];
	const { json, hintTexts } = await update(tenant, { worker: wid(number), changes: { userName: 'new.name' } });
	expect(account(tenant, number)).toMatchObject({ userName: 'new.name', disabled: true, others: {} });
	expect(account(tenant, number).expires).toBe(old?.expires);
	expect(json[0]).toMatchObject({ outcome: 'completed', alsoChanged: expect.arrayContaining(['Locale_Reference', 'Enable_Workbox']) });
	expect(hintTexts).toEqual([expect.stringMatching(/Locale_Reference.*Resend Current Values/)]);
	const other = [...allAccounts(tenant)].find(([each, { disabled }]) => disabled && each !== number)?.[0] ?? -1;
	await update(tenant, { worker: wid(other), changes: { userName: 'other.name' }, options: { resend: 'nothing' } });
	expect(account(tenant, other)).toMatchObject({ userName: 'other.name', disabled: false });
});

test('a tenant that keeps no more than the day of an expiry is told by the option', async () => {
	tenant.desk.rules.account.expiry = 'day';
	const [number] = [...allAccounts(tenant)][0] ?? [-1];
	const wish: Wish = { worker: wid(number), changes: { expires: '2031-03-03' } };
	expect((await update(tenant, wish)).json[0]).toMatchObject({ outcome: 'not applied', changes: [{ field: 'expires', verified: false }] });
	expect((await update(tenant, { ...wish, options: { compareExpiry: 'day' } })).json[0]).toMatchObject({ outcome: 'no change' });
	expect((await update(tenant, { ...wish, changes: { expires: '2031-03-04' }, options: { compareExpiry: 'day' } })).json[0]).toMatchObject({ outcome: 'completed' });
});

const FAULTS: readonly Switch[] = [
	{ kind: 'refuseAnswer' },
	{ kind: 'status', status: 502, body: 'Bad gateway' },
	{ kind: 'reset', afterRecords: 0 },
	{ kind: 'truncate', afterRecords: 0 },
	{ kind: 'afterEffect', answer: 'reset' },
	{ kind: 'afterEffect', answer: 'unavailable' },
	{ kind: 'afterEffect', answer: 'gatewayTimeout' },
	{ kind: 'afterEffect', answer: 'fault' },
];

/** One item, a fault at the n-th of its requests. */
async function disturbed(number: number, at: number, fault: Switch, changes: IDataObject, condition: SwitchCondition = {}) {
	tenant.switches.clear();
	const before = tenant.requests.length;
	const audits = tenant.audit.length;
	tenant.switches.arm(fault, { ...condition, when: (facts) => facts.number >= before + at });
	const { json } = await update(tenant, { worker: wid(number), changes }, { onError: 'continueRegularOutput' });
	const sent = tenant.requests.slice(before).filter(({ operation }) => operation === 'Update_Workday_Account').length;
	expect(json).toHaveLength(1);
	return { item: json[0] ?? {}, sent, audits: tenant.audit.length - audits };
}

test.each([1, 2, 3, 4])('whatever breaks at request %i of a write: it is sent at most once, no item is lost, and the outcome is true', async (at) => {
	const numbers = [...allAccounts(tenant).keys()];
	for (const fault of FAULTS) {
		const number = numbers.shift() ?? -1;
		const before = account(tenant, number);
		const name = `name.after.${number}`;
		const { item, sent, audits } = await disturbed(number, at, fault, { userName: name });
		const is = account(tenant, number);
		expect(is).toEqual({ ...before, userName: audits === 1 ? name : before.userName });
		expect([sent <= 1, audits <= sent]).toEqual([true, true]);
		const what = `${JSON.stringify(fault)} ${JSON.stringify(item)}`;
		if (item.error !== undefined) expect([what, audits]).toEqual([what, 0]);
		else if (item.outcome === 'completed') expect([what, audits]).toEqual([what, 1]);
		// The change was answered, and reading back was not.
		else expect([what, item.outcome, audits]).toEqual([what, ...(at === 4 ? ['accepted', 1] : ['unknown', 0])]);
	}
});

test('when reading back fails as well, nobody claims to know; a lost password stays unknown unless the rest of its request shows', async () => {
	const [one = -1, two = -1, three = -1, four = -1] = allAccounts(tenant).keys();
	const lost: Switch = { kind: 'afterEffect', answer: 'reset' };
	const update = { operation: 'Update_Workday_Account' };
	const blind = await disturbed(one, 3, { kind: 'refuseAnswer' }, { userName: 'a.b' }, { times: Infinity });
	expect([blind.item.outcome, blind.audits]).toEqual(['unknown', 0]);
	const unread = await disturbed(two, 4, { kind: 'refuseAnswer' }, { userName: 'a.c' }, { times: Infinity });
	expect(unread.item).toMatchObject({ outcome: 'accepted', requests: [{ problem: expect.stringContaining('Reading back failed') }] });
	const password = await disturbed(three, 1, lost, { password: SECRET }, update);
	expect([password.item.outcome, password.sent, password.audits]).toEqual(['unknown', 1, 1]);
	const both = await disturbed(four, 1, lost, { password: SECRET, userName: 'a.d' }, update);
	expect(both.item).toMatchObject({ outcome: 'accepted', requests: [{ problem: expect.stringContaining('broke') }] });
	expect(tenant.workforce.accounts.passwordIs(four, SECRET)).toBe(true);
});

test('items of one worker go one after the other, those of others beside them', async () => {
	const numbers = [...allAccounts(tenant).keys()].slice(0, 4);
	const input = Array.from({ length: 12 }, (_, item) => ({ worker: wid(numbers[item % 4] ?? -1), name: `n.${item}` }));
	let running = 0;
	let most = 0;
	tenant.beforeAnswer = async () => {
		most = Math.max(most, ++running);
		await new Promise((resolve) => setTimeout(resolve, 5));
		running--;
	};
	await update(tenant, { changes: { userName: '={{ $json.name }}' } }, { input });
	for (const number of numbers) {
		const ids = tenant.requests.filter(({ body }) => body.includes(wid(number)));
		expect(ids.map(({ operation }) => operation[0]).join('')).toBe('GGUG'.repeat(3));
		expect(tenant.audit.filter(({ worker }) => worker === number)).toHaveLength(3);
	}
	expect(most).toBeGreaterThan(1);
	expect(conversation(tenant)).toHaveLength(48);
});
