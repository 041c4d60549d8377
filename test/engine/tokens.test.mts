import type { IDataObject } from 'n8n-workflow';
import type { Switch, Tenant } from '../tenant/server/index.mts';
import { reads, runNode, schemaProblems, startCanaryTenant, type NodeRun } from './workdayNode.mts';

// Tokens are kept in the process, by tenant and client: each test has a tenant of its own.
let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 30 });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const tokens = () => tenant.requests.filter((request) => request.operation === 'token');
const read = (credential: IDataObject = {}, options: IDataObject = {}): Promise<NodeRun> =>
	runNode(tenant, { returnAll: true, output: 'ids', options: { pageSize: 10, maxWait: 0, retries: 1, ...options } }, { authentication: 'oAuth2', credential });
const saved = (run: NodeRun): IDataObject => ({ ...run.credentials.workdayOAuth2Api });

function expectEverybody(run: NodeRun): void {
	expect(run.message).toBe('');
	expect(run.json).toHaveLength(30);
}

describe('each way to a token reads all workers with one token', () => {
	const jwt = (): IDataObject => ({ grantType: 'jwtBearer', userName: 'ISU_n8n', privateKey: tenant.credentials.oauth.privateKey });
	test.each<[string, () => IDataObject, number]>([
		['a refresh token', () => ({}), 1],
		['client credentials, style found by itself', () => ({ grantType: 'clientCredentials' }), 1],
		['client credentials, Basic', () => ({ grantType: 'clientCredentials', clientAuthentication: 'basic' }), 1],
		['client credentials, in the body', () => ({ grantType: 'clientCredentials', clientAuthentication: 'body' }), 1],
		['client credentials, ID and tenant alias', () => ({ grantType: 'clientCredentials', clientAuthentication: 'id' }), 1],
		['JWT bearer', jwt, 1],
	])('%s', async (_name, credential, asked) => {
		const run = await read(credential());
		expectEverybody(run);
		expect(tokens()).toHaveLength(asked);
		expect(reads(tenant).map((request) => request.status)).toEqual([200, 200, 200]);
		expect(reads(tenant).every((request) => !request.body.includes('UsernameToken'))).toBe(true);
	});
});

test('a rotated refresh token is saved, and the next process goes on with it', async () => {
	tenant.oauth.rotate = true;
	const first = await read();
	expectEverybody(first);
	const { refreshToken, accessToken } = saved(first);
	expect(refreshToken).toMatch(/^refresh-/);
	// Another process: nothing in memory, the stored credential only, and the saved access token is refused.
	tenant.revokeTokens();
	const second = await read({ refreshToken, accessToken });
	expectEverybody(second);
	expect(tokens().map((request) => request.status)).toEqual([200, 200]);
	expect(saved(second).refreshToken).not.toBe(refreshToken);
});

test('a refresh token that is not rotated stays as it is', async () => {
	const run = await read();
	expect(saved(run).refreshToken).toBe(tenant.credentials.oauth.refreshToken);
});

test('a token that expires between two pages is renewed once, and every worker comes once', async () => {
	let revoked = false;
	const revoke = (): boolean => {
		if (!revoked) tenant.revokeTokens();
		revoked = true;
		return false;
	};
	tenant.switches.arm({ kind: 'expiredToken' }, { page: 2, when: revoke });
	const run = await read();
	expectEverybody(run);
	expect(revoked).toBe(true);
	expect(new Set(run.json.map((worker) => worker.id)).size).toBe(30);
	expect(tokens()).toHaveLength(2);
});

test('a token that was revoked between two runs is renewed once', async () => {
	const first = await read();
	tenant.revokeTokens();
	const { accessToken, accessTokenExpiresAt, accessTokenIssuedFor } = saved(first);
	const second = await read({ accessToken, accessTokenExpiresAt, accessTokenIssuedFor });
	expectEverybody(second);
	expect(tokens()).toHaveLength(2);
});

test('a token that is refused however new it is ends the run, after one renewal', async () => {
	tenant.switches.arm({ kind: 'expiredToken' }, { times: Infinity });
	const run = await read();
	expect(run.message).toMatch(/refused the sign-in \(HTTP 401\), and a new token did not help/);
	expect(run.description).toMatch(/client and token/);
	expect(tokens().length).toBeLessThanOrEqual(2);
});

