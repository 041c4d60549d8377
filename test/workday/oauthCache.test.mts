import { TokenCache, tokenSettings } from '../../nodes/Workday/workday/oauth/index.ts';
import { failureOf, fetchTransport, startScripted, type Received, type Scripted } from './scriptedServer.mts';

const transport = fetchTransport();

/** A cache with its own time, and a token endpoint that counts. By default it rotates the refresh token each time. */
async function start(answer: (request: Received, count: number) => Scripted = rotating) {
	let count = 0;
	const server = await startScripted((request) => answer(request, ++count));
	const time = { ms: 0 };
	const settings = (fields: Record<string, string> = {}) =>
		tokenSettings({ servicesHost: server.origin, tenant: 'acme', clientId: 'c', clientSecret: 's', refreshToken: 'r0', ...fields });
	return {
		time,
		settings,
		cache: new TokenCache({ now: () => time.ms }),
		refreshTokens: () => server.received.map((request) => new URLSearchParams(request.body).get('refresh_token')),
		[Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
	};
}

function rotating(_request: Received, count: number): Scripted {
	return { body: { access_token: `a${count}`, refresh_token: `r${count}`, expires_in: 3600 } };
}

describe('the token cache', () => {
	it('asks once for requests that come at the same time', async () => {
		await using run = await start();
		const tokens = await Promise.all(Array.from({ length: 20 }, () => run.cache.get(run.settings(), transport)));
		expect(new Set(tokens.map((token) => token.accessToken))).toEqual(new Set(['a1']));
		expect(run.refreshTokens()).toEqual(['r0']);
	});

	it('keeps a token until a minute before it expires', async () => {
		await using run = await start();
		await run.cache.get(run.settings(), transport);
		run.time.ms = 3_539_999;
		expect((await run.cache.get(run.settings(), transport)).accessToken).toBe('a1');
		run.time.ms = 3_540_000;
		expect((await run.cache.get(run.settings(), transport)).accessToken).toBe('a2');
	});

	it('renews with the newest refresh token, also for a caller that holds the first one', async () => {
		await using run = await start();
		const first = await run.cache.get(run.settings(), transport);
		const second = await run.cache.get(run.settings(), transport, first.accessToken);
		const third = await run.cache.get(run.settings({ refreshToken: 'r1' }), transport, second.accessToken);
		expect(run.refreshTokens()).toEqual(['r0', 'r1', 'r2']);
		expect([first, second, third].map((token) => token.refreshToken)).toEqual(['r1', 'r2', 'r3']);
	});

	it('tells every caller with an old refresh token the newest one, and one that has it nothing', async () => {
		await using run = await start();
		await run.cache.get(run.settings(), transport);
		expect(await run.cache.get(run.settings(), transport)).toMatchObject({ accessToken: 'a1', refreshToken: 'r1' });
		expect(await run.cache.get(run.settings({ refreshToken: 'r1' }), transport)).not.toHaveProperty('refreshToken');
	});

	it('does not replace a token twice when several requests were refused with it', async () => {
		await using run = await start();
		await run.cache.get(run.settings(), transport);
		const renewed = await Promise.all([1, 2, 3].map(() => run.cache.get(run.settings(), transport, 'a1')));
		expect(renewed.map((token) => token.accessToken)).toEqual(['a2', 'a2', 'a2']);
		expect((await run.cache.get(run.settings(), transport, 'a1')).accessToken).toBe('a2');
		expect(run.refreshTokens()).toHaveLength(2);
	});

	it('keeps credentials apart', async () => {
		await using run = await start();
		const [one, other] = [run.settings(), run.settings({ refreshToken: 'pasted' })];
		expect((await run.cache.get(one, transport)).accessToken).toBe('a1');
		expect((await run.cache.get(other, transport)).accessToken).toBe('a2');
		expect((await run.cache.get(run.settings({ clientSecret: 'new' }), transport)).accessToken).toBe('a3');
	});

	it('repeats a clear no for ten seconds without asking, then asks again', async () => {
		await using run = await start((_request, count) =>
			count <= 2 ? { status: 401, body: { error: 'invalid_client' } } : { body: { access_token: 'good' } },
		);
		const no = await failureOf(run.cache.get(run.settings(), transport));
		run.time.ms = 9_999;
		expect(await failureOf(run.cache.get(run.settings(), transport))).toBe(no);
		expect(run.refreshTokens()).toHaveLength(2);
		run.time.ms = 10_000;
		expect((await run.cache.get(run.settings(), transport)).accessToken).toBe('good');
	});

	it('asks at once again with another client authentication, and keeps the no for the one that was refused', async () => {
		await using run = await start((request) =>
			request.headers.authorization?.startsWith('ID ')
				? { body: { access_token: 'good' } }
				: { status: 401, body: { error: 'invalid_client' } },
		);
		const no = await failureOf(run.cache.get(run.settings({ clientAuthentication: 'basic' }), transport));
		expect(await failureOf(run.cache.get(run.settings({ clientAuthentication: 'basic' }), transport))).toBe(no);
		expect(run.refreshTokens()).toHaveLength(1);
		const id = run.settings({ clientAuthentication: 'id' });
		expect((await run.cache.get(id, transport)).accessToken).toBe('good');
	});

	it('asks at once again after being turned away, and remembers the style that works', async () => {
		await using run = await start((request, count) => {
			if (count === 1) return { status: 503, body: 'later' };
			if (request.headers.authorization) return { status: 400, body: { error: 'Invalid request' } };
			return { body: { access_token: `a${count}` } };
		});
		expect((await failureOf(run.cache.get(run.settings(), transport))).name).toBe('Retriable');
		expect((await run.cache.get(run.settings(), transport)).accessToken).toBe('a3');
		expect((await run.cache.get(run.settings(), transport, 'a3')).accessToken).toBe('a4');
	});
});
