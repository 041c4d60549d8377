/** The embedded tenant's accounts: what it gives to read can be sent back, and what an update leaves out stays or goes by a rule. */
import { ask, reference, texts } from '../tenant/client.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ listen: false, clock: '2026-06-15T12:00:00Z' });
});
afterEach(() => tenant.close());

const read = async (type: string, id: string, version = 'v46.1') =>
	await ask(tenant, `<Request_References>${reference('Workday_Account_Reference', type, id)}</Request_References>`, { operation: 'Get_Workday_Account_Request', version });
const update = async (kind: string, id: string, data: string) =>
	await ask(
		tenant,
		`<Worker_Reference><${kind}><Integration_ID_Reference><ID bsvc:System_ID="${/^[0-9a-f]{32}$/.test(id) ? 'WD-WID' : 'WD-EMPLID'}">${id}</ID></Integration_ID_Reference></${kind}></Worker_Reference>` +
			`<Workday_Account_for_Worker_Data>${data}</Workday_Account_for_Worker_Data>`,
		{ operation: 'Workday_Account_for_Worker_Update' },
	);
const someone = () => tenant.workforce.example('severalJobs');

test.each(['v30.0', 'v46.1'])('an account is found by the ids of its worker and by its user name (%s)', async (version) => {
	const { workforce } = tenant;
	const name = workforce.worker(someone()).userName;
	for (const [type, id] of [['WID', workforce.wid(someone())], ['Employee_ID', workforce.workerId(someone())], ['System_User_ID', name]] as const) {
		const answer = await read(type, id, version);
		expect([answer.status, texts(answer.text, 'User_Name')]).toEqual([200, [name]]);
	}
	expect((await read('Employee_ID', 'nobody', version)).text).toContain("'nobody' is not a valid ID");
	expect(tenant.requests.flatMap((each) => [...each.problems, ...each.responseProblems])).toEqual([]);
});

test('whoever has not begun has no account to read or to update', async () => {
	const future = tenant.workforce.example('futureHire');
	const [kind] = tenant.workforce.contingent(future) ? ['Contingent_Worker_Reference'] : ['Employee_Reference'];
	expect(texts((await read('WID', tenant.workforce.wid(future))).text, 'Total_Results')).toEqual(['0']);
	expect((await update(kind, tenant.workforce.wid(future), '<User_Name>a</User_Name>')).text).toContain('No Workday account');
});

test('a contingent worker is not found as an employee, by whichever id', async () => {
	const contingent = tenant.workforce.example('contingent');
	for (const id of [tenant.workforce.wid(contingent), tenant.workforce.workerId(contingent)]) {
		expect((await update('Employee_Reference', id, '<User_Name>a</User_Name>')).text).toContain('is not a valid ID value');
		expect((await update('Contingent_Worker_Reference', id, '<User_Name>a.b</User_Name>')).status).toBe(200);
	}
});

test('what an update leaves out stays; by the worse rule it is reset', async () => {
	const { workforce, desk } = tenant;
	const number = someone();
	const id = workforce.workerId(number);
	await update('Employee_Reference', id, '<User_Name>a.b</User_Name><Account_Disabled>1</Account_Disabled><Account_Expiration_Date>2030-01-01T00:00:00Z</Account_Expiration_Date>');
	const before = workforce.accounts.current(number);
	await update('Employee_Reference', id, '<User_Name>a.c</User_Name>');
	expect(workforce.accounts.current(number)).toEqual({ ...before, userName: 'a.c' });
	expect(before).toMatchObject({ disabled: true, others: { Enable_Workbox: [expect.any(Boolean)] } });
	desk.rules.account.absent = 'reset';
	await update('Employee_Reference', id, '<User_Name>a.d</User_Name>');
	expect(workforce.accounts.current(number)).toEqual({ userName: 'a.d', disabled: false, newPasswordAtNextSignIn: false, others: {} });
	expect((await update('Employee_Reference', id, '<User_Name>a.d</User_Name><Multi-factor_Authentication_Exempt>1</Multi-factor_Authentication_Exempt>')).text).toContain('second factor');
	expect(tenant.audit).toHaveLength(3);
});
