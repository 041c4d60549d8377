/** Changes side by side when the run has to stop: what was tried, what was done, and what is said of it. */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { allAccounts, update } from './accountWrites.mts';
import { CANARY, NODE, schemaProblems } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 60, lockAfter: 100, clock: '2026-06-15T12:00:00Z', users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const byName = { changes: { userName: '={{ $json.name }}' } };
const items = (count: number): IDataObject[] => [...allAccounts(tenant).keys()].slice(0, count).map((number, item) => ({ worker: tenant.workforce.wid(number), name: `name.${item}` }));
const pause = async (milliseconds: number) => await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const sent = (operation: string) => tenant.requests.filter((request) => request.operation === operation).length;

test('a wrong password is tried once, also when the first items never get as far as Workday', async () => {
	const input = items(40);
	for (const bad of [0, 1, 2]) Object.assign(input[bad] ?? {}, { name: 'a:b' });
	const { json } = await update(tenant, { ...byName, options: { sideBySide: 10 } }, { input, onError: 'continueRegularOutput', credential: { password: 'wrong' } });
	expect(json.map(({ error }) => /refused the sign-in/.test(String(error)))).toEqual([false, false, false, ...Array(37).fill(true)]);
	expect(tenant.requests).toHaveLength(1);
});

const REFUSED =
	'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Client.authenticationError</faultcode><faultstring>invalid username or password</faultstring></e:Fault></e:Body></e:Envelope>';

test.each(['continueRegularOutput', 'stopWorkflow'] as const)('a password that is changed in the middle of a run is tried by no more than those under way (%s)', async (onError) => {
	tenant.beforeAnswer = async () => await pause(3);
	for (const accepted of [31, 32]) {
		tenant.switches.clear();
		const before = tenant.requests.length;
		tenant.switches.arm({ kind: 'status', status: 500, body: REFUSED, contentType: 'text/xml' }, { times: Infinity, when: ({ number }) => number > before + accepted });
		// A read-back that is refused ends no item: nothing may be tried after it either.
		const input = items(20).map((item) => ({ ...item, name: `${String(item.name)}.${accepted}` }));
		await update(tenant, byName, { input, onError });
		expect(tenant.requests.length - before - accepted).toBeLessThanOrEqual(4);
		expect(tenant.requests.length - before).toBeGreaterThan(accepted);
	}
});

test('a run that stops says what became of the others, those too that were still under way', async () => {
	tenant.beforeAnswer = async () => await pause(20);
	tenant.switches.arm({ kind: 'refuseAnswer' }, { operation: 'Update_Workday_Account', request: 15 });
	const input = items(12);
	Object.assign(input[5] ?? {}, { name: 'a:b' });
	const { message, description } = await update(tenant, byName, { input });
	expect(message).toMatch(/^User Name: /);
	const [, count = '', each = ''] = /Of the others, (\d+) were sent to Workday before the run stopped: (.*?)\. If you run it again/.exec(description) ?? [];
	expect(Number(count)).toBeGreaterThan(1);
	expect(sent('Update_Workday_Account')).toBe(Number(count));
	const counts = Object.fromEntries(each.split(', ').map((part) => [part.replace(/^\d+ /, ''), parseInt(part, 10)]));
	expect((counts.completed ?? 0) + (counts.unknown ?? 0)).toBe(Number(count));
	expect(counts.completed).toBe(tenant.audit.length);
	expect(description).not.toMatch(/failed as well/);
});

test('of several that fail at the same time none is lost', async () => {
	tenant.beforeAnswer = async () => await pause(10);
	tenant.switches.arm({ kind: 'afterEffect', answer: 'reset' }, { operation: 'Update_Workday_Account', times: Infinity });
	const input = items(5).map((item, index) => ({ ...item, secret: index === 0 ? undefined : 'n3w-passw0rd' }));
	const wish = { changes: { password: '={{ $json.secret }}', status: '={{ $json.secret ? undefined : "enabled" }}' }, ifEmpty: 'skip', options: { ifNotApplied: 'error' } };
	const { message, description } = await update(tenant, wish, { input });
	expect(message).toMatch(/not known whether Workday carried out/);
	expect([...description.matchAll(/Item (\d) failed as well: It is not known/g)].map(([, item]) => item).sort()).toEqual(['2', '3', '4']);
	expect(sent('Update_Workday_Account')).toBe(tenant.audit.length);
});

test('whoever stops a run in the middle of a change is told that nobody knows what became of it', async () => {
	const stop = new AbortController();
	tenant.switches.arm({ kind: 'afterEffect', answer: 'late', milliseconds: 2_000 }, { operation: 'Update_Workday_Account' });
	tenant.beforeAnswer = async ({ operation }) => {
		if (operation === 'Update_Workday_Account') setTimeout(() => stop.abort(), 150);
	};
	const run = await update(tenant, byName, { input: items(1), signal: stop.signal });
	expect(run.status).toBe('canceled');
	const [shown] = run.runData[NODE] ?? [];
	expect(shown?.error).toMatchObject({ message: 'The run was canceled', description: expect.stringMatching(/A change was under way: .*not known.*Request id/s) });
	expect(tenant.audit).toHaveLength(1);
});

test('tokens that end in the middle of changes side by side are renewed once each time, and every change is made once', async () => {
	let revoked = 0;
	tenant.beforeAnswer = async () => {
		if (tenant.requests.length > 20 + revoked * 25 && revoked < 2) {
			revoked++;
			tenant.revokeTokens();
		}
		await pause(3);
	};
	const { json } = await update(tenant, byName, { input: items(20), authentication: 'oAuth2' });
	expect(json.map(({ outcome }) => outcome)).toEqual(Array(20).fill('completed'));
	expect([tenant.audit.length, revoked, sent('token')]).toEqual([20, 2, 3]);
});
