import { createSign, generateKeyPairSync } from 'node:crypto';
import { type Answer, getWorkers, post } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = Date.parse('2026-07-15T18:00:00Z');
const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });

describe('the token endpoint', () => {
	let tenant: Tenant;
	beforeEach(async () => {
		tenant = await startTenant({ workers: 3, clock: NOW });
	});
	afterEach(() => tenant.close());

	const ask = (form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> =>
		post(tenant.credentials.oauth.tokenEndpoint, new URLSearchParams(form).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
			...headers,
		});
	const pair = () => `${tenant.credentials.oauth.clientId}:${tenant.credentials.oauth.clientSecret}`;
	const refresh = () => ({ grant_type: 'refresh_token', refresh_token: tenant.credentials.oauth.refreshToken });
	const inBody = () => ({
		client_id: tenant.credentials.oauth.clientId,
		client_secret: tenant.credentials.oauth.clientSecret,
	});
	const tokenOf = (answer: Answer) => String((JSON.parse(answer.text) as { access_token?: string }).access_token);

	it.each([
		['refresh token, Basic', () => ask(refresh(), basic(pair()))],
		['refresh token, client in the body', () => ask({ ...refresh(), ...inBody() })],
		['client credentials, Basic', () => ask({ grant_type: 'client_credentials' }, basic(pair()))],
		['client credentials, client in the body', () => ask({ grant_type: 'client_credentials', ...inBody() })],
		[
			'client credentials, scheme ID and tenant_alias',
			() =>
				ask(
					{ grant_type: 'client_credentials', tenant_alias: 'acme_dpt1' },
					{ authorization: `ID ${Buffer.from(pair()).toString('base64')}` },
				),
		],
		['JWT bearer', () => ask(assertion({}))],
	])('gives a token that the services take: %s', async (_grant, request) => {
		const answer = await request();
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.text)).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
		expect((await getWorkers(tenant, '', { bearer: tokenOf(answer) })).status).toBe(200);
	});

	it.each([
		['a wrong secret', () => ask(refresh(), basic('MDAwMDAwMDAtY2xpZW50:wrong')), 401, 'invalid_client'],
		['no client at all', () => ask(refresh()), 401, 'invalid_client'],
		[
			'an unknown refresh token',
			() => ask({ grant_type: 'refresh_token', refresh_token: 'x' }, basic(pair())),
			400,
			'invalid_grant',
		],
		['an unknown grant', () => ask({ grant_type: 'password' }, basic(pair())), 400, 'unsupported_grant_type'],
		[
			'scheme ID without the tenant',
			() =>
				ask({ grant_type: 'client_credentials' }, { authorization: `ID ${Buffer.from(pair()).toString('base64')}` }),
			400,
			'Invalid request',
		],
		[
			'a form that is not one',
			() => ask(refresh(), { ...basic(pair()), 'content-type': 'application/json' }),
			400,
			'invalid_request',
		],
		['an assertion for another audience', () => ask(assertion({ aud: 'other' })), 400, 'invalid_grant'],
		['an assertion of an unknown client', () => ask(assertion({ iss: 'other' })), 400, 'invalid_grant'],
		['an assertion for an unknown user', () => ask(assertion({ sub: 'other' })), 400, 'invalid_grant'],
		['an assertion that has expired', () => ask(assertion({ exp: NOW / 1000 })), 400, 'invalid_grant'],
		[
			'an assertion that lives longer than five minutes',
			() => ask(assertion({ exp: NOW / 1000 + 301 })),
			400,
			'invalid_grant',
		],
		['an assertion in another algorithm', () => ask(assertion({}, { alg: 'none' })), 400, 'invalid_grant'],
		['an assertion signed by somebody else', () => ask(assertion({}, {}, otherKey())), 400, 'invalid_grant'],
		[
			'an assertion that is none',
			() => ask({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'x' }),
			400,
			'invalid_grant',
		],
	])('refuses %s', async (_what, request, status, error) => {
		const answer = await request();
		expect([answer.status, answer.text]).toEqual([status, JSON.stringify({ error })]);
	});

	it('lets tokens expire by the tenant’s clock', async () => {
		const bearer = tokenOf(await ask(refresh(), basic(pair())));
		tenant.clock.advance(3599_000);
		expect((await getWorkers(tenant, '', { bearer })).status).toBe(200);
		tenant.clock.advance(1000);
		expect((await getWorkers(tenant, '', { bearer })).status).toBe(401);
	});

	it('revokes tokens', async () => {
		const bearer = tokenOf(await ask(refresh(), basic(pair())));
		tenant.revokeTokens();
		expect((await getWorkers(tenant, '', { bearer })).status).toBe(401);
	});

	it('rotates refresh tokens when it is told to, and then takes each only once', async () => {
		expect(JSON.parse((await ask(refresh(), basic(pair()))).text)).toMatchObject({
			refresh_token: tenant.credentials.oauth.refreshToken,
		});
		tenant.oauth.rotate = true;
		const next = (JSON.parse((await ask(refresh(), basic(pair()))).text) as { refresh_token: string }).refresh_token;
		expect(next).not.toBe(tenant.credentials.oauth.refreshToken);
		expect((await ask(refresh(), basic(pair()))).status).toBe(400);
		expect((await ask({ ...refresh(), refresh_token: next }, basic(pair()))).status).toBe(200);
	});

	it('keeps the lifetime to itself when it is told to', async () => {
		tenant.oauth.expiresIn = false;
		expect(JSON.parse((await ask(refresh(), basic(pair()))).text)).not.toHaveProperty('expires_in');
	});

	it('is not there for another tenant, and wants POST', async () => {
		const url = tenant.credentials.oauth.tokenEndpoint;
		expect((await post(url.replace('acme_dpt1', 'other'), '')).status).toBe(404);
		expect((await fetch(url)).status).toBe(405);
	});

	it('answers with an armed error, and leaves the services alone', async () => {
		tenant.switches.arm({ kind: 'tokenError', status: 401, body: '<html>', contentType: 'text/html' });
		expect((await getWorkers(tenant)).status).toBe(200);
		expect(await ask(refresh(), basic(pair()))).toMatchObject({ status: 401, text: '<html>' });
	});

	const otherKey = () =>
		generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

	function assertion(
		claims: Record<string, string | number>,
		header: Record<string, string> = {},
		key?: string,
	): Record<string, string> {
		const { clientId, privateKey } = tenant.credentials.oauth;
		const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const payload = {
			iss: clientId,
			sub: tenant.credentials.isu.userName,
			aud: 'wd',
			exp: NOW / 1000 + 300,
			...claims,
		};
		const signed = `${encode({ alg: 'RS256', ...header })}.${encode(payload)}`;
		const signature = createSign('RSA-SHA256')
			.update(signed)
			.sign(key ?? privateKey, 'base64url');
		return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: `${signed}.${signature}` };
	}
});
