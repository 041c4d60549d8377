/** n8n's proxy settings are the environment's: all that the node sends goes through them. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Tenant } from '../tenant/server/index.mts';
import { runNode, startCanaryTenant } from './workdayNode.mts';

let tenant: Tenant;
let proxy: Server;
const passed: string[] = [];
const before = { ...process.env };

beforeAll(async () => {
	tenant = await startCanaryTenant({ workers: 30 });
	proxy = createServer((incoming, outgoing) => {
		passed.push(`${incoming.method} ${incoming.url}`);
		const forwarded = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(forwarded);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	process.env.NO_PROXY = '';
});
afterAll(async () => {
	process.env = before;
	proxy.closeAllConnections();
	await new Promise((resolve) => proxy.close(resolve));
	await tenant.close();
});

test.each(['isu', 'oAuth2'] as const)('requests for data and for tokens go through the proxy (%s)', async (authentication) => {
	passed.length = 0;
	const run = await runNode(tenant, { output: 'ids', returnAll: true, options: { pageSize: 10 } }, { authentication });
	expect(run.workers).toHaveLength(30);
	const pages = passed.filter((line) => line.startsWith(`POST ${tenant.serviceUrl()}`));
	expect(pages).toHaveLength(3);
	expect(passed.some((line) => line.endsWith('/token'))).toBe(authentication === 'oAuth2');
});
