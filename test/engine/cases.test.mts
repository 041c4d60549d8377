/** Every folder of test/cases: the built node in n8n's engine, over real HTTP, against a server that plays the answers. */
import type { INodeExecutionData } from 'n8n-workflow';
import { caseNames, operationIn, readCase, type Case, type ExpectedError, type ExpectedItem, type ExpectedOutput, type WebRequest } from '../support/cases.mts';
import { chain, node, runWorkflow, usesCredential, type WorkflowRun } from '../support/engine.mts';
import { eraOf, SchemaValidator } from '../tenant/schema/index.mts';
import { startScripted, type Received } from '../workday/scriptedServer.mts';

const NODE = 'Workday';
const PASSWORD = 'canary-s3cret';
/** What REST is asked with: a token of an API client, which is asked for at another address than the case's requests. */
const TOKEN = 'canary-t0ken';
const TOKEN_PATH = '/ccx/oauth2/acme/token';
/** Answers of minimal cases lack most sections. */
const MISSING_SECTION = / was asked for, but no worker came with /;
/** Made up for each request that changes something. */
const REQUEST_ID = /("requestId":")[\da-f-]{36}/g;
/** What jest must not fake: only the date stands still, sockets need their timers. */
const REAL = [
	...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
	...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

const validator = new SchemaValidator();
afterAll(() => validator.close());
afterEach(() => void jest.useRealTimers());

test.each(caseNames())('%s', async (name) => {
	const one = readCase(name);
	const { run, received, origin } = await play(one);

	expect(received).toHaveLength(one.sends);
	one.requests?.forEach(({ text, hasGroup }, index) => expect(operationIn(received[index]?.body ?? '', hasGroup)).toBe(text));
	one.webRequests?.forEach((expected, index) => expectWebRequest(received[index], expected));
	expect(await schemaProblems(one, received)).toEqual([]);
	for (const expected of [one.requests, one.webRequests]) if (expected) expect(expected).toHaveLength(one.sends);
	if (one.error) expectError(run, withOrigin(one.error, origin));
	else if (one.output) await expectOutput(run, withOrigin(one.output, origin));
	const shownToTheUser = JSON.stringify([run.runData, run.logs, run.error?.message, run.error?.description]);
	for (const secret of [PASSWORD, TOKEN]) expect(shownToTheUser).not.toContain(secret);
});

function expectWebRequest(received: Received | undefined, { method = 'GET', path, headers, body }: WebRequest): void {
	expect(received).toMatchObject({ method, path, ...(headers && { headers }) });
	if (typeof body === 'string') expect(received?.body).toBe(body);
	else if (body !== undefined) expect(JSON.parse(received?.body ?? '')).toEqual(body);
}

async function play({ given, responses }: Case): Promise<{ run: WorkflowRun; received: Received[]; origin: string }> {
	let asked = 0;
	await using server = await startScripted(({ path }) => {
		if (path === TOKEN_PATH) return { body: { access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 } };
		return responses[asked++] ?? { status: 410, body: 'the case has no more answers' };
	});
	jest.useFakeTimers({ now: new Date(given.now), doNotFake: [...REAL] });
	const parameters = withOrigin({ authentication: 'isu', resource: 'worker', ...given.parameters }, server.origin);
	const { nodes, connections } = chain(
		node('Input', 'test.items', { parameters: { items: given.input } }),
		node(NODE, 'n8n-nodes-workday.workday', {
			parameters,
			...usesCredential(parameters.authentication === 'oAuth2' ? 'workdayOAuth2Api' : 'workdayIsuApi'),
			...(given.onError ? { onError: given.onError } : {}),
		}),
	);
	const place = { servicesHost: server.origin, tenant: 'acme', version: given.version };
	const workdayIsuApi = { ...place, userName: 'ISU', password: PASSWORD };
	const workdayOAuth2Api = { ...place, grantType: 'refreshToken', clientId: 'client', clientSecret: PASSWORD, refreshToken: PASSWORD };
	const run = await runWorkflow(
		{ nodes, connections, settings: { timezone: given.timeZone } },
		{ credentials: { workdayIsuApi, workdayOAuth2Api } },
	);
	return { run, received: server.received.filter(({ path }) => path !== TOKEN_PATH), origin: server.origin };
}

/** What users paste names the host, which is another one in each run. */
function withOrigin<T>(value: T, origin: string): T {
	return JSON.parse(JSON.stringify(value).replaceAll('{ORIGIN}', origin));
}

/** What is sent must be valid always, what is answered unless the case is about a broken answer. */
async function schemaProblems({ name, given, responses, soap }: Case, received: readonly Received[]): Promise<unknown[]> {
	if (!soap) return [];
	const answers = /broken/.test(name) ? [] : responses.map(({ body }) => String(body));
	const documents = [...received.map(({ body }) => body), ...answers];
	return (await Promise.all(documents.map((xml) => validator.validate(xml, eraOf(given.version))))).flat();
}

function expectError({ error }: WorkflowRun, expected: ExpectedError): void {
	const httpCode = error && 'httpCode' in error ? (error.httpCode ?? undefined) : undefined;
	const { name, message } = expected;
	expect({ name: error?.name, message: error?.message, httpCode }).toEqual({ name, message, httpCode: expected.httpCode });
	for (const part of expected.description) expect(error?.description).toContain(part);
}

async function expectOutput(run: WorkflowRun, { items, hints }: ExpectedOutput): Promise<void> {
	expect(run.error?.message).toBeUndefined();
	const output = run.items(NODE);
	expect(await Promise.all(output.map((item, index) => shown(run, item, items[index])))).toEqual(
		items.map(({ pairedItem = 0, ...item }) => ({ ...item, pairedItem })),
	);
	const shownHints = run.hints(NODE).map((hint) => hint.message);
	expect(hints ? shownHints : shownHints.filter((hint) => !MISSING_SECTION.test(hint))).toEqual(hints ?? []);
}

/** As n8n saves it; files with their content, as text where the case expects text. */
async function shown(run: WorkflowRun, item: INodeExecutionData, expected?: ExpectedItem): Promise<unknown> {
	const { json, binary = {}, pairedItem } = item;
	const files = await Promise.all(
		Object.entries(binary).map(async ([property, { fileName, mimeType }]) => {
			const bytes = await run.binary(item, property);
			const asText = expected?.binary?.[property]?.text !== undefined;
			return [property, { fileName, mimeType, ...(asText ? { text: bytes.toString() } : { base64: bytes.toString('base64') }) }] as const;
		}),
	);
	const paired = typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : pairedItem;
	return {
		json: JSON.parse(JSON.stringify(json).replace(REQUEST_ID, '$1{REQUEST_ID}')),
		...(files.length > 0 ? { binary: Object.fromEntries(files) } : {}),
		pairedItem: paired,
	};
}
