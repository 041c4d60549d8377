import { flags, getWorkers, reference, texts, total, workers } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';
import type { Scenario } from './workers/scenarios.mts';

const NOW = '2026-07-15T18:00:00.000Z';
const DAY_MS = 86_400_000;

describe('the generated workers', () => {
	let tenant: Tenant;
	let text: string;
	beforeAll(async () => {
		tenant = await startTenant({ workers: 60, clock: NOW });
		text = (await getWorkers(tenant, ALL)).text;
	});
	afterAll(() => tenant.close());

	const ALL = flags(
		'Include_Reference',
		'Include_Personal_Information',
		'Include_Additional_Jobs',
		'Include_Employment_Information',
		'Include_Organizations',
		'Include_Management_Chain_Data',
		'Include_Multiple_Managers_in_Management_Chain_Data',
		'Include_Photo',
		'Include_Transaction_Log_Data',
		'Include_User_Account',
		'Include_Account_Provisioning',
	);
	const of = (scenario: Scenario): string => workers(text)[tenant.workforce.example(scenario)] ?? '';
	const one = (xml: string, name: string): string | undefined =>
		texts(xml, name)[0]?.replace('true', '1').replace('false', '0');
	const counts = (pattern: RegExp): Set<number> =>
		new Set(workers(text).map((worker) => worker.match(pattern)?.length ?? 0));

	it.each<[Scenario, Record<string, string | undefined>]>([
		['active', { Active: '1', Terminated: '0', Hire_Rescinded: '0' }],
		['futureHire', { Active: '0', Terminated: '0', Termination_Date: undefined, User_ID: undefined }],
		['onLeave', { Active: '1', On_Leave: '1', Leave_End_Date: undefined }],
		['returnedFromLeave', { Active: '1', On_Leave: '0', Leave_End_Date: expect.any(String) }],
		[
			'terminated',
			{ Active: '0', Terminated: '1', Termination_Date: expect.stringMatching(/^\d{4}-\d\d-\d\d-0[78]:00$/) },
		],
		[
			'terminationToCome',
			{ Active: '1', Terminated: '0', Termination_Date: undefined, End_Employment_Date: undefined },
		],
		['terminationRescinded', { Active: '1', Terminated: '0' }],
		['rehired', { Active: '1', Rehire: '1' }],
		['hireRescinded', { Active: '0', Hire_Rescinded: '1' }],
		['contingent', { Active: '1', Contract_Pay_Rate: '85.5' }],
		['contingentEnded', { Active: '0', Terminated: '1' }],
		['convertedContingent', { Active: '0', Terminated: '1' }],
		['convertedEmployee', { Active: '1', Contract_Pay_Rate: undefined }],
	])('have one that is %s', (scenario, expected) => {
		expect(Object.fromEntries(Object.keys(expected).map((name) => [name, one(of(scenario), name)]))).toEqual(expected);
	});

	it('have a rehire that was hired before', () => {
		expect(one(of('rehired'), 'Hire_Date')).not.toBe(one(of('rehired'), 'Original_Hire_Date'));
	});

	it('have contingents with ids of their own kind, and conversions that keep the person', () => {
		expect(of('contingent')).toMatch(/wd:type="Contingent_Worker_ID">C-\d{5}</);
		const [before, after] = [of('convertedContingent'), of('convertedEmployee')];
		expect(one(after, 'Universal_ID')).toBe(one(before, 'Universal_ID'));
		expect(one(after, 'Worker_ID')).not.toBe(one(before, 'Worker_ID'));
		expect(one(after, 'Last_Name')).toBe(one(before, 'Last_Name'));
	});

	it('have several jobs, of which the primary is not always the first', () => {
		const primaries = workers(text)
			.filter((worker) => (worker.match(/<wd:Worker_Job_Data/g)?.length ?? 0) > 1)
			.map((worker) =>
				[...worker.matchAll(/Primary_Job="(\w+)"/g)].findIndex((match) => ['1', 'true'].includes(match[1] ?? '')),
			);
		expect(new Set(primaries)).toEqual(new Set([0, 2]));
	});

	it('have no, one and several of what repeats', () => {
		expect(counts(/<wd:Email_Address_Data>/g)).toEqual(new Set([0, 1, 2, 3]));
		expect(counts(/<wd:Phone_Data /g)).toEqual(new Set([0, 1, 2, 3]));
		expect([...counts(/<wd:Job_Family_Reference/g)]).toEqual(expect.arrayContaining([0, 1, 2, 3]));
		expect(counts(/<wd:Provisioning_Group>/g)).toEqual(new Set([0, 1, 2, 3, 4]));
		expect(text).toContain('<wd:Account_Provisioning_Data></wd:Account_Provisioning_Data>');
	});

	it('have names with accents, apostrophes, ampersands, quotes and other scripts', () => {
		for (const part of ['ü', 'é', "O'", '&amp;', '&quot;', '東京', 'Kanji']) expect(text).toContain(part);
		expect(texts(text, 'Last_Name').some((name) => /^\p{Script=Han}+$/u.test(name))).toBe(true);
	});

	it('mix the two forms of booleans in one document, and write offsets on dates and moments', () => {
		expect(new Set(texts(text, 'Terminated'))).toEqual(new Set(['0', '1', 'true', 'false']));
		expect(new Set(texts(text, 'Hire_Date').map((date) => date.slice(10)))).toEqual(new Set(['-07:00', '-08:00']));
		expect(texts(text, 'Transaction_Entry_Moment')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00$/);
	});

	it('lack descriptors in some, unless the request’s header decides', async () => {
		const described = (xml: string) => workers(xml).map((worker) => worker.includes('_Reference wd:Descriptor='));
		expect(new Set(described(text))).toEqual(new Set([true, false]));
		for (const asked of [true, false]) {
			const header = `<bsvc:Workday_Common_Header><bsvc:Include_Reference_Descriptors_In_Response>${asked}</bsvc:Include_Reference_Descriptors_In_Response></bsvc:Workday_Common_Header>`;
			expect(new Set(described((await getWorkers(tenant, ALL, { header })).text))).toEqual(new Set([asked]));
		}
	});

	it('have a management chain from the top down to the direct manager, with several managers in some', () => {
		const member = workers(text).findIndex(
			(_worker, number) => tenant.workforce.organizations.supervisoryOf(number) === 5,
		);
		const chain = (workers(text)[member] ?? '').split('<wd:Worker_Supervisory_Management_Chain_Data>')[1] ?? '';
		const organizations = chain.match(/SUPERVISORY_ORGANIZATION-1-\d+/g);
		expect(organizations).toEqual(['SUPERVISORY_ORGANIZATION-1-100', 'SUPERVISORY_ORGANIZATION-1-105']);
		const managers = chain
			.split('<wd:Management_Chain_Data>')
			.slice(1)
			.map((level) => level.match(/<wd:Manager_Reference/g)?.length);
		expect(managers).toEqual([1, 2]);
		expect(chain).toContain(tenant.workforce.wid(5));
		expect((workers(text)[0] ?? '').includes('<wd:Manager_Reference')).toBe(false);
	});

	it('have the phone attributes of their version', async () => {
		expect(text).toMatch(/<wd:Phone_Data [^>]*wd:E164_Formatted_Phone="\+\d+"/);
		const old = (await getWorkers(tenant, flags('Include_Personal_Information'), { version: 'v30.0' })).text;
		expect(old).toMatch(/<wd:Phone_Data wd:Formatted_Phone="[^"]+"><wd:Country_ISO_Code>/);
		expect(old).toContain('<wd:Area_Code>');
		expect(old).not.toContain('E164');
	});

	it('have photos that are images, where they have one', () => {
		const images = texts(text, 'Image').map((image) => Buffer.from(image, 'base64'));
		expect(images.length).toBeGreaterThan(10);
		expect(images.length).toBeLessThan(60);
		expect(images[0]?.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
	});

	it('leave organizations out by their flags', async () => {
		const types = async (group: string) =>
			new Set(
				[...(await getWorkers(tenant, group)).text.matchAll(/Organization_Type_ID">(\w+)</g)].map((match) => match[1]),
			);
		const all = await types(flags('Include_Organizations'));
		expect([...all]).toEqual(
			expect.arrayContaining(['SUPERVISORY', 'COMPANY', 'COST_CENTER', 'BUSINESS_UNIT', 'PAY_GROUP']),
		);
		expect(await types(flags('Include_Organizations', 'Exclude_Cost_Centers', 'Exclude_Companies'))).toEqual(
			new Set([...all].filter((type) => !['COST_CENTER', 'COMPANY'].includes(type ?? ''))),
		);
	});

	it('come with the default groups when no flag is set, and with none but what is set otherwise', async () => {
		const sections = async (inside: string) =>
			new Set(
				[
					...(await getWorkers(tenant, inside)).text.matchAll(
						/<wd:(Personal|Employment|Compensation|Organization|Role|Management_Chain|User_Account)_Data>/g,
					),
				].map((match) => match[1]),
			);
		expect(await sections('')).toEqual(new Set(['Personal', 'Employment', 'Compensation', 'Organization', 'Role']));
		expect(await sections(flags('Include_User_Account'))).toEqual(new Set(['User_Account']));
	});

	describe('as of a date', () => {
		const read = async (scenario: Scenario, days: number, entered?: number): Promise<string> => {
			const day = new Date(Date.parse(NOW) + days * DAY_MS).toISOString().slice(0, 10);
			const moment =
				entered === undefined ? '' : `<As_Of_Entry_DateTime>${new Date(entered).toISOString()}</As_Of_Entry_DateTime>`;
			const who = reference('Worker_Reference', 'WID', tenant.workforce.wid(tenant.workforce.example(scenario)));
			const answer = await getWorkers(
				tenant,
				`<Request_References Skip_Non_Existing_Instances="1">${who}</Request_References><Response_Filter><As_Of_Effective_Date>${day}</As_Of_Effective_Date>${moment}</Response_Filter>${ALL}`,
			);
			return answer.text;
		};
		const career = (scenario: Scenario) => tenant.workforce.career(tenant.workforce.example(scenario));

		it('a hire to come is thin before and complete after', async () => {
			const [before, after] = [await read('futureHire', 0), await read('futureHire', 60)];
			expect([one(before, 'Active'), before.includes('User_Account_Data'), before.includes('Birth_Date')]).toEqual([
				'0',
				false,
				false,
			]);
			expect([one(after, 'Active'), after.includes('User_Account_Data'), after.includes('Birth_Date')]).toEqual([
				'1',
				true,
				true,
			]);
		});

		it('a termination to come is seen after its date only', async () => {
			expect([
				one(await read('terminationToCome', 0), 'Terminated'),
				one(await read('terminationToCome', 60), 'Terminated'),
			]).toEqual(['0', '1']);
		});

		it('what was entered later is not there yet', async () => {
			const [hire] = career('futureHire').spells;
			expect(total(await read('futureHire', 60, hire.hireEntered - 1))).toBe(0);
			expect(total(await read('futureHire', 60, hire.hireEntered))).toBe(1);
			const [retitled] = career('retitled').entries.filter(({ type }) => type === 'Title Change');
			const title = async (entered: number) => one(await read('retitled', 0, entered), 'Business_Title');
			expect(await title(retitled?.entered ?? 0)).toMatch(/^Principal /);
			expect(await title((retitled?.entered ?? 0) - 1)).not.toMatch(/^Principal /);
		});

		it('a rescinded termination was one while it stood', async () => {
			const [spell] = career('terminationRescinded').spells;
			expect(one(await read('terminationRescinded', 0, (spell.endRescinded ?? 0) - 1), 'Terminated')).toBe('1');
			expect(one(await read('terminationRescinded', 0), 'Terminated')).toBe('0');
			expect(texts(await read('terminationRescinded', 0), 'Is_Rescind_Or_Rescinded')).toEqual(
				expect.arrayContaining([expect.stringMatching(/^(1|true)$/)]),
			);
		});
	});

	it('change when a change is recorded: data, log and criteria follow', async () => {
		const number = tenant.workforce.example('active');
		const { person } = tenant.workforce.worker(number);
		const moment = Date.parse(NOW) - 60_000;
		const emails = [{ address: 'new@example.com', usage: 'WORK' as const, primary: true, public: true }];
		const request = `<Request_Criteria><Transaction_Log_Criteria_Data><Transaction_Date_Range_Data><Updated_From>${new Date(moment).toISOString()}</Updated_From><Updated_Through>${NOW}</Updated_Through></Transaction_Date_Range_Data></Transaction_Log_Criteria_Data></Request_Criteria>${ALL}`;
		expect(total((await getWorkers(tenant, request)).text)).toBe(0);
		tenant.workforce.record({
			worker: number,
			type: 'Contact Change',
			effective: moment,
			entered: moment,
			set: { emails, preferredName: { ...person.preferredName, first: 'Zoé' } },
		});
		const { text: after } = await getWorkers(tenant, request);
		expect([total(after), texts(after, 'Email_Address'), texts(after, 'Transaction_Log_Description')[0]]).toEqual([
			1,
			['new@example.com'],
			expect.stringMatching(/^Contact Change/),
		]);
		tenant.workforce.grow(2);
		expect(total((await getWorkers(tenant)).text)).toBe(62);
	});
});
