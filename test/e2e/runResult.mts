/** What one execution of a workflow did, as n8n keeps it. */
import { field, listField, textField } from './rest.mts';

export interface Binary {
	fileName: string;
	mimeType: string;
	/** Where n8n keeps the content; empty where it stands in `data`. */
	id: string;
	/** Base64, in an n8n that keeps files with the execution. */
	data: string;
}

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, Binary>;
}

export interface RunError {
	message: string;
	description: string;
	/** The node that failed. */
	node: string;
}

export class RunResult {
	constructor(
		readonly id: string,
		/** success, error, crashed, … */
		readonly status: string,
		/** What n8n keeps of it; undefined when n8n cannot read it any more. */
		private readonly data: unknown,
	) {}

	/** What ended it. */
	get error(): RunError | undefined {
		const error = field(this.result, 'error');
		if (error === undefined) return undefined;
		const node = textField(field(error, 'node'), 'name');
		return { message: textField(error, 'message'), description: textField(error, 'description'), node };
	}

	/** What the node that started it handed over, in whatever state it ended. */
	get handedOver(): Item[] {
		const [first] = Object.keys(asRecord(this.runData));
		if (first !== undefined) return this.itemsOf(field(this.runsOf(first)[0], 'data')).flat();
		// Before that node's part has run, its items stand in the queue of nodes to run.
		const [waiting] = listField(field(this.data, 'executionData'), 'nodeExecutionStack');
		return this.itemsOf(field(waiting, 'data')).flat();
	}

	/** Items that a node gave out, of all its runs; `output` 1 is the lower one of an If. Empty when it did not run. */
	items(node: string, output = 0): Item[] {
		return this.runsOf(node).flatMap((run) => this.itemsOf(field(run, 'data'))[output] ?? []);
	}

	/** Hints that a node shows above its output. */
	hints(node: string): string[] {
		return this.runsOf(node).flatMap((run) => listField(run, 'hints').map((hint) => textField(hint, 'message')));
	}

	ran(node: string): boolean {
		return this.runsOf(node).length > 0;
	}

	/** Throws with the error of the node that failed unless it ended well. */
	mustSucceed(): this {
		if (this.status === 'success') return this;
		const { node, message, description } = this.error ?? { node: '', message: '', description: '' };
		throw new Error(`Execution ${this.id} ended with ${this.status}: ${node}: ${message} ${description}`);
	}

	private get result(): unknown {
		return field(this.data, 'resultData');
	}

	private get runData(): unknown {
		return field(this.result, 'runData');
	}

	private runsOf(node: string): unknown[] {
		return listField(this.runData, node);
	}

	/** By output. Nodes that serve another one (a model, a tool) give out through connections of other names. */
	private itemsOf(data: unknown): Item[][] {
		const main = listField(data, 'main');
		return main.map((branch) => (Array.isArray(branch) ? branch.map(asItem) : []));
	}
}

function asItem(raw: unknown): Item {
	const files = Object.entries(asRecord(field(raw, 'binary')));
	const json = asRecord(field(raw, 'json'));
	return files.length === 0 ? { json } : { json, binary: Object.fromEntries(files.map(([name, file]) => [name, asBinary(file)])) };
}

function asBinary(file: unknown): Binary {
	const id = textField(file, 'id');
	const data = id === '' ? textField(file, 'data') : '';
	return { fileName: textField(file, 'fileName'), mimeType: textField(file, 'mimeType'), id, data };
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
