/** The few nodes of n8n that workflows under test need. Own code: n8n-nodes-base weighs hundreds of megabytes. */
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IRequestOptions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

const { AiTool, Main } = NodeConnectionTypes;

/** A description with what n8n requires; everything else empty. */
export function describeNode(name: string, more: Partial<INodeTypeDescription> = {}): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: `Test node ${name}`,
		defaults: { name },
		inputs: [Main],
		outputs: [Main],
		properties: [],
		...more,
	};
}

/** Manual Trigger. Starts the workflow with one empty item, as n8n's does. */
export class ManualTrigger implements INodeType {
	description = describeNode('manualTrigger', { group: ['trigger'], inputs: [] });

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Passes its items on: n8n's "No Operation". Put it behind a node to see what a next node receives. */
export class Keep implements INodeType {
	description = describeNode('noOp');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Emits the objects of its parameter `items` (an array or its JSON text): the input of a node under test. */
export class Items implements INodeType {
	description = describeNode('items', {
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: [] }],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const given = this.getNodeParameter('items', 0) as string | IDataObject[];
		const items: IDataObject[] = typeof given === 'string' ? JSON.parse(given) : given;
		return [items.map((json) => ({ json, pairedItem: { item: 0 } }))];
	}
}

/** What n8n-core hands to an agent: the part of LangChain's tool that a test calls. */
export interface Tool {
	name: string;
	description: string;
	invoke(args: IDataObject): Promise<string>;
}

/** An agent without a model: calls each tool that is connected to it with the arguments of the test. */
export class Agent implements INodeType {
	description = describeNode('agent', { inputs: [Main, { type: AiTool, displayName: 'Tool' }] });

	readonly tools: Tool[] = [];

	constructor(toolArguments: readonly IDataObject[]) {
		const { tools } = this;
		this.execute = async function (this: IExecuteFunctions) {
			const connected = (await this.getInputConnectionData(AiTool, 0)) as Tool[];
			tools.push(...connected);
			const answers: INodeExecutionData[] = [];
			for (const tool of connected) {
				for (const args of toolArguments) answers.push({ json: { answer: await tool.invoke(args) } });
			}
			return [answers];
		};
	}

	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}

export type HttpHelper = 'httpRequestWithAuthentication' | 'requestWithAuthentication';

/**
 * One request with a predefined credential, as the HTTP Request node makes it. The node type must be called
 * n8n-nodes-base.httpRequest: by this name n8n-core knows which node may use every credential.
 */
export class HttpRequest implements INodeType {
	description: INodeTypeDescription = describeNode('httpRequest', { properties: httpProperties() });

	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

	constructor(helper: HttpHelper, options: IHttpRequestOptions | IRequestOptions, answered: (response: unknown) => void) {
		this.execute = async function (this: IExecuteFunctions) {
			const type = this.getNodeParameter('nodeCredentialType', 0) as string;
			const response: unknown =
				helper === 'httpRequestWithAuthentication'
					? await this.helpers.httpRequestWithAuthentication.call(this, type, options as IHttpRequestOptions)
					: await this.helpers.requestWithAuthentication.call(this, type, options as IRequestOptions);
			answered(response);
			return [[{ json: {} }]];
		};
	}
}

function httpProperties(): INodeProperties[] {
	return [{ displayName: 'Credential Type', name: 'nodeCredentialType', type: 'string', default: '' }];
}
