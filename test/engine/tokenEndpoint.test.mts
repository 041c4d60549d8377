import type { Tenant } from '../tenant/server/index.mts';
import { scriptedServer, type ScriptedServer, type Step } from '../workday/support/scriptedServer.mts';
import { runNode, startCanaryTenant } from './workdayNode.mts';

let tenant: Tenant;
let server: ScriptedServer | undefined;
beforeAll(async () => {
	tenant = await startCanaryTenant({ workers: 1 });
});
afterEach(() => server?.close());
afterAll(() => tenant.close());

async function readFrom(answer: Step) {
	const site = (server = await scriptedServer(() => answer));
	const options = { retries: 0, maxWait: 0 };
	const run = await runNode(tenant, { options }, { authentication: 'oAuth2', credential: { servicesHost: `http://${site.host}` } });
	return { run, site };
}

describe('a token endpoint', () => {
	// Collected whole it would be waited for until the time-out, a minute later than this test waits.
	test('that never stops talking is read no further than its first 64 KB', async () => {
		const { run, site } = await readFrom({ body: 'x'.repeat(200_000), ending: 'hang' });
		expect(run.message).toMatch(/answered with no JSON\. Check that Token Endpoint/);
		expect(site.received).toHaveLength(1);
		for (let tries = 0; site.abandoned() === 0 && tries < 1000; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(site.abandoned()).toBe(1);
	});

	test('whose answer breaks off is a broken connection', async () => {
		const { run } = await readFrom({ headers: { 'content-length': '500' }, body: '{"access_token":', ending: 'reset' });
		expect(run.message).toMatch(/connection to token endpoint 127\.0\.0\.1:\d+ broke/);
	});
});
