import { ask, body, envelope, flags, reference, texts } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';
import { AT_ONCE, change, email } from './writeRequests.mts';

const NOW = '2026-06-15T12:00:00Z';
/** Has a work, another work and a home address, in this order. */
const NUMBER = 4;

let tenant: Tenant;
beforeEach(async () => {
	const user = { userName: 'ISU_n8n', password: 'x' };
	const users = [user, { userName: 'no_task', password: 'x', tasks: ['Get_Workers'] }, { userName: 'no_process', password: 'x', processes: [] }];
	tenant = await startTenant({ listen: false, clock: NOW, users });
});
afterEach(() => tenant.close());

const wid = () => tenant.workforce.wid(NUMBER);
const worker = async () => {
	const named = `<Request_References>${reference('Worker_Reference', 'WID', wid())}</Request_References>`;
	return (await ask(tenant, named + flags('Include_Personal_Information', 'Include_User_Account'))).text;
};
const emails = async () => texts(await worker(), 'Email_Address');
const send = (operation: string, inside: string, options: Parameters<typeof ask>[2] = {}) => ask(tenant, inside, { operation, ...options });

describe('Get_Change_Work_Contact_Information', () => {
	const get = (version = 'v46.1') =>
		send('Get_Change_Work_Contact_Information_Request', `<Request_References>${reference('Person_Reference', 'WID', wid())}</Request_References>`, { version });

	it.each(['v30.0', 'v46.1'])('gives what may be sent back as it is, and that changes nothing (%s)', async (version) => {
		const before = await worker();
		const answer = await get(version);
		expect(answer.status).toBe(200);
		const [data = ''] = /<wd:Change_Work_Contact_Information_Data>.*<\/wd:Change_Work_Contact_Information_Data>/s.exec(answer.text) ?? [];
		expect(texts(data, 'Email_ID')).toEqual([`EMAIL-${NUMBER}-0`, `EMAIL-${NUMBER}-1`]);
		const inside = data.replaceAll('wd:', 'bsvc:');
		const parameters = `<bsvc:Business_Process_Parameters>${AT_ONCE.replace(/<(\/?)/g, '<$1bsvc:')}</bsvc:Business_Process_Parameters>`;
		const request = `<bsvc:Change_Work_Contact_Information_Request>${parameters}${inside}</bsvc:Change_Work_Contact_Information_Request>`;
		const raw = await tenant.answer({
			url: tenant.serviceUrl('Human_Resources', version),
			headers: { 'content-type': 'text/xml' },
			body: envelope(tenant, request),
		});
		expect([raw.status, raw.body.toString()]).toEqual([200, expect.stringContaining('Event_Reference')]);
		const plain = (text: string) => text.replace(/="(1|true)"/g, '="1"').replace(/="(0|false)"/g, '="0"');
		expect(plain(await worker())).toBe(plain(before));
		expect(tenant.audit[0]?.after).toEqual(tenant.audit[0]?.before);
	});
});

