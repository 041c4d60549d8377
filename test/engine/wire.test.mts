import type { Tenant } from '../tenant/server/index.mts';
import { reads, runNode, startCanaryTenant } from './workdayNode.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startCanaryTenant({ workers: 40 });
});
afterEach(() => tenant.close());

const PAGES_OF_TEN = { returnAll: true, output: 'json', options: { pageSize: 10 } };

test('compression is asked for, and taken', async () => {
	const run = await runNode(tenant, PAGES_OF_TEN);
	expect(run.message).toBe('');
	expect(run.workers).toHaveLength(40);
	expect(reads(tenant).map(({ headers }) => /\bgzip\b/.test(headers['accept-encoding'] ?? ''))).toEqual([true, true, true, true]);
});

// n8n makes an agent for each request and takes none: the node cannot keep a connection, only ask for a page ahead. Should this fail,
// n8n has learned it, and docs/get-workers.md may say so.
test("n8n opens a connection for each request, and keeps none", async () => {
	await runNode(tenant, PAGES_OF_TEN);
	const connections = reads(tenant).map(({ connection }) => connection);
	expect(new Set(connections).size).toBe(4);
	expect(reads(tenant).map(({ headers }) => headers.connection)).toEqual(['close', 'close', 'close', 'close']);
});

test('items that come in share one token', async () => {
	const run = await runNode(tenant, PAGES_OF_TEN, { input: [{}, {}, {}], authentication: 'oAuth2' });
	expect(run.workers).toHaveLength(120);
	expect(tenant.requests.filter(({ operation }) => operation === 'token')).toHaveLength(1);
});
