import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { scriptedServer, type ScriptedServer, type Step } from '../workday/support/scriptedServer.mts';
import { credentialFor, everythingShown, runNode, secretsIn, startCanaryTenant, type NodeOptions, type NodeRun } from './workdayNode.mts';

let tenant: Tenant;
let twin: Tenant;
beforeAll(async () => {
	[tenant, twin] = await Promise.all([startCanaryTenant({ workers: 30 }), startCanaryTenant({ workers: 2 })]);
});
afterEach(() => {
	tenant.switches.clear();
	// Whatever a user types or Workday answers: the credential goes to its own host.
	expect(twin.requests).toEqual([]);
});
afterAll(async () => {
	await Promise.all([tenant.close(), twin.close()]);
});

const call = (operation: string, parameters: IDataObject, options: NodeOptions = {}): Promise<NodeRun> =>
	runNode(tenant, { resource: 'customCall', operation, ...parameters }, { authentication: operation === 'soap' ? 'isu' : 'oAuth2', ...options });
const rest = (address: string, parameters: IDataObject = {}, options: NodeOptions = {}) => call('rest', { address, ...parameters }, options);
const asked = (operation: string, since = 0) => tenant.requests.slice(since).filter((request) => request.operation === operation);
/** A server that gives a token, and then these answers. */
async function startFiles(answer: (index: number) => Step): Promise<ScriptedServer & AsyncDisposable> {
	const token = { headers: { 'content-type': 'application/json' }, body: '{"access_token":"t","token_type":"Bearer"}' };
	let files = 0;
	const server = await scriptedServer(({ url }) => (url.includes('/oauth2/') ? token : answer(files++)));
	return { ...server, [Symbol.asyncDispose]: () => server.close() };
}
const WORKERS = 'staffing/v6/workers?includeTerminatedWorkers=true';

describe('REST goes nowhere but to its own tenant', () => {
	const path = () => `/ccx/api/staffing/v6/${tenant.tenant}/workers`;

	test('addresses of others, and ways out, are refused before anything is sent; the item that is right is read', async () => {
		const since = tenant.requests.length;
		const away = [
			`http://${twin.servicesHost}${path()}`,
			`${twin.servicesHost}${path()}`,
			`//${twin.servicesHost}${path()}`,
			`http://localhost:${tenant.port}${path()}`,
			`http://${tenant.servicesHost}@${twin.servicesHost}${path()}`,
			`http://${tenant.servicesHost}\\@${twin.servicesHost}${path()}`,
			`http://wd2-impl-services1.workday.com${path()}`,
			`http://${tenant.servicesHost}/ccx/api/staffing/v6/other/workers`,
			`http://${tenant.servicesHost}${path()}/../../other/workers`,
			'staffing/v6/workers/%2e%2e/%252e%252e/other',
			`http://${tenant.servicesHost}/ccx/service/${tenant.tenant}/Human_Resources/v46.1`,
		];
		const input = [...away, `http://${tenant.servicesHost}${path()}?limit=3`].map((address) => ({ address }));
		const run = await rest('={{ $json.address }}', {}, { input, onError: 'continueRegularOutput' });
		expect(run.json.slice(0, away.length).map(({ error }) => error)).toEqual(away.map(() => expect.stringMatching(/^Path or URL: /)));
		expect(run.json.slice(away.length)).toHaveLength(3);
		expect(run.workers.map(({ pairedItem }) => pairedItem)).toEqual([...away.map((_, item) => ({ item })), ...[0, 1, 2].map(() => ({ item: away.length }))]);
		expect(asked('rest', since).map((request) => request.path)).toEqual([`${path()}?limit=3`]);
	});

	test.each([[301, 'GET'], [302, 'POST'], [307, 'POST'], [308, 'GET']])('a redirect (%i) of a %s is not followed', async (status, method) => {
		tenant.switches.arm({ kind: 'redirect', status, location: `http://${twin.servicesHost}${path()}` }, { operation: 'rest' });
		const run = await rest(WORKERS, { method, body: '{}' });
		expect(run.message).toMatch(/redirect \(status \d+\).*It was not followed/);
	});
});

test('REST reads all workers page by page, with one token, renewed when it is refused on the way', async () => {
	const since = tenant.requests.length;
	tenant.switches.arm({ kind: 'expiredToken' }, { operation: 'rest', when: ({ number }) => asked('rest', since).length === 3 && number > since });
	const run = await rest(WORKERS, { readAllPages: true, returnAll: true, options: { pageSize: 10 } });
	expect(run.message).toBe('');
	expect(new Set(run.json.map(({ id }) => id)).size).toBe(run.json.length);
	expect(run.json.length).toBeGreaterThan(20);
	expect(asked('rest', since).filter(({ status }) => status === 401)).toHaveLength(1);
});