describe('Maintain_Contact_Information', () => {
	const content = (items: string) =>
		`<Business_Process_Parameters>${AT_ONCE}</Business_Process_Parameters><Maintain_Contact_Information_Data>` +
				`${reference('Worker_Reference', 'WID', wid())}<Worker_Contact_Information_Data>${items}</Worker_Contact_Information_Data></Maintain_Contact_Information_Data>`;
	const REQUEST = 'Maintain_Contact_Information_for_Person_Event_Request';
	const maintain = (items: string) => send(REQUEST, content(items), { version: 'v30.0' });
	const item = (attributes: string, primary = true, ref = '') =>
		`<Email_Address_Data ${attributes}><Email_Address>new@example.com</Email_Address><Usage_Data bsvc:Public="1"><Type_Data bsvc:Primary="${primary}">` +
		`${reference('Type_Reference', 'Communication_Usage_Type_ID', 'WORK')}</Type_Data></Usage_Data>${ref}</Email_Address_Data>`;

	it('deletes what is not named, of the same usage, when nobody says otherwise', async () => {
		const [, , home] = await emails();
		expect((await maintain(item(''))).status).toBe(200);
		expect((await emails()).sort()).toEqual([home, 'new@example.com'].sort());
	});

	it('keeps it with Do_Not_Replace_All', async () => {
		const [, more, home] = await emails();
		const ref = reference('Email_Reference', 'Email_ID', `EMAIL-${NUMBER}-0`);
		expect((await maintain(item('bsvc:Do_Not_Replace_All="1"', true, ref))).status).toBe(200);
		expect(await emails()).toEqual(['new@example.com', more, home]);
	});

	it('refuses references with Add_Only', async () => {
		const ref = reference('Email_Reference', 'Email_ID', `EMAIL-${NUMBER}-0`);
		const plain = body(REQUEST, content(item('bsvc:Do_Not_Replace_All="1"', true, ref)));
		const answer = await tenant.answer({
			url: tenant.serviceUrl(),
			headers: { 'content-type': 'text/xml' },
			body: envelope(tenant, plain.replace(`${REQUEST}>`, `${REQUEST} bsvc:Add_Only="1">`)),
		});
		expect([answer.status, answer.body.toString()]).toEqual([500, expect.stringContaining('Add_Only')]);
	});

	it('refuses references unless one item has Do_Not_Replace_All', async () => {
		const before = await emails();
		const ref = reference('Email_Reference', 'Email_ID', `EMAIL-${NUMBER}-0`);
		expect((await maintain(item('', true, ref))).text).toContain('everything is replaced');
		expect(await emails()).toEqual(before);
	});
});

describe('Update_Workday_Account', () => {
	const update = (data: string, id = tenant.workforce.workerId(NUMBER)) =>
		send(
			'Workday_Account_for_Worker_Update',
			`<Worker_Reference><Employee_Reference><Integration_ID_Reference><ID bsvc:System_ID="WD-EMPLID">${id}</ID></Integration_ID_Reference></Employee_Reference></Worker_Reference>` +
				`<Workday_Account_for_Worker_Data>${data}</Workday_Account_for_Worker_Data>`,
		);

	it('answers with an empty body, shows the new name, and keeps of a password a digest only', async () => {
		const answer = await update('<User_Name>new.name</User_Name><Password>S3cret-word</Password>');
		expect(answer.status).toBe(200);
		expect(answer.text).toContain('<env:Body></env:Body>');
		expect(texts(await worker(), 'User_Name')).toEqual(['new.name']);
		expect(tenant.workforce.accounts.passwordIs(NUMBER, 'S3cret-word')).toBe(true);
		expect(tenant.workforce.accounts.passwordIs(NUMBER, 'S3cret-wore')).toBe(false);
		expect(JSON.stringify([tenant.audit, tenant.workforce.accounts.of(NUMBER)])).not.toContain('S3cret-word');
		expect(tenant.audit).toEqual([expect.objectContaining({ operation: 'Update_Workday_Account', worker: NUMBER, after: expect.objectContaining({ passwordSet: true }) })]);
	});

	it.each([
		['no user name', '<Password>S3cret-word</Password>', 'User_Name'],
		['a name that another has', '<User_Name>TAKEN</User_Name>', 'is taken'],
		['a colon', '<User_Name>a:b</User_Name>', 'colons'],
		['a random password and a given one', '<User_Name>a</User_Name><Password>S3cret-word</Password><Generate_Random_Password>1</Generate_Random_Password><Require_New_Password_at_Next_Sign_In>1</Require_New_Password_at_Next_Sign_In>', 'not both'],
		['a random password to keep', '<User_Name>a</User_Name><Generate_Random_Password>1</Generate_Random_Password>', 'next sign-in'],
	])('refuses %s', async (_what, data, words) => {
		const taken = tenant.workforce.worker(NUMBER + 1).userName;
		const answer = await update(data.replace('TAKEN', taken));
		expect([answer.status, answer.text]).toEqual([500, expect.stringContaining(words)]);
		expect(tenant.audit).toEqual([]);
	});

	it('says which worker it does not know', async () => {
		expect((await update('<User_Name>a</User_Name>', 'nobody')).text).toContain("'nobody' is not a valid ID value for type = 'WD-EMPLID'");
	});
});

