import { brokenPage, envelope, honest, range, readAll, workersRequest, type Outcome } from './support/pages.mts';
import { Retriable } from '../../nodes/Workday/workday/errors.ts';
import { TransportError, type Transport } from '../../nodes/Workday/workday/transport.ts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { scriptedServer, type Script, type ScriptedServer, type Step } from './support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function serve(script: Script): Promise<ScriptedServer> {
	return (server = await scriptedServer(script));
}

const TOTAL = 47;
const anonymous = workersRequest({ identify: undefined });
const notesOf = (outcome: Outcome, kind: string) => outcome.notes.filter((note) => note.kind === kind);
const asked = ({ received }: ScriptedServer) => received.map(({ page, count }) => `${page}×${count}`);

const soapFault = (code: string, text: string) =>
	envelope(`<env:Fault><faultcode>env:${code}</faultcode><faultstring>${text}</faultstring></env:Fault>`);

/** Honest, but for the first `times` answers to page 3 of 10. */
function failing(failure: (request: Parameters<Script>[0]) => Step, times = 1): Script {
	let left = times;
	return (request) => (request.page === 3 && request.count === 10 && left-- > 0 ? failure(request) : honest(TOTAL, request));
}

describe.each([
	['with ids', workersRequest()],
	['without ids', anonymous],
])('a page that breaks off, %s,', (_, request) => {
	test.each<[string, (request: Parameters<Script>[0]) => Step]>([
		['by a reset in its middle', (received) => ({ body: brokenPage(TOTAL, received, 4), ending: 'reset' })],
		['by a reset before its first byte', () => ({ ending: 'reset' })],
		['by a reset before its first record', (received) => ({ body: brokenPage(TOTAL, received, 0), ending: 'reset' })],
		['by a polite end in its middle', (received) => ({ body: brokenPage(TOTAL, received, 9) })],
		['by silence in its middle', (received) => ({ body: brokenPage(TOTAL, received, 4), ending: 'hang' })],
		['with 504', () => ({ status: 504 })],
		['with 502 and a page of HTML', () => ({ status: 502, body: '<html>Bad gateway</html>' })],
		['with 408', () => ({ status: 408 })],
		['with a fault that says that it took too long', () => ({ status: 500, body: soapFault('Server.processingError', 'The request exceeded the maximum time.') })],
	])('%s is read again at half the size', async (__, failure) => {
		const site = await serve(failing(failure));
		// Far more than an answer takes on a busy machine; only silence is waited out.
		const transport = nodeTransport({ idleTimeoutMs: 2000 });
		const outcome = await readAll(site, { pageSize: 10 }, request, { transport });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toEqual(range(1, TOTAL));
		expect(notesOf(outcome, 'pageSizeReduced')).toEqual([expect.objectContaining({ from: 10, to: 5, page: 3 })]);
		expect(notesOf(outcome, 'retried')).toEqual([expect.objectContaining({ page: 3, waitMs: 1000 })]);
		expect(notesOf(outcome, 'duplicates')).toEqual([]);
		// Page 4 may have been asked for while page 3 was read.
		expect(asked(site).filter((page) => page !== '4×10')).toEqual(['1×10', '2×10', '3×10', ...range(5, 10).map((page) => `${page}×5`)]);
	});

	test('on page 2 is not mistaken for a repetition when its records come again', async () => {
		let left = 1;
		const site = await serve((received) =>
			received.page === 2 && left-- > 0 ? { body: brokenPage(TOTAL, received, 4), ending: 'reset' } : honest(TOTAL, received),
		);
		expect(await readAll(site, { pageSize: 10 }, request)).toMatchObject({ error: undefined, items: range(1, TOTAL) });
	});

	test('keeps shrinking down to one, at offsets that do not divide evenly', async () => {
		const site = await serve((received) => {
			// Nothing larger than 1 gets past worker 17.
			const last = received.page * received.count;
			const broken = received.count > 1 && last >= 17 && last - received.count < 17;
			return broken ? { body: brokenPage(TOTAL, received, 0), ending: 'reset' } : honest(TOTAL, received);
		});
		const outcome = await readAll(site, { pageSize: 7 }, request);
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toEqual(range(1, TOTAL));
		expect(notesOf(outcome, 'pageSizeReduced').map((note) => note.kind === 'pageSizeReduced' && note.to)).toEqual([3, 1]);
	});
});

