import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestHelper,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { chain, items, node, runWorkflow, usesCredential, type RunOptions } from '../support/engine.mts';
import { describeNode } from '../support/test-nodes.mts';

/** Gets `url` once for each item and gives back what came, as JSON and as a binary file. */
class Fetch implements INodeType {
	description = describeNode('fetch', {
		usableAsTool: true,
		credentials: [{ name: 'tokenApi', required: true }],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const out: INodeExecutionData[] = [];
		for (const [index] of this.getInputData().entries()) {
			try {
				const url = this.getNodeParameter('url', index) as string;
				const text: string = await this.helpers.httpRequestWithAuthentication.call(this, 'tokenApi', {
					url,
					json: false,
					abortSignal: this.getExecutionCancelSignal(),
				});
				const file = await this.helpers.prepareBinaryData(Readable.from([Buffer.from(text)]), 'a.txt', 'text/plain');
				out.push({ json: { text }, binary: { file }, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
				out.push({ json: { error: (error as Error).message }, pairedItem: { item: index } });
			}
		}
		this.addExecutionHints({ message: `${out.length} fetched`, location: 'outputPane' });
		return [out];
	}
}

class TokenApi implements ICredentialType {
	name = 'tokenApi';
	displayName = 'Token API';
	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Token', name: 'token', type: 'hidden', typeOptions: { expirable: true }, default: '' },
	];
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { authorization: '=Bearer {{$credentials.token}}' } },
	};

	async preAuthentication(this: IHttpRequestHelper, { baseUrl }: ICredentialDataDecryptedObject) {
		const token: string = await this.helpers.httpRequest({ method: 'POST', url: `${String(baseUrl)}/token`, json: false });
		return { token };
	}
}

const seen: string[] = [];
let server: Server;
let base: string;

function answer(request: IncomingMessage, response: ServerResponse): void {
	seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
	if (request.url === '/token') return void response.end('fresh');
	if (request.url === '/hang') return undefined;
	if (request.headers.authorization !== 'Bearer fresh') response.statusCode = 401;
	if (request.url === '/broken') response.statusCode = 500;
	response.end(`you asked ${request.url}`);
}

beforeAll(async () => {
	server = createServer(answer);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => seen.splice(0));

const options = (more: RunOptions = {}): RunOptions => ({
	usePackage: false,
	nodeTypes: { 'test.fetch': new Fetch() },
	credentialTypes: { tokenApi: new TokenApi() },
	credentials: { tokenApi: { baseUrl: base, token: 'fresh' } },
	...more,
});
const fetchNode = (url: string, more = {}) =>
	node('Fetch', 'test.fetch', { parameters: { url }, ...usesCredential('tokenApi'), ...more });
const paths = (...all: string[]) => items(...all.map((path) => ({ path })));
const eachPath = () => `=${base}{{ $json.path }}`;

test('expressions are evaluated for each item and items stay paired with their input', async () => {
	const workflow = chain(paths('/a', '/b'), fetchNode(eachPath()), node('Keep', 'n8n-nodes-base.noOp'));
	const run = await runWorkflow(workflow, options());
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	expect(run.items('Keep').map((item) => item.json)).toEqual([{ text: 'you asked /a' }, { text: 'you asked /b' }]);
	expect(run.items('Fetch').map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(run.hints('Fetch')).toEqual([{ message: '2 fetched', location: 'outputPane' }]);
});

test('an empty token is minted before the first request and saved', async () => {
	const credentials = { tokenApi: { baseUrl: base, token: '' } };
	const run = await runWorkflow(chain(paths('/a', '/b'), fetchNode(eachPath())), options({ credentials }));
	expect(seen).toEqual(['POST /token -', 'GET /a Bearer fresh', 'GET /b Bearer fresh']);
	expect(run.credentials.tokenApi).toEqual({ baseUrl: base, token: 'fresh' });
	expect(run.preAuthentications).toEqual({ tokenApi: 1 });
});

test('a 401 brings a new token and the request again', async () => {
	const credentials = { tokenApi: { baseUrl: base, token: 'stale' } };
	const run = await runWorkflow(chain(fetchNode(`${base}/a`)), options({ credentials }));
	expect(seen).toEqual(['GET /a Bearer stale', 'POST /token -', 'GET /a Bearer fresh']);
	expect(run.status).toBe('success');
	expect(credentials.tokenApi.token).toBe('stale');
	expect(run.credentials.tokenApi?.token).toBe('fresh');
});

test.each(['memory', 'filesystem'] as const)('binary data from a stream can be read back (%s)', async (binaryData) => {
	const run = await runWorkflow(chain(fetchNode(`${base}/a`)), options({ binaryData }));
	const [item] = run.items('Fetch');
	expect(item?.binary?.file).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain' });
	expect(item?.binary?.file?.id !== undefined).toBe(binaryData === 'filesystem');
	expect(item && String(await run.binary(item, 'file'))).toBe('you asked /a');
});

test('an error stops the workflow and is seen as n8n shows it', async () => {
	const run = await runWorkflow(chain(fetchNode(`${base}/broken`), node('Keep', 'n8n-nodes-base.noOp')), options());
	expect(run.status).toBe('error');
	expect(run.error?.name).toMatch(/^Node\w+Error$/);
	expect(run.runData.Keep).toBeUndefined();
});

test('continueRegularOutput keeps the failed item beside the good one', async () => {
	const workflow = chain(paths('/a', '/broken'), fetchNode(eachPath(), { onError: 'continueRegularOutput' }));
	const run = await runWorkflow(workflow, options());
	expect(run.status).toBe('success');
	expect(run.items('Fetch').map((item) => Object.keys(item.json))).toEqual([['text'], ['error']]);
});

test('continueErrorOutput sends the failed item to the second output', async () => {
	const workflow = chain(paths('/a', '/broken'), fetchNode(eachPath(), { onError: 'continueErrorOutput' }));
	const run = await runWorkflow(workflow, options());
	expect(run.items('Fetch', 0)).toHaveLength(1);
	expect(run.items('Fetch', 1).map((item) => item.json)).toEqual([expect.objectContaining({ path: '/broken' })]);
});

test('cancelling a run stops the request that hangs', async () => {
	const stop = new AbortController();
	server.once('request', () => stop.abort());
	const run = await runWorkflow(chain(fetchNode(`${base}/hang`)), options({ signal: stop.signal }));
	expect(run.status).toBe('canceled');
	expect(seen).toEqual(['GET /hang Bearer fresh']);
});