test('a write is sent once, though the connection breaks before its answer, and its outcome is said to be unknown', async () => {
	const since = tenant.requests.length;
	tenant.switches.arm({ kind: 'refuseAnswer' }, { operation: 'rest', times: Infinity });
	const run = await rest('v1/workers/me/businessTitleChanges', { method: 'POST', body: '{}', options: { maxWait: 0 } });
	expect(run.message).toMatch(/sent once and not again: whether Workday carried it out is not known/);
	expect(asked('rest', since)).toHaveLength(1);
});

test('a file that breaks off is fetched again from its beginning', async () => {
	const pdf = { headers: { 'content-type': 'application/pdf' } };
	await using server = await startFiles((index) => (index === 0 ? { ...pdf, body: '%PDF-1', ending: 'reset' } : { ...pdf, body: '%PDF-1.7' }));
	const run = await rest('v1/workers/me/paySlips/7', { options: { maxWait: 0 } }, { credential: { servicesHost: `http://${server.host}` } });
	expect(run.message).toBe('');
	expect(run.json).toEqual([{ fileName: '7.pdf', mimeType: 'application/pdf', bytes: 8 }]);
	expect(String(await run.binary(run.workers[0] ?? { json: {} }, 'data'))).toBe('%PDF-1.7');
	expect(run.hintTexts).toEqual([expect.stringMatching(/^The request was sent again/)]);
});

test('a user name and password are not sent to REST and WQL', async () => {
	const since = tenant.requests.length;
	for (const run of [await rest(WORKERS, {}, { authentication: 'isu' }), await call('wql', { query: 'SELECT a FROM b' }, { authentication: 'isu' })]) {
		expect(run.message).toMatch(/^Authentication: .*no password/);
	}
	expect(tenant.requests.slice(since)).toEqual([]);
});

test('WQL gives a row an item, and so does SOAP with records', async () => {
	const rows = await call('wql', { query: 'SELECT workdayID FROM allWorkers', returnAll: true, options: { pageSize: 7 } });
	expect(rows.json).toHaveLength(30);
	const body = '<wd:Get_Workers_Request><wd:Response_Group><wd:Include_Reference>true</wd:Include_Reference></wd:Response_Group></wd:Get_Workers_Request>';
	const xpathFields = { field: [{ name: 'workdayID', path: "wd:Worker_Reference/wd:ID[@wd:type='WID']" }] };
	const pages = { result: 'records', recordElement: 'Response_Data/Worker', readAllPages: true, returnAll: true, options: { pageSize: 11 } };
	const records = await call('soap', { bodyXml: body, ...pages, output: 'xpath', xpathFields });
	expect(records.message).toBe('');
	expect(records.json).toEqual(rows.json);
});

describe('as tools of an AI agent', () => {
	const tool = async (operation: string, parameters: Record<string, NodeParameterValueType>, args: IDataObject[]) => {
		const { type, data } = credentialFor(tenant, { authentication: operation === 'soap' ? 'isu' : 'oAuth2' });
		const all = { authentication: operation === 'soap' ? 'isu' : 'oAuth2', resource: 'customCall', operation, allowPrivateData: ['customCalls'], ...parameters };
		const ran = await runAsTool('n8n-nodes-workday.workday', all, args, { credentials: { [type]: data } });
		expect(secretsIn(everythingShown(ran.run), tenant)).toEqual([]);
		return ran;
	};

	test('REST, WQL and SOAP answer with what the model asks for', async () => {
		const { answers: workers } = await tool('rest', { address: "={{ $fromAI('path', 'Path', 'string') }}" }, [{ path: 'staffing/v6/workers?limit=2' }, { path: 'staffing/v6/workers?limit=1' }]);
		expect(workers).toEqual([[expect.objectContaining({ workerId: expect.any(String) }), expect.any(Object)], [expect.any(Object)]]);
		const { answers: rows } = await tool('wql', { query: "={{ $fromAI('query', 'Query', 'string') }}", limit: 2 }, [{ query: 'SELECT fullName FROM allWorkers' }]);
		expect(rows).toEqual([[{ fullName: expect.any(String) }, { fullName: expect.any(String) }]]);
		const { answers: time } = await tool('soap', { bodyXml: "={{ $fromAI('body', 'Body', 'string') }}" }, [{ body: '<wd:Server_Timestamp_Get/>' }]);
		expect(time).toEqual([[expect.objectContaining({ Server_Timestamp_Data: expect.any(String) })]]);
	});

	test('a model cannot lead out of the tenant', async () => {
		const { run } = await tool('rest', { address: "={{ $fromAI('path', 'Path', 'string') }}" }, [{ path: `http://${twin.servicesHost}/ccx/api/staffing/v6/${tenant.tenant}/workers` }]);
		expect(run.error?.message).toMatch(/only sent to/);
	});
});
