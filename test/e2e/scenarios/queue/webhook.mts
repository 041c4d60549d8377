import { startTenant } from '../../../tenant/server/index.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';
import { allOnWorkers, clusterOf, executedBy } from './cluster.mts';

const PATH = 'who-works-here';
/** So many that one worker alone would be a strange accident; Node warns main of more than ten that it waits for. */
const CALLS = 8;

const WEBHOOK: NodeJson = {
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path: PATH, responseMode: 'onReceived' },
	webhookId: PATH,
};

const READ = { resource: 'worker', returnAll: false, limit: 3, output: 'ids' };

async function onCall(stage: Stage, tenant = stage.tenant): Promise<Workflow> {
	const node = (name: string, authentication: string, operation: string, credentials: NodeJson['credentials']): NodeJson => ({
		name,
		type: 'n8n-nodes-workday.workday',
		typeVersion: 1,
		parameters: { ...READ, authentication, operation },
		credentials,
		executeOnce: true,
	});
	return await stage.addWorkflow({
		name: 'On call',
		nodes: [
			WEBHOOK,
			node('By user', 'isu', 'getAll', { workdayIsuApi: await stage.workdayCredential(tenant) }),
			node('By API client', 'oAuth2', 'getAll', { workdayOAuth2Api: await stage.workdayOAuthCredential(tenant) }),
		],
	});
}

export const onWorkers: Scenario = {
	name: 'Called by a webhook, workers read with either credential, and get the tokens themselves',
	only: ['queue'],
	async run(stage) {
		const cluster = clusterOf(stage);
		const tenant = await startTenant({ workers: 5, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		try {
			const workflow = await onCall(stage, tenant);
			await stage.activate(workflow);
			await Promise.all(Array.from({ length: CALLS }, async () => await call(stage)));
			const ended = await until('all executions', async () => {
				const executions = await workflow.executions(stage.rest);
				return executions.length >= CALLS && executions;
			});
			for (const execution of ended) {
				execution.mustSucceed();
				for (const name of ['By user', 'By API client']) holds(execution.items(name).length === 3, `${name} gave ${execution.items(name).length} items`);
			}
			allOnWorkers(cluster, ended);
			const tokens = tenant.requests.filter(({ operation }) => operation === 'token').length;
			const [first, second] = cluster.workers.map((_, number) => ended.filter(({ id }) => executedBy(cluster, id).includes(number)).length);
			console.log(`         ${CALLS} executions: ${first} on worker 1, ${second} on worker 2; tokens: ${tokens}`);
			holds(Math.min(first ?? 0, second ?? 0) > 0, 'One worker did everything');
			holds(tokens >= 1 && tokens <= CALLS, `${tokens} tokens were asked for`);
		} finally {
			await tenant.close();
		}
	},
};

async function call({ n8n }: Stage): Promise<void> {
	const { ok, status } = await fetch(`${n8n.url}/webhook/${PATH}`, { method: 'POST' });
	holds(ok, `The webhook answers with ${status}`);
}
