/** What the editor offers to choose from: the list of a resource locator, or of an options field, as n8n's server fills it for the editor: a node that is not saved, n8n-core's own context. */
import { credentialTypes, node, nodeTypes, usesCredential, type RunOptions } from './engine.mts';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { CredentialStore } from './credential-store.mts';
import { additionalData, collectLogs } from './engine-data.mts';

export interface ListQuery {
	nodeType: string;
	/** What the editor has of the node at that moment. */
	parameters: INodeParameters;
	/** Of the field whose list is opened, for example `parameters.organization`. */
	path: string;
	method: string;
	filter?: string;
	paginationToken?: string;
}

export interface ListAnswer {
	/** As the editor gets it, through JSON. */
	result: INodeListSearchResult | undefined;
	error: unknown;
	logs: string[];
}

export async function searchList({ method, filter, paginationToken, ...query }: ListQuery, options: RunOptions): Promise<ListAnswer> {
	const { logs, context, methods } = open(query, options);
	const find = methods?.listSearch?.[method];
	if (!find) throw new Error(`${query.nodeType} has no method ${method} for lists`);
	try {
		const result = await find.call(context, filter, paginationToken);
		return { result: JSON.parse(JSON.stringify(result)), error: undefined, logs };
	} catch (error) {
		return { result: undefined, error, logs };
	}
}

export interface OptionsAnswer {
	options: INodePropertyOptions[];
	error: unknown;
	logs: string[];
}

export async function loadOptions({ method, ...query }: Omit<ListQuery, 'filter' | 'paginationToken'>, options: RunOptions): Promise<OptionsAnswer> {
	const { logs, context, methods } = open(query, options);
	const load = methods?.loadOptions?.[method];
	if (!load) throw new Error(`${query.nodeType} has no method ${method} for options`);
	try {
		return { options: await load.call(context), error: undefined, logs };
	} catch (error) {
		return { options: [], error, logs };
	}
}

function open({ nodeType, parameters, path }: Pick<ListQuery, 'nodeType' | 'parameters' | 'path'>, options: RunOptions) {
	const logs = collectLogs();
	const store = new CredentialStore(credentialTypes(options), structuredClone(options.credentials ?? {}));
	const standIn = node('Temp-Node', nodeType, { parameters, ...usesCredential(...Object.keys(options.credentials ?? {})) });
	const workflow = new Workflow({ nodes: [standIn], connections: {}, active: false, nodeTypes: nodeTypes(options) });
	const data = { ...additionalData(store), currentNodeParameters: parameters };
	const context = new LoadOptionsContext(workflow, standIn, data, path);
	return { logs, context, methods: workflow.nodeTypes.getByNameAndVersion(nodeType, 1).methods };
}