describe('a page that is turned away', () => {
	test.each<[string, Step, number[]]>([
		['429, seconds', { status: 429, headers: { 'retry-after': '7' } }, [7000, 7000]],
		['429, a date', { status: 429, headers: { 'retry-after': 'Sun, 15 Mar 2026 12:00:09 GMT' } }, [9000, 0]],
		['503 with HTML', { status: 503, body: '<html><title>Maintenance</title></html>' }, [1000, 2000]],
		['500 that speaks of throttling', { status: 500, body: 'System unavailable' }, [1000, 2000]],
		['a fault that speaks of throttling', { status: 500, body: soapFault('Server.processingError', 'Too many concurrent requests') }, [1000, 2000]],
		['a fault in a 200', { body: soapFault('Server.processingError', 'Server busy') }, [1000, 2000]],
	])('is waited for at the same size: %s', async (_, step, slept) => {
		const site = await serve(failing(() => step, 2));
		const outcome = await readAll(site, { pageSize: 10 });
		expect(outcome.items).toEqual(range(1, TOTAL));
		expect(outcome.clock.slept).toEqual(slept);
		expect(notesOf(outcome, 'retried')).toHaveLength(2);
		expect(notesOf(outcome, 'pageSizeReduced')).toEqual([]);
		expect(new Set(site.received.map(({ count }) => count))).toEqual(new Set([10]));
	});

	test.each([
		['busy, without a status', new Retriable('The token endpoint is busy.')],
		['with 502', new Retriable('The token endpoint is busy.', { status: 502 })],
		['with 504', new Retriable('The token endpoint is busy.', { status: 504 })],
		['that refuses the connection', new TransportError('refused', 'the token endpoint did not accept the connection')],
	])('nor is it the size when there is no token: an endpoint %s', async (_, failure) => {
		const site = await serve((request) => honest(TOTAL, request));
		const inner = nodeTransport({ idleTimeoutMs: 2000 });
		let failures = 2;
		const transport: Transport = (request) => (failures-- > 0 ? Promise.reject(failure) : inner(request));
		const outcome = await readAll(site, { pageSize: 10 }, workersRequest(), { transport });
		expect(outcome.items).toEqual(range(1, TOTAL));
		expect(notesOf(outcome, 'pageSizeReduced')).toEqual([]);
	});

	test('too often gives the error, after what was read', async () => {
		const site = await serve(failing(() => ({ status: 503, body: '<title>Maintenance</title>' }), 9));
		const { items, error } = await readAll(site, { pageSize: 10 });
		expect(items).toEqual(range(1, 20));
		expect(error).toMatchObject({ name: 'Retriable', message: expect.stringMatching(/Maintenance Given up after 3 retries/) });
	});

	test('with a text that never ends is read no further than need be', async () => {
		const site = await serve(failing(() => ({ status: 503, body: 'x'.repeat(300_000), ending: 'hang' })));
		const transport = nodeTransport({ idleTimeoutMs: 120_000 });
		expect(await readAll(site, { pageSize: 10 }, workersRequest(), { transport })).toMatchObject({ error: undefined, items: range(1, TOTAL) });
	});

	test('with a wait that is too long gives the error at once', async () => {
		const site = await serve(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
		const { error } = await readAll(site);
		expect(error).toMatchObject({ name: 'Retriable', message: expect.stringContaining('asks to wait 3600 s'), retryAfterMs: 3_600_000 });
		expect(site.received).toHaveLength(1);
	});
});

test('progress makes the next failure the first again', async () => {
	// Every page fails three times, which the policy allows once; never twice in a row without progress.
	const failures = new Map<number, number>();
	const site = await serve((request) => {
		const failed = failures.get(request.page) ?? 0;
		failures.set(request.page, failed + 1);
		return failed < 3 ? { status: 429 } : honest(30, request);
	});
	const { items, error } = await readAll(site, { pageSize: 10 });
	expect(error).toBeUndefined();
	expect(items).toEqual(range(1, 30));
});

test('an answer that is cut short each time ends as a connection that breaks each time', async () => {
	const site = await serve((request) => ({ body: brokenPage(TOTAL, request, 0) }));
	const { error } = await readAll(site, { pageSize: 10 });
	expect(error).toMatchObject({ name: 'Retriable', message: expect.stringMatching(/^Workday's answer was cut short: the document ends too early \(at byte \d+\)\. Given up after 3 retries\.$/) });
	expect(asked(site)).toEqual(['1×10', '1×5', '1×2', '1×1']);
});

const deep = `${'<wd:a xmlns:wd="urn:com.workday/bsvc">'.repeat(100)}${'</wd:a>'.repeat(100)}`;

describe('an answer that no retry mends', () => {
	test.each<[string, Step, string, RegExp]>([
		['malformed XML', { body: envelope('<a></b>') }, 'UnexpectedResponse', /not the XML that it should be/],
		['no XML', { body: 'hello' }, 'UnexpectedResponse', /not the XML/],
		['a DTD', { body: `<!DOCTYPE a [<!ENTITY x "y">]>${envelope('')}`.replace(/<\?xml.*?\?>/, '') }, 'UnexpectedResponse', /not the XML/],
		['an element nested 100 deep', { body: envelope(deep) }, 'UnexpectedResponse', /not the XML/],
		['HTML with 200', { headers: { 'content-type': 'text/html' }, body: '<title>Sign in</title>' }, 'UnexpectedResponse', /Sign in/],
		['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'UnexpectedResponse', /redirect/],
		['a fault in a 200', { body: soapFault('Client.validationError', 'No such thing') }, 'Validation', /No such thing/],
		['a wrong password', { status: 500, body: soapFault('Client.authenticationError', 'invalid username or password') }, 'Authentication', /invalid username/],
		['a missing permission', { status: 500, body: soapFault('Server.processingError', 'The task submitted is not authorized.') }, 'Permission', /not authorized/],
		['a wrong address', { status: 404 }, 'NotFound', /Services Host/],
	])('%s is an error at once', async (_, step, name, message) => {
		const site = await serve(() => step);
		const { error, clock } = await readAll(site);
		expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
		expect(site.received).toHaveLength(1);
		expect(clock.slept).toEqual([]);
	});
});

test('nobody there is retried, then said', async () => {
	const site = await serve(() => ({}));
	await site.close();
	server = undefined;
	const { error, clock } = await readAll(site);
	expect(String(error)).toBe('Retriable: Workday did not accept the connection. Given up after 3 retries.');
	expect(clock.slept).toEqual([1000, 2000, 4000]);
});
