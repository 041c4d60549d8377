import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { requestToken, tokenSettings } from '../../nodes/Workday/workday/oauth/index.ts';
import { TransportError } from '../../nodes/Workday/workday/transport.ts';
import type { WorkdayError } from '../../nodes/Workday/workday/errors.ts';
import { everythingIn, failureOf, fetchTransport, startScripted, type Received, type Scripted } from './scriptedServer.mts';

const NOW = Date.UTC(2026, 0, 15, 12);
const clock = { now: () => NOW };
const CANARY = 'canary-s3cret';
const TOKEN = { access_token: 'access-1', token_type: 'Bearer', expires_in: 3600 };

/** Asks a token endpoint that answers what the script says. */
async function ask(fields: Record<string, string>, ...script: Scripted[] | [(request: Received) => Scripted]) {
	const [first] = script;
	await using server = await startScripted(typeof first === 'function' ? first : (script as Scripted[]));
	const settings = tokenSettings({
		servicesHost: server.origin,
		tenant: 'acme',
		clientId: 'client',
		clientSecret: CANARY,
		refreshToken: `${CANARY}-refresh`,
		...fields,
	});
	const outcome = requestToken(settings, fetchTransport(), clock);
	const error = await outcome.then(() => undefined, (failure: Error) => failure);
	const requests = server.received.map(({ path, headers, body }) => ({
		path,
		authorization: headers.authorization,
		form: Object.fromEntries(new URLSearchParams(body)),
	}));
	return { requests, error, minted: error ? undefined : await outcome };
}

const basic = `Basic ${Buffer.from(`client:${CANARY}`).toString('base64')}`;
const refresh = { grant_type: 'refresh_token', refresh_token: `${CANARY}-refresh` };

describe('the token request', () => {
	it('exchanges a refresh token with a Basic header', async () => {
		const { requests, minted } = await ask({}, { body: TOKEN });
		expect(requests).toEqual([{ path: '/ccx/oauth2/acme/token', authorization: basic, form: refresh }]);
		expect(minted).toEqual({ style: 'basic', token: { accessToken: 'access-1', renewAt: NOW + 3_540_000 } });
	});

	it('proves the client in the body, or with ID and tenant alias, when that is chosen', async () => {
		const body = await ask({ clientAuthentication: 'body' }, { body: TOKEN });
		expect(body.requests[0]).toMatchObject({ form: { ...refresh, client_id: 'client', client_secret: CANARY } });
		expect(body.requests[0].authorization).toBeUndefined();

		const id = await ask({ clientAuthentication: 'id', grantType: 'clientCredentials' }, { body: TOKEN });
		expect(id.requests[0]).toMatchObject({
			authorization: basic.replace('Basic', 'ID'),
			form: { grant_type: 'client_credentials', tenant_alias: 'acme' },
		});
	});

	it.each([
		[400, { error: 'Invalid request' }],
		[401, { error: 'invalid_client' }],
	])('tries the body once when Basic is answered with %i %j', async (status, body) => {
		const { requests, minted } = await ask({}, { status, body }, { body: TOKEN });
		expect(requests.map((request) => request.form.client_id)).toEqual([undefined, 'client']);
		expect(minted?.style).toBe('body');
	});

	it('says what the body style was told, when only that got past the client', async () => {
		const { error, requests } = await ask(
			{},
			{ status: 400, body: { error: 'Invalid request' } },
			{ status: 400, body: { error: 'invalid_grant' } },
		);
		expect(requests).toHaveLength(2);
		expect(error?.message).toMatch(/invalid_grant.*Manage Refresh Tokens for Integrations/);
	});

	it('asks once only when the style is chosen or the client was accepted', async () => {
		const chosen = await ask({ clientAuthentication: 'basic' }, { status: 401, body: { error: 'invalid_client' } });
		expect(chosen.requests).toHaveLength(1);
		const grant = await ask({}, { status: 400, body: { error: 'invalid_grant' } });
		expect(grant.requests).toHaveLength(1);
		expect([chosen.error?.name, grant.error?.name]).toEqual(['Authentication', 'Authentication']);
	});
});

