/** A workflow in a running n8n: made, switched on and off, run, and what its executions held. */
import { parseFlatted } from './flatted.mts';
import { type Answer, type Rest, listField, textField } from './rest.mts';
import { RunResult } from './runResult.mts';
import { until } from './until.mts';

export interface NodeJson {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: string;
	disabled?: boolean;
	executeOnce?: boolean;
	webhookId?: string;
}

type Connections = Record<string, Record<string, Array<Array<{ node: string; type: string; index: number }> | null>>>;

export interface WorkflowJson {
	name: string;
	nodes: readonly NodeJson[];
	/** Absent: the nodes run one after the other. */
	connections?: Connections;
	settings?: Record<string, unknown>;
}

/** The most that n8n lists. */
const MOST_EXECUTIONS = 100;
const UNDER_WAY = ['new', 'running', 'waiting'];

export class Workflow {
	private readonly ended = new Map<string, RunResult>();

	private constructor(
		readonly id: string,
		private readonly nodes: readonly NodeJson[],
	) {}

	static async create(rest: Rest, { name, nodes, connections, settings }: WorkflowJson): Promise<Workflow> {
		const created = await rest.post('/workflows', {
			name,
			active: false,
			nodes: nodes.map((node, index) => ({ id: `node-${index}`, position: [index * 220, 0], ...node })),
			connections: connections ?? inARow(nodes),
			settings: { executionOrder: 'v1', ...settings },
		});
		return new Workflow(textField(created, 'id'), nodes);
	}

	async activate(rest: Rest): Promise<Answer> {
		return await this.turn(rest, 'activate');
	}

	async deactivate(rest: Rest): Promise<Answer> {
		return await this.turn(rest, 'deactivate');
	}

	private async turn(rest: Rest, way: 'activate' | 'deactivate'): Promise<Answer> {
		const versionId = textField(await this.read(rest), 'versionId');
		return await rest.send('POST', `/workflows/${this.id}/${way}`, { versionId, name: 'Version', description: '' });
	}

	/** Of n8n 2.x. Throws with what its triggers say when n8n has given up. One without triggers counts as not published, and is done as well. */
	async isPublished(rest: Rest): Promise<boolean> {
		const publication = await rest.get(`/workflows/${this.id}/publication-status`);
		const status = textField(publication, 'status');
		if (status === 'failed' || status === 'partial') throw new Error(`n8n did not publish the workflow: ${JSON.stringify(publication)}`);
		return status !== 'in_progress';
	}

	async read(rest: Rest): Promise<unknown> {
		return await rest.get(`/workflows/${this.id}`);
	}

	/**
	 * As the editor's Execute Workflow does.
	 * @param start name of the node to start from; absent: the manual trigger, or the only trigger
	 */
	async execute(rest: Rest, start = this.startNode()): Promise<RunResult> {
		// n8n 1.x runs what it is sent, n8n 2.x what is saved.
		const workflowData = await this.read(rest);
		const triggerToStartFrom = { name: start };
		const begun = await rest.post(`/workflows/${this.id}/run`, { workflowData, triggerToStartFrom });
		const id = textField(begun, 'executionId');
		if (id === '') throw new Error(`n8n began no execution: ${JSON.stringify(begun)}`);
		return await until(`the end of execution ${id}`, async () => await this.result(rest, id));
	}

	/** Those that have ended, oldest first. */
	async executions(rest: Rest): Promise<RunResult[]> {
		const list = await this.list(rest);
		for (const listed of list) {
			const id = textField(listed, 'id');
			const status = textField(listed, 'status');
			if (!this.ended.has(id) && !UNDER_WAY.includes(status)) this.ended.set(id, await this.lookAt(rest, id, status));
		}
		return list.map((listed) => this.ended.get(textField(listed, 'id'))).filter((each) => each !== undefined);
	}

	/** Ids of those that have not ended. */
	async underWay(rest: Rest): Promise<string[]> {
		return (await this.list(rest)).filter((listed) => UNDER_WAY.includes(textField(listed, 'status'))).map((listed) => textField(listed, 'id'));
	}

	/** Everything that n8n keeps of its executions, as JSON texts. */
	async *texts(rest: Rest): AsyncGenerator<string> {
		for (const listed of await this.list(rest)) {
			yield JSON.stringify(await rest.send('GET', `/executions/${textField(listed, 'id')}`));
		}
	}

	/** The editor offers all of them; a person takes the manual one. */
	private startNode(): string {
		const triggers = this.nodes.filter(({ type, disabled }) => /(trigger|webhook)$/i.test(type) && disabled !== true);
		const manual = triggers.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
		const [only, another] = triggers;
		const found = manual ?? (another === undefined ? only : undefined);
		if (!found) throw new Error(`Say which node starts it: ${triggers.map(({ name }) => name).join(', ') || 'it has no trigger'}`);
		return found.name;
	}

	/** Fewer than n8n lists at once. */
	private async list(rest: Rest): Promise<unknown[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.id }));
		const list = listField(await rest.get(`/executions?limit=${MOST_EXECUTIONS}&filter=${filter}`), 'results').reverse();
		if (list.length === MOST_EXECUTIONS) throw new Error(`More executions than ${MOST_EXECUTIONS}: not all were looked at`);
		return list;
	}

	/** Undefined while it is under way. */
	private async result(rest: Rest, id: string): Promise<RunResult | undefined> {
		const raw = await rest.get(`/executions/${id}`);
		const status = textField(raw, 'status');
		return UNDER_WAY.includes(status) ? undefined : new RunResult(id, status, parseFlatted(textField(raw, 'data')));
	}

	/** n8n writes an execution's row and its data one after the other: killed in between, it cannot read it again. */
	private async lookAt(rest: Rest, id: string, status: string): Promise<RunResult> {
		const { status: code, data } = await rest.send('GET', `/executions/${id}`);
		if (code !== 200) return new RunResult(id, status, undefined);
		return new RunResult(id, textField(data, 'status'), parseFlatted(textField(data, 'data')));
	}
}

function inARow(nodes: readonly NodeJson[]): Connections {
	return Object.fromEntries(
		nodes.slice(1).map((node, index) => [nodes[index]?.name ?? '', { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
	);
}
