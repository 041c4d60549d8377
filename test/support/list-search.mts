/** The list of a resource locator, as n8n's server fills it for the editor: a node that is not saved, n8n-core's own context. */
import { credentialTypes, node, nodeTypes, usesCredential, type RunOptions } from './engine.mts';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';
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

export async function searchList({ nodeType, parameters, path, method, filter, paginationToken }: ListQuery, options: RunOptions): Promise<ListAnswer> {
	const logs = collectLogs();
	const store = new CredentialStore(credentialTypes(options), structuredClone(options.credentials ?? {}));
	const standIn = node('Temp-Node', nodeType, { parameters, ...usesCredential(...Object.keys(options.credentials ?? {})) });
	const workflow = new Workflow({ nodes: [standIn], connections: {}, active: false, nodeTypes: nodeTypes(options) });
	const data = { ...additionalData(store), currentNodeParameters: parameters };
	const context = new LoadOptionsContext(workflow, standIn, data, path);
	const type = workflow.nodeTypes.getByNameAndVersion(nodeType, 1);
	const find = type.methods?.listSearch?.[method];
	if (!find) throw new Error(`${nodeType} has no method ${method} for lists`);
	try {
		const result = await find.call(context, filter, paginationToken);
		return { result: JSON.parse(JSON.stringify(result)), error: undefined, logs };
	} catch (error) {
		return { result: undefined, error, logs };
	}
}
