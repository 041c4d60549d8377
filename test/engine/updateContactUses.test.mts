/** Worker → Update Contact: who is meant, what is refused and how that is said, empty values, several items, as a tool. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import type { Contact } from '../tenant/workers/contact.mts';
import { AT_ONCE, changed, contact, count, everything, parametersOf, someone, update, writes, type Wish } from './contactWrites.mts';
import { CANARY, credentialFor, NODE, schemaProblems, type NodeOptions } from './workdayNode.mts';

const user = (userName: string, more: object) => ({ userName, password: CANARY, ...more });
const READS = ['Get_Workers', 'Get_Change_Work_Contact_Information', 'Get_Change_Home_Contact_Information'];

let tenant: Tenant;
let before: ReturnType<typeof everything>;
beforeAll(async () => {
	const users = [user('ISU_n8n', {}), user('ISU_reads', { tasks: READS }), user('ISU_starts_nothing', { processes: [] }), user('ISU_sees_no_usage', { tasks: ['Get_Workers', 'Change_Work_Contact_Information'] })];
	tenant = await startTenant({ workers: 150, users });
});
afterAll(() => tenant.close());
let audited = 0;
beforeEach(() => {
	tenant.requests.splice(0);
	audited = tenant.audit.length;
	before = everything(tenant);
});
afterEach(() => {
	tenant.switches.clear();
	expect(schemaProblems(tenant)).toEqual([]);
});

const taken = new Set<number>();
function person(fits: (contact: Contact) => boolean = ({ email, phone }) => count(email, 'WORK') > 0 && count(phone, 'WORK') > 0 && count(email, 'HOME') > 0): number {
	const number = someone(tenant, (theirs, candidate) => !taken.has(candidate) && fits(theirs));
	taken.add(number);
	return number;
}
const write = async (number: number, wish: Wish, options?: NodeOptions) => await update(tenant, { worker: tenant.workforce.wid(number), options: AT_ONCE, ...wish }, options);
const work = (address: string) => ({ emails: [{ address }] });
const primary = (number: number, usage = 'WORK') => contact(tenant, number).email.find((one) => one.usage === usage && one.primary);
/** Nothing was changed, and no change was asked for or it was refused. */
const expectNothing = () => expect([changed(before, everything(tenant)), tenant.audit.slice(audited)]).toEqual([[], []]);

const nobodySends: Array<[string, Wish, RegExp]> = [
	['several workers', { workerIds: '1, 2', emails: [{ address: 'a@example.com' }] }, /^Worker: one is needed for each item, and 2 are given/],
	['no worker', { workerIds: '={{ $json.nothing }}', emails: [{ address: 'a@example.com' }] }, /^Worker: is needed/],
	['no change', { workerIds: '1' }, /^Emails, Phones: nothing is to be changed/],
	['an empty row', { workerIds: '1', emails: [{}] }, /^Emails, row 1: names nothing/],
	['what is no address', { workerIds: '1', emails: [{ address: 'nobody' }] }, /^Emails, row 1 > Address: is not an e-mail address/],
	['what is no phone', { workerIds: '1', phones: [{ number: 'call me', deviceType: 'Mobile' }] }, /^Phones, row 1 > Number: is not a phone number/],
	['a value that is cleared as well', { workerIds: '1', emails: [{ comment: 'x', clear: ['comment'] }] }, /^Emails, row 1 > Comment: has a value, and Clear/],
	['a set beside another change of it', { workerIds: '1', emails: [{ address: 'a@example.com' }, { action: 'exactly', address: 'b@example.com' }] }, /^Work Email: is made exactly/],
	['an expression without a value', { workerIds: '1', emails: [{ address: '={{ $json.nothing }}' }] }, /^Emails, row 1 > Address: its expression gave nothing/],
	['an expression without a country', { workerIds: '1', options: { defaultCountry: 'GB' }, phones: [{ number: '030 123456', deviceType: 'Mobile', country: '={{ $json.nothing }}' }] }, /^Phones, row 1 > Country: its expression gave nothing/],
	['an expression without a country, which cannot be cleared', { workerIds: '1', ifEmpty: 'clear', options: { defaultCountry: 'GB' }, phones: [{ number: '030 123456', deviceType: 'Mobile', country: '={{ $json.nothing }}' }] }, /^Phones, row 1 > Country: its expression gave nothing/],
	['an expression without a value that names one', { workerIds: '1', ifEmpty: 'clear', emails: [{ action: 'delete', which: '={{ $json.nothing }}' }] }, /^Emails, row 1 > Current Address: its expression gave nothing/],
	['JSON that is none', { workerIds: '1', specifyChanges: 'json', changesJson: '[' }, /^Changes: is not JSON/],
	['JSON with a wrong part', { workerIds: '1', specifyChanges: 'json', changesJson: [{ kind: 'email', usage: 'WORK', action: 'set', values: { adress: 'a' } }] }, /^Changes > \[0\]\.values: has "adress"/],
	['an expression without a day, which cannot be cleared', { workerIds: '1', ifEmpty: 'clear', effectiveDate: '={{ $json.nothing }}', emails: [{ address: 'a@example.com' }] }, /^Effective Date: its expression gave nothing/],
	['a day that is none', { workerIds: '1', effectiveDate: 'soon', emails: [{ address: 'a@example.com' }] }, /^Effective Date: "soon" is not a date/],
];
test.each(nobodySends)('%s is refused, and nothing is sent', async (_name, parameters, message) => {
	const run = await update(tenant, parameters);
	expect([run.message, run.description]).toEqual([expect.stringMatching(message), expect.stringMatching(/^Nothing was changed in Workday/)]);
	expect(tenant.requests).toEqual([]);
});

