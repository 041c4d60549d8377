/** A workflow in a running n8n: made, switched on and off, and what its executions held. */
import { parseFlatted } from './flatted.mts';
import { type Answer, field, listField, type Rest, textField } from './rest.mts';

export interface NodeJson {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

export interface Execution {
	id: string;
	/** success, error, crashed, … */
	status: string;
	/** What the trigger handed over, in whatever state the execution ended. */
	items: unknown[];
	/** Message and description of the error that ended it. */
	error: { message: string; description: string } | undefined;
}

/** The most that n8n lists. */
const MOST_EXECUTIONS = 100;

/** n8n polls at most once a minute by one rule: this many rules, each with a second of its own. */
const RULES = 30;

/** Every two seconds. */
export const pollTimes = {
	item: Array.from({ length: RULES }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${(index * 60) / RULES} * * * * *`,
	})),
};

export class Workflow {
	private readonly ended = new Map<string, Execution>();

	private constructor(
		readonly id: string,
		/** Name of the node that starts it. */
		private readonly trigger: string,
	) {}

	/** The nodes run one after the other. */
	static async create(rest: Rest, name: string, nodes: readonly [NodeJson, ...NodeJson[]]): Promise<Workflow> {
		const connections = Object.fromEntries(
			nodes.slice(1).map((node, index) => [
				nodes[index]?.name ?? '',
				{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
			]),
		);
		const created = await rest.post('/workflows', {
			name,
			active: false,
			nodes: nodes.map((node, index) => ({ id: `node-${index}`, position: [index * 220, 0], ...node })),
			connections,
			settings: { executionOrder: 'v1' },
		});
		return new Workflow(textField(created, 'id'), nodes[0].name);
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

	async read(rest: Rest): Promise<unknown> {
		return await rest.get(`/workflows/${this.id}`);
	}

	/** Oldest first. */
	async executions(rest: Rest): Promise<Execution[]> {
		const list = await this.list(rest);
		for (const listed of list) {
			const id = textField(listed, 'id');
			if (!this.ended.has(id)) await this.look(rest, id, textField(listed, 'status'));
		}
		return list.map((listed) => this.ended.get(textField(listed, 'id'))).filter((each) => each !== undefined);
	}

	/** Everything that n8n keeps of its executions, as JSON texts. */
	async *texts(rest: Rest): AsyncGenerator<string> {
		for (const listed of await this.list(rest)) {
			yield JSON.stringify(await rest.send('GET', `/executions/${textField(listed, 'id')}`));
		}
	}

	/** Fewer than n8n lists at once. */
	private async list(rest: Rest): Promise<unknown[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.id }));
		const list = listField(await rest.get(`/executions?limit=${MOST_EXECUTIONS}&filter=${filter}`), 'results').reverse();
		if (list.length === MOST_EXECUTIONS) throw new Error(`More executions than ${MOST_EXECUTIONS}: not all were looked at`);
		return list;
	}

	/** Remembers it once it has ended: nothing about it changes any more. */
	private async look(rest: Rest, id: string, status: string): Promise<void> {
		if (['new', 'running', 'waiting'].includes(status)) return;
		const { status: code, data } = await rest.send('GET', `/executions/${id}`);
		// n8n writes an execution's row and its data one after the other: killed in between, it cannot read it again.
		this.ended.set(id, code === 200 ? this.execution(data) : { id, status, items: [], error: undefined });
	}

	private execution(raw: unknown): Execution {
		const data = parseFlatted(textField(raw, 'data'));
		const result = field(data, 'resultData');
		const error = field(result, 'error');
		return {
			id: textField(raw, 'id'),
			status: textField(raw, 'status'),
			items: handedOver(data, this.trigger),
			error: error === undefined ? undefined : { message: textField(error, 'message'), description: textField(error, 'description') },
		};
	}
}

/** Before the trigger's part of an execution has run, what it handed over stands in the queue of nodes to run. */
function handedOver(data: unknown, trigger: string): unknown[] {
	const [run] = listField(field(field(data, 'resultData'), 'runData'), trigger);
	const [waiting] = listField(field(data, 'executionData'), 'nodeExecutionStack');
	const output = run === undefined ? field(waiting, 'data') : field(run, 'data');
	return listField(output, 'main').flatMap((branch) => (Array.isArray(branch) ? branch.map((item) => field(item, 'json')) : []));
}
