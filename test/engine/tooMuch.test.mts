/** More items than n8n could save. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Tenant } from '../tenant/server/index.mts';
import { runNode, startCanaryTenant } from './workdayNode.mts';

const ROW = 'x'.repeat(1_000_000);
const ENOUGH_ROWS = 500;

/** Half a gigabyte, in few rows. */
function* rows(before: string, row: string, between: string, after: string) {
	yield Buffer.from(before);
	const bytes = Buffer.from(row);
	for (let index = 0; index < ENOUGH_ROWS; index++) {
		if (index > 0) yield Buffer.from(between);
		yield bytes;
	}
	yield Buffer.from(after);
}

const report = () => rows('{"Report_Entry":[', `{"Name":"${ROW}"}`, ',', ']}');
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const answer = () => rows(
	`<s:Envelope xmlns:s="${SOAP}"><s:Body><wd:Answer xmlns:wd="urn:com.workday/bsvc">`, `<wd:Row><wd:Name>${ROW}</wd:Name></wd:Row>`, '', '</wd:Answer></s:Body></s:Envelope>');

function serve(): Promise<Server> {
	const listening = createServer((request, response) => {
		answered = response;
		request.resume();
		const isReport = request.method === 'GET';
		response.writeHead(200, { 'content-type': isReport ? 'application/json' : 'text/xml' });
		Readable.from(isReport ? report() : answer()).pipe(response);
	});
	return new Promise((resolve) => listening.listen(0, '127.0.0.1', () => resolve(listening)));
}

let tenant: Tenant;
let server: Server;
let answered: ServerResponse;
beforeAll(async () => {
	tenant = await startCanaryTenant({ workers: 1 });
	server = await serve();
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await tenant.close();
});

const hostOf = (listening: Server) => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

test('a run that n8n could not save ends before, says what to choose, and is not continued', async () => {
	const host = hostOf(server);
	const run = await runNode(
		tenant,
		{ resource: 'report', operation: 'run', reportUrl: `${host}/ccx/service/customreport2/${tenant.tenant}/owner/report`, returnAs: 'items', returnAll: true },
		{ credential: { servicesHost: host }, onError: 'continueRegularOutput' },
	);
	expect(run.status).toBe('error');
	expect(run.message).toMatch(/^Return As: the items of this run are more than 400 MB, which n8n cannot save/);
	expect(run.description).toMatch(/^Choose One File/);
	// Told to continue, n8n hands on what came in.
	expect(run.json).toEqual([{}]);
	// The rest of the report is not fetched: the connection goes.
	if (!answered.destroyed) await once(answered, 'close');
	expect(answered.writableFinished).toBe(false);
});

test('what a change gave is told, however much it is', async () => {
	const call = { resource: 'customCall', operation: 'soap', bodyXml: '<wd:Submit_Something/>', result: 'records', recordElement: 'Row', returnAll: true };
	const run = await runNode(tenant, call, { authentication: 'isu', credential: { servicesHost: hostOf(server) } });
	expect(run.message).toBe('');
	expect(run.json).toHaveLength(ENOUGH_ROWS);
});
