/** Other ways in which n8n uses nodes and credentials: as an AI tool, in the HTTP Request node. */
import {
	chain,
	node,
	runWorkflow,
	usesCredential,
	type RunOptions,
	type WorkflowRun,
} from './engine.mts';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	IRequestOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { Agent, HttpRequest, type HttpHelper, type Tool } from './test-nodes.mts';

export interface ToolRun {
	run: WorkflowRun;
	/** What the agent gets for each set of arguments: n8n answers with JSON text. */
	answers: unknown[];
	/** The tool as the agent sees it. */
	tool: Tool | undefined;
}

/**
 * Runs a usableAsTool node the way an agent does: connected by its tool output, called by n8n-core's own wrapper.
 * Parameters may hold `={{ $fromAI('name', 'description', 'string') }}`; `toolArguments` are what the model filled
 * in, one set a call.
 */
export async function runAsTool(
	nodeType: string,
	parameters: Record<string, NodeParameterValueType>,
	toolArguments: IDataObject | IDataObject[],
	options: RunOptions = {},
): Promise<ToolRun> {
	const agent = new Agent([toolArguments].flat());
	const credentials = usesCredential(...Object.keys(options.credentials ?? {}));
	const workflow = chain(node('Agent', 'test.agent'));
	workflow.nodes.push(node('Tool', `${nodeType}Tool`, { parameters, ...credentials }));
	workflow.connections.Tool = { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
	const run = await runWorkflow(workflow, { ...options, nodeTypes: { ...options.nodeTypes, 'test.agent': agent } });
	return { run, answers: run.items('Agent').map((item) => JSON.parse(String(item.json.answer))), tool: agent.tools[0] };
}

export interface HttpRun {
	run: WorkflowRun;
	/** As the helper returned it; undefined when the request failed (then see `run.error`). */
	response: unknown;
}

/** One request with a predefined credential. n8n's HTTP Request node uses the legacy `requestWithAuthentication`. */
export async function runHttpRequest(
	credentialType: string,
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions | IRequestOptions,
	{ helper = 'requestWithAuthentication', ...options }: RunOptions & { helper?: HttpHelper } = {},
): Promise<HttpRun> {
	let response: unknown;
	const http = new HttpRequest(helper, request, (answer) => (response = answer));
	const run = await runWorkflow(
		chain(
			node('HTTP', 'n8n-nodes-base.httpRequest', {
				parameters: { nodeCredentialType: credentialType },
				...usesCredential(credentialType),
			}),
		),
		{
			...options,
			credentials: { [credentialType]: data },
			nodeTypes: { ...options.nodeTypes, 'n8n-nodes-base.httpRequest': http },
		},
	);
	return { run, response };
}
