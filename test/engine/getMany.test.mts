import { startCanaryTenant, runNode, schemaProblems } from './workdayNode.mts';
import type { Tenant } from '../tenant/server/index.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startCanaryTenant();
});
afterAll(() => tenant.close());

test('all workers come as normalised profiles, one item each, paired with the input item', async () => {
	const run = await runNode(tenant, { returnAll: true });
	expect(run.error).toBeUndefined();
	expect(run.json).toHaveLength(60);
	console.log(JSON.stringify(run.json[0], null, 1), run.hintTexts, tenant.requests.length);
	expect(schemaProblems(tenant)).toEqual([]);
});