describe('who may write', () => {
	it.each(['no_task', 'no_process'])('is refused with a processing fault: %s', async (userName) => {
		const answer = await send('Change_Work_Contact_Information_Request', change(wid(), { emails: email('a@b.cc') }), { userName: `${userName}@${tenant.tenant}`, password: 'x' });
		expect(answer.status).toBe(500);
		expect(answer.text).toContain('processingError');
		expect(tenant.audit).toEqual([]);
	});
});

describe('faults around a write', () => {
	const WRITE = 'Change_Work_Contact_Information';
	const write = () =>
		tenant.answer({
			url: tenant.serviceUrl(),
			headers: { 'content-type': 'text/xml' },
			body: envelope(tenant, body(`${WRITE}_Request`, change(wid(), { emails: email('new@example.com', { ref: `EMAIL-${NUMBER}-0` }) }))),
		});

	it.each([
		['reset', 0],
		['unavailable', 503],
		['gatewayTimeout', 504],
		['fault', 500],
	] as const)('takes effect before the answer is lost: %s', async (answer, status) => {
		tenant.switches.arm({ kind: 'afterEffect', answer }, { operation: WRITE });
		expect((await write()).status).toBe(status);
		expect((await emails())[0]).toBe('new@example.com');
		expect(tenant.audit).toHaveLength(1);
	});

	it('takes effect before an answer that is late', async () => {
		tenant.switches.arm({ kind: 'afterEffect', answer: 'late', milliseconds: 30 }, { operation: WRITE });
		const answer = write();
		while (tenant.audit.length === 0) await new Promise((resolve) => setImmediate(resolve));
		expect((await answer).status).toBe(200);
	});

	it.each([{ kind: 'refuseAnswer' }, { kind: 'unavailable' }] as const)('takes no effect when it does not arrive: %j', async (fault) => {
		const before = await emails();
		tenant.switches.arm(fault, { operation: WRITE });
		await write();
		expect(await emails()).toEqual(before);
		expect(tenant.audit).toEqual([]);
	});
});

describe('learning', () => {
	const put = (kind: string, data: string) => send(`Put_${kind}_Request`, `<${kind}_Data>${data}</${kind}_Data>`, { service: 'Learning' });
	const content = (id: string) => put('Learning_Imported_Content', `<ID>${id}</ID><Title>Ethics</Title>`);
	const record = (id: string, course: string, learner = wid()) =>
		put('Learning_Imported_Record', `<ID>${id}</ID>${reference('Learner_Reference', 'WID', learner)}${reference('Learning_Imported_Content_Reference', 'Learning_Imported_Content_ID', course)}<Completion_Date>2026-06-01</Completion_Date>`);

	it('a record that is put twice is one record', async () => {
		expect([await content('C'), await record('R', 'C'), await record('R', 'C')].map(({ status }) => status)).toEqual([200, 200, 200]);
		expect([...tenant.desk.learning.Learning_Imported_Record.keys()]).toEqual(['R']);
		expect(tenant.audit[2]?.before).toEqual(tenant.audit[2]?.after);
	});

	it('says in an answer that looks good what was wrong, and keeps nothing', async () => {
		const answer = await record('R', 'missing');
		expect(answer.status).toBe(200);
		expect(answer.text).toContain('<wd:Exceptions_Response_Data>');
		expect(texts(answer.text, 'Message')).toEqual(["Invalid ID value.  'missing' is not a valid ID value for type = 'Learning_Imported_Content_ID'"]);
		expect(tenant.desk.learning.Learning_Imported_Record.size + tenant.audit.length).toBe(0);
	});

	it('an enrollment whose course is unknown is a fault, by its schema', async () => {
		const enrollment = (course: string) =>
			put('Learning_Enrollment', `<ID>E</ID>${reference('Learning_Content_Reference', 'Learning_Course_ID', course)}${reference('Learner_Reference', 'WID', wid())}`);
		expect((await enrollment('missing')).text).toContain("'missing' is not a valid ID value");
		expect(await enrollment('COURSE-1')).toMatchObject({ status: 200, text: expect.stringContaining('>E</wd:ID>') });
		expect(tenant.desk.learning.Learning_Enrollment.get('E')).toMatchObject({ Learner_Reference: NUMBER });
	});
});
