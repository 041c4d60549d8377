/** More items than n8n could save. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Tenant } from '../tenant/server/index.mts';
import { runNode, startCanaryTenant } from './workdayNode.mts';

const ROW = 1_000_000;
const ENOUGH_ROWS = 500;

/** A report of half a gigabyte, in few rows. */
function* largeReport() {
	const row = Buffer.from(`{"Name":"${'x'.repeat(ROW)}"}`);
	yield Buffer.from('{"Report_Entry":[');
	for (let index = 0; index < ENOUGH_ROWS; index++) {
		if (index > 0) yield Buffer.from(',');
		yield row;
	}
	yield Buffer.from(']}');
}

function serve(): Promise<Server> {
	const listening = createServer((request, response) => {
		answered = response;
		request.resume();
		response.writeHead(200, { 'content-type': 'application/json' });
		Readable.from(largeReport()).pipe(response);
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

test('a run that n8n could not save ends before, says what to choose, and is not continued', async () => {
	const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
