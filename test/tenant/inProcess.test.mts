import { ask, body, envelope, flags, getWorkers, post, texts, total, windows, workers } from './client.mts';
import { type LoggedRequest, startTenant, type Tenant, type TenantOptions } from './server/index.mts';

const NOW = '2026-03-15T18:00:00.000Z';
const page = (number: number, count: number) =>
	`<Response_Filter><As_Of_Entry_DateTime>${NOW}</As_Of_Entry_DateTime><Page>${number}</Page>` +
	`<Count>${count}</Count></Response_Filter>${flags('Include_Reference')}`;

let tenant: Tenant;
const start = async (options: TenantOptions = {}): Promise<Tenant> =>
	(tenant = await startTenant({ workers: 50, clock: NOW, ...options }));
afterEach(() => tenant.close());

const xml = { 'content-type': 'text/xml' };
const plain = (inside = page(1, 10)) =>
	tenant.answer({ url: tenant.serviceUrl(), headers: xml, body: envelope(tenant, body('Get_Workers_Request', inside)) });

describe('every answer has the tenant’s time in its Date header', () => {
	it('pages, faults, tokens, pages of HTML', async () => {
		await start();
		tenant.clock.set('2026-03-15T18:07:00Z');
		const date = 'Sun, 15 Mar 2026 18:07:00 GMT';
		tenant.switches.arm({ kind: 'maintenance' }, { request: 4 });
		const { tokenEndpoint } = tenant.credentials.oauth;
		const answers = [
			await getWorkers(tenant),
			await getWorkers(tenant, '', { password: 'wrong' }),
			await post(tokenEndpoint, 'grant_type=none', { 'content-type': 'application/x-www-form-urlencoded' }),
			await getWorkers(tenant),
			await post(`${tenant.credentials.baseUrl}/elsewhere`, ''),
		];
		expect(answers.map(({ status, headers }) => [status, headers.date])).toEqual(
			[200, 500, 400, 503, 404].map((status) => [status, date]),
		);
	});

	it('unless the tenant has none, or one that is wrong', async () => {
		await start({ dateHeader: false });
		expect((await getWorkers(tenant)).headers).not.toHaveProperty('date');
		tenant.settings.dateHeader = true;
		tenant.switches.arm({ kind: 'date', value: 'Thu, 01 Jan 1970 00:00:00 GMT' });
		tenant.switches.arm({ kind: 'date' }, { request: 3 });
		expect((await getWorkers(tenant)).headers.date).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
		expect((await getWorkers(tenant)).headers).not.toHaveProperty('date');
	});
});

describe('in process', () => {
	it('a tenant opens no port', async () => {
		await start({ listen: false });
		expect([tenant.port, tenant.servicesHost]).toEqual([0, '127.0.0.1:0']);
		expect((await plain()).status).toBe(200);
	});

	it('an answer is the one over HTTP, and is logged like it', async () => {
		await start();
		const [over, within] = [await getWorkers(tenant, page(2, 10)), await plain(page(2, 10))];
		expect(within).toMatchObject({ status: 200, broken: false });
		expect(within.body.toString()).toBe(over.text);
		expect(within.headers).toMatchObject({ 'content-type': over.headers['content-type'], date: over.headers.date });
		const [one, other] = tenant.requests;
		const { headers: _over, connection: _by, number: first, ...logged } = one as LoggedRequest;
		expect(other).toMatchObject({ ...logged, number: first + 1, operation: 'Get_Workers', page: 2, count: 10 });
	});

	it('requests are signed in, validated and given tokens', async () => {
		await start({ listen: false });
		expect((await ask(tenant, '', { password: 'wrong' })).text).toContain('invalid username or password');
		const wrong = await ask(tenant, '<Response_Filter><Nonsense/></Response_Filter>');
		expect([wrong.status, tenant.requests.at(-1)?.problems.length]).toEqual([500, 1]);
		const { tokenEndpoint, clientId, clientSecret, refreshToken } = tenant.credentials.oauth;
		const token = await tenant.answer({
			url: new URL(tokenEndpoint).pathname,
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded',
				Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
			},
			body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }).toString(),
		});
		const { access_token: bearer } = JSON.parse(token.body.toString()) as { access_token: string };
		expect((await ask(tenant, '', { bearer, headers: { authorization: `Bearer ${bearer}` } })).status).toBe(200);
		tenant.revokeTokens();
		expect((await ask(tenant, '', { bearer, headers: { authorization: `Bearer ${bearer}` } })).status).toBe(401);
	});

	it('switches work: faults, broken connections, waiting', async () => {
		await start({ listen: false });
		tenant.switches.arm({ kind: 'throttle', retryAfter: 3 });
		expect(await plain()).toMatchObject({ status: 429, headers: { 'retry-after': '3' } });
		tenant.switches.arm({ kind: 'refuseAnswer' });
		expect(await plain()).toMatchObject({ status: 0, broken: true });
		tenant.switches.arm({ kind: 'reset', afterRecords: 4 });
		const answer = await plain();
		expect([answer.broken, workers(answer.body.toString()).length]).toEqual([true, 4]);
		tenant.switches.arm({ kind: 'slowStream', milliseconds: 1 });
		tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 1 });
		expect(workers((await plain()).body.toString())).toHaveLength(10);
	});
});

describe('what a test does before an answer', () => {
	it.each(['over HTTP', 'in process'])('changes that answer: the clock, the switches, the workers (%s)', async (how) => {
		await start({ listen: how === 'over HTTP' });
		const { ledger } = tenant.workforce;
		const read = async (inside: string) => (how === 'over HTTP' ? getWorkers(tenant, inside) : ask(tenant, inside));
		const log = windows({ Updated: ['2026-03-15T17:00:00Z', '2026-03-15T18:01:00Z'] });
		tenant.beforeAnswer = ({ number, operation }) => {
			if (number === 2) tenant.clock.advance(60_000);
			if (number === 2) ledger.retitle(14, 'New', { effective: NOW, entered: '2026-03-15T18:00:30Z' });
			if (number === 3 && operation === 'Get_Workers') tenant.switches.arm({ kind: 'throttle' });
		};
		expect((await read(log)).text).toContain('less than or equal to Current Moment');
		expect(total((await read(log)).text)).toBe(1);
		expect((await read(log)).status).toBe(429);
		tenant.beforeAnswer = undefined;
		expect((await read(log)).status).toBe(200);
	});

	it('happens between pages, and what is entered then is not in pages as of before', async () => {
		await start();
		const { ledger } = tenant.workforce;
		tenant.beforeAnswer = ({ page: asked }) => {
			tenant.clock.advance(1000);
			if (asked === 2) ledger.hireWorker({ effective: '2026-03-01', entered: tenant.clock.now() });
		};
		const seen: string[] = [];
		for (const number of [1, 2, 3]) {
			const { text } = await getWorkers(tenant, page(number, 20));
			expect(total(text)).toBe(50);
			seen.push(...texts(text, 'Worker_ID'));
		}
		expect(new Set(seen).size).toBe(50);
		expect(total((await getWorkers(tenant)).text)).toBe(51);
	});

	it('breaks the connection when it throws; in process that is thrown', async () => {
		await start();
		tenant.beforeAnswer = ({ number }) => {
			if (number < 3) throw new Error('the client is gone');
		};
		await expect(getWorkers(tenant)).rejects.toThrow(/ECONNRESET|hang up/);
		await expect(plain()).rejects.toThrow('the client is gone');
		expect((await getWorkers(tenant)).status).toBe(200);
		expect(tenant.requests.map(({ status }) => status)).toEqual([0, 0, 200]);
	});
});