describe('a token endpoint that cannot be reached', () => {
	const settings = tokenSettings({ servicesHost: 'https://wd2-impl-services1.workday.com', tenant: 'acme', clientId: 'client', clientSecret: CANARY, refreshToken: CANARY });
	it.each([
		['refused', 'Retriable'],
		['timeout', 'Retriable'],
		['reset', 'Retriable'],
		['dns', 'InvalidRequest'],
		['blocked', 'InvalidRequest'],
		['tls', 'UnexpectedResponse'],
	] as const)('when the network says %s, is named with its address and what to check', async (failure, name) => {
		const transport = () => Promise.reject(new TransportError(failure, 'the token endpoint did not answer'));
		const error: WorkdayError = await requestToken(settings, transport, clock).then(() => Promise.reject(new Error('a token')), (reason: WorkdayError) => reason);
		expect(error).toMatchObject({ name, message: expect.stringMatching(/[Tt]he token endpoint did not answer\. The token endpoint is wd2-impl-services1\.workday\.com\/ccx\/oauth2\/acme\/token: check Services Host and Token Endpoint/) });
		// A token has no pages.
		expect(error).not.toMatchObject({ mayBeSize: true });
	});
});

describe('the token answer', () => {
	it.each([
		['without expires_in', { ...TOKEN, expires_in: undefined }, 24 * 60_000],
		['with expires_in as text', { ...TOKEN, expires_in: '600' }, 540_000],
		['of a short life', { ...TOKEN, expires_in: 60 }, 54_000],
		['with a senseless life', { ...TOKEN, expires_in: -1 }, 24 * 60_000],
	])('%s is used for a while', async (_name, body, ms) => {
		expect((await ask({}, { body })).minted?.token.renewAt).toBe(NOW + ms);
	});

	it('tells a rotated refresh token, and not one that stayed the same', async () => {
		const rotated = await ask({}, { body: { ...TOKEN, refresh_token: 'next' } });
		expect(rotated.minted?.token.refreshToken).toBe('next');
		const same = await ask({}, { body: { ...TOKEN, refresh_token: `${CANARY}-refresh` } });
		expect(same.minted?.token).not.toHaveProperty('refreshToken');
	});

	it.each<[string, Scripted, string, RegExp]>([
		['unauthorized client', { status: 400, body: { error: 'unauthorized_client' } }, 'Authentication', /registered in Workday/],
		['secret echoed', { status: 400, body: { error: 'odd', error_description: `bad ${CANARY}` } }, 'Authentication', /bad \*\*\*/],
		['HTML refusal', { status: 401, body: '<html><title>Sign in</title><body><p>No</p></body></html>' }, 'Authentication', /Sign in/],
		['no such endpoint', { status: 404, body: '' }, 'Authentication', /no token endpoint at 127\.0\.0\.1/],
		['throttled', { status: 429, headers: { 'retry-after': '7' }, body: '' }, 'Retriable', /busy/],
		['maintenance', { status: 503, body: '<h1>Back soon</h1>' }, 'Retriable', /Back soon/],
		['broken connection', { reset: true }, 'Retriable', /broke/],
		['server error', { status: 500, body: 'oops' }, 'UnexpectedResponse', /HTTP 500/],
		['redirect', { status: 302, headers: { location: 'https://evil.example' }, body: '' }, 'UnexpectedResponse', /not followed/],
		['HTML with 200', { body: '<html><body>Welcome</body></html>' }, 'UnexpectedResponse', /no JSON/],
		['no token in it', { body: { ok: true } }, 'UnexpectedResponse', /without an access token/],
		['a token that breaks headers', { body: { access_token: 'a\r\nX-Evil: 1' } }, 'UnexpectedResponse', /without an access token/],
	])('%s is a clear error without a secret', async (_name, answer, name, message) => {
		const { error, requests } = await ask({}, answer);
		expect(error?.name).toBe(name);
		expect(error?.message).toMatch(message);
		expect(requests).toHaveLength(1);
		expect(everythingIn(error ?? new Error('none'))).not.toContain(CANARY);
	});

	it.each(['basic', 'body', 'id'])('shows nothing of a request by %s that the endpoint quotes', async (clientAuthentication) => {
		const clientSecret = `${CANARY}/+=&é`;
		const quoting = ({ headers, body }: Received): Scripted => ({
			status: 400,
			body: `${'x'.repeat(430)} ${headers.authorization} ${body} ${clientSecret}`,
		});
		const { error } = await ask({ clientAuthentication, clientSecret }, quoting);
		const shown = everythingIn(error ?? new Error('none'));
		expect(shown).toContain('***');
		expect(shown).not.toContain('canary');
		expect(shown).not.toContain(Buffer.from(`client:${CANARY}`).toString('base64').slice(0, -3));
	});

	it.each<[string, Scripted]>([
		['a broken connection', { reset: true }],
		['a gateway that gave up', { status: 504, body: '' }],
	])('%s is no matter of page sizes', async (_name, answer) => {
		expect((await ask({}, answer)).error).toMatchObject({ name: 'Retriable', mayBeSize: false });
	});

	it('keeps how long Workday asks to wait', async () => {
		const { error } = await ask({}, { status: 429, headers: { 'retry-after': '7' }, body: '' });
		expect(error).toMatchObject({ retryAfterMs: 7000 });
	});
});

