/**
 * Polls the Workday Trigger as n8n does: n8n-core's own poll context, and what n8n's two pollers do with static data. What they
 * do was observed on n8n 1.123 and 2.41 (test/e2e).
 */
import { Readable } from 'node:stream';
import './n8n-environment.mts';
import { PollContext } from 'n8n-core';
import type { IDataObject, IHttpRequestOptions, INode, INodeExecutionData, IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { WorkdayIsuApi } from '../../credentials/WorkdayIsuApi.credentials.ts';
import { authenticateIsu } from '../../credentials/shared/isu.ts';
import { WorkdayTrigger } from '../../nodes/Workday/WorkdayTrigger.node.ts';
import type { Tenant } from '../tenant/server/index.mts';
import { CredentialStore } from './credential-store.mts';
import { additionalData, collectLogs } from './engine-data.mts';
import { OnlyTypes } from './node-types.mts';

export const TRIGGER = 'Workday Trigger';
const TYPE = 'n8n-nodes-workday.workdayTrigger';

export interface PollerOptions {
	parameters?: IDataObject;
	/** `legacy`: one object for all polls, saved when items are emitted. `durable`: a copy for each poll, saved with its result. */
	kind?: 'legacy' | 'durable';
	/** In process the tenant is asked without HTTP, for thousands of polls. */
	transport?: 'http' | 'inProcess';
	/** What is saved already. */
	staticData?: IDataObject;
	/** Given by n8n where it has one. */
	budgetMs?: number;
	credential?: IDataObject;
	/** Called for each request in process before it is sent; may throw, as a machine that dies would. */
	beforeRequest?: () => void;
	nodeId?: string;
}

/** An item of the trigger, as far as tests look at it. */
export interface Item {
	event: string;
	effectiveDate: string | null;
	worker: IDataObject;
	organization: IDataObject;
	conversion?: { role: string; counterpart: IDataObject };
	transactions: Array<{ id: string; type: string; entryMoment: string; effectiveMoment: string; rescind: boolean; correction: boolean }>;
	window: { from: string | null; through: string };
}

let nextId = 0;

export class Poller {
	/** What n8n has in its database, as JSON. */
	saved: string;
	/** Renaming takes a restart: n8n keeps a node's static data under its name. */
	name = TRIGGER;
	/** Parameters may be changed between polls, as in the editor. */
	parameters: IDataObject;
	beforeRequest: (() => void) | undefined;
	readonly logs: string[];
	private readonly nodeId: string;
	private workflow: Workflow | undefined;
	private polls = 0;
	private starts = 0;

	constructor(
		readonly tenant: Tenant,
		private readonly options: PollerOptions = {},
	) {
		this.saved = JSON.stringify(options.staticData ?? {});
		this.parameters = { ...(options.parameters ?? {}) };
		this.beforeRequest = options.beforeRequest;
		this.nodeId = options.nodeId ?? `trigger ${nextId++}`;
		this.logs = collectLogs();
	}

	/** What the node keeps, as saved. */
	get state(): IDataObject {
		const all = JSON.parse(this.saved) as Record<string, IDataObject>;
		return all[`node:${this.name}`] ?? {};
	}

	/** Overwrites what is saved, and forgets what is in memory. */
	set state(state: IDataObject) {
		this.saved = JSON.stringify({ ...(JSON.parse(this.saved) as IDataObject), [`node:${this.name}`]: state });
		this.restart();
	}

	/** n8n stops, however, and starts again: what was not saved is gone. */
	restart(): void {
		this.workflow = undefined;
		this.starts++;
		this.polls = 0;
	}

	/** One poll. @throws what the node throws */
	async poll(activation: WorkflowActivateMode = this.starts === 0 ? 'activate' : 'init'): Promise<Item[]> {
		const isDurable = this.options.kind === 'durable';
		if (isDurable) this.workflow = undefined;
		const workflow = (this.workflow ??= this.load());
		const isActivation = this.polls++ === 0;
		const items = await this.run(workflow, activation, 'trigger').catch((error: unknown) => {
			if (isActivation) this.stayInactive();
			throw error;
		});
		const { staticData } = workflow;
		if (!isDurable && (items !== null || isActivation)) this.saved = JSON.stringify(staticData);
		if (isDurable) this.saved = items === null && isActivation ? withGlobal(this.saved, staticData) : JSON.stringify(staticData);
		return (items?.[0] ?? []).map(({ json }) => toItem(json));
	}

	/** Activation fails with its first poll: the next one is that of another attempt, by n8n or by its user. */
	private stayInactive(): void {
		this.workflow = undefined;
		this.polls = 0;
	}

	/** "Fetch test event": static data is given, and never saved. */
	async fetchTestEvent(): Promise<Item[]> {
		const workflow = this.load();
		const before = JSON.stringify(workflow.staticData);
		const items = await this.run(workflow, 'manual', 'manual');
		if (JSON.stringify(workflow.staticData) !== before) throw new Error('a manual test changed static data');
		return (items?.[0] ?? []).map(({ json }) => toItem(json));
	}

	/** Polls until one has nothing. */
	async drain(most = 1000): Promise<Item[]> {
		const all: Item[] = [];
		for (let polls = 0; polls < most; polls++) {
			const items = await this.poll();
			if (items.length === 0 && !this.isUnfinished) return all;
			all.push(...items);
		}
		throw new Error(`not done after ${most} polls`);
	}

	/** Whether a window is open, in memory or saved. */
	get isUnfinished(): boolean {
		const data = (this.workflow?.staticData ?? JSON.parse(this.saved)) as Record<string, IDataObject>;
		const state = data[`node:${this.name}`];
		return state?.window !== null && state?.window !== undefined;
	}

	private async run(workflow: Workflow, activation: WorkflowActivateMode, mode: 'trigger' | 'manual'): Promise<INodeExecutionData[][] | null> {
		const node = workflow.getNode(this.name);
		if (!node) throw new Error('no trigger');
		const credentials = new CredentialStore({ workdayIsuApi: new WorkdayIsuApi() }, { workdayIsuApi: { ...this.credential() } as never });
		const context = new PollContext(workflow, node, additionalData(credentials), mode, activation);
		const { budgetMs } = this.options;
		Object.assign(context, { getPollBudgetMs: budgetMs === undefined ? undefined : () => budgetMs });
		if (this.options.transport === 'inProcess') Object.assign(context.helpers, { httpRequestWithAuthentication: this.answer });
		return await new WorkdayTrigger().poll.call(context as IPollFunctions);
	}

	private readonly answer = async (_type: string, options: IHttpRequestOptions): Promise<object> => {
		this.beforeRequest?.();
		const { url, method, headers, body } = authenticateIsu(this.credential() as never, options as never) as IHttpRequestOptions;
		const { pathname } = new URL(url);
		const answer = await this.tenant.answer({ url: pathname, method, headers: headers as Record<string, string>, body: String(body) });
		if (answer.broken) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		return { statusCode: answer.status, headers: answer.headers, body: Readable.from([answer.body]) };
	};

	private credential(): IDataObject {
		const { tenant } = this;
		const { baseUrl, isu } = tenant.credentials;
		return { servicesHost: baseUrl, tenant: tenant.tenant, ...isu, version: tenant.settings.versions.max, ...this.options.credential };
	}

	private load(): Workflow {
		const node: INode = {
			id: this.nodeId,
			name: this.name,
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: { authentication: 'isu', ...this.parameters } as INode['parameters'],
			credentials: { workdayIsuApi: { id: '1', name: 'Workday' } },
		};
		return new Workflow({
			// What a process remembers of its polls ends with it.
			id: `workflow of ${this.nodeId}, start ${this.starts}`,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: new OnlyTypes({ [TYPE]: new WorkdayTrigger() }),
			staticData: JSON.parse(this.saved) as IDataObject,
			settings: { timezone: 'UTC' },
		});
	}
}

function toItem(json: unknown): Item {
	return json as Item;
}

/** The durable poller keeps nothing of the poll at activation but what is global. */
function withGlobal(saved: string, staticData: IDataObject): string {
	return JSON.stringify({ ...(JSON.parse(saved) as IDataObject), ...(staticData.global ? { global: staticData.global } : {}) });
}
