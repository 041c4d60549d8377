import { isDeepStrictEqual } from 'node:util';
import { startTenant, type LoggedRequest, type Tenant } from '../../../tenant/server/index.mts';
import type { N8nProcess } from '../../n8nProcess.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import type { Stage } from '../../stage.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';

const WORKERS = 23;
const PAGE_SIZE = 6;
const PAGES = 4;
/** Fails once, and is read again; then in both tries. */
const BAD_PAGE = 3;

export const fanOut: Scenario = {
	name: 'Pages that several executions read are one pass together, though people come and go and a page fails',
	only: ['1', '2', 'queue'],
	// The page that is not authorized is an execution that failed, as it should.
	mayLog: /not authorized|These pages did not come|Webhook execution failed/,
	async run(stage) {
		const tenant = await startTenant({ workers: WORKERS, users: [{ userName: 'ISU_n8n', password: PASSWORD }] });
		try {
			const { share, onePass } = await workflows(stage, tenant);
			const expected = (await stage.execute(onePass)).mustSucceed().items('Every worker');
			holds(expected.length === WORKERS, `One pass gave ${expected.length} workers`);

			const logs = new Map(stage.n8n.processes.map((process) => [process, process.log.length]));
			tenant.beforeAnswer = comeAndGo(tenant);
			tenant.switches.arm({ kind: 'taskNotAuthorized' }, { page: BAD_PAGE });
			const together = (await stage.execute(share)).mustSucceed().items('Every worker');
			holds(isDeepStrictEqual(together.map(({ json }) => json), expected.map(({ json }) => json)), 'The pages together are not what one pass gave');
			if (stage.variant === 'queue') holdsShared(logs);

			tenant.beforeAnswer = undefined;
			tenant.switches.arm({ kind: 'taskNotAuthorized' }, { page: BAD_PAGE, times: 2 });
			const half = await stage.execute(share);
			holds(half.error?.message.includes(`did not come, in two tries: ${BAD_PAGE}.`) === true, `A page that is missing ends in: ${half.status} ${half.error?.message}`);
			holds(!half.ran('Every worker'), 'Half a list was given');
		} finally {
			await tenant.close();
		}
	},
};

async function workflows(stage: Stage, tenant: Tenant): Promise<{ share: Workflow; onePass: Workflow }> {
	const workdayIsuApi = await stage.workdayCredential(tenant);
	const httpHeaderAuth = await stage.addCredential('httpHeaderAuth', 'Workday pages key', { name: 'X-Pages-Key', value: 'a key between workflows' });
	const credentials = { workdayIsuApi, httpHeaderAuth };
	let fields: unknown;
	const page = await stage.importExample('fan-out-page', {
		credentials,
		edit: ({ name, parameters }) => {
			if (name === 'Read page') fields = parameters.options;
		},
	});
	await stage.activate(page);
	const share = await stage.importExample('fan-out', { credentials, edit: (node) => set(node, stage) });
	const onePass = await stage.addWorkflow({
		name: 'One pass',
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
			{
				name: 'Every worker',
				type: 'n8n-nodes-workday.workday',
				typeVersion: 1,
				parameters: { authentication: 'isu', resource: 'worker', operation: 'getAll', returnAll: true, options: fields },
				credentials: { workdayIsuApi },
			},
		],
	});
	return { share, onePass };
}

/** As the notes tell. */
function set({ name, parameters }: NodeJson, { n8n }: Stage): void {
	if (name === 'Plan pages') parameters.options = { pageSize: PAGE_SIZE };
	if (name !== 'Settings') return;
	const values = { pageUrl: `${n8n.url}/webhook/workday-page`, pagesAtOnce: 4 };
	parameters.assignments = { assignments: Object.entries(values).map(([key, value]) => ({ id: key, name: key, type: typeof value, value })) };
}

/** Before every page somebody is hired and somebody leaves: without the moment of the plan all places would move. */
const comeAndGo = ({ workforce: { ledger }, clock }: Tenant) => {
	let number = 0;
	return ({ count }: LoggedRequest): void => {
		if (count !== PAGE_SIZE) return;
		const entered = clock.now();
		ledger.hireWorker({ effective: new Date(entered).toISOString().slice(0, 10), entered });
		ledger.terminate(number++, { lastDay: '2020-01-31', entered });
	};
};

/** Both workers of queue mode read pages, and none was read by the process that people work in. */
function holdsShared(before: ReadonlyMap<N8nProcess, number>): void {
	const [main = 0, ...workers] = [...before].map(([{ log }, from]) => log.slice(from).match(/Worker started execution/g)?.length ?? 0);
	holds(main === 0 && workers.every((count) => count > 0), `Pages were not shared: ${[main, ...workers].join(', ')}`);
	holds(workers.reduce((sum, count) => sum + count, 0) >= PAGES, `Not all pages were read by workers: ${workers.join(', ')}`);
}
