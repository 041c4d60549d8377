import type { Tenant } from '../tenant/server/index.mts';
import { runNode, schemaProblems, startCanaryTenant } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startCanaryTenant();
});
afterAll(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

describe('a server that quotes the whole request in its error', () => {
	// runNode itself looks for secrets in all that the run shows; here it must also be said that there was something to hide.
	test.each([
		['text', 'isu', 'Password'],
		['html', 'isu', 'Password'],
		['text', 'oAuth2', 'Bearer'],
		['html', 'oAuth2', 'Bearer'],
	] as const)('as %s gets no secret of %s shown', async (how, authentication, place) => {
		tenant.switches.arm({ kind: 'echoRequest', how }, { operation: 'Get_Workers' });
		const run = await runNode(tenant, { limit: 1 }, { authentication });
		expect(run.message).toMatch(/Workday failed \(status 500\): .*Cannot pass on this request/);
		expect(run.description).toContain('***');
		expect(tenant.requests.at(-1)).toMatchObject({ operation: 'Get_Workers', status: 500 });
		expect(JSON.stringify(tenant.requests.at(-1))).toContain(place);
	});
});
