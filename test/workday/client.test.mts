import { gzipSync } from 'node:zlib';
import { descend } from '../../nodes/Workday/workday/elements.ts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { brokenPage, clientFor, envelope, honest, honestPage, pageXml, range, readAll, recordingTransport, workersRequest } from './support/pages.mts';
import { scriptedServer, type Script, type ScriptedServer } from './support/scriptedServer.mts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function serve(script: Script): Promise<ScriptedServer> {
	return (server = await scriptedServer(script));
}

/** Something that a test opens when it is time. */
function gate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}

/** Gives up on nothing by itself within a test. */
const patient = nodeTransport({ idleTimeoutMs: 600_000 });

async function until(condition: () => boolean): Promise<void> {
	for (let tries = 0; !condition(); tries++) {
		if (tries === 1000) throw new Error('What the test waits for did not happen');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

describe('a request', () => {
	test('goes to the service, with what Workday needs to find it again', async () => {
		const site = await serve((request) => honest(1, request));
		await readAll(site);
		const { url, headers, body } = site.received[0];
		expect(url).toBe('/ccx/service/acme/Human_Resources/v46.1');
		expect(headers).toMatchObject({
			'content-type': 'text/xml; charset=utf-8',
			'wd-external-request-id': 'request-1',
			'wd-external-application-id': 'n8n-nodes-workday',
		});
		expect(body).toContain('Include_Reference_Descriptors_In_Response>true<');
	});

	test('that fails tells its id', async () => {
		const site = await serve(() => ({ status: 500 }));
		expect((await readAll(site)).error).toMatchObject({ details: { requestId: 'request-1', status: 500 } });
	});

	test('gets a fresh id each time, if nobody says otherwise', async () => {
		const site = await serve((request) => honest(20, request));
		await readAll(site, { pageSize: 10 }, workersRequest(), { newRequestId: undefined });
		const ids = site.received.map(({ headers }) => headers['wd-external-request-id']);
		expect(new Set(ids).size).toBe(2);
	});
});

test('an answer is read in the encoding that its Content-Type names', async () => {
	const site = await serve((request) => ({
		headers: { 'content-type': 'text/xml;charset=ISO-8859-1' },
		body: Buffer.from(pageXml(honestPage(1, request)).replace(/<\?.*?\?>/, '').replace('Worker_ID>1<', 'Worker_ID>Zo\u00eb<'), 'latin1'),
	}));
	const { client } = clientFor(site);
	const names = client.read({ ...workersRequest(), map: (tape) => tape.stringValue(tape.record) });
	expect((await names.next()).value).toMatch(/Zo\u00eb$/);
	await names.return(undefined);
});

test('a compressed answer is read', async () => {
	const site = await serve((request) => ({
		headers: { 'content-encoding': 'gzip' },
		body: gzipSync(pageXml(honestPage(25, request))),
	}));
	expect((await readAll(site, { pageSize: 10 })).items).toEqual(range(1, 25));
});

test('a compressed answer that is cut short is read again', async () => {
	const site = await serve((request, index) => {
		const whole = gzipSync(pageXml(honestPage(5, request)));
		return { headers: { 'content-encoding': 'gzip' }, body: index === 0 ? whole.subarray(0, -9) : whole };
	});
	expect((await readAll(site, { pageSize: 10 })).items).toEqual(range(1, 5));
});

describe('streaming', () => {
	test('records come before the page has ended', async () => {
		const site = await serve((request) => {
			const xml = pageXml(honestPage(1, request));
			return { body: xml.slice(0, xml.indexOf('</wd:Worker>') + '</wd:Worker>'.length), ending: 'hang' };
		});
		const { client } = clientFor(site);
		const reading = client.read(workersRequest());
		expect(await reading.next()).toEqual({ done: false, value: 1 });
		await reading.return(undefined);
		await until(() => site.abandoned() === 1);
	});

	test('the next page is asked for while this one is read, and no further one', async () => {
		const site = await serve((request) => honest(100, request));
		const { client } = clientFor(site);
		const reading = client.read(workersRequest(), { pageSize: 10 });
		await reading.next();
		await until(() => site.received.length === 2);
		for (let n = 2; n <= 10; n++) await reading.next();
		expect(site.received.map(({ page }) => page)).toEqual([1, 2]);
		await reading.next();
		await until(() => site.received.length === 3);
		await reading.return(undefined);
	});

	test('leaving early frees the connection of the page asked for ahead', async () => {
		const held = gate();
		const site = await serve((request) =>
			request.page === 1 ? honest(100, request) : { body: '<', ending: 'hang', after: held.opened },
		);
		const { client } = clientFor(site);
		for await (const item of client.read(workersRequest(), { pageSize: 10 })) {
			await until(() => site.received.length === 2);
			if (item === 3) break;
		}
		held.open();
		await until(() => site.abandoned() === 1);
		expect(site.received.map(({ page }) => page)).toEqual([1, 2]);
	});

	test('and lets go of its request, if it has no answer yet', async () => {
		const site = await serve((request) => (request.page === 1 ? honest(100, request) : { after: new Promise(() => {}) }));
		for await (const item of clientFor(site, { transport: patient }).client.read(workersRequest(), { pageSize: 10 })) {
			await until(() => site.received.length === 2);
			if (item === 3) break;
		}
		await until(() => site.abandoned() === 1);
	});

	test('so does a page that breaks: its successor is not waited for, nor left to Workday to finish', async () => {
		const two = gate();
		const site = await serve((request) => {
			if (request.page === 2 && request.count === 10) two.open();
			if (request.count === 5) return honest(10, request);
			return request.page === 1
				? { body: brokenPage(20, request, 4), ending: 'reset', breaks: two.opened }
				: { after: new Promise(() => {}) };
		});
		const { items, error } = await readAll(site, { pageSize: 10 }, workersRequest(), { transport: patient });
		expect(error).toBeUndefined();
		expect(items).toEqual(range(1, 10));
		await until(() => site.abandoned() === 1);
	});

	test('a bug in map passes through as it is, and frees the connection', async () => {
		const site = await serve((request) => ({ body: pageXml(honestPage(5, request)).slice(0, -20), ending: 'hang' }));
		const bug = new TypeError('oops');
		const broken = workersRequest({
			map: () => {
				throw bug;
			},
		});
		expect((await readAll(site, {}, broken)).error).toBe(bug);
		await until(() => site.abandoned() === 1);
	});
});

describe('no answer is left open', () => {
	const XML = envelope('<wd:Server_Timestamp xmlns:wd="urn:com.workday/bsvc"/>');

	test.each<[string, Script]>([
		['after the last page', (request) => honest(25, request)],
		['after a fault', () => ({ status: 500, body: 'x'.repeat(300_000) })],
		['after broken XML', () => ({ body: '<a></b>'.padEnd(300_000) })],
		['after a page that contradicts the one before', (request) => ({ body: pageXml({ ...honestPage(25, request), page: 1 }) })],
		['after totals that never hold still', (request) => honest(25 + request.page, request)],
	])('%s', async (_, script) => {
		const site = await serve(script);
		const { transport, held } = recordingTransport();
		await readAll(site, { pageSize: 10 }, workersRequest(), { transport });
		await until(() => held.size === 0);
	});

	test('when the limit is reached, or the loop left', async () => {
		const site = await serve((request) => honest(100, request));
		const { transport, held } = recordingTransport();
		await readAll(site, { pageSize: 10, limit: 15 }, workersRequest(), { transport });
		for await (const item of clientFor(site, { transport }).client.read(workersRequest())) if (item === 2) break;
		await until(() => held.size === 0);
	});

	test('by a single call', async () => {
		const site = await serve((_request, index) => ({ body: index === 0 ? XML : '<a></b>'.padEnd(300_000) }));
		const { transport, held } = recordingTransport();
		const call = { service: 'Human_Resources', body: '<wd:X/>', isRead: true };
		await clientFor(site, { transport }).client.call(call);
		await clientFor(site, { transport }).client.call(call).catch(() => undefined);
		await until(() => held.size === 0);
	});
});

describe('stopping the run', () => {
	test.each<[string, Script]>([
		['before the answer', () => ({ after: new Promise(() => {}) })],
		['in the middle of an error', () => ({ status: 503, body: 'Wait', ending: 'hang' })],
		['in the middle of a page', (request) => ({ body: pageXml(honestPage(5, request)).slice(0, 700), ending: 'hang' })],
	])('%s ends the read at once', async (_, script) => {
		const site = await serve(script);
		const controller = new AbortController();
		const reading = readAll(site, {}, workersRequest(), { transport: nodeTransport({ signal: controller.signal }) });
		await until(() => site.received.length === 1);
		// Time for the headers to arrive, so that the body is what is being read.
		await new Promise((resolve) => setTimeout(resolve, 50));
		controller.abort();
		const { error, clock } = await reading;
		expect(error).toMatchObject({ name: 'Cancelled' });
		expect(clock.slept).toEqual([]);
		expect(site.received).toHaveLength(1);
	});
});

describe('a single call', () => {
	const WD = 'urn:com.workday/bsvc';
	const timestamp = envelope(
		`<wd:Server_Timestamp xmlns:wd="${WD}"><wd:Server_Timestamp_Data>2026-03-15T05:00:00.000-07:00</wd:Server_Timestamp_Data></wd:Server_Timestamp>`,
	);
	const call = { service: 'Human_Resources', body: '<wd:Server_Timestamp_Get/>', isRead: true };

	test('gives the whole answer', async () => {
		const site = await serve(() => ({ body: timestamp }));
		const tape = await clientFor(site).client.call(call);
		const body = descend(tape, 0, { uri: 'http://schemas.xmlsoap.org/soap/envelope/', local: 'Body' });
		const data = descend(tape, body ?? -1, { uri: WD, local: 'Server_Timestamp' }, { uri: WD, local: 'Server_Timestamp_Data' });
		expect(tape.stringValue(data ?? -1)).toBe('2026-03-15T05:00:00.000-07:00');
	});

	test('that reads is tried again, and says so', async () => {
		const site = await serve((_, index) => (index === 0 ? { ending: 'reset' } : { body: timestamp }));
		const waits: number[] = [];
		await clientFor(site).client.call({ ...call, onRetry: ({ waitMs }) => waits.push(waitMs) });
		expect(waits).toEqual([1000]);
	});

	test('that writes is not sent twice once it may have arrived', async () => {
		const site = await serve(() => ({ ending: 'reset' }));
		await expect(clientFor(site).client.call({ ...call, isRead: false })).rejects.toMatchObject({ name: 'Retriable' });
		expect(site.received).toHaveLength(1);
	});

	test('with a fault in a 200 is an error', async () => {
		const fault = envelope('<env:Fault><faultcode>env:Server.processingError</faultcode><faultstring>Odd</faultstring></env:Fault>');
		const site = await serve(() => ({ body: fault }));
		await expect(clientFor(site).client.call(call)).rejects.toMatchObject({ name: 'UnexpectedResponse', details: { status: 200 } });
	});

	test('may have an answer of many megabytes, up to its limit', async () => {
		const site = await serve(() => ({ body: envelope(`<wd:A xmlns:wd="${WD}">${'x'.repeat(5_000_000)}</wd:A>`) }));
		const tape = await clientFor(site).client.call(call);
		expect(tape.stringValue(0)).toHaveLength(5_000_000);
		const limits = { maxRecordBytes: 1_000_000 };
		await expect(clientFor(site).client.call({ ...call, limits })).rejects.toMatchObject({ name: 'UnexpectedResponse' });
	});
});