const refusals: Array<[string, (number: number) => Wish, string | undefined, RegExp, RegExp]> = [
	['an unknown worker', () => ({ worker: 'f'.repeat(32), ...work('a@example.com') }), undefined, /^No worker with WID f+ was found/, /on the effective date/],
	['an unknown device type', () => ({ phones: [{ deviceType: 'other', deviceTypeId: 'Handy', number: '+1 415 555 0102' }] }), undefined, /Phone_Device_Type_ID "Handy"/, /device type or usage that your tenant does not have/],
	['an unknown country code', () => ({ phones: [{ deviceType: 'Mobile', number: '+1 415 555 0102' }], options: { ...AT_ONCE, countryCodeIdType: 'Country_Phone_Code_ID', countryCodePattern: '+{code}' } }), undefined, /Country_Phone_Code_ID "\+1"/, /ID/],
	['a primary one that goes before the others', () => ({ emails: [{ action: 'add', address: 'more@example.com' }, { action: 'delete' }] }), undefined, /^Work Email: the primary one cannot be deleted/, /^Nothing was changed/],
	['the undo of somebody else', () => ({ json: { worker: 'f'.repeat(32), effectiveDate: null, changes: [{ kind: 'email', usage: 'WORK', action: 'delete', which: 'x@example.com' }] } }), undefined, /^Worker: the changes are for the worker with WID f+/, /^Nothing was changed/],
	['who may only read', () => work('a@example.com'), 'ISU_reads', /not authorized/, /Person Data: Work Contact Information.*Change Work Contact Information \(Web Service\).*Activate Pending Security Policy Changes/s],
	['who may start no process', () => work('a@example.com'), 'ISU_starts_nothing', /not authorized/, /Work Contact Change/],
];
test.each(refusals)('%s is told what to do, and nothing changes', async (_name, wish, userName, message, description) => {
	const number = person(({ email, phone }) => count(email, 'WORK') > 0 && count(phone, 'WORK') === 1 && phone.every((one) => one.device === 'Landline'));
	const run = await write(number, wish(number), userName === undefined ? {} : { credential: { userName } });
	expect([run.message, run.description]).toEqual([expect.stringMatching(message), expect.stringMatching(description)]);
	expectNothing();
});

test('what Workday does not show of a worker is not taken for missing: adding one would take its place', async () => {
	const number = person();
	for (const userName of ['ISU_n8n', 'ISU_sees_no_usage']) {
		tenant.switches.arm({ kind: 'hideSections', sections: ['Personal_Data'] }, { times: Infinity });
		const run = await write(number, work('a@example.com'), { credential: { userName } });
		expect(run.message).toMatch(userName === 'ISU_n8n' ? /^Work Email: there is one that Workday does not show/ : /not authorized/);
		expect(run.description).toMatch(/Person Data: Work Contact Information/);
		expect(writes(tenant)).toEqual([]);
	}
	expectNothing();
});