describe('JWT bearer', () => {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const fields = { grantType: 'jwtBearer', userName: 'ISU_n8n@acme', clientSecret: '', refreshToken: '' };

	it.each([
		['as it is', pem],
		['with \\n for line ends', pem.replaceAll('\n', '\\n')],
		['with spaces for line ends', pem.replaceAll('\n', ' ')],
		['without line ends', pem.replaceAll('\n', '')],
		['as PKCS#1', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
	])('signs a short-lived assertion for the ISU with a key pasted %s', async (_name, pasted) => {
		const { requests, minted } = await ask({ ...fields, privateKey: pasted }, { body: TOKEN });
		const { grant_type, assertion } = requests[0].form;
		const [header, claims, signature] = assertion.split('.');
		const decoded = [header, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
		expect(grant_type).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
		expect(decoded).toEqual([
			{ alg: 'RS256', typ: 'JWT' },
			{ iss: 'client', sub: 'ISU_n8n', aud: 'wd', iat: NOW / 1000, exp: NOW / 1000 + 180, jti: expect.stringMatching(/^[\w-]{36}$/) },
		]);
		expect(
			verify('sha256', Buffer.from(`${header}.${claims}`), createPublicKey(privateKey), Buffer.from(signature, 'base64url')),
		).toBe(true);
		expect(requests[0].authorization).toBeUndefined();
		expect(minted?.token.accessToken).toBe('access-1');
	});

	const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString();
	it.each([
		['not PEM at all', CANARY, /not a complete key in PEM form/],
		['cut off', pem.slice(0, 800), /not a complete key/],
		['damaged', pem.replace(/[A-Z]{2}/, '!!'), /not a complete key|damaged/],
		['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /this is a certificate/],
		['a public key', createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(), /this is a public key/],
		['locked by a passphrase', locked, /passphrase/],
		['not RSA', ec, /not an RSA key but ec/],
	])('a key that is %s is an error that names the field, before anything is sent', async (_name, privateKeyText, message) => {
		const { error, requests } = await ask({ ...fields, privateKey: privateKeyText });
		expect(error).toMatchObject({ name: 'InvalidRequest', field: 'Private Key' });
		expect(error?.message).toMatch(message);
		expect(requests).toEqual([]);
		expect(everythingIn(error ?? new Error('none'))).not.toContain(CANARY);
	});
});

describe('the settings', () => {
	const host = { servicesHost: 'h.example', tenant: 'acme' };
	it.each([
		[{}, /Client ID: is empty/],
		[{ clientId: 'c' }, /Client Secret: is empty/],
		[{ clientId: 'c', clientSecret: 's' }, /Refresh Token: is empty/],
		[{ clientId: 'c', grantType: 'jwtBearer' }, /ISU User Name: is empty/],
		[{ clientId: 'c', grantType: 'password' }, /Grant Type: must be one of/],
	])('%j lack something, which is named', async (fields, message) => {
		expect((await failureOf(Promise.resolve().then(() => tokenSettings({ ...host, ...fields })))).message).toMatch(message);
	});
});
