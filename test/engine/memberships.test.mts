/** Memberships and integration system users: the built node in n8n's engine against the tenant, which holds every request against the schema. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { accounts, accountWid, SECURITY_GROUPS, securityGroupsOf } from '../tenant/server/getSecurityGroups.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { pacificDay } from '../tenant/workers/dates.mts';
import type { Organization } from '../tenant/workers/organizations.mts';
import { CANARY, credentialFor, NODE, runNode, schemaProblems, type NodeOptions } from './workdayNode.mts';

const WORKERS = 70;

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: WORKERS, users: [{ userName: 'ISU_n8n', password: CANARY }, { userName: 'ISU_blind', password: CANARY, tasks: ['Get_Workers'] }] });
});
afterAll(() => tenant.close());
beforeEach(() => tenant.requests.splice(0));
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));

const run = (parameters: IDataObject, options: NodeOptions = {}) => runNode(tenant, { resource: 'membership', operation: 'getOrganizations', returnAll: true, ...parameters }, options);
const asOf = () => ({ day: pacificDay(tenant.clock.now()), entered: tenant.clock.now(), now: tenant.clock.now() });
const bodies = () => tenant.requests.map(({ body }) => body);

/** What the tenant's own books say: `worker organization position primary` of every membership. */
function expected(types: ReadonlySet<string>): string[] {
	const { workforce } = tenant;
	return [...workforce.numbers()].flatMap((number) => {
		const view = workforce.view(number, asOf());
		if (!view) return [];
		const thin = view.status === 'future' || view.status === 'rescinded';
		const shown = (all: Organization[]) =>
			all.filter(({ type }) => type.id !== 'PAY_GROUP' || !view.worker.contingent).filter(({ type }) => types.size === 0 || types.has(type.id)).slice(0, thin ? 1 : undefined);
		const positions = thin ? view.worker.positions.slice(0, 1) : view.worker.positions;
		const ofJobs = positions.flatMap((position, job) =>
			shown(workforce.organizations.membershipsOfJob(number, job)).map((one) => ({ one, key: `${view.worker.wid} ${one.wid} ${position.id} ${job === 0}` })),
		);
		const alone = shown(workforce.organizations.membershipsOf(number)).filter((one) => !ofJobs.some((other) => other.one === one));
		return [...ofJobs.map(({ key }) => key), ...alone.map((one) => `${view.worker.wid} ${one.wid} null null`)];
	});
}
const keyOf = ({ worker, organization, positionId, primary }: IDataObject) => [worker, organization, positionId, primary].map(String).join(' ');

test('a row comes for every membership in the tenant, of all pages, and none twice', async () => {
	const { json, hintTexts } = await run({ options: { pageSize: 20, workerFields: ['workerType'] } });
	expect(json.map(keyOf).sort()).toEqual(expected(new Set()).sort());
	expect(new Set(json.map(keyOf)).size).toBe(json.length);
	expect(new Set(json.map(({ primary }) => primary))).toEqual(new Set([true, false, null]));
	expect(json.every(({ workerType }) => ['Employee', 'Contingent Worker'].includes(String(workerType)))).toBe(true);
	expect(tenant.requests).toHaveLength(Math.ceil(WORKERS / 20));
	expect(hintTexts).toEqual([]);
});

test('of some types, Workday is asked for no others', async () => {
	const { json } = await run({ organizationTypes: ['COST_CENTER', 'TEAM'] });
	expect(json.map(keyOf).sort()).toEqual(expected(new Set(['COST_CENTER', 'TEAM'])).sort());
	expect(bodies()[0]).toContain('<wd:Exclude_Companies>true<');
	expect(bodies()[0]).toContain('<wd:Exclude_Teams>false<');
});

test('with each organization once, a worker with several jobs in a company is a member once', async () => {
	const several = tenant.workforce.wid(tenant.workforce.example('severalJobs'));
	const workers = { reference: [{ id: { __rl: true, mode: 'list', value: several }, idType: '' }] };
	const company = { organizationTypes: ['COMPANY'], filters: { workers } };
	expect((await run(company)).json.map(({ primary }) => primary)).toEqual([true, false, false]);
	const { json } = await run({ ...company, options: { eachOnce: true } });
	expect(json).toEqual([expect.objectContaining({ worker: several, primary: true })]);
});

test('provisioning groups come with their status, and only those that last when nothing is said', async () => {
	const all = await run({ operation: 'getProvisioningGroups', assignments: 'all' });
	const current = await run({ operation: 'getProvisioningGroups' });
	expect(new Set(all.json.map(({ status, assigned }) => `${status} ${assigned}`))).toEqual(new Set(['Assigned true', 'Unassigned false']));
	expect(current.json).toEqual(all.json.filter(({ assigned }) => assigned));
	expect(current.json.length).toBeLessThan(all.json.length);
	expect(all.hintTexts).toEqual([expect.stringMatching(/^\d+ of the 70 workers .* gave no row/)]);
});

test('managers come as roles in the organizations that they lead', async () => {
	const { workforce } = tenant;
	const { json } = await run({ operation: 'getRoles', roles: 'Manager' });
	const leaders = [...workforce.numbers()].filter((number) => workforce.isLeader(number) && workforce.view(number, asOf()));
	expect(leaders.length).toBeGreaterThan(3);
	expect(json.map(({ worker, organization }) => [worker, organization])).toEqual(leaders.map((number) => [workforce.wid(number), workforce.organizations.chainOf(number).at(-1)?.wid]));
	expect(json.every(({ effectiveDate }) => /^\d{4}-\d\d-\d\d$/.test(String(effectiveDate)))).toBe(true);
});

