/**
 * Runs workflow JSON with the built nodes in n8n-core's real engine: no server, no database. The same code runs on
 * n8n-core 1.122 and 2.41; jest.config.cjs decides which one `n8n-core` is.
 */
import { n8nUserFolder } from './n8n-environment.mts';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	ExecutionStatus,
	ICredentialType,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunData,
	IWorkflowBase,
	IWorkflowSettings,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { additionalData, collectLogs } from './engine-data.mts';
import { type CredentialData, CredentialStore } from './credential-store.mts';
import { OnlyTypes, builtPackage } from './node-types.mts';
import { Items, Keep, ManualTrigger } from './test-nodes.mts';

export { n8nUserFolder };

/** Workflow JSON as the editor exports it; more keys than these are ignored. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunOptions {
	/** Stored credential values by credential type. Copied: what n8n saves is in `WorkflowRun.credentials`. */
	credentials?: CredentialData;
	/** Node types besides the built package and the test nodes, by full name. */
	nodeTypes?: Record<string, INodeType>;
	/** Credential types besides those of the built package, by name. */
	credentialTypes?: Record<string, ICredentialType>;
	/** Default 'manual', as the editor runs a workflow. */
	mode?: WorkflowExecuteMode;
	/** Aborting cancels the execution as n8n's stop button does. */
	signal?: AbortSignal;
	/** Where n8n keeps binary data: in the item (default) or in files below `n8nUserFolder`. */
	binaryData?: 'memory' | 'filesystem';
	/** False runs without the built package (then dist/ need not exist). Default true. */
	usePackage?: boolean;
	/** Called as each node ends, while the workflow goes on. */
	onNodeEnd?: (nodeName: string) => void;
}

export interface WorkflowRun {
	status: ExecutionStatus;
	/** Why the execution failed, as n8n shows it; undefined after success and after `onError: continue…`. */
	error: ExecutionError | undefined;
	/** Items that the last run of a node gave at one of its outputs. */
	items(nodeName: string, output?: number): INodeExecutionData[];
	/** Hints that the last run of a node left for the editor. */
	hints(nodeName: string): NodeExecutionHint[];
	runData: IRunData;
	/** The stored credentials after the run, with what n8n saved back. */
	credentials: CredentialData;
	/** How often preAuthentication ran, by credential type. */
	preAuthentications: Readonly<Record<string, number>>;
	/** Everything that was logged through n8n during the run, one JSON text a line. */
	logs: string[];
	/** The bytes behind one binary property of an item, wherever n8n keeps them. */
	binary(item: INodeExecutionData, property: string): Promise<Buffer>;
	run: IRun;
}

export async function runWorkflow(workflow: WorkflowJson, options: RunOptions = {}): Promise<WorkflowRun> {
	const { mode = 'manual', signal } = options;
	await useBinaryData(options.binaryData ?? 'memory');
	const logs = collectLogs();
	const store = new CredentialStore(credentialTypes(options), structuredClone(options.credentials ?? {}));
	const data = workflowData(workflow);
	const instance = new Workflow({ ...data, nodeTypes: nodeTypes(options) });
	const hooks = new ExecutionLifecycleHooks(mode, '1', data);
	if (options.onNodeEnd) hooks.addHandler('nodeExecuteAfter', options.onNodeEnd);
	const execution = start(new WorkflowExecute(additionalData(store, hooks), mode), instance);
	const cancel = () => execution.cancel();
	signal?.addEventListener('abort', cancel);
	try {
		return describeRun(await execution, store, logs);
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function describeRun(run: IRun, store: CredentialStore, logs: string[]): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const last = (nodeName: string) => runData[nodeName]?.at(-1);
	return {
		status: run.status,
		error,
		items: (nodeName, output = 0) => last(nodeName)?.data?.main?.[output] ?? [],
		hints: (nodeName) => last(nodeName)?.hints ?? [],
		runData,
		credentials: store.data,
		preAuthentications: store.preAuthentications,
		logs,
		binary: async (item, property) => {
			const binary = item.binary?.[property];
			if (!binary) throw new Error(`the item has no binary property "${property}"`);
			return await Container.get(BinaryDataService).getAsBuffer(binary);
		},
		run,
	};
}

/** `run` takes an object in n8n 2 and positions in n8n 1. */
function start(execute: WorkflowExecute, workflow: Workflow): ReturnType<WorkflowExecute['run']> {
	const startNode = workflow.getStartNode();
	if (!startNode) throw new Error('the workflow has no start node');
	if (execute.run.length === 1) return execute.run({ workflow, startNode });
	return Reflect.apply(execute.run, execute, [workflow, startNode]);
}

export const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

function workflowData(workflow: WorkflowJson): IWorkflowBase {
	const now = new Date();
	return {
		id: 'workflow1',
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		// Notes are for people. To n8n they are nodes of a type that does nothing, which is not here.
		nodes: structuredClone(workflow.nodes.filter(({ type }) => type !== STICKY_NOTE)),
		connections: structuredClone(workflow.connections),
		settings: { executionOrder: 'v1', ...workflow.settings },
	};
}

export function nodeTypes({ nodeTypes: extra, usePackage = true }: RunOptions): OnlyTypes {
	return new OnlyTypes({
		'n8n-nodes-base.manualTrigger': new ManualTrigger(),
		'n8n-nodes-base.noOp': new Keep(),
		'test.items': new Items(),
		...(usePackage ? builtPackage().nodes : {}),
		...extra,
	});
}

export function credentialTypes({ credentialTypes: extra, usePackage = true }: RunOptions): Record<string, ICredentialType> {
	return { ...(usePackage ? builtPackage().credentials : {}), ...extra };
}

async function useBinaryData(mode: 'memory' | 'filesystem'): Promise<void> {
	// n8n calls the mode that keeps bytes in the item "default".
	Container.get(BinaryDataConfig).mode = mode === 'memory' ? 'default' : 'filesystem';
	await Container.get(BinaryDataService).init();
}

/** A node for workflow JSON; position and id do not matter to the engine. */
export function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/** A node called Items that gives these items to the next one. */
export function items(...objects: IDataObject[]): INode {
	return node('Items', 'test.items', { parameters: { items: JSON.stringify(objects) } });
}

/** A workflow that runs nodes one after the other, behind a Manual Trigger called Start. */
export function chain(...nodes: INode[]): WorkflowJson {
	const all = [node('Start', 'n8n-nodes-base.manualTrigger'), ...nodes];
	const connections: IConnections = {};
	all.slice(1).forEach((to, index) => {
		const from = all[index];
		if (from) connections[from.name] = { main: [[{ node: to.name, type: 'main', index: 0 }]] };
	});
	return { nodes: all, connections };
}

/** How a node names its credential; the store knows one credential a type. */
export function usesCredential(...types: string[]): Pick<INode, 'credentials'> {
	return { credentials: Object.fromEntries(types.map((type) => [type, { id: type, name: type }])) };
}