test('who has no home record gets the new work address all the same, and both are told', async () => {
	const nobodyHome = ({ email, phone }: Contact) => [...email, ...phone].every(({ usage }) => usage === 'WORK') && count(email, 'WORK') > 0;
	const number = someone(tenant, (theirs, candidate) => nobodyHome(theirs) && tenant.workforce.worker(candidate).person.number % 3 === 0);
	const wish = { emails: [{ usage: 'HOME', address: 'h@example.com' }, { address: 'w@example.com' }] };
	const run = await write(number, wish, { onError: 'continueRegularOutput' });
	expect(run.json).toEqual([
		expect.objectContaining({ outcome: 'not applied', requests: [expect.objectContaining({ outcome: 'completed' }), expect.objectContaining({ outcome: 'not applied', problem: expect.stringMatching(/no home contact record/) })] }),
		expect.objectContaining({ error: expect.stringMatching(/^Change_Work_Contact_Information: completed, event \w+\. But Change_Home_Contact_Information was refused: .*no home contact record/) }),
	]);
	expect(run.workers.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	expect(primary(number)?.address).toBe('w@example.com');
	const again = await write(number, { emails: [wish.emails[0] ?? {}, { address: 'v@example.com' }] });
	expect(again.message).toMatch(/^Change_Work_Contact_Information: completed.*But Change_Home/);
	expect(tenant.audit.slice(audited)).toHaveLength(2);
});

const emptyInside = (ifEmpty: string, row: IDataObject): Wish => ({ ifEmpty, emails: [row] });
test('an expression that gives nothing leaves or clears, as the user says; a field left empty always leaves', async () => {
	const none = '={{ $json.none }}';
	const number = person(({ email }) => count(email, 'WORK') > 1);
	const { address } = primary(number) ?? { address: '' };
	await write(number, { emails: [{ comment: 'c', usageComment: 'u' }] });
	before = everything(tenant);
	audited = tenant.audit.length;
	for (const row of [{ address: none }, { action: 'add', address: none }, { action: 'delete', which: none }, { action: 'exactly', address: none }, { comment: none, address }]) {
		expect((await write(number, emptyInside('skip', row))).json).toEqual([expect.objectContaining({ outcome: 'no change' })]);
	}
	const set = await write(number, { ifEmpty: 'skip', emails: [{ action: 'exactly', address }, { action: 'exactly', address: none }] });
	expect(set.json[0]).toMatchObject({ outcome: 'no change' });
	const [desk] = contact(tenant, number).phone.filter((one) => one.usage === 'WORK');
	for (const gave of [{ deviceType: none }, { usage: none, deviceType: 'Mobile' }]) {
		const phones = [{ action: 'exactly', number: '+1 415 555 0102', deviceType: desk?.device }, { action: 'exactly', number: '+1 415 555 0103', ...gave }];
		expect((await write(number, { ifEmpty: 'skip', phones })).json[0]).toMatchObject({ outcome: 'no change' });
	}
	expectNothing();
	expect((await write(number, emptyInside('clear', { comment: none, usageComment: '' }))).json[0]).toMatchObject({ changes: [{ field: 'comment', before: 'c', after: null }] });
	expect(primary(number)).toMatchObject({ address, usageComment: 'u' });
	const additional = contact(tenant, number).email.find((one) => one.usage === 'WORK' && !one.primary)?.address;
	expect((await write(number, emptyInside('clear', { which: additional, address: none }))).json[0]).toMatchObject({ changes: expect.arrayContaining([expect.objectContaining({ action: 'delete', field: 'address', before: additional })]) });
	expect((await write(number, { emails: [{ clear: ['usageComment'] }] })).json[0]).toMatchObject({ changes: [{ field: 'usageComment', after: null }] });
});

test('two items for one worker wait for each other and both land; one bad item costs the others nothing', async () => {
	const [first, second] = [person(), person()];
	const input = [{ n: first, a: '1@example.com' }, { n: second, a: 'nobody' }, { n: second, a: '2@example.com' }, { n: first, a: '3@example.com' }].map(({ n, a }) => ({ w: tenant.workforce.wid(n), a }));
	const wish = { worker: '={{ $json.w }}', emails: [{ address: '={{ $json.a }}' }], options: AT_ONCE };
	const run = await update(tenant, wish, { input, onError: 'continueErrorOutput' });
	expect(run.items(NODE, 0).map(({ json, pairedItem }) => [Object(json.worker).id, json.outcome, Object(json.changes)[0].after, pairedItem])).toEqual([
		[input[0]?.w, 'completed', '1@example.com', { item: 0 }],
		[input[2]?.w, 'completed', '2@example.com', { item: 2 }],
		[input[3]?.w, 'completed', '3@example.com', { item: 3 }],
	]);
	expect(run.items(NODE, 1).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([[expect.stringMatching(/is not an e-mail address/), { item: 1 }]]);
	expect([primary(first)?.address, primary(second)?.address]).toEqual(['3@example.com', '2@example.com']);
	expect(Object(run.items(NODE, 0)[2]?.json.changes)[0].before).toBe('1@example.com');
});

test('as a tool of an AI agent it changes what the model says, and refuses what it makes up', async () => {
	const number = person();
	const { type, data } = credentialFor(tenant);
	const fromAi = (name: string) => `={{ $fromAI('${name}', '${name}', 'string') }}`;
	const parameters = { authentication: 'isu', allowWrites: true, allowPrivateData: ['homeContact'], ...parametersOf({ worker: fromAi('worker'), emails: [{ usage: fromAi('usage'), address: fromAi('address') }], options: AT_ONCE }) };
	const ask = async (given: IDataObject) => await runAsTool('n8n-nodes-workday.workday', parameters as Record<string, NodeParameterValueType>, given, { credentials: { [type]: data } });
	const { answers } = await ask({ worker: tenant.workforce.wid(number), usage: 'home', address: 'ai@example.com' });
	expect(answers).toEqual([[expect.objectContaining({ outcome: 'completed' })]]);
	expect(primary(number, 'HOME')?.address).toBe('ai@example.com');
	const { run } = await ask({ worker: tenant.workforce.wid(number), usage: 'PARTY', address: 'ai@example.com' });
	expect(run.error?.message).toMatch(/Communication_Usage_Type_ID "PARTY"/);
});
