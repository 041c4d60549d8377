import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import type { Switch, Tenant } from '../tenant/server/index.mts';
import { testCredential } from '../support/credential-test.mts';
import { runAsTool } from '../support/engine-uses.mts';
import {
	CANARY, credentialFor, NODE, reads, runNode, schemaProblems, secretsIn, startCanaryTenant, tenantWorkers, type NodeOptions,
} from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 30 });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const country = (code: string) => ({ country: code });
const byCountry = { filters: { countries: { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id: '={{ $json.country }}' }] } }, output: 'ids', returnAll: true };
const inCountry = (code: string) =>
	tenantWorkers(tenant).filter((view) => view.worker.positions[0].place.country.alpha2 === code).map((view) => view.worker.wid);

describe('one bad item of three does not cost the other two', () => {
	const input = [country('DE'), country(''), country('US')];

	test('continueRegularOutput: it stands between them, with message and description, paired with its own input', async () => {
		const run = await runNode(tenant, byCountry, { input, onError: 'continueRegularOutput' });
		expect(run.status).toBe('success');
		const [german, american] = [inCountry('DE'), inCountry('US')];
		expect(run.workers.map((item) => item.json.id)).toEqual([...german, undefined, ...american]);
		expect(run.workers.map((item) => item.pairedItem)).toEqual([...german.map(() => ({ item: 0 })), { item: 1 }, ...american.map(() => ({ item: 2 }))]);
		const bad = run.workers[german.length];
		expect(bad?.json).toEqual({ error: expect.stringMatching(/^Countries: /), message: expect.stringMatching(/Nothing was sent/) });
	});

	test('continueErrorOutput: it goes to the second output, the others to the first', async () => {
		const run = await runNode(tenant, byCountry, { input, onError: 'continueErrorOutput' });
		expect(run.status).toBe('success');
		expect(run.items(NODE, 0).map((item) => item.json.id)).toEqual([...inCountry('DE'), ...inCountry('US')]);
		expect(run.items(NODE, 1)).toHaveLength(1);
		expect(run.items(NODE, 1)[0]?.json).toMatchObject({ error: expect.stringMatching(/^Countries: /) });
		expect(run.items(NODE, 1)[0]?.pairedItem).toEqual({ item: 1 });
	});

	test('a failure of Workday in the middle: what came before it stays, the next item is read', async () => {
		tenant.switches.arm({ kind: 'taskNotAuthorized' }, { page: 2 });
		const run = await runNode(tenant, { output: 'ids', returnAll: true, options: { pageSize: 20 } }, { input: [{}, {}], onError: 'continueRegularOutput' });
		const errors = run.workers.filter((item) => item.json.error !== undefined);
		expect(errors.map((item) => item.json)).toEqual([
			{ error: expect.stringMatching(/not authorized/), message: expect.stringMatching(/security group/) },
		]);
		expect(errors[0]?.pairedItem).toEqual({ item: 0 });
		expect(run.workers.filter((item) => item.json.error === undefined && Object(item.pairedItem).item === 0)).toHaveLength(20);
		expect(run.workers.filter((item) => Object(item.pairedItem).item === 1)).toHaveLength(30);
	});

	test('a refused sign-in counts for every item: eight of them cost one', async () => {
		const eight = Array.from({ length: 8 }, () => ({}));
		const run = await runNode(tenant, { output: 'ids' }, { input: eight, onError: 'continueRegularOutput', credential: { password: 'wrong' } });
		expect(reads(tenant)).toHaveLength(1);
		expect(tenant.accounts.failedSignIns('ISU_n8n')).toBe(1);
		expect(run.workers.map((item) => item.json.error)).toEqual(eight.map(() => expect.stringMatching(/refused the sign-in/)));
	});

	test('an expression that fails is said in the words of n8n, not reported as our fault', async () => {
		const run = await runNode(tenant, { output: 'ids', limit: '={{ $("Nowhere").item.json.x }}' });
		expect(reads(tenant)).toHaveLength(0);
		expect(`${run.message} ${run.description}`).not.toMatch(/Unexpected error|report this/);
		expect(run.message).toMatch(/Nowhere|node/i);
	});

	test('a stopped run stops, whatever is to be done on errors', async () => {
		tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 20_000 }, { times: Infinity });
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 300);
		const run = await runNode(tenant, byCountry, { input, onError: 'continueRegularOutput', signal: stop.signal });
		expect(run.status).toBe('canceled');
		expect(reads(tenant)).toHaveLength(1);
	}, 10_000);
});