test('runs at the same time share one token request', async () => {
	tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 300 }, { operation: 'token' });
	const runs = await Promise.all([read(), read(), read()]);
	for (const run of runs) expectEverybody(run);
	expect(tokens()).toHaveLength(1);
});

test('after a new token a fault is still the fault that Workday gave', async () => {
	tenant.switches.arm({ kind: 'expiredToken' }, { page: 1 });
	tenant.switches.arm({ kind: 'taskNotAuthorized' }, { request: 3 });
	tenant.switches.arm({ kind: 'taskNotAuthorized' }, { when: ({ number }) => number > 3, times: Infinity });
	const run = await read();
	expect(run.message).toMatch(/does not allow this: .*not authorized/);
	expect(run.description).toMatch(/Activate Pending Security Policy Changes/);
});

test.each<[string, IDataObject, number]>([
	['REST', { operation: 'rest', address: 'v1/workers/me/businessTitleChanges', method: 'POST', body: '{}' }, 504],
	['SOAP', { operation: 'soap', bodyXml: '<wd:Put_Thing_Request/>' }, 500],
])('a write by %s is sent once after a new token, though the answer is a failure', async (_way, parameters, status) => {
	const isRenewed = (): boolean => tokens().length > 1;
	tenant.switches.arm({ kind: 'expiredToken' }, { when: ({ operation }) => operation !== 'token' && !isRenewed(), times: Infinity });
	tenant.switches.arm({ kind: 'status', status, body: 'gateway' }, { when: ({ operation }) => operation !== 'token' && isRenewed(), times: Infinity });
	const run = await runNode(tenant, { resource: 'customCall', ...parameters, options: { maxWait: 0 } }, { authentication: 'oAuth2' });
	expect(run.message).toMatch(new RegExp(`status ${status}`));
	expect(tenant.requests.filter((request) => request.status === status)).toHaveLength(1);
});

describe('a token endpoint that says no', () => {
	const json = (error: string) => JSON.stringify({ error });
	test.each<[string, Switch, RegExp]>([
		['invalid_client', { kind: 'tokenError', status: 401, body: json('invalid_client') }, /gives no access token.*invalid_client.*Check Client ID and Client Secret/s],
		['invalid_grant', { kind: 'tokenError', status: 400, body: json('invalid_grant') }, /refresh token was revoked, has expired.*Manage Refresh Tokens for Integrations/s],
		['unauthorized_client', { kind: 'tokenError', status: 400, body: json('unauthorized_client') }, /must be registered in Workday/],
		['HTML with 200', { kind: 'tokenError', status: 200, body: '<html><body>Sign in</body></html>', contentType: 'text/html' }, /no JSON.*Token Endpoint/s],
		['JSON without a token', { kind: 'tokenError', status: 200, body: '{}' }, /without an access token/],
		['maintenance', { kind: 'tokenError', status: 503, body: '<html><body>Back at noon</body></html>', contentType: 'text/html' }, /busy or in maintenance.*Back at noon/s],
		['a server error', { kind: 'tokenError', status: 500, body: '' }, /failed \(HTTP 500\)/],
		['no answer', { kind: 'refuseAnswer' }, /token endpoint.*connection broke/s],
	])('%s: the error says so, and Workday itself is not asked', async (_name, fault, message) => {
		tenant.switches.arm(fault, { operation: 'token', times: Infinity });
		const run = await read();
		expect(run.status).toBe('error');
		expect(`${run.message} ${run.description}`).toMatch(message);
		expect(reads(tenant)).toEqual([]);
		expect(tokens().length).toBeLessThanOrEqual(4);
	});

	test('a wrong secret is asked about as seldom as can be, whatever number of items and retries', async () => {
		const run = await runNode(
			tenant,
			{ output: 'ids', options: { retries: 3, maxWait: 0 } },
			{ authentication: 'oAuth2', credential: { clientSecret: 's3cret-of-another' }, input: [{}, {}, {}], onError: 'continueRegularOutput' },
		);
		expect(run.json.map((item) => item.error)).toEqual(Array(3).fill(expect.stringMatching(/gives no access token/)));
		// Basic, then the form; the other items are answered from memory.
		expect(tokens()).toHaveLength(2);
	});

	test('a busy token endpoint is asked again, and the run goes on', async () => {
		tenant.switches.arm({ kind: 'tokenError', status: 503, body: '' }, { operation: 'token' });
		expectEverybody(await read());
		expect(tokens()).toHaveLength(2);
	});
});
