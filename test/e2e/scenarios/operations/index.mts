import { startTenant, type Tenant } from '../../../tenant/server/index.mts';
import type { RunResult } from '../../runResult.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import type { Stage } from '../../stage.mts';
import type { NodeJson } from '../../workflow.mts';
import { allOperations, keyOf, type OperationExample } from './example.mts';
import { ORGANIZATIONS } from './organizations.mts';
import { OTHERS } from './others.mts';
import { WORKERS } from './workers.mts';

export const EXAMPLES: readonly OperationExample[] = [...WORKERS, ...ORGANIZATIONS, ...OTHERS];

/** Operations of the node that no example runs, and examples of operations that there are not. */
export function withoutExample(): string[] {
	const [operations, examples] = [new Set(allOperations()), new Set(EXAMPLES.map(keyOf))];
	return [...[...operations].filter((key) => !examples.has(key)), ...[...examples].filter((key) => !operations.has(key))];
}

const START: NodeJson = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };

/** One workflow with a node for each operation: n8n runs them one after the other. */
async function runAll(stage: Stage, tenant: Tenant): Promise<RunResult> {
	const isu = await stage.workdayCredential(tenant);
	const client = await stage.workdayOAuthCredential(tenant);
	const nodes = EXAMPLES.map((example): NodeJson => {
		const { resource, operation, authentication = 'isu' } = example;
		return {
			name: keyOf(example),
			type: 'n8n-nodes-workday.workday',
			typeVersion: 1,
			// So that one that fails does not hide the others.
			onError: 'continueErrorOutput',
			parameters: { authentication, resource, operation, ...example.parameters(tenant) },
			credentials: authentication === 'isu' ? { workdayIsuApi: isu } : { workdayOAuth2Api: client },
		};
	});
	const connections = { [START.name]: { main: [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] } };
	return await stage.execute(await stage.addWorkflow({ name: 'Every operation', nodes: [START, ...nodes], connections }));
}

export const everyOperation: Scenario = {
	name: "Every operation runs in a workflow and gives what the tenant has; what it writes stands in the tenant's audit log",
	only: ['1', '2', 'queue'],
	async run(stage) {
		holds(withoutExample().length === 0, `Without an example: ${withoutExample().join(', ')}`);
		const tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		try {
			const result = (await runAll(stage, tenant)).mustSucceed();
			const wrong = EXAMPLES.flatMap((example) => complaint(example, result, tenant));
			holds(wrong.length === 0, wrong.join('\n'));
			const problems = tenant.requests.flatMap(({ problems: found }) => found);
			holds(problems.length === 0, `Requests against the schema: ${problems.join('; ')}`);
		} finally {
			await tenant.close();
		}
	},
};

function complaint(example: OperationExample, result: RunResult, tenant: Tenant): string[] {
	try {
		const name = keyOf(example);
		holds(result.ran(name), 'it did not run');
		const [failed] = result.items(name, 1);
		holds(failed === undefined, JSON.stringify(failed?.json));
		example.check(result.items(name), tenant);
		return [];
	} catch (error) {
		return [`${keyOf(example)}: ${error instanceof Error ? error.message : String(error)}`];
	}
}
