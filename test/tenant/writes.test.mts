import { ask, flags, reference, texts } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';
import { change, type ChangeOptions, email, phone } from './writeRequests.mts';

const NOW = '2026-06-15T12:00:00Z';

describe('writes of contact data', () => {
	let tenant: Tenant;
	beforeEach(async () => {
		tenant = await startTenant({ listen: false, clock: NOW });
	});
	afterEach(() => tenant.close());

	const wid = (number: number) => tenant.workforce.wid(number);
	const write = (number: number, items: Parameters<typeof change>[1], options: ChangeOptions = {}) =>
		ask(tenant, change(wid(number), items, options), {
			operation: `Change_${options.where ?? 'Work'}_Contact_Information_Request`,
		});
	const read = async (number: number, filter = '') => {
		const named = `<Request_References>${reference('Worker_Reference', 'WID', wid(number))}</Request_References>`;
		const answer = await ask(tenant, named + filter + flags('Include_Personal_Information', 'Include_Transaction_Log_Data'));
		expect(answer.status).toBe(200);
		return answer.text;
	};
	const emails = async (number: number, filter = '') => texts(await read(number, filter), 'Email_Address');
	/** A worker with these many e-mail addresses: the generated ones of work and home. */
	const personWith = (work: number, home: number) => {
		for (const number of tenant.workforce.numbers()) {
			const view = tenant.workforce.view(number, { day: 20_619, entered: Date.parse(NOW) });
			const count = (usage: string) => view?.person.emails.filter((each) => each.usage === usage).length;
			const workFirst = view?.person.emails[0]?.usage === 'WORK';
			if (view?.status === 'active' && workFirst && count('WORK') === work && count('HOME') === home) return number;
		}
		throw new Error('nobody');
	};

	it('replaces the primary work address and nothing else, with one event, one entry of the log and one of the audit', async () => {
		const number = personWith(2, 1);
		const before = await emails(number);
		const contact = tenant.workforce.ledger.all().length;
		const answer = await write(number, { emails: email('new@example.com', { ref: `EMAIL-${number}-0` }) });
		expect(answer.status).toBe(200);
		expect(await emails(number)).toEqual(['new@example.com', ...before.slice(1)]);
		expect(tenant.workforce.ledger.all()).toHaveLength(contact + 1);
		expect(await read(number)).toContain('Contact Change');
		expect(texts(answer.text, 'ID')).toEqual([tenant.audit[0]?.event]);
		expect(tenant.audit).toEqual([expect.objectContaining({ operation: 'Change_Work_Contact_Information', worker: number, request: expect.any(Number) })]);
	});

	it('keeps the reference of what it changes', async () => {
		const number = personWith(2, 1);
		const ids = async () => /<wd:Email_Reference.*?<\/wd:Email_Reference>/.exec(await read(number))?.[0].replace(/Descriptor="[^"]*"/, '');
		const before = await ids();
		expect((await write(number, { emails: email('new@example.com', { ref: `EMAIL-${number}-0` }) })).status).toBe(200);
		expect(before).toContain('"WID"');
		expect(await ids()).toBe(before);
	});

	it('deletes all that is not primary with Replace_All, of that kind and usage', async () => {
		const number = personWith(2, 1);
		const [work, , home] = await emails(number);
		expect((await write(number, { emails: '' }, { replaceAll: true })).status).toBe(200);
		expect((await emails(number)).sort()).toEqual([work, home].sort());
	});

	it.each([
		['a reference together with Replace_All', (n: number) => email('a@b.cc', { ref: `EMAIL-${n}-0` }), { replaceAll: true }, 'everything is replaced'],
		['a deletion without a reference', () => email(undefined, { delete: true }), {}, 'reference is needed'],
		['an unknown reference', () => email('a@b.cc', { ref: 'nobody' }), {}, 'Invalid ID value'],
		['two primary addresses', () => email('a@b.cc') + email('b@b.cc'), {}, 'can be primary'],
		['a primary address that becomes additional', (n: number) => email('a@b.cc', { ref: `EMAIL-${n}-0`, primary: false }), {}, 'primary entry cannot become'],
		['a home address among work ones', () => email('a@b.cc', { usage: 'HOME' }), {}, 'does not belong'],
		['the deletion of a primary address while there are others', (n: number) => email(undefined, { ref: `EMAIL-${n}-0`, delete: true }), {}, 'exactly one primary'],
		['what is no address', () => email('nobody'), {}, 'not an e-mail address'],
	])('refuses %s, and changes nothing', async (_what, items, options, words) => {
		const number = personWith(2, 1);
		const before = await emails(number);
		const answer = await write(number, { emails: items(number) }, options);
		expect(answer.status).toBe(500);
		expect(answer.text).toContain(words);
		expect(answer.text).toContain('<wd:Xpath>/bsvc:Change_Work_Contact_Information_Request[1]/');
		expect(await emails(number)).toEqual(before);
		expect(tenant.audit).toEqual([]);
	});

	it('adds a phone, and refuses a device type and a country that the tenant does not have', async () => {
		const number = personWith(2, 1);
		expect((await write(number, { phones: phone('415 441-7842') })).status).toBe(200);
		expect(await read(number)).toContain('E164_Formatted_Phone="+14154417842"');
		expect((await write(number, { phones: phone('415 441-7842', { device: 'Cell' }) })).text).toContain("'Cell' is not a valid ID");
		expect((await write(number, { phones: phone('415 441-7842', { country: 'XYZ_1' }) })).text).toContain("'XYZ_1' is not a valid ID");
	});

	it('keeps what an entry is used for, and refuses a use that there is not', async () => {
		const number = personWith(1, 1);
		expect((await write(number, { emails: email('a@b.cc', { useFor: 'MAILING' }) })).status).toBe(200);
		expect(await read(number)).toMatch(/<wd:Use_For_Reference.*>MAILING</);
		expect((await write(number, { emails: email('a@b.cc', { useFor: 'FUN' }) })).text).toContain("'FUN' is not a valid ID");
	});

	it('waits for approval without Auto_Complete; another write of the same data is a conflict until then', async () => {
		const number = personWith(1, 1);
		const before = await emails(number);
		const answer = await write(number, { emails: email('new@example.com') }, { parameters: '' });
		expect([answer.status, await emails(number)]).toEqual([200, before]);
		const other = await write(number, { emails: email('other@example.com') });
		expect(other.text).toContain('pending event');
		expect(other.text).toContain('/bsvc:Change_Work_Contact_Information_Data[1]</wd:Xpath>');
		expect((await write(number, { emails: email('h@example.com', { usage: 'HOME' }) }, { where: 'Home' })).status).toBe(200);
		tenant.desk.processes.approve(tenant.audit[0]?.event ?? '');
		expect((await emails(number)).sort()).toEqual(['h@example.com', 'new@example.com']);
	});

	it('leaves everything as it was when an event is denied', async () => {
		const number = personWith(1, 1);
		const before = await emails(number);
		await write(number, { emails: email('new@example.com') }, { parameters: '' });
		tenant.desk.processes.deny(tenant.audit[0]?.event ?? '');
		expect(await emails(number)).toEqual(before);
		expect((await write(number, { emails: email('new@example.com') })).status).toBe(200);
	});

	it('answers before it is done without Run_Now', async () => {
		const number = personWith(1, 0);
		const before = await emails(number);
		await write(number, { emails: email('new@example.com') }, { parameters: '<Auto_Complete>1</Auto_Complete>' });
		expect(await emails(number)).toEqual(before);
		tenant.clock.advance(tenant.desk.rules.backgroundMs);
		expect(await emails(number)).toEqual(['new@example.com']);
	});

	it('takes effect on its day, whatever is written in between', async () => {
		const number = personWith(2, 1);
		const [first] = await emails(number);
		await write(number, { emails: email('july@example.com', { ref: `EMAIL-${number}-0` }) }, { day: '2026-07-01' });
		await write(number, { emails: email('june@example.com', { ref: `EMAIL-${number}-1`, primary: false }) });
		expect((await emails(number)).slice(0, 2)).toEqual([first, 'june@example.com']);
		const july = '<Response_Filter><As_Of_Effective_Date>2026-07-02</As_Of_Effective_Date></Response_Filter>';
		expect((await emails(number, july)).slice(0, 2)).toEqual(['july@example.com', 'june@example.com']);
	});

	it('refuses a home change for whoever has no home record', async () => {
		const number = personWith(1, 0);
		const without = [...tenant.workforce.numbers()].find((each) => {
			const view = tenant.workforce.view(each, { day: 20_619, entered: Date.parse(NOW) });
			const home = [...(view?.person.emails ?? []), ...(view?.person.phones ?? [])].some(({ usage }) => usage === 'HOME');
			return view?.status === 'active' && !home && view.person.number % 3 === 0;
		});
		const home = (of: number) => write(of, { emails: email('h@example.com', { usage: 'HOME' }) }, { where: 'Home' });
		expect((await home(without ?? number)).text).toContain('no home contact record');
		tenant.desk.rules.homeRecordRequired = false;
		expect((await home(without ?? number)).status).toBe(200);
	});
});