describe('as a tool of an AI agent', () => {
	const fromAi: Record<string, NodeParameterValueType> = {
		authentication: 'isu', resource: 'worker', operation: 'get', output: 'ids', ifNotFound: 'empty',
		workerIds: "={{ $fromAI('ids', 'Employee IDs', 'string') }}",
	};
	const ask = async (ids: string[], options: NodeOptions = {}) => {
		const { type, data } = credentialFor(tenant, options);
		return await runAsTool('n8n-nodes-workday.workday', fromAi, ids.map((id) => ({ ids: id })), { credentials: { [type]: data } });
	};

	test('the node answers with the workers that the model asks for', async () => {
		const [first, second] = tenantWorkers(tenant).map((view) => view.worker);
		const { answers, tool, run } = await ask([first?.workerId ?? '', second?.workerId ?? '']);
		expect(run.error).toBeUndefined();
		expect(answers).toEqual([[expect.objectContaining({ id: first?.wid })], [expect.objectContaining({ id: second?.wid })]]);
		expect(tool?.description).toMatch(/Workday/);
	});

	test('also when the field was on its list when the model was let in', async () => {
		const [first] = tenantWorkers(tenant).map((view) => view.worker);
		const { type, data } = credentialFor(tenant);
		const workerIds = { __rl: true, mode: 'list', value: "={{ $fromAI('ids', 'Employee IDs', 'string') }}" };
		const { answers } = await runAsTool('n8n-nodes-workday.workday', { ...fromAi, workerIds }, [{ ids: first?.workerId }, { ids: first?.wid }], { credentials: { [type]: data } });
		expect(answers).toEqual([[expect.objectContaining({ id: first?.wid })], [expect.objectContaining({ id: first?.wid })]]);
	});

	test('an error reaches the agent without a secret', async () => {
		const { run } = await ask(['1'], { credential: { password: `${CANARY}-wrong` } });
		expect(run.error?.message).toMatch(/refused the sign-in/);
		expect(secretsIn(JSON.stringify([run.runData, run.logs, run.error?.message, run.error?.stack]), tenant)).toEqual([]);
		expect(reads(tenant)).toHaveLength(1);
	});
});

describe('the Test button asks Workday once, for nobody', () => {
	const press = async (authentication: 'isu' | 'oAuth2', credential: IDataObject = {}) => {
		const { type, data } = credentialFor(tenant, { authentication, credential });
		const { result, logs, error } = await testCredential(type, data);
		expect(secretsIn(JSON.stringify([result, logs, String(error)]), tenant)).toEqual([]);
		return result;
	};

	test.each(['isu', 'oAuth2'] as const)('%s: a good credential', async (authentication) => {
		expect(await press(authentication)).toEqual({ status: 'OK', message: `Connected to tenant ${tenant.tenant}, web services v46.1` });
		expect(reads(tenant).map((request) => [request.status, request.count])).toEqual([[200, 1]]);
		expect(reads(tenant)[0]?.body).toContain('n8n-connection-check');
	});

	test('a wrong password is tried once, and the message says what to look at', async () => {
		const result = await press('isu', { password: `${CANARY}-wrong` });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/refused the sign-in.*Check User Name.*and Password.*tried once only/s);
		expect(tenant.requests).toHaveLength(1);
		expect(tenant.accounts.failedSignIns('ISU_n8n')).toBe(1);
	});

	test.each<[string, 'isu' | 'oAuth2', IDataObject, RegExp, number]>([
		['wrong tenant', 'isu', { tenant: 'another' }, /found nothing at this address.*Tenant is another/s, 1],
		['wrong version', 'isu', { version: 'v99.1' }, /does not offer this web service in this version/, 1],
		['no password', 'isu', { password: '' }, /^Password: is empty/, 0],
		['no host', 'isu', { servicesHost: '' }, /Services Host/, 0],
		['a host that does not answer', 'isu', { servicesHost: 'http://127.0.0.1:9' }, /did not accept the connection.*firewall, proxy/s, 0],
		['wrong client secret', 'oAuth2', { clientSecret: 's3cret-of-another' }, /gives no access token.*Check Client ID and Client Secret/s, 2],
		['wrong refresh token', 'oAuth2', { refreshToken: 'old' }, /refresh token was revoked/, 1],
	])('%s', async (_name, authentication, credential, message, asked) => {
		const result = await press(authentication, credential);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(tenant.requests).toHaveLength(asked);
	});

	test.each<[string, Switch, RegExp]>([
		['no permission', { kind: 'taskNotAuthorized' }, /sign-in works, but this user may not read workers.*Activate Pending Security Policy Changes/s],
		['maintenance', { kind: 'maintenance' }, /not available.*try again in a few minutes/s],
		['an HTML page', { kind: 'html' }, /is not the services host/],
		['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/' }, /redirect.*not followed/s],
		['a broken connection', { kind: 'refuseAnswer' }, /connection to Workday at 127\.0\.0\.1:\d+ broke\. Check/],
	])('%s', async (_name, fault, message) => {
		tenant.switches.arm(fault, { times: Infinity });
		const result = await press('isu');
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(tenant.requests).toHaveLength(1);
	});
});
