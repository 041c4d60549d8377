/** As a tool of an AI agent: nothing is changed until a person allows it, and the answer says so. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { AT_ONCE, changed, contact, count, everything, parametersOf, someone, update } from './contactWrites.mts';
import { CANARY, credentialFor, schemaProblems } from './workdayNode.mts';

const NOTE = /^Dry run: nothing was changed in Workday.*Allow Writes/;

let tenant: Tenant;
let before: ReturnType<typeof everything>;
beforeAll(async () => {
	tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_n8n', password: CANARY }] });
});
afterAll(() => tenant.close());
beforeEach(() => {
	tenant.requests.splice(0);
	before = everything(tenant);
});
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));

async function ask(parameters: IDataObject, given: IDataObject | IDataObject[] = {}): Promise<{ answers: IDataObject[]; message: string }> {
	const authentication = parameters.operation === 'rest' ? 'oAuth2' : 'isu';
	const { type, data } = credentialFor(tenant, { authentication });
	const { answers, run } = await runAsTool('n8n-nodes-workday.workday', { authentication, ...(parameters as Record<string, NodeParameterValueType>) }, given, { credentials: { [type]: data } });
	return { answers: answers.flat() as IDataObject[], message: run.error?.message ?? '' };
}

const writes = () => tenant.requests.filter(({ operation, method }) => /^(Change|Update|Put|Maintain)_/.test(operation ?? '') || (operation === 'rest' && method !== 'GET'));
const person = () => someone(tenant, ({ email, phone }) => count(email, 'WORK') > 0 && count(phone, 'HOME') > 0 && count(email, 'HOME') > 0);
const fromAi = (name: string) => `={{ $fromAI('${name}', '${name}', 'string') }}`;
const mail = (more: IDataObject = {}) => parametersOf({ worker: fromAi('worker'), emails: [{ address: fromAi('address'), comment: 'by the agent' }], options: AT_ONCE, ...more });

test('calls side by side plan their changes, and change nothing', async () => {
	const given = ['a@example.com', 'b@example.com'].map((address) => ({ worker: tenant.workforce.wid(person()), address }));
	const { answers } = await ask(mail(), given);
	expect(answers).toHaveLength(2);
	for (const [index, answer] of answers.entries()) {
		expect(Object.keys(answer)[0]).toBe('note');
		expect(answer).toMatchObject({ note: expect.stringMatching(NOTE), outcome: 'dry run' });
		expect(answer.changes).toContainEqual(expect.objectContaining({ field: 'address', after: given[index]?.address }));
	}
	// A request holds more of a person than what is to be changed.
	for (const request of answers.flatMap((answer) => answer.requests as IDataObject[])) expect(request).not.toHaveProperty('body');
	expect([writes(), tenant.audit, changed(before, everything(tenant))]).toEqual([[], [], []]);
});

test.each([
	['dryRun is off in the workflow', { dryRun: false }],
	['the model says that it is no dry run', { dryRun: "={{ $fromAI('dry', 'Dry run', 'boolean') }}" }],
])('also when %s', async (_what, more) => {
	const { answers } = await ask(mail(more), { worker: tenant.workforce.wid(person()), address: 'c@example.com', dry: false });
	expect(answers).toEqual([expect.objectContaining({ outcome: 'dry run' })]);
	expect(tenant.audit).toEqual([]);
});

test('what is at home is not even planned, and the error names the setting', async () => {
	const { message } = await ask(parametersOf({ worker: tenant.workforce.wid(person()), emails: [{ usage: 'home', address: 'd@example.com' }] }));
	expect(message).toMatch(/^Usage: Contact data that is not for work is private data \(Home Contact Data\)/);
	expect(tenant.requests).toEqual([]);
});

test('a comment that somebody wrote is hidden, and so is what would bring it back', async () => {
	const number = person();
	await update(tenant, { worker: tenant.workforce.wid(number), emails: [{ comment: 'call after five' }], options: AT_ONCE });
	const parameters = parametersOf({ worker: tenant.workforce.wid(number), emails: [{ comment: 'new' }], options: AT_ONCE });
	const { answers } = await ask(parameters);
	expect(answers).toEqual([expect.objectContaining({ undo: null, changes: [expect.objectContaining({ field: 'comment', before: '***', after: 'new' })] })]);
	const { answers: open } = await ask({ ...parameters, allowPrivateData: ['notes'] });
	expect(JSON.stringify(open)).toContain('call after five');
	await update(tenant, { worker: tenant.workforce.wid(number), emails: [{ clear: ['comment'] }], options: AT_ONCE });
});

test('with Allow Writes it changes what the model says, and the answer is what was read back', async () => {
	const number = person();
	const audited = tenant.audit.length;
	const { answers } = await ask({ ...mail(), allowWrites: true }, { worker: tenant.workforce.wid(number), address: 'agent@example.com' });
	expect(answers).toEqual([expect.objectContaining({ outcome: 'completed' })]);
	expect(answers[0]).not.toHaveProperty('note');
	expect(contact(tenant, number).email.find(({ usage, primary }) => usage === 'WORK' && primary)?.address).toBe('agent@example.com');
	expect(tenant.audit.length).toBe(audited + 1);
});

test('accounts and learning are planned only, and learners are left alone', async () => {
	const audited = tenant.audit.length;
	const account = { resource: 'worker', operation: 'updateAccount', workerIds: { __rl: true, mode: 'id', value: tenant.workforce.wid(person()) }, idType: 'WID', changes: { status: 'disabled' } };
	const { answers } = await ask(account);
	expect(answers).toEqual([expect.objectContaining({ note: expect.stringMatching(NOTE), outcome: 'dry run' })]);
	const content = { resource: 'learningContent', operation: 'put', contentId: 'C-9', title: 'Ethics' };
	expect((await ask(content)).answers).toEqual([expect.objectContaining({ outcome: 'dry run' })]);
	expect(tenant.audit.length).toBe(audited);

	const record = { resource: 'learningRecord', operation: 'put', recordId: 'R-9', learner: tenant.workforce.workerId(person()), contentId: 'C-9', completionDate: '2026-01-31' };
	await ask({ ...content, allowWrites: true });
	expect((await ask({ ...record, allowWrites: true })).message).toMatch(/^Learner: What somebody learned is private data \(Performance and Talent\)/);
	expect(tenant.audit.length).toBe(audited + 1);
	const allowPrivateData = ['talent'];
	await ask({ ...record, allowPrivateData, allowWrites: true });
	const { answers: planned } = await ask({ ...record, allowPrivateData, completionDate: '2026-02-28' });
	expect(planned).toEqual([expect.objectContaining({ outcome: 'dry run', changes: [{ field: 'completionDate', before: '2026-01-31', after: '2026-02-28' }] })]);
});

test('a plan for an account tells neither how it stands nor until when it is good, nor whether a guess is right', async () => {
	const id = { resource: 'worker', operation: 'updateAccount', workerIds: { __rl: true, mode: 'id', value: tenant.workforce.wid(person()) }, idType: 'WID' };
	const expires = '2031-05-05T10:00:00.000Z';
	await ask({ ...id, changes: { expires }, allowWrites: true });
	for (const [field, changes] of Object.entries({ expires: { expires }, enabled: { status: 'enabled' }, newPasswordAtNextSignIn: { newPasswordAtNextSignIn: false } })) {
		const { answers } = await ask({ ...id, changes });
		expect(answers).toEqual([expect.objectContaining({ outcome: 'dry run', undo: null, changes: [expect.objectContaining({ field, before: '***' })] })]);
	}
	const guess = { ...id, changes: { expires: '2027-01-01T10:00:00.000Z' } };
	expect(JSON.stringify((await ask(guess)).answers)).not.toContain('2031');
	const { answers } = await ask({ ...guess, allowPrivateData: ['terminationDates'] });
	expect(answers).toEqual([expect.objectContaining({ undo: expect.objectContaining({ expires }), changes: [expect.objectContaining({ before: expires })] })]);
	expect((await ask({ ...id, changes: { expires }, allowPrivateData: ['terminationDates'] })).answers).toEqual([expect.objectContaining({ outcome: 'no change' })]);
});

test.each([
	['a REST method', { operation: 'rest', method: 'POST', address: 'staffing/v6/workers', body: '{}' }, { outcome: 'dry run', request: { method: 'POST', body: '{}' } }],
	['a REST method that is said to read only', { operation: 'rest', method: 'POST', address: 'staffing/v6/workers', options: { changesData: 'no' } }, { outcome: 'dry run', request: { method: 'POST' } }],
	['a SOAP operation', { operation: 'soap', bodyXml: '<wd:Put_Something_Request/>' }, { outcome: 'dry run', request: { element: 'Put_Something_Request' } }],
])('a custom call of the model that may change something is shown and not sent: %s', async (_what, parameters, answer) => {
	const { answers } = await ask({ resource: 'customCall', allowPrivateData: ['customCalls'], ...parameters }, { method: 'POST' });
	expect(answers).toEqual([{ note: expect.stringMatching(NOTE), ...answer, request: expect.objectContaining(answer.request) }]);
	expect(writes()).toEqual([]);
});
