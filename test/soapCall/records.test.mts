/** Records of one answer of any operation, over real HTTP. */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { Retriable } from '../../nodes/Workday/workday/errors.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { WORKDAY_NAMESPACE } from '../../nodes/Workday/workday/spec.ts';
import { frozenClock } from '../support/clock.mts';
import { fetchTransport, startScripted, type Scripted } from '../workday/scriptedServer.mts';

const xml = (body: string): Scripted => ({ headers: { 'content-type': 'text/xml' }, body });
const START = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><wd:R xmlns:wd="${WORKDAY_NAMESPACE}">`;
const WHOLE = `${START}<wd:Job>1</wd:Job><wd:Job>2</wd:Job><wd:Job>3</wd:Job></wd:R></e:Body></e:Envelope>`;
const CUT = `${START}<wd:Job>1</wd:Job><wd:Job>2</wd:Job><wd:Jo`;

async function read(script: Scripted[], isRead = true): Promise<{ jobs: string[]; requests: number; failure?: Error }> {
	await using server = await startScripted(script);
	const client = createClient({
		transport: fetchTransport(),
		clock: frozenClock('2026-03-15T12:00:00.000Z'),
		servicesHost: server.origin,
		tenant: 'acme',
		version: 'v46.1',
	});
	const jobs: string[] = [];
	const items = client.records({
		service: 'Staffing',
		body: '<wd:Get_Jobs_Request/>',
		isRead,
		record: { uri: WORKDAY_NAMESPACE, local: 'Job' },
		names: new NameTable(),
		map: (job) => job.stringValue(job.record),
	});
	const collect = async (): Promise<void> => {
		for await (const job of items) jobs.push(job);
	};
	const failure = await collect().then(
		() => undefined,
		(error: Error) => error,
	);
	return { jobs, requests: server.received.length, ...(failure ? { failure } : {}) };
}

test('each record comes once when an answer breaks off and is asked for again', async () => {
	expect(await read([xml(CUT), xml(CUT), xml(WHOLE)])).toEqual({ jobs: ['1', '2', '3'], requests: 3 });
});

test.each([
	['in another order', '<wd:Job>2</wd:Job><wd:Job>1</wd:Job><wd:Job>3</wd:Job>'],
	['with fewer', '<wd:Job>1</wd:Job>'],
])('records that come %s when they are asked for again are refused: one would be lost, or come twice', async (_how, jobs) => {
	const read2 = await read([xml(CUT), xml(`${START}${jobs}</wd:R></e:Body></e:Envelope>`)]);
	expect(read2.jobs).toEqual(['1', '2']);
	expect(read2.failure).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringMatching(/broke off after 2 records.*not begin with the same/) as string });
});

test('an answer to a write is not asked for again when it breaks off', async () => {
	const { jobs, requests, failure } = await read([xml(CUT), xml(WHOLE)], false);
	expect([jobs, requests]).toEqual([['1', '2'], 1]);
	expect(failure).toBeInstanceOf(Retriable);
});

test('a fault in front of the records ends the read', async () => {
	const fault = '<f:Fault xmlns:f="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>f:Client.validationError</faultcode><faultstring>No.</faultstring></f:Fault>';
	const { jobs, failure } = await read([xml(START.replace(/<wd:R.*/, `${fault}</e:Body></e:Envelope>`))]);
	expect(jobs).toEqual([]);
	expect(failure?.message).toBe('Workday refused the request: No.');
});
