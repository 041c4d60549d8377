import { brokenPage, honest } from '../workday/support/pages.mts';
import { scriptedServer, type ScriptedServer, type Step } from '../workday/support/scriptedServer.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { runNode, startCanaryTenant } from './workdayNode.mts';

let tenant: Tenant;
let server: ScriptedServer | undefined;
beforeAll(async () => {
	tenant = await startCanaryTenant({ workers: 1 });
});
afterEach(() => server?.close());
afterAll(() => tenant.close());

const never = new Promise(() => {});

async function until(condition: () => boolean): Promise<void> {
	for (let tries = 0; !condition(); tries++) {
		if (tries === 1000) throw new Error('What the test waits for did not happen');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

describe('the page that was asked for ahead, and is not answered', () => {
	test.each<[string, number, string]>([
		['the page before it breaks, and is read again in smaller pages', 2, 'success'],
		['the run fails', 0, 'error'],
	])('is let go when %s', async (_what, retries, status) => {
		let askedAhead = () => {};
		const ahead = new Promise<void>((resolve) => (askedAhead = resolve));
		server = await scriptedServer((request): Step => {
			if (request.count === 5) return honest(10, request);
			if (request.page === 1) return { body: brokenPage(20, request, 4), ending: 'reset', breaks: ahead };
			askedAhead();
			return { after: never };
		});
		const run = await runNode(
			tenant,
			{ returnAll: true, output: 'json', options: { pageSize: 10, retries, maxWait: 0 } },
			{ credential: { servicesHost: `http://${server.host}` } },
		);
		expect(run.status).toBe(status);
		expect(server.received.filter(({ page, count }) => page === 2 && count === 10)).toHaveLength(1);
		await until(() => server?.abandoned() === 1);
	});
});
