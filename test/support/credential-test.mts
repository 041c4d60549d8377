/** The Test button of a credential, as n8n's server runs it with n8n-core's RoutingNode. */
import { credentialTypes, node, nodeTypes, usesCredential, type RunOptions } from './engine.mts';
import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunction,
	ICredentialTestRequest,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { CredentialStore } from './credential-store.mts';
import { additionalData, collectLogs } from './engine-data.mts';
import { builtPackage } from './node-types.mts';
import { describeNode } from './test-nodes.mts';

export interface CredentialTest {
	/** What the editor shows. */
	result: INodeCredentialTestResult;
	/** The error behind `result`, if the request failed. */
	error: unknown;
	/** The stored values after the test, with what preAuthentication returned. */
	stored: ICredentialDataDecryptedObject | undefined;
	preAuthentications: number;
	logs: string[];
}

/** Tests as n8n does: by the credential's own `test` request, else by the function that a node names in `testedBy`. */
export async function testCredential(
	credentialType: string,
	data: ICredentialDataDecryptedObject,
	options: RunOptions = {},
): Promise<CredentialTest> {
	const logs = collectLogs();
	const store = new CredentialStore(credentialTypes(options), { [credentialType]: structuredClone(data) });
	const decrypted = { id: '1', name: 'Test', type: credentialType, data: store.decrypt(credentialType) };
	const { test } = store.type(credentialType);
	let error: unknown;
	let result: INodeCredentialTestResult;
	if (test) {
		try {
			result = judgeBody(test, await sendTestRequest(test, decrypted, store, options));
		} catch (thrown) {
			error = thrown;
			result = { status: 'Error', message: judgeError(test, thrown) };
		}
	} else {
		const context = new CredentialTestContext();
		result = await testFunction(credentialType, options).call(context, decrypted);
	}
	const preAuthentications = store.preAuthentications[credentialType] ?? 0;
	return { result, error, stored: store.data[credentialType], preAuthentications, logs };
}

/** n8n runs a stand-in node whose only parameter has the test request as its routing. */
async function sendTestRequest(
	test: ICredentialTestRequest,
	decrypted: ICredentialsDecrypted,
	store: CredentialStore,
	options: RunOptions,
): Promise<INodeExecutionData[][] | undefined> {
	const standIn: INodeType = {
		description: describeNode('noOp', {
			credentials: [{ name: decrypted.type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request: test.request } },
			],
		}),
	};
	const testNode: INode = node('Temp', 'n8n-nodes-base.noOp', usesCredential(decrypted.type));
	const types = nodeTypes({ ...options, nodeTypes: { ...options.nodeTypes, 'n8n-nodes-base.noOp': standIn } });
	const workflow = new Workflow({ nodes: [testNode], connections: {}, active: false, nodeTypes: types });
	const context = new ExecuteContext(
		workflow,
		testNode,
		additionalData(store),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ [NodeConnectionTypes.Main]: [[{ json: {} }]] },
		{ node: testNode, data: {}, source: null },
		[],
	);
	return await new RoutingNode(context, standIn, decrypted).runNode();
}

/** Rules for a good answer: a body that has the named value means failure. */
function judgeBody(test: ICredentialTestRequest, response: INodeExecutionData[][] | undefined): INodeCredentialTestResult {
	const json = response?.[0]?.[0]?.json ?? {};
	for (const rule of test.rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const path = rule.properties.key.split('.');
		const found = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), json);
		if (found === rule.properties.value) return { status: 'Error', message: rule.properties.message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

interface Failure {
	message?: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/** Rules for a bad answer, by status; without one n8n shows the status line, else the network's code, else the message. */
function judgeError(test: ICredentialTestRequest, thrown: unknown): string {
	const { cause, message }: Failure = Object(thrown);
	const response = cause?.response;
	if (!response) return cause?.code ?? String(message);
	for (const rule of test.rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) return rule.properties.message;
	}
	return response.statusText || `Received HTTP status code: ${response.status}`;
}

function testFunction(credentialType: string, { nodeTypes: extra, usePackage = true }: RunOptions): ICredentialTestFunction {
	for (const type of Object.values({ ...(usePackage ? builtPackage().nodes : {}), ...extra })) {
		if ('nodeVersions' in type) continue;
		for (const { name, testedBy } of type.description.credentials ?? []) {
			if (name !== credentialType || typeof testedBy !== 'string') continue;
			const found = type.methods?.credentialTest?.[testedBy];
			if (found) return found;
		}
	}
	throw new Error(`neither ${credentialType} nor a node has a test for it`);
}