test('security groups come account by account, also one group alone', async () => {
	const { workforce } = tenant;
	const all = accounts(workforce, asOf()).flatMap((worker) => securityGroupsOf(workforce, worker).map((group) => `${accountWid(workforce, worker)} ${workforce.worker(worker).userName} ${group.id}`));
	const rowOf = ({ account, userName, securityGroupId }: IDataObject) => [account, userName, securityGroupId].join(' ');
	expect(all.length).toBeGreaterThan(10);
	const security = { operation: 'getSecurityGroups', options: { pageSize: 15 } };
	expect((await run(security)).json.map(rowOf)).toEqual(all);
	const [group] = SECURITY_GROUPS;
	const { json } = await run({ ...security, filters: { securityGroupIds: group?.id } });
	expect(json.map(rowOf)).toEqual(all.filter((row) => row.endsWith(` ${group?.id}`)));
	expect((await run({ ...security, filters: { securityGroupName: 'Nobody' } })).hintTexts).toEqual([expect.stringMatching(/^No account came/)]);
});

test('one bad item of three does not cost the other two, and each row is paired with its own input', async () => {
	const [first, second] = SECURITY_GROUPS;
	const { workers } = await run(
		{ operation: 'getSecurityGroups', filters: { securityGroupIds: '={{ $json.group }}' } },
		{ input: [{ group: first?.id }, { group: 'NO_SUCH_GROUP' }, { group: second?.id }], onError: 'continueRegularOutput' },
	);
	const seen = new Set(workers.map(({ json, pairedItem }) => JSON.stringify([json.securityGroupId ?? 'error', pairedItem])));
	expect([...seen]).toEqual([[first?.id, { item: 0 }], ['error', { item: 1 }], [second?.id, { item: 2 }]].map((one) => JSON.stringify(one)));
	expect(workers.find(({ json }) => json.error)?.json.error).toMatch(/NO_SUCH_GROUP/);
});

test('integration system users: an unknown system goes to the error output, and who may not ask is told what to ask for', async () => {
	const all = { resource: 'integrationSystemUser', operation: 'getAll' };
	const { items } = await run({ ...all, filters: { integrationSystemIds: '={{ $json.id }}' } }, { input: [{ id: 'INT_Identity' }, { id: 'NONE' }], onError: 'continueErrorOutput' });
	expect(items(NODE, 0).map(({ json, pairedItem }) => [json.userName, json.uiSessionsForbidden, pairedItem])).toEqual([['ISU_Identity', true, { item: 0 }]]);
	expect(items(NODE, 1).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([[expect.stringMatching(/NONE/), { item: 1 }]]);
	const refused = await run(all, { credential: { userName: 'ISU_blind' } });
	expect(refused.description).toMatch(/domains Integration Security and Integration: Build/);
	const security = await run({ operation: 'getSecurityGroups' }, { credential: { userName: 'ISU_blind' } });
	expect(security.description).toMatch(/User-Based Security Group Administration/);
});

test('as a tool of an AI agent, each operation answers what the model asks for', async () => {
	const { type, data } = credentialFor(tenant);
	const ask = async (parameters: Record<string, NodeParameterValueType>, given: IDataObject) =>
		(await runAsTool('n8n-nodes-workday.workday', { authentication: 'isu', resource: 'membership', returnAll: true, ...parameters }, given, { credentials: { [type]: data } })).answers;
	const { workforce } = tenant;
	const worker = workforce.example('severalJobs');
	const whose = { workers: { reference: [{ id: "={{ $fromAI('worker', 'Employee ID', 'string') }}", idType: 'Employee_ID' }] } };
	const given = { worker: workforce.workerId(worker) };
	const [organizations] = await ask({ operation: 'getOrganizations', organizationTypes: ['SUPERVISORY'], filters: whose as IDataObject as NodeParameterValueType }, given);
	expect(organizations).toEqual([true, false, false].map((primary) => expect.objectContaining({ worker: workforce.wid(worker), primary, organizationType: 'SUPERVISORY' })));
	const [groups] = await ask({ operation: 'getProvisioningGroups', provisioningGroups: "={{ $fromAI('group', 'Provisioning group', 'string') }}" }, { group: 'GitHub' });
	expect(new Set(JSON.stringify(groups).match(/"provisioningGroup":"[^"]*"/g))).toEqual(new Set(['"provisioningGroup":"GitHub"']));
	const [roles] = await ask({ operation: 'getRoles', roles: "={{ $fromAI('role', 'Role', 'string') }}" }, { role: 'Manager' });
	expect(new Set(JSON.stringify(roles).match(/"role":"[^"]*"/g))).toEqual(new Set(['"role":"Manager"']));
	const [group] = SECURITY_GROUPS;
	const [members] = await ask({ operation: 'getSecurityGroups', filters: { securityGroupIds: "={{ $fromAI('group', 'Security group', 'string') }}" } }, { group: group?.id ?? '' });
	expect(new Set(JSON.stringify(members).match(/"securityGroupId":"[^"]*"/g))).toEqual(new Set([`"securityGroupId":"${group?.id}"`]));
	const [system] = await ask({ resource: 'integrationSystemUser', operation: 'getAll' }, {});
	expect(system).toEqual([expect.objectContaining({ userName: 'ISU_Identity' })]);
});
