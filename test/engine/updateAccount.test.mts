/** Worker → Update Account: the built node in n8n's engine against the tenant, which holds every request against the schema. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { account, allAccounts, conversation, parametersOf, SECRET, update, type Wish } from './accountWrites.mts';
import { CANARY, credentialFor, NODE, schemaProblems } from './workdayNode.mts';

const NOW = '2026-06-15T12:00:00Z';
const EXPIRY = '2031-05-05T10:00:00.000Z';
const without = (name: string, ...tasks: string[]) => ({ userName: name, password: CANARY, tasks: ['Get_Workers', 'Get_Workday_Account', 'Update_Workday_Account'].filter((task) => !tasks.includes(task)) });

let tenant: Tenant;
beforeEach(async () => {
	const users = [{ userName: 'ISU_n8n', password: CANARY }, without('no_read', 'Get_Workday_Account'), without('no_write', 'Update_Workday_Account')];
	tenant = await startTenant({ workers: 60, clock: NOW, users });
});
afterEach(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const employee = () => tenant.workforce.example('severalJobs');
const contingent = () => tenant.workforce.example('contingent');
const wid = (number: number) => tenant.workforce.wid(number);
const change = async (number: number, changes: IDataObject, wish: Wish = {}) => await update(tenant, { worker: wid(number), changes, ...wish });

test.each([
	['an employee by Employee ID', 'Employee_ID', employee, {}, 'GUG'],
	['a contingent worker by Contingent Worker ID', 'Contingent_Worker_ID', contingent, {}, 'GUG'],
	['an employee by WID', 'WID', employee, {}, 'WGUG'],
	['a contingent worker by WID', 'WID', contingent, {}, 'WGUG'],
	['an employee, read by user name', 'Employee_ID', employee, { readWith: 'getWorkdayAccountByUserName' }, 'WGUWG'],
	['an employee in v30, by user name', 'Employee_ID', employee, { readWith: 'getWorkdayAccountByUserName', resend: 'everything' }, 'WGUWG', 'v30.0'],
])('%s: what is named changes, once, and nothing else of anybody; the undo restores it', async (_what, idType, whose, options, requests, version = 'v46.1') => {
	const number = whose();
	const id = idType === 'WID' ? wid(number) : tenant.workforce.workerId(number);
	const before = allAccounts(tenant);
	const old = account(tenant, number);
	const { json, hintTexts } = await update(tenant, { worker: id, idType, options, changes: { userName: 'new.name', status: old.disabled ? 'enabled' : 'disabled', expires: EXPIRY, newPasswordAtNextSignIn: !old.newPasswordAtNextSignIn } }, { credential: { version } });
	expect(hintTexts).toEqual([]);
	expect(json).toEqual([expect.objectContaining({ outcome: 'completed', alsoChanged: [], worker: expect.objectContaining({ userName: 'new.name' }) })]);
	expect(conversation(tenant)).toBe(requests);
	const changed = { ...old, userName: 'new.name', disabled: !old.disabled, expires: Date.parse(EXPIRY), newPasswordAtNextSignIn: !old.newPasswordAtNextSignIn };
	expect(allAccounts(tenant)).toEqual(new Map([...before, [number, changed]]));
	expect(tenant.audit).toHaveLength(1);
	expect(json[0]?.changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'userName', after: 'new.name', verified: true })]));

	const undone = await update(tenant, { worker: id, idType, options, json: '={{ $json.undo }}' }, { input: json, credential: { version } });
	expect(undone.json[0]).toMatchObject({ outcome: 'completed' });
	const { expires, ...restored } = account(tenant, number);
	expect({ ...restored, ...(old.expires !== undefined && { expires }) }).toEqual(old);
	expect(old.expires === undefined ? new Date(expires ?? 0).getUTCFullYear() : expires).toBe(old.expires ?? 2999);
	expect(tenant.audit).toHaveLength(2);
});

test('what is so already is not written, and a dry run writes nothing and shows no password', async () => {
	const old = account(tenant, employee());
	const same = { userName: old.userName, status: !old.disabled };
	expect((await change(employee(), same)).json[0]).toMatchObject({ outcome: 'no change', changes: [], requests: [], undo: null });
	const dry = await update(tenant, { worker: wid(employee()), changes: { ...same, password: '={{ $json.secret }}', expires: 'never' }, dryRun: true }, { input: [{ secret: SECRET }] });
	expect(dry.json[0]).toMatchObject({ outcome: 'dry run', changes: [{ field: 'password', after: '***' }], requests: [{ outcome: 'dry run', requestId: null, body: expect.stringContaining('<wd:Password>***</wd:Password>') }] });
	expect(tenant.audit).toEqual([]);
	const forced = await change(employee(), same, { options: { onlyIfDifferent: false } });
	expect([forced.json[0]?.outcome, account(tenant, employee()), tenant.audit.length]).toEqual(['completed', old, 1]);
});

test('a password is set without its being shown, is accepted and no more, and leaves the rest of the account alone', async () => {
	const old = account(tenant, employee());
	const { json, hintTexts } = await update(tenant, { worker: wid(employee()), changes: { password: '={{ $json.secret }}' } }, { input: [{ secret: SECRET }] });
	expect(json[0]).toMatchObject({ outcome: 'accepted', undo: null, changes: [{ field: 'password', before: null, after: '***', verified: null, note: expect.stringContaining('written each time') }] });
	expect([conversation(tenant), hintTexts]).toEqual(['WGU', []]);
	expect(tenant.workforce.accounts.passwordIs(employee(), SECRET)).toBe(true);
	const { passwordDigest, ...now } = account(tenant, employee());
	expect([passwordDigest?.length, now]).toEqual([64, old]);
	const typed = await change(employee(), { password: SECRET, userName: 'other.name' });
	expect(typed.json[0]).toMatchObject({ outcome: 'accepted', changes: [{ field: 'userName', verified: true }, { field: 'password', verified: null }], undo: { userName: old.userName } });
	const random = await change(employee(), { randomPassword: true });
	expect(random.json[0]).toMatchObject({ outcome: 'accepted', changes: expect.arrayContaining([expect.objectContaining({ field: 'password', action: 'generate' })]) });
	expect(account(tenant, employee())).toMatchObject({ randomPassword: true, newPasswordAtNextSignIn: true });
});

test.each([
	['a server that quotes the request', () => tenant.switches.arm({ kind: 'echoRequest' }, { operation: 'Update_Workday_Account' }), 'unknown'],
	['a page that quotes the request', () => tenant.switches.arm({ kind: 'echoRequest', how: 'html' }, { operation: 'Update_Workday_Account' }), 'unknown'],
	['a fault that names the password', () => tenant.switches.arm({ kind: 'processingError', text: `The password ${SECRET} is too weak` }, { operation: 'Update_Workday_Account' }), 'unknown'],
	['a gateway that names the password and refuses', () => tenant.switches.arm({ kind: 'status', status: 400, body: `No: "password": ${JSON.stringify(SECRET)}` }, { operation: 'Update_Workday_Account' }), 'error'],
])('%s does not bring it out', async (_what, arm, outcome) => {
	for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
		arm();
		const { json, error } = await update(tenant, { worker: wid(employee()), changes: { password: SECRET } }, { onError });
		const shown = outcome === 'error' && onError === 'stopWorkflow' ? error?.message : JSON.stringify(json);
		expect(shown).toContain(outcome === 'error' ? '***' : '"outcome":"unknown"');
	}
	expect((await update(tenant, { worker: wid(employee()), json: `{"password":${JSON.stringify(SECRET)}` })).message).toMatch(/^Changes \(JSON\): is not JSON/);
	expect(tenant.audit).toEqual([]);
});

test.each<[string, IDataObject]>([
	['in an expression', { password: `={{ ${JSON.stringify(SECRET)} }}`, expires: 'soon' }],
	['with an expression in it', { password: `=${SECRET}{{ $json.number }}`, expires: 'soon' }],
	['and stands in a field that is quoted as well', { password: '={{ $json.secret }}', expires: '={{ $json.secret }}' }],
	['and stands in the wrong field', { randomPassword: '={{ $json.secret }}' }],
])('an error shows no password that was given %s', async (_what, changes) => {
	const { message } = await update(tenant, { worker: wid(employee()), changes }, { input: [{ secret: SECRET, number: 1 }] });
	expect(message).toMatch(/^(Expires: "(soon|\*\*\*)" is not a date|Generate Random Password: must be true or false$)/);
	expect(tenant.requests).toEqual([]);
});

test('each error says what it is, and changes nothing', async () => {
	const fail = async (wish: Wish, credential?: IDataObject) => {
		const { message, description } = await update(tenant, { worker: wid(employee()), changes: { userName: 'new.name' }, ...wish }, { credential });
		return `${message} | ${description}`;
	};
	const future = tenant.workforce.example('futureHire');
	expect(await fail({ worker: wid(future) })).toMatch(/has no Workday account.*cannot create one/);
	expect(await fail({ worker: wid(future), options: { readWith: 'getWorkers' } })).toMatch(/has no user name.*cannot create one/);
	expect(await fail({ worker: 'nobody', idType: 'Employee_ID' })).toMatch(/no Employee_ID "nobody".*Read Account With/s);
	expect(await fail({ worker: '0'.repeat(32) })).toMatch(/No worker with WID 0+ was found/);
	expect(await fail({ changes: { userName: tenant.workforce.worker(employee() + 1).userName } })).toMatch(/user name is taken.*User_Name\[1\]/s);
	expect(await fail({ changes: { password: 'short' } })).toMatch(/does not meet the rules/);
	expect(await fail({}, { userName: 'no_read' })).toMatch(/Workday Accounts.*Read Account With/s);
	expect(await fail({}, { userName: 'no_write' })).toMatch(/Workday Accounts.*Activate Pending/s);
	expect(tenant.audit).toEqual([]);
	const blind = await update(tenant, { worker: wid(employee()), changes: { userName: 'new.name', status: 'disabled' }, options: { readWith: 'getWorkers' } }, { credential: { userName: 'no_read' } });
	expect(blind.json[0]).toMatchObject({ outcome: 'accepted', changes: [{ field: 'userName', verified: true }, { field: 'enabled', before: null, verified: null }], undo: { userName: expect.any(String) } });
	expect(account(tenant, employee())).toMatchObject({ userName: 'new.name', disabled: true });
});

test('an expression that gives nothing is an error, is left alone, or clears an expiry, as the user chose', async () => {
	const number = [...allAccounts(tenant)].find(([each, { expires }]) => expires !== undefined && !tenant.workforce.contingent(each))?.[0] ?? -1;
	const old = account(tenant, number);
	const wish = (ifEmpty: string, changes: IDataObject): Wish => ({ worker: wid(number), changes, ifEmpty });
	const changes = { userName: 'new.name', expires: '={{ $json.none }}' };
	expect((await update(tenant, wish('error', changes))).message).toMatch(/^Expires: its expression gave nothing/);
	expect(await update(tenant, wish('error', { userName: '={{ $json.( }}' }))).toMatchObject({ message: expect.stringMatching(/^invalid syntax/i), description: expect.not.stringMatching(/report/) });
	expect((await update(tenant, wish('clear', { userName: '={{ $json.none }}', status: 'disabled' }))).message).toMatch(/^User Name: .*cannot be cleared/);
	expect(tenant.requests).toEqual([]);
	expect((await update(tenant, wish('skip', changes))).json[0]).toMatchObject({ outcome: 'completed', changes: [{ field: 'userName' }] });
	expect(account(tenant, number)).toEqual({ ...old, userName: 'new.name' });
	const left = { userName: "={{ '  ' }}", expires: changes.expires, randomPassword: false };
	expect((await update(tenant, { ...wish('skip', left), options: { onlyIfDifferent: false } })).json[0]).toMatchObject({ outcome: 'no change', requests: [] });
	expect((await update(tenant, wish('clear', changes))).json[0]).toMatchObject({ outcome: 'completed', changes: [{ field: 'expires', action: 'clear' }], undo: { expires: new Date(old.expires ?? 0).toISOString() } });
});

test('one bad item does not cost the others; each row is paired with its input, and those of one worker wait for each other', async () => {
	const [a, b] = [wid(employee()), wid(contingent())];
	const input = [{ worker: a, name: 'one' }, { worker: b, name: 'other' }, { worker: a, name: 'b:d' }, { worker: a, name: 'two' }, { worker: 'f'.repeat(32), name: 'x' }, { worker: a, name: 'one' }];
	const { items } = await update(tenant, { changes: { userName: '={{ $json.name }}' }, options: { sideBySide: 10 } }, { input, onError: 'continueErrorOutput' });
	expect(items(NODE, 0).map(({ json, pairedItem }) => [(json.worker as IDataObject).userName, pairedItem])).toEqual([['one', 0], ['other', 1], ['two', 3], ['one', 5]].map(([name, item]) => [name, { item }]));
	expect(items(NODE, 1).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([[expect.stringMatching(/^User Name: .*colon/), { item: 2 }], [expect.stringMatching(/f{32}/), { item: 4 }]]);
	const names = tenant.audit.filter(({ worker }) => worker === employee()).map(({ after }) => (after as IDataObject).userName);
	expect(names).toEqual(['one', 'two', 'one']);
});

test('as a tool of an AI agent it changes what the model asks for, and what the model leaves out stays', async () => {
	const { type, data } = credentialFor(tenant);
	const parameters = parametersOf({ worker: "={{ $fromAI('worker', 'Employee ID', 'string') }}", idType: 'Employee_ID', changes: { status: "={{ $fromAI('status', 'enabled or disabled', 'string') }}" } });
	const given = { worker: tenant.workforce.workerId(employee()), status: 'disabled' };
	const old = account(tenant, employee());
	const { answers } = await runAsTool('n8n-nodes-workday.workday', { authentication: 'isu', allowWrites: true, ...(parameters as Record<string, NodeParameterValueType>) }, given, { credentials: { [type]: data } });
	expect(answers).toEqual([[expect.objectContaining({ outcome: 'completed' })]]);
	expect(account(tenant, employee())).toEqual({ ...old, disabled: true });
});
