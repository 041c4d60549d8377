import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { testCredential } from '../support/credential-test.mts';
import { runAsTool, runHttpRequest } from '../support/engine-uses.mts';
import type { RunOptions } from '../support/engine.mts';
import { describeNode } from '../support/test-nodes.mts';

class Greet implements INodeType {
	description = describeNode('greet', {
		usableAsTool: true,
		properties: [{ displayName: 'Name', name: 'name', type: 'string', default: '' }],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('name', 0) as string;
		if (name === '') throw new NodeOperationError(this.getNode(), 'Nobody to greet', { description: 'Give a name.' });
		return [[{ json: { greeting: `Hello ${name}` } }]];
	}
}

class PairApi implements ICredentialType {
	name = 'pairApi';
	displayName = 'Pair API';
	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'User', name: 'user', type: 'string', default: 'admin' },
	];
	authenticate: IAuthenticateGeneric = { type: 'generic', properties: { headers: { 'x-user': '={{$credentials.user}}' } } };
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/whoami' },
		rules: [{ type: 'responseCode', properties: { value: 403, message: 'This user may not sign in' } }],
	};
}

let server: Server;
let baseUrl: string;

function answer(request: IncomingMessage, response: ServerResponse): void {
	const user = request.headers['x-user'];
	response.statusCode = user === 'admin' ? 200 : user === 'guest' ? 403 : 401;
	response.end(JSON.stringify({ user }));
}

beforeAll(async () => {
	server = createServer(answer);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const options: RunOptions = {
	usePackage: false,
	nodeTypes: { 'test.greet': new Greet() },
	credentialTypes: { pairApi: new PairApi() },
};
const fromAi = { name: "={{ $fromAI('who', 'Whom to greet', 'string') }}" };

test('an agent calls a node as a tool with the arguments that the model filled in', async () => {
	const { answers, tool, run } = await runAsTool('test.greet', fromAi, [{ who: 'Ann' }, { who: 'Bob' }], options);
	expect(run.error).toBeUndefined();
	expect(answers).toEqual([[{ greeting: 'Hello Ann' }], [{ greeting: 'Hello Bob' }]]);
	expect(tool?.description).toContain('Test node greet');
});

test('a tool that fails fails the agent with its message', async () => {
	const { run } = await runAsTool('test.greet', fromAi, { who: '' }, options);
	expect(run.status).toBe('error');
	expect(run.error?.message).toContain('Nobody to greet');
});

test('a node that is not usable as a tool cannot be connected to an agent', async () => {
	await expect(runAsTool('test.items', {}, {}, options)).rejects.toThrow('unknown node type "test.itemsTool"');
});

test.each(['requestWithAuthentication', 'httpRequestWithAuthentication'] as const)(
	'%s sends what authenticate() adds',
	async (helper) => {
		const url = `${baseUrl}/whoami`;
		const request = helper === 'requestWithAuthentication' ? { uri: url, method: 'GET' as const } : { url, encoding: 'text' as const };
		const { response, run } = await runHttpRequest('pairApi', { baseUrl, user: 'admin' }, request, { ...options, helper });
		expect(run.error).toBeUndefined();
		expect(JSON.parse(String(response))).toEqual({ user: 'admin' });
	},
);

test('the Test button takes defaults, sends the test request and is content with 200', async () => {
	expect((await testCredential('pairApi', { baseUrl }, options)).result.status).toBe('OK');
});

test('the Test button shows the message of the rule that fits, else the status', async () => {
	const guest = await testCredential('pairApi', { baseUrl, user: 'guest' }, options);
	// n8n 1.122 drops the cause of a failed request, and with it the status that a rule looks at.
	const withoutCause = 'Forbidden - perhaps check your credentials?';
	expect(guest.result.status).toBe('Error');
	expect(['This user may not sign in', withoutCause]).toContain(guest.result.message);
	const nobody = await testCredential('pairApi', { baseUrl, user: 'nobody' }, options);
	expect(nobody.result.status).toBe('Error');
	expect(['Unauthorized', 'Authorization failed - please check your credentials']).toContain(nobody.result.message);
});
