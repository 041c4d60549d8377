import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { body, flags, getWorkers, soap, texts, total, workers } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = '2026-07-15T18:00:00.000Z';
const page = (number: number, count = 10) =>
	`<Response_Filter><As_Of_Entry_DateTime>${NOW}</As_Of_Entry_DateTime><Page>${number}</Page><Count>${count}</Count></Response_Filter>${flags('Include_Reference')}`;

describe('a switch', () => {
	let tenant: Tenant;
	beforeAll(async () => {
		tenant = await startTenant({ workers: 50, clock: NOW });
	});
	beforeEach(() => tenant.switches.clear());
	afterAll(() => tenant.close());
	const wids = (text: string) => workers(text).map((worker) => /type="WID">(\w+)</.exec(worker)?.[1]);

	it.each([
		['in seconds', { retryAfter: 7 }, '7'],
		['as an HTTP date of the tenant’s clock', { retryAfter: 7, asDate: true }, 'Wed, 15 Jul 2026 18:00:07 GMT'],
		['not at all', {}, undefined],
	])('throttles and names the wait %s', async (_how, options, header) => {
		tenant.switches.arm({ kind: 'throttle', ...options });
		const answer = await getWorkers(tenant);
		expect(answer.status).toBe(429);
		expect(answer.headers['retry-after']).toBe(header);
	});

	it.each([
		['unavailable', { kind: 'unavailable', retryAfter: 2 }, 503, 'text/html'],
		['maintenance', { kind: 'maintenance' }, 503, 'text/html; charset=utf-8'],
		['html', { kind: 'html' }, 200, 'text/html; charset=utf-8'],
		['status', { kind: 'status', status: 504, body: 'gateway' }, 504, 'text/plain'],
		['expiredToken', { kind: 'expiredToken' }, 401, 'application/json'],
		['processingError', { kind: 'processingError', text: 'Server busy' }, 500, 'text/xml; charset=UTF-8'],
		['taskNotAuthorized', { kind: 'taskNotAuthorized' }, 500, 'text/xml; charset=UTF-8'],
	] as const)('%s answers instead of the operation, once', async (_kind, fault, status, type) => {
		tenant.switches.arm(fault);
		expect(await getWorkers(tenant)).toMatchObject({ status, headers: { 'content-type': type } });
		expect((await getWorkers(tenant)).status).toBe(200);
		expect(tenant.switches.left).toBe(0);
	});

	it.each([
		['text', '<wsse:Password'],
		['html', '&lt;wsse:Password'],
	] as const)('quotes the request as %s, the password included', async (how, tag) => {
		tenant.switches.arm({ kind: 'echoRequest', how });
		const answer = await getWorkers(tenant);
		expect(answer.status).toBe(500);
		expect(answer.text).toContain(tag);
		expect(answer.text).toContain(tenant.credentials.isu.password.split('<')[0]);
		expect(answer.text).toContain('content-type: text/xml');
	});

	it('redirects to another host', async () => {
		const other = createServer((_request, response) => response.end('stolen'));
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
		tenant.switches.arm({ kind: 'redirect', location });
		expect(await getWorkers(tenant)).toMatchObject({ status: 302, headers: { location } });
		other.close();
	});

	it('breaks the connection in the middle of a page, after so many records', async () => {
		tenant.switches.arm({ kind: 'reset', afterRecords: 4 }, { page: 3 });
		expect(await getWorkers(tenant, page(1))).toMatchObject({ status: 200, broken: false });
		const answer = await getWorkers(tenant, page(3));
		expect(answer.broken).toBe(true);
		expect(workers(answer.text)).toHaveLength(4);
		expect(answer.text).not.toContain('</wd:Response_Data>');
		expect(await getWorkers(tenant, page(3))).toMatchObject({ broken: false });
	});

	it('breaks the connection before the first byte', async () => {
		tenant.switches.arm({ kind: 'refuseAnswer' });
		await expect(getWorkers(tenant)).rejects.toThrow(/ECONNRESET|hang up/);
		expect(tenant.requests.at(-1)?.status).toBe(0);
	});

	it('cuts a page short as if it were complete', async () => {
		tenant.switches.arm({ kind: 'truncate', afterRecords: 2 });
		const answer = await getWorkers(tenant, page(1));
		expect(answer.broken).toBe(false);
		expect(workers(answer.text)).toHaveLength(2);
		expect(answer.text).not.toContain('</env:Envelope>');
	});

	it.each(['fault', 'close'] as const)(
		'gives up pages that are too large (%s), and serves smaller ones',
		async (how) => {
			tenant.switches.arm({ kind: 'pageTooLarge', maximum: 10, how }, { times: Infinity });
			const large = await getWorkers(tenant, page(1, 11));
			expect(how === 'fault' ? large.status === 500 : large.broken).toBe(true);
			expect(await getWorkers(tenant, page(1, 10))).toMatchObject({ status: 200, broken: false });
		},
	);

	it('lets the total drift', async () => {
		tenant.switches.arm({ kind: 'totalDrift', by: 1 }, { page: 2 });
		expect(total((await getWorkers(tenant, page(1))).text)).toBe(50);
		expect(total((await getWorkers(tenant, page(2))).text)).toBe(51);
	});

	it.each([
		[false, '3'],
		[true, '1'],
	])('serves another page than was asked for (honest: %s)', async (honest, named) => {
		tenant.switches.arm({ kind: 'servePage', page: 1, honest });
		const answer = await getWorkers(tenant, page(3));
		expect(wids(answer.text)).toEqual(wids((await getWorkers(tenant, page(1))).text));
		expect(texts(answer.text.split('Response_Results')[1] ?? '', 'Page')).toEqual([named]);
	});

	it('sends a worker again on the next page', async () => {
		const first = wids((await getWorkers(tenant, page(1))).text);
		tenant.switches.arm({ kind: 'duplicateWorker' });
		const second = wids((await getWorkers(tenant, page(2))).text);
		expect(second[0]).toBe(first.at(-1));
		expect(second).toHaveLength(10);
	});

	it('puts a DTD in front', async () => {
		tenant.switches.arm({ kind: 'doctype' });
		expect((await getWorkers(tenant)).text).toMatch(/^<\?xml [^>]*\?><!DOCTYPE /);
	});

	it('nests elements as deep as asked', async () => {
		tenant.switches.arm({ kind: 'deepElement', depth: 100 });
		expect((await getWorkers(tenant)).text).toContain('<wd:Deep>'.repeat(100));
	});

	it('hides sections from one request', async () => {
		tenant.switches.arm({ kind: 'hideSections', sections: ['Personal_Data'] });
		const group = flags('Include_Personal_Information', 'Include_Employment_Information');
		const hidden = (await getWorkers(tenant, group)).text;
		expect([hidden.includes('Personal_Data'), hidden.includes('Employment_Data')]).toEqual([false, true]);
		expect((await getWorkers(tenant, group)).text).toContain('Personal_Data');
	});

	it('sends bytes in another charset than it declares', async () => {
		tenant.switches.arm({ kind: 'charset', encoding: 'latin1', header: '' });
		const answer = await getWorkers(tenant, flags('Include_Personal_Information'));
		expect(answer.headers['content-type']).toBe('text/xml');
		expect(answer.bytes.includes(Buffer.from([0xfc]))).toBe(true);
		tenant.switches.arm({ kind: 'charset', encoding: 'utf16le', declaration: 'UTF-16', header: 'utf-16le' });
		const wide = await getWorkers(tenant);
		expect(wide.headers['content-type']).toBe('text/xml; charset=utf-16le');
		expect(wide.bytes.toString('utf16le')).toContain('encoding="UTF-16"');
	});

	it('is slow to begin: a request sent later is answered first', async () => {
		tenant.switches.arm({ kind: 'slowFirstByte', milliseconds: 300 });
		const order: string[] = [];
		const slow = getWorkers(tenant, page(1)).then(() => order.push('slow'));
		while (tenant.switches.left > 0) await new Promise((resolve) => setImmediate(resolve));
		await getWorkers(tenant, page(1)).then(() => order.push('fast'));
		await slow;
		expect(order).toEqual(['fast', 'slow']);
	});

	it.each(['identity', 'gzip'])('is slow between records, and complete in the end (%s)', async (encoding) => {
		tenant.switches.arm({ kind: 'slowStream', milliseconds: 5 });
		const headers = { 'accept-encoding': encoding };
		const slow = await getWorkers(tenant, page(1, 5), { headers });
		const fast = await getWorkers(tenant, page(1, 5), { headers });
		expect(workers(slow.text)).toHaveLength(5);
		expect([slow.pieces >= 5, fast.pieces < 5]).toEqual([true, true]);
	});

	it('waits for its operation, page, number or condition', async () => {
		tenant.switches.arm({ kind: 'maintenance' }, { operation: 'Get_Organizations' });
		tenant.switches.arm({ kind: 'html' }, { when: ({ count }) => count === 7 });
		tenant.switches.arm({ kind: 'status', status: 502 }, { request: tenant.requests.length + 4 });
		expect((await getWorkers(tenant)).status).toBe(200);
		expect((await soap(tenant, body('Get_Organizations_Request', ''))).status).toBe(503);
		expect((await getWorkers(tenant, page(1, 7))).headers['content-type']).toContain('text/html');
		expect((await getWorkers(tenant)).status).toBe(502);
	});
});
