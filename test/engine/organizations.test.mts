/** Organization → Get and Get Many: the built node in n8n's engine against the tenant, which holds every request against the schema. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type LoggedRequest, type Tenant } from '../tenant/server/index.mts';
import type { Organization } from '../tenant/workers/organizations.mts';
import { CANARY, credentialFor, NODE, runNode, schemaProblems, secretsIn, type NodeOptions } from './workdayNode.mts';

// Answers of thousands of organizations are not held against the schema: those of the others are.
const start = (workers: number) => startTenant({ workers, users: [{ userName: 'ISU_n8n', password: CANARY }], validate: workers > 1000 ? 'requests' : true });
const reads = (tenant: Tenant): LoggedRequest[] => tenant.requests.filter((request) => request.operation === 'Get_Organizations');
const supervisory = (tenant: Tenant): Organization[] => [...tenant.workforce.organizations.all(new Set(['SUPERVISORY']))];
const run = (tenant: Tenant, parameters: IDataObject, options: NodeOptions = {}) => runNode(tenant, { resource: 'organization', ...parameters }, options);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

async function withTenant(workers: number, use: (tenant: Tenant) => Promise<void>): Promise<void> {
	const tenant = await start(workers);
	try {
		await use(tenant);
		expect(schemaProblems(tenant)).toEqual([]);
	} finally {
		await tenant.close();
	}
}

describe('one bad item of three does not cost the other two', () => {
	const input = [{ type: 'REGION' }, { type: 'NO_SUCH_TYPE' }, { type: 'PAY_GROUP' }];
	const byType = { operation: 'getAll', output: 'ids', returnAll: true, organizationTypes: '={{ [$json.type] }}' };

	test('continueRegularOutput: what Workday says stands between them, paired with its own input', () =>
		withTenant(30, async (tenant) => {
			const { workers } = await run(tenant, byType, { input, onError: 'continueRegularOutput' });
			expect(workers.map(({ json, pairedItem }) => [json.type ?? json.error, pairedItem])).toEqual([
				...Array.from({ length: 3 }, () => ['REGION', { item: 0 }]),
				[expect.stringMatching(/NO_SUCH_TYPE/), { item: 1 }],
				...Array.from({ length: 4 }, () => ['PAY_GROUP', { item: 2 }]),
			]);
		}));

	test('continueErrorOutput: an id that there is not goes to the second output', () =>
		withTenant(30, async (tenant) => {
			const get = { operation: 'get', output: 'ids', organization: byId('={{ $json.id }}') };
			const ids = supervisory(tenant).map((one) => one.referenceId);
			const { items } = await run(tenant, get, { input: [{ id: ids[0] }, { id: 'NONE' }, { id: ids[2] }], onError: 'continueErrorOutput' });
			expect(items(NODE, 0).map(({ json, pairedItem }) => [json.referenceId, pairedItem])).toEqual([[ids[0], { item: 0 }], [ids[2], { item: 2 }]]);
			expect(items(NODE, 1).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([[expect.stringMatching(/NONE/), { item: 1 }]]);
		}));
});

describe('as a tool of an AI agent', () => {
	const ask = async (tenant: Tenant, parameters: Record<string, NodeParameterValueType>, given: IDataObject, options: NodeOptions = {}) => {
		const { type, data } = credentialFor(tenant, options);
		const all = { authentication: 'isu', resource: 'organization', output: 'ids', ...parameters };
		return await runAsTool('n8n-nodes-workday.workday', all, given, { credentials: { [type]: data } });
	};
	// The mode in which the field was when the user let the model fill it.
	const fromAi = (mode: string) => ({ operation: 'get', organization: { __rl: true, mode, value: "={{ $fromAI('id', 'Organization', 'string') }}" } });

	test('the node answers with the organization that the model asks for, by either kind of id, and with those of a type', () =>
		withTenant(30, async (tenant) => {
			const [, , third] = supervisory(tenant);
			const found = [[expect.objectContaining({ id: third?.wid })]];
			expect((await ask(tenant, fromAi('id'), { id: third?.referenceId })).answers).toEqual(found);
			expect((await ask(tenant, fromAi('list'), { id: third?.referenceId })).answers).toEqual(found);
			expect((await ask(tenant, fromAi('list'), { id: third?.wid })).answers).toEqual(found);
			const { answers } = await ask(tenant, { operation: 'getAll', organizationTypes: "={{ $fromAI('types', 'Organization types', 'string') }}" }, { types: 'REGION, TEAM' });
			expect(answers).toEqual([[...Array.from({ length: 3 }, () => 'REGION'), 'TEAM', 'TEAM'].map((type) => expect.objectContaining({ type }))]);
		}));

	test('an error reaches the agent without a secret', () =>
		withTenant(10, async (tenant) => {
			const { run: failed } = await ask(tenant, fromAi('id'), { id: 'x' }, { credential: { password: `${CANARY}-wrong` } });
			expect(failed.error?.message).toMatch(/refused the sign-in/);
			expect(secretsIn(JSON.stringify([failed.runData, failed.logs, failed.error?.message, failed.error?.stack]), tenant)).toEqual([]);
		}));
});

describe('the hierarchy of 5,000 organizations', () => {
	const paths = { operation: 'getAll', returnAll: true, organizationTypes: ['SUPERVISORY'], options: { pageSize: 999, fields: ['id', 'referenceId'], hierarchyPath: true } };
	const levels = (tenant: Tenant, one: Organization): Organization[] => {
		const above = tenant.workforce.organizations.superiorOf(one);
		return above ? [...levels(tenant, above), one] : [one];
	};

	test('each is read once, and has its way from the top; bad data is said, and not followed round and round', () =>
		withTenant(50_000, async (tenant) => {
			const all = supervisory(tenant);
			expect(all).toHaveLength(5000);
			const { json, hintTexts } = await run(tenant, paths);
			expect(reads(tenant).map(({ page, count }) => [page, count])).toEqual([1, 2, 3, 4, 5, 6].map((page) => [page, 999]));
			const expected = new Map(all.map((one) => [one.wid, levels(tenant, one)]));
			expect(json).toHaveLength(5000);
			for (const item of json) {
				const way = expected.get(String(item.id)) ?? [];
				expect(item).toMatchObject({ hierarchyPath: way.map((one) => one.name), hierarchyPathIds: way.map((one) => one.wid), hierarchyLevel: way.length, hierarchyProblem: null });
			}
			expect(hintTexts).toEqual([]);

			const name = (number: number) => all[number]?.referenceId ?? '';
			const ledger = tenant.workforce.ledger.organizations;
			const entered = '2026-01-01T12:00:00Z';
			// 1 stands below one of its own, 2 below itself; 3 was closed while others stand below it, and is read alone.
			ledger.change(name(1), { entered, set: { superior: name(31) } });
			ledger.change(name(2), { entered, set: { superior: name(2) } });
			ledger.change(name(3), { entered, set: { inactive: true } });
			const bad = await run(tenant, paths);
			expect(reads(tenant)).toHaveLength(6 + 6 + 1);
			expect(reads(tenant).at(-1)?.body).toContain(all[3]?.wid);
			const problems = new Map<unknown, number>();
			for (const { hierarchyProblem } of bad.json) problems.set(hierarchyProblem, (problems.get(hierarchyProblem) ?? 0) + 1);
			const below = (number: number) => [...expected.values()].filter((way) => way.includes(all[number] as Organization)).length;
			expect(Object.fromEntries(problems)).toEqual({ null: 5000 - 1 - below(1) - below(2), cycle: below(1) + below(2) });
			expect(bad.hintTexts).toEqual([
				expect.stringMatching(new RegExp(`^The path of ${below(1) + below(2)} organizations \\(.* …\\) has no top`)),
			]);
		}));
});
