/** The example that writes back: as it is imported it changes nothing; with Dry Run off it does what its notes say. */
import { readFileSync } from 'node:fs';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import { node, runWorkflow, usesCredential } from '../support/engine.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { credentialFor, schemaProblems, startCanaryTenant, tenantWorkers } from './workdayNode.mts';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

const SOURCE = 'What your mail system made';
const [CONTACT, ACCOUNT] = ['E-mail and mobile back', 'User name back'];
const MAIL = 'new.address@example.com';

let tenant: Tenant;
beforeAll(async () => (tenant = await startCanaryTenant({ workers: 20 })));
afterAll(() => tenant.close());

/** n8n's own nodes are not in the engine of these tests: what the user would replace gives the items. */
async function run(employeeId: string, dryRun: boolean) {
	const { nodes, connections } = JSON.parse(readFileSync('examples/write-back.json', 'utf8')) as Example;
	const items = [{ employeeId, mail: MAIL, mobile: '+44 7700 900123', userName: 'new.name' }];
	const workdays = nodes.filter(({ type }) => type === 'n8n-nodes-workday.workday');
	expect(workdays.map(({ name, parameters }) => [name, parameters.dryRun])).toEqual([[CONTACT, true], [ACCOUNT, true]]);
	const { type, data } = credentialFor(tenant);
	const done = await runWorkflow(
		{
			nodes: [
				...nodes.filter(({ type: of }) => of === 'n8n-nodes-base.manualTrigger'),
				node(SOURCE, 'test.items', { parameters: { items } }),
				...workdays.map((one) => ({ ...one, ...usesCredential(type), parameters: { ...one.parameters, dryRun } })),
			],
			connections,
		},
		{ credentials: { [type]: data } },
	);
	expect(done.error).toBeUndefined();
	expect(schemaProblems(tenant)).toEqual([]);
	return workdays.map(({ name }) => (done.runData[name]?.[0]?.data?.main?.[0]?.[0]?.json ?? {}) as IDataObject);
}

test('as it is imported it shows what would be changed, and with Dry Run off it changes that and nothing twice', async () => {
	const { workforce } = tenant;
	const someone = tenantWorkers(tenant).find(({ status, worker }) => status === 'active' && !worker.contingent);
	const id = workforce.workerId(someone?.worker.number ?? 0);
	const dry = await run(id, true);
	expect(dry.map(({ outcome }) => outcome)).toEqual(['dry run', 'dry run']);
	expect(JSON.stringify(dry[0]?.changes)).toContain(MAIL);
	expect(tenant.audit).toEqual([]);

	const real = await run(id, false);
	expect(tenant.audit.map(({ operation }) => operation)).toEqual(['Change_Work_Contact_Information', 'Update_Workday_Account']);
	expect(real[1]).toMatchObject({ outcome: 'completed' });

	tenant.desk.processes.pending.forEach(({ wid }) => tenant.desk.processes.approve(wid));
	const again = await run(id, false);
	expect(again.map(({ outcome }) => outcome)).toEqual(['no change', 'no change']);
	expect(tenant.audit).toHaveLength(2);
});
