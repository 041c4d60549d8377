/** What a scenario has at hand: a tenant, an n8n, and workflows that a Workday Trigger starts. */
import type { Tenant } from '../tenant/server/index.mts';
import { eachOnce, Titles } from './changes.mts';
import type { N8nServer } from './n8nServer.mts';
import { Rest, textField } from './rest.mts';
import { until } from './until.mts';
import { type NodeJson, pollTimes, Workflow } from './workflow.mts';

export interface Credential {
	id: string;
	name: string;
}

const CREDENTIAL_TYPE = 'workdayIsuApi';
/** The newest version that the tenant answers. */
const API_VERSION = 'v46.1';

export class Stage {
	readonly titles: Titles;
	private readonly workflows: Workflow[] = [];
	private session: Rest | undefined;
	private account: Credential | undefined;

	constructor(
		readonly n8n: N8nServer,
		readonly tenant: Tenant,
	) {
		this.titles = new Titles(tenant);
	}

	get rest(): Rest {
		if (!this.session) throw new Error('n8n has not been started');
		return this.session;
	}

	/** Resolves once n8n answers; polls may have begun by then. */
	async start(): Promise<void> {
		await this.n8n.start();
		this.session = await Rest.connect(this.n8n.url);
	}

	async restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		await this.n8n.end(signal);
		await this.start();
	}

	async credential(name: string, user: { userName: string; password: string }): Promise<Credential> {
		const { baseUrl: servicesHost, tenant } = this.tenant.credentials;
		const data = { servicesHost, tenant, ...user, version: API_VERSION };
		return { id: textField(await this.rest.post('/credentials', { name, type: CREDENTIAL_TYPE, data }), 'id'), name };
	}

	/** A workflow of the trigger and one node behind it, not active yet. */
	async workflow(name: string, { behind = NOTHING, credential }: WorkflowOptions = {}): Promise<Workflow> {
		this.account ??= await this.credential('Workday', this.tenant.credentials.isu);
		const trigger: NodeJson = {
			name: 'Workday Trigger',
			type: 'n8n-nodes-workday.workdayTrigger',
			typeVersion: 1,
			parameters: { pollTimes, ...PARAMETERS },
			credentials: { [CREDENTIAL_TYPE]: credential ?? this.account },
		};
		const workflow = await Workflow.create(this.rest, name, [trigger, behind]);
		this.workflows.push(workflow);
		return workflow;
	}

	/** Switches it on, and waits until it has opened its first window. */
	async activate(workflow: Workflow): Promise<void> {
		const before = this.tenant.requests.length;
		const { status, data } = await workflow.activate(this.rest);
		if (status !== 200) throw new Error(`n8n did not activate the workflow: ${JSON.stringify(data)}`);
		await until('the first request of the trigger', async () => this.tenant.requests.length > before);
	}

	async deactivate(workflow: Workflow): Promise<void> {
		const { status, data } = await workflow.deactivate(this.rest);
		if (status !== 200) throw new Error(`n8n did not deactivate the workflow: ${JSON.stringify(data)}`);
	}

	/** Waits until so many items have come, and then as long as it takes to see that no more come. */
	async arrive(workflow: Workflow, wanted: readonly string[]): Promise<void> {
		await until(
			`${wanted.length} items`,
			async () => (await this.items(workflow)) >= wanted.length,
			{ explain: async () => `${await this.items(workflow)} came.` },
		);
		await this.afterWindows(QUIET_WINDOWS);
		eachOnce(wanted, await workflow.executions(this.rest));
	}

	async items(workflow: Workflow): Promise<number> {
		return (await workflow.executions(this.rest)).reduce((sum, { items }) => sum + items.length, 0);
	}

	/** After a scenario, also one that failed: nothing polls, nothing is armed, n8n runs. */
	async clear(): Promise<void> {
		this.tenant.beforeAnswer = undefined;
		this.tenant.switches.clear();
		if (!this.n8n.running) await this.start();
		// One that is off already stays off.
		for (const workflow of this.workflows) await workflow.deactivate(this.rest);
	}

	/** Everything that n8n keeps of all executions, as JSON texts. */
	async *executionTexts(): AsyncGenerator<string> {
		for (const workflow of this.workflows) yield* workflow.texts(this.rest);
	}

	/** Each window pins its own moment of entry, so the requests tell how many have been begun. */
	windows(): number {
		const moments = this.tenant.requests.map(({ body }) => /As_Of_Entry_DateTime>([^<]+)</.exec(body)?.[1]);
		return new Set(moments.filter((moment) => moment !== undefined)).size;
	}

	/** Waits until so many windows more have been begun: what came twice would have come by then. */
	async afterWindows(count: number): Promise<void> {
		const before = this.windows();
		await until(`${count} windows`, async () => this.windows() >= before + count);
	}
}

export interface WorkflowOptions {
	behind?: NodeJson;
	/** Absent: the one that works. */
	credential?: Credential;
}

/** Workers an execution: small, so that a window needs many. */
export const BATCH_SIZE = 5;

/** Windows after which what would come twice has come. */
const QUIET_WINDOWS = 3;

const NOTHING: NodeJson = { name: 'Next', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

export const FAILING: NodeJson = {
	name: 'Fails',
	type: 'n8n-nodes-base.stopAndError',
	typeVersion: 1,
	parameters: { errorMessage: 'The workflow failed on purpose' },
};

/** All changes of workers from now on; the lag is the shortest there is. */
const PARAMETERS = {
	authentication: 'isu',
	watch: ['workers'],
	start: 'now',
	batchSize: BATCH_SIZE,
	options: { safetyLag: 1 },
};
