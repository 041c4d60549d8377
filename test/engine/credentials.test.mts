import type { ICredentialDataDecryptedObject, IRequestOptions, IHttpRequestOptions } from 'n8n-workflow';
import { WorkdayIsuApi } from '../../credentials/WorkdayIsuApi.credentials.ts';
import { WorkdayOAuth2Api } from '../../credentials/WorkdayOAuth2Api.credentials.ts';
import { chain, node, runWorkflow, usesCredential } from '../support/engine.mts';
import { HttpRequest, type HttpHelper } from '../support/test-nodes.mts';
import { everythingIn, startScripted, type Received, type Scripted } from '../workday/scriptedServer.mts';

const CANARY = 'canary-s3cret';
const helpers: HttpHelper[] = ['httpRequestWithAuthentication', 'requestWithAuthentication'];
const isToken = (request: Received) => request.path.endsWith('/token');

/** A Workday that accepts only the newest token, or only the user name and password of the ISU credential. */
function tenant(): (request: Received) => Scripted {
	let issued = 0;
	const basic = `Basic ${Buffer.from(`isu@acme:${CANARY}`).toString('base64')}`;
	return (request) => {
		if (isToken(request)) {
			issued++;
			return { body: { access_token: `a${issued}`, refresh_token: `${CANARY}-r${issued}`, expires_in: 3600 } };
		}
		if (request.path === '/elsewhere') return { status: 302, headers: { location: 'https://evil.example/' }, body: '' };
		const { authorization } = request.headers;
		const known = authorization === `Bearer a${issued}` || authorization === basic;
		return known ? { body: { ok: true } } : { status: 401, body: { error: 'invalid_token' } };
	};
}

/** One request by the helper of our nodes, or by the older one of n8n's HTTP Request node. */
async function request(helper: HttpHelper, origin: string, path: string, type: string, fields: ICredentialDataDecryptedObject) {
	const url = new URL(path, origin).href;
	const legacy: IRequestOptions = { uri: url, method: 'GET', json: true };
	const options: IHttpRequestOptions | IRequestOptions = helper === 'requestWithAuthentication' ? legacy : { url };
	const answers: unknown[] = [];
	const run = await runWorkflow(
		chain(
			node('HTTP', 'n8n-nodes-base.httpRequest', { parameters: { nodeCredentialType: type }, ...usesCredential(type) }),
		),
		{
			usePackage: false,
			credentials: { [type]: { servicesHost: origin, tenant: 'acme', ...fields } },
			credentialTypes: { workdayIsuApi: new WorkdayIsuApi(), workdayOAuth2Api: new WorkdayOAuth2Api() },
			nodeTypes: { 'n8n-nodes-base.httpRequest': new HttpRequest(helper, options, (answer) => answers.push(answer)) },
		},
	);
	return { run, answers, stored: run.credentials[type] };
}

const client = { clientId: 'client', clientSecret: CANARY, refreshToken: `${CANARY}-r0` };
const isu = { userName: 'isu', password: CANARY };

describe.each(helpers)('in n8n, by %s,', (helper) => {
	it('the first request asks for a token, and n8n saves it with the rotated refresh token', async () => {
		await using server = await startScripted(tenant());
		const { stored, answers } = await request(helper, server.origin, '/x', 'workdayOAuth2Api', client);
		expect(answers).toEqual([{ ok: true }]);
		expect(stored).toMatchObject({ accessToken: 'a1', refreshToken: `${CANARY}-r1` });
		expect(server.received.map(isToken)).toEqual([true, false]);
	});

	it('a saved token that has expired is renewed without a request that could only fail', async () => {
		await using server = await startScripted(tenant());
		const expired = { ...client, accessToken: 'old', accessTokenExpiresAt: '1' };
		const { stored, answers } = await request(helper, server.origin, '/x', 'workdayOAuth2Api', expired);
		expect(answers).toEqual([{ ok: true }]);
		expect(stored).toMatchObject({ accessToken: 'a1' });
		expect(server.received.map(isToken)).toEqual([true, false]);
	});

	it('a token that Workday refuses is renewed once', async () => {
		await using server = await startScripted(tenant());
		const { answers } = await request(helper, server.origin, '/x', 'workdayOAuth2Api', { ...client, accessToken: 'revoked' });
		expect(answers).toEqual([{ ok: true }]);
		expect(server.received.map(isToken)).toEqual([false, true, false]);
	});

	it('a client that Workday refuses is tried as seldom as can be, and the error says what to do', async () => {
		await using server = await startScripted(() => ({ status: 401, body: { error: 'invalid_client' } }));
		const { run } = await request(helper, server.origin, '/x', 'workdayOAuth2Api', client);
		// Basic, then the form: n8n's second question is answered from memory.
		expect(server.received.map(isToken)).toEqual([true, true]);
		expect(run.error).toMatchObject({ httpCode: '401' });
		expect(everythingIn(run.error ?? new Error('none'))).toMatch(/Check Client ID and Client Secret/);
		expect(JSON.stringify([run.runData, run.logs, everythingIn(run.error ?? new Error('none'))])).not.toContain(CANARY);
	});

	it('a wrong password is tried once', async () => {
		await using server = await startScripted(tenant());
		const password = `${CANARY}-wrong`;
		const { run } = await request(helper, server.origin, '/x', 'workdayIsuApi', { ...isu, password });
		expect(server.received).toHaveLength(1);
		expect(run.error).toMatchObject({ httpCode: '401' });
	});

	it('neither credential goes to another host, by address or by redirect', async () => {
		await using server = await startScripted(tenant());
		await using other = await startScripted([]);
		const types: Array<[string, ICredentialDataDecryptedObject]> = [['workdayIsuApi', isu], ['workdayOAuth2Api', client]];
		for (const [type, fields] of types) {
			const away = await request(helper, server.origin, `${other.origin}/x`, type, fields);
			expect(everythingIn(away.run.error ?? new Error('none'))).toContain(`this credential is only sent to ${server.origin}`);
			const redirected = await request(helper, server.origin, '/elsewhere', type, fields);
			expect(redirected.run.error).toMatchObject({ httpCode: '302' });
		}
		expect(other.received).toEqual([]);
	});
});
