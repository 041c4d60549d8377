/** Connection → Check where one worker is asked for: only a complaint about the id is Workday's word to somebody who may ask. */
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { invalidVersionFault, processingFault, validationFault } from '../tenant/server/faults.mts';
import { startScripted } from '../workday/scriptedServer.mts';
import { AS_TOOL, runCheck, statesOf, targetOf } from './runCheck.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 50, validate: 'requests' });
});
afterAll(() => tenant.close());
afterEach(() => tenant.switches.clear());

const NOBODY = { testWorker: 'nobody-has-this', idType: 'Employee_ID' };
const ENVELOPE = (body: string) => `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc"><e:Body>${body}</e:Body></e:Envelope>`;
const answer = (body: string) => ({ headers: { 'content-type': 'text/xml' }, body: ENVELOPE(body) });
const WORKER = '<wd:Get_Workers_Response><wd:Response_Data><wd:Worker><wd:Worker_Reference><wd:ID wd:type="WID">0123456789abcdef0123456789abcdef</wd:ID><wd:ID wd:type="Employee_ID">1</wd:ID></wd:Worker_Reference></wd:Worker></wd:Response_Data></wd:Get_Workers_Response>';
const NONE = '<wd:Get_Workers_Response/>';

test('a Test Worker whom nobody knows is said to be unknown, by the name of the field, and nothing is said of what was to be read', async () => {
	const { findings } = await runCheck(targetOf(tenant), { operationsToCheck: ['worker:updateContact', 'worker:updateAccount'], ...NOBODY });
	const tried = findings.filter(({ about, state }) => about !== 'connection' && state !== 'notTried');
	expect(tried.map(({ about, state, message }) => [about, state, message])).toEqual(
		['readAccount', 'readWorkContact', 'readHomeContact', 'oneWorker'].map((about) => [
			about,
			'failed',
			expect.stringMatching(/^Test Worker: no worker with Employee_ID nobody-has-this was found/),
		]).sort(byFindings(findings)),
	);
});

const byFindings = (findings: ReadonlyArray<{ about: string }>) => ([a]: unknown[], [b]: unknown[]) =>
	findings.findIndex(({ about }) => about === a) - findings.findIndex(({ about }) => about === b);

test('a Test Worker who is there is read once', async () => {
	const before = tenant.requests.length;
	const worker = tenant.workforce.view(3, { day: 30_000, entered: Infinity })?.worker;
	const { findings } = await runCheck(targetOf(tenant), { operationsToCheck: ['worker:updateContact'], testWorker: worker?.wid, idType: 'WID' });
	expect(findings.find(({ about }) => about === 'oneWorker')).toMatchObject({ state: 'works', message: 'Allowed: the test worker was read.' });
	expect(tenant.requests.slice(before).filter(({ operation, body }) => operation === 'Get_Workers' && body.includes(String(worker?.wid)))).toHaveLength(1);
});

test('where workers may not be read, contact information is tried all the same', async () => {
	const worker = tenant.workforce.view(3, { day: 30_000, entered: Infinity })?.worker;
	tenant.switches.arm({ kind: 'taskNotAuthorized' }, { operation: 'Get_Workers', times: Infinity });
	const before = tenant.requests.length;
	const { findings } = await runCheck(targetOf(tenant), { operationsToCheck: ['worker:updateContact'], testWorker: worker?.wid, idType: 'WID' });
	expect(tenant.requests.slice(before).filter(({ operation }) => operation === 'Get_Workers')).toHaveLength(1);
	expect(statesOf(findings)).toMatchObject({ oneWorker: 'refused', readWorkContact: expect.stringMatching(/^(works|missing)$/) });
});

const unknownId = { message: 'Invalid ID value.', detail: "'1' is not a valid ID value for type = 'Employee_ID'" };
const otherId = { message: 'Invalid ID value.', detail: "'x' is not a valid ID value for type = 'Country_ID'" };

test.each([
	['a version that it does not have', invalidVersionFault(), 'failed'],
	['an element that it does not know', validationFault([{ message: 'Element not expected: Persons', xpath: '/wd:Get_Change_Work_Contact_Information_Request[1]' }]), 'failed'],
	['another id', validationFault([otherId]), 'failed'],
	['the worker', validationFault([unknownId]), 'works'],
	['the reference', validationFault([{ message: 'Not a person.', xpath: '/wd:Get_Change_Work_Contact_Information_Request[1]/wd:Request_References[1]/wd:Person_Reference[1]' }]), 'works'],
	['itself', processingFault('Something broke.'), 'failed'],
])('where Workday complains about %s, it is told apart', async (_what, { body }, state) => {
	const fault = { status: 500, headers: { 'content-type': 'text/xml' }, body: String(Array.isArray(body) ? body.join('') : body) };
	await using server = await startScripted(({ body: request }) => {
		if (request.includes('Get_Change_Work_Contact_Information_Request')) return fault;
		if (request.includes('Get_Change_Home_Contact_Information_Request')) return fault;
		return answer(request.includes('n8n-connection-check') ? NONE : WORKER);
	});
	const { findings } = await runCheck({ origin: server.origin, tenant: 'acme' }, { operationsToCheck: ['worker:updateContact'], testWorker: '1', idType: 'Employee_ID' });
	expect(statesOf(findings)).toMatchObject({ connection: 'works', oneWorker: 'works', readWorkContact: state, readHomeContact: state });
});

test('a REST service that refuses the request is no sign that it works', async () => {
	await using server = await startScripted(({ path, body }) =>
		path.includes('/api/') ? { status: 400, body: { error: 'invalid request: A123', errors: [{ error: 'unknown parameter' }] } } : answer(body.includes('n8n-connection-check') ? NONE : WORKER),
	);
	const parameters = { operationsToCheck: ['absence:getBalances'], testWorker: '0123456789abcdef0123456789abcdef', idType: 'WID' };
	const { findings } = await runCheck({ origin: server.origin, tenant: 'acme' }, parameters, { authentication: 'oAuth2' });
	expect(statesOf(findings)).toMatchObject({ restBalances: 'failed' });
});

test('what Workday says to the sign-in is not told to a model, and the advice is', async () => {
	const reply = validationFault([{ message: 'ana.smith@example.com is in the way' }]);
	await using server = await startScripted(() => ({ status: 500, headers: { 'content-type': 'text/xml' }, body: String(Array.isArray(reply.body) ? reply.body.join('') : reply.body) }));
	const target = { origin: server.origin, tenant: 'acme' };
	const people = await runCheck(target, {});
	expect(people.findings[0]?.message).toMatch(/ana\.smith.*Web Services Version is v46\.1/);
	const model = await runCheck(target, {}, { privacy: AS_TOOL });
	expect(JSON.stringify(model.findings)).not.toContain('ana.smith');
	expect(model.findings[0]).toMatchObject({ state: 'failed', message: expect.stringMatching(/^Workday refused the request\. What Workday says.*\. Web Services Version is v46\.1/) });
});
