import { Readable } from 'node:stream';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { WorkdayOAuth2Api } from '../../credentials/WorkdayOAuth2Api.credentials.ts';
import { everythingIn, failureOf, headersOf, startScripted, type Scripted } from '../workday/scriptedServer.mts';

const CANARY = 'canary-s3cret';
const credential = new WorkdayOAuth2Api();
const { authenticate } = credential;

/** n8n's helper as far as the credential uses it, over real HTTP. Like n8n's it fails with the whole request inside. */
const helper = {
	helpers: {
		async httpRequest(options: IHttpRequestOptions) {
			const { url, method, headers, body, disableFollowRedirect } = options;
			const response = await fetch(url, {
				method,
				headers: headers as Record<string, string>,
				body: String(body),
				redirect: disableFollowRedirect ? 'manual' : 'follow',
			}).catch((cause: Error & { cause?: { code?: string } }) => {
				throw Object.assign(new Error(`request failed ${String(body)}`), { code: cause.cause?.code, config: options });
			});
			const bytes = Buffer.from(await response.arrayBuffer());
			return { statusCode: response.status, headers: Object.fromEntries(headersOf(response)), body: Readable.from([bytes]) };
		},
	},
} as IHttpRequestHelper;

/** A stored credential and a token endpoint that answers what the script says. */
async function start(fields: ICredentialDataDecryptedObject, ...script: Scripted[]) {
	const server = await startScripted(script);
	const stored: ICredentialDataDecryptedObject = {
		servicesHost: server.origin,
		tenant: 'acme',
		grantType: 'refreshToken',
		clientId: 'client',
		clientSecret: CANARY,
		refreshToken: `${CANARY}-r0`,
		accessToken: '',
		...fields,
	};
	return {
		server,
		stored,
		/** What n8n does when there is no token, or after a 401: asks, and saves what comes back. */
		async renew() {
			Object.assign(stored, await credential.preAuthentication.call(helper, stored));
		},
		send: (request: object = { url: `${server.origin}/ccx/api/v1/acme` }) =>
			authenticate(stored, Object.assign({ url: '' }, request)),
		[Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
	};
}

const token = (name: string, more: object = {}): Scripted => ({ body: { access_token: name, expires_in: 3600, ...more } });

describe('preAuthentication', () => {
	it('returns what n8n has to save, the rotated refresh token included', async () => {
		await using run = await start({}, token('a1', { refresh_token: 'r1' }), token('a2'));
		await run.renew();
		expect(run.stored).toMatchObject({ accessToken: 'a1', refreshToken: 'r1' });
		await run.renew();
		expect(run.stored).toMatchObject({ accessToken: 'a2', refreshToken: 'r1' });
		expect(run.server.received.map((request) => new URLSearchParams(request.body).get('refresh_token'))).toEqual([
			`${CANARY}-r0`,
			'r1',
		]);
	});

	it('does not return a refresh token that stayed the same', async () => {
		await using run = await start({}, token('a1', { refresh_token: `${CANARY}-r0` }));
		expect(await credential.preAuthentication.call(helper, run.stored)).not.toHaveProperty('refreshToken');
	});

	it.each<[string, Scripted[], number | undefined, RegExp]>([
		['a clear no', [{ status: 400, body: { error: 'invalid_grant' } }], 401, /invalid_grant/],
		['busy', [{ status: 429, body: '' }], 429, /busy/],
		['a broken connection', [{ reset: true }], 503, /broke/],
		['an answer of something else', [{ body: '<p>Hello</p>' }], undefined, /no JSON/],
	])('%s has the status by which n8n and the node know what to do, and no secret', async (_name, script, status, message) => {
		await using run = await start({}, ...script);
		const error = await failureOf(run.renew());
		expect((error.response as { status: number } | undefined)?.status).toBe(status);
		expect(error.message).toMatch(message);
		expect(error.cause).toBeUndefined();
		expect(everythingIn(error)).not.toContain(CANARY);
	});

	it('does not follow a redirect with the client secret', async () => {
		await using other = await startScripted([]);
		await using run = await start({}, { status: 307, headers: { location: `${other.origin}/` }, body: '' });
		expect((await failureOf(run.renew())).message).toMatch(/redirects elsewhere/);
		expect(other.received).toEqual([]);
	});
});

describe('authenticate', () => {
	it('sends the saved token in both shapes of request, and never follows redirects', async () => {
		await using run = await start({}, token('a1'));
		await run.renew();
		const url = `${run.server.origin}/ccx/api/v1/acme`;
		for (const request of [{ url, headers: { authorization: 'old' } }, { url: undefined, uri: url, followAllRedirects: true }]) {
			expect(await run.send(request)).toMatchObject({
				headers: { Authorization: 'Bearer a1' },
				disableFollowRedirect: true,
				followRedirect: false,
				followAllRedirects: false,
			});
		}
	});

	it('leaves a SOAP envelope alone: the token is enough', async () => {
		await using run = await start({}, token('a1'));
		await run.renew();
		const body = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>';
		expect((await run.send({ url: `${run.server.origin}/x`, body })).body).toBe(body);
	});

	it('replaces the token on the request that n8n repeats', async () => {
		await using run = await start({}, token('a1'), token('a2'));
		await run.renew();
		const first = await run.send();
		await run.renew();
		expect((await run.send(first)).headers).toEqual({ Authorization: 'Bearer a2' });
	});

	it.each<[string, ICredentialDataDecryptedObject]>([
		['is missing', { accessToken: '' }],
		['is about to expire', { accessTokenExpiresAt: String(Date.now() - 1) }],
		['was issued before the client changed', { clientId: 'another' }],
		['was issued before another refresh token was pasted', { refreshToken: 'pasted' }],
	])('makes n8n renew a token that %s, without sending anything', async (_name, change) => {
		await using run = await start({}, token('a1'), token('a2'));
		await run.renew();
		Object.assign(run.stored, change);
		const error = await failureOf(run.send());
		expect(error).toMatchObject({ name: 'Authentication', response: { status: 401 } });
		expect(everythingIn(error)).not.toContain(CANARY);
		expect(run.server.received).toHaveLength(1);
	});

	it('accepts the token when n8n could not save the rotated refresh token', async () => {
		await using run = await start({}, token('a1', { refresh_token: 'r1' }));
		await run.renew();
		run.stored.refreshToken = `${CANARY}-r0`;
		expect((await run.send()).headers).toEqual({ Authorization: 'Bearer a1' });
	});

	it('uses a token of unknown age until Workday refuses it', async () => {
		await using run = await start({ accessToken: 'typed' });
		expect((await run.send()).headers).toEqual({ Authorization: 'Bearer typed' });
	});

	it('refuses any other host, the token endpoint\'s included', async () => {
		await using run = await start({ accessToken: CANARY, tokenUrl: 'https://login.example/oauth2/acme/token' });
		for (const url of ['https://login.example/x', 'https://evil.example/', 'http://evil.example/']) {
			const error = await failureOf(run.send({ url }));
			expect(error.message).toMatch(/^URL: (this credential is only sent to|only https)/);
			expect(everythingIn(error)).not.toContain(CANARY);
		}
	});
});

describe('the OAuth2 credential', () => {
	it('hides what n8n saves, and saves it masked', () => {
		const hidden = credential.properties.filter((property) => property.type === 'hidden');
		expect(hidden.map((property) => property.name)).toEqual(['accessToken', 'accessTokenExpiresAt', 'accessTokenIssuedFor']);
		expect(hidden.every((property) => property.typeOptions?.password === true && property.default === '')).toBe(true);
		expect(hidden[0].typeOptions?.expirable).toBe(true);
	});
});
