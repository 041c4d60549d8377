import { flags, getWorkers, reference, texts, total, workers } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = '2026-07-15T18:00:00.000Z';
const at = (inside: string) =>
	`<Response_Filter><As_Of_Entry_DateTime>${NOW}</As_Of_Entry_DateTime>${inside}</Response_Filter>`;

describe('Get_Workers', () => {
	let tenant: Tenant;
	beforeAll(async () => {
		tenant = await startTenant({ workers: 103, clock: NOW, descriptors: 'all' });
	});
	afterAll(() => tenant.close());

	const ids = async (inside: string): Promise<string[]> =>
		texts(
			(
				await getWorkers(
					tenant,
					`${inside}<Response_Filter><Count>999</Count></Response_Filter>${flags('Include_Reference')}`,
				)
			).text,
			'Worker_ID',
		);
	const criteria = (inside: string) => ids(`<Request_Criteria>${inside}</Request_Criteria>`);
	const id = (number: number) => tenant.workforce.workerId(number);
	const everybody = () => Array.from({ length: 103 }, (_, number) => number);
	const scenario = (number: number) => tenant.workforce.scenario(number);

	it('pages exactly: every worker once, and the results say where one is', async () => {
		const seen: string[] = [];
		for (let page = 1; page <= 5; page += 1) {
			const { text } = await getWorkers(
				tenant,
				at(`<Page>${page}</Page><Count>25</Count>`) + flags('Include_Reference'),
			);
			const results = text.split('Response_Results')[1] ?? '';
			const counts = ['Total_Results', 'Total_Pages', 'Page_Results', 'Page'].map((name) =>
				Number(texts(results, name)[0]),
			);
			expect(counts).toEqual([103, 5, page === 5 ? 3 : 25, page]);
			seen.push(...texts(text, 'Worker_ID'));
		}
		expect(seen).toEqual(everybody().map(id));
		const beyond = await getWorkers(tenant, at('<Page>6</Page><Count>25</Count>'));
		expect([total(beyond.text), beyond.text.includes('Response_Data')]).toEqual([103, false]);
	});

	it('has a hundred on a page when nothing is said', async () => {
		expect(workers((await getWorkers(tenant)).text)).toHaveLength(100);
	});

	it('finds workers by any id, in the order of the request', async () => {
		const [future, contingent] = [tenant.workforce.example('futureHire'), tenant.workforce.example('contingent')];
		const wanted =
			reference('Worker_Reference', 'Contingent_Worker_ID', id(contingent)) +
			reference('Worker_Reference', 'WID', tenant.workforce.wid(7)) +
			reference('Worker_Reference', 'Employee_ID', id(future));
		expect(await ids(`<Request_References>${wanted}</Request_References>`)).toEqual([
			id(contingent),
			id(7),
			id(future),
		]);
		// The ids of these have a letter, leading zeros, and neither.
		for (const number of [3, 1, 2]) {
			expect(
				await ids(
					`<Request_References>${reference('Worker_Reference', 'Employee_ID', id(number))}</Request_References>`,
				),
			).toEqual([id(number)]);
		}
		expect([id(3), id(1), id(2)]).toEqual(['E1003', '0001001', '21003']);
	});

	it('skips ids that do not exist when it is told to', async () => {
		const wanted =
			reference('Worker_Reference', 'Employee_ID', 'X') + reference('Worker_Reference', 'WID', tenant.workforce.wid(7));
		expect(await ids(`<Request_References Skip_Non_Existing_Instances="true">${wanted}</Request_References>`)).toEqual([
			id(7),
		]);
	});

	it('excludes inactive, employees and contingent workers', async () => {
		const contingent = everybody().filter((number) => tenant.workforce.contingent(number));
		const employees = everybody().filter((number) => !tenant.workforce.contingent(number));
		expect(await criteria('<Exclude_Employees>1</Exclude_Employees>')).toEqual(contingent.map(id));
		expect(await criteria('<Exclude_Contingent_Workers>true</Exclude_Contingent_Workers>')).toEqual(employees.map(id));
		const inactive = new Set(['futureHire', 'terminated', 'hireRescinded', 'contingentEnded', 'convertedContingent']);
		expect(await criteria('<Exclude_Inactive_Workers>1</Exclude_Inactive_Workers>')).toEqual(
			everybody()
				.filter((number) => !inactive.has(scenario(number)))
				.map(id),
		);
	});

	it('selects by supervisory organization, alone and with those below', async () => {
		const { organizations } = tenant.workforce;
		const wanted = reference('Organization_Reference', 'Organization_Reference_ID', 'SUPERVISORY_ORGANIZATION-1-101');
		const members = (numbers: number[]) =>
			everybody()
				.filter((number) => numbers.includes(organizations.supervisoryOf(number)))
				.map(id);
		expect(await criteria(wanted)).toEqual(members([1]));
		expect(await criteria(`${wanted}<Include_Subordinate_Organizations>1</Include_Subordinate_Organizations>`)).toEqual(
			members([1, 6, 7, 8, 9]),
		);
		expect(members([1]).length).toBeGreaterThan(0);
	});

	it('selects who was moved into a supervisory organization, from that day on', async () => {
		const { ledger } = tenant.workforce;
		const [moved = -1] = everybody().filter((number) => tenant.workforce.organizations.supervisoryOf(number) === 6);
		const wanted = reference('Organization_Reference', 'Organization_Reference_ID', 'SUPERVISORY_ORGANIZATION-1-101');
		const before = await criteria(wanted);
		const key = ledger.move(moved, 1, { effective: '2026-03-01', entered: '2026-03-01T12:00:00Z' });
		expect((await criteria(wanted)).sort()).toEqual([...before, id(moved)].sort());
		ledger.rescind(moved, key, { entered: '2026-03-01T12:01:00Z' });
		expect(await criteria(wanted)).toEqual(before);
	});

	it('selects by company, by the company’s own id type', async () => {
		const [company] = [...tenant.workforce.organizations.all(new Set(['COMPANY']))];
		const expected = everybody()
			.filter((number) => tenant.workforce.organizations.membershipsOf(number).some(({ wid }) => wid === company?.wid))
			.map(id);
		expect(
			await criteria(reference('Organization_Reference', 'Company_Reference_ID', company?.referenceId ?? '')),
		).toEqual(expected);
		expect(await criteria(reference('Organization_Reference', 'WID', company?.wid ?? ''))).toEqual(expected);
		expect(expected.length).toBeGreaterThan(5);
	});

	it('selects by country, position, national id and universal id', async () => {
		const inGermany = everybody()
			.filter((number) => tenant.workforce.worker(number).positions[0].place.country.alpha2 === 'DE')
			.map(id);
		expect(await criteria(reference('Country_Reference', 'ISO_3166-1_Alpha-3_Code', 'DEU'))).toEqual(inGermany);
		expect(await criteria(reference('Position_Reference', 'Position_ID', 'P-00007'))).toEqual([id(7)]);
		const { person } = tenant.workforce.worker(7);
		const national = (type: string) =>
			`<National_ID_Criteria_Data><Identifier_ID>${person.nationalId}</Identifier_ID>${reference('National_ID_Type_Reference', 'National_ID_Type_Code', type)}</National_ID_Criteria_Data>`;
		expect(await criteria(national(person.country.nationalIdType))).toEqual([id(7)]);
		expect(await criteria(national('NONE'))).toEqual([]);
		const converted = tenant.workforce.example('convertedEmployee');
		const universal = tenant.workforce.worker(converted).universalId;
		expect(await criteria(reference('Universal_ID_Reference', 'Universal_Identifier_ID', universal))).toEqual([
			id(converted - 1),
			id(converted),
		]);
	});

	it('answers nobody with results of zero and without data', async () => {
		const { text } = await getWorkers(
			tenant,
			`<Request_Criteria><Exclude_Employees>1</Exclude_Employees><Exclude_Contingent_Workers>1</Exclude_Contingent_Workers></Request_Criteria>`,
		);
		expect([total(text), text.includes('Response_Data')]).toEqual([0, false]);
	});

	const window = (kind: string, from: string, through: string, types = '') =>
		`<Transaction_Log_Criteria_Data><Transaction_Date_Range_Data><${kind}_From>${from}</${kind}_From><${kind}_Through>${through}</${kind}_Through></Transaction_Date_Range_Data>${types && `<Transaction_Type_References>${types}</Transaction_Type_References>`}</Transaction_Log_Criteria_Data>`;
	const type = (name: string) => reference('Transaction_Type_Reference', 'Business_Process_Type', name);

	it('selects by what was entered, and by what takes effect, in a window', async () => {
		const future = tenant.workforce.example('futureHire');
		const [hire] = tenant.workforce.career(future).entries;
		const [entered, effective] = [hire?.entered ?? 0, hire?.effective ?? 0].map((moment) =>
			new Date(moment).toISOString(),
		);
		expect(await criteria(window('Updated', entered ?? '', entered ?? '', type('Hire Employee')))).toEqual([
			id(future),
		]);
		expect(await criteria(window('Updated', entered ?? '', entered ?? '', type('Terminate Employee')))).toEqual([]);
		expect(await criteria(window('Effective', effective ?? '', effective ?? ''))).toContain(id(future));
	});

	it('takes several blocks as alternatives', async () => {
		const all = (name: string) => window('Updated', '1990-01-01T00:00:00Z', NOW, type(name));
		const [ended, retitled] = [
			await criteria(all('End Contingent Worker Contract')),
			await criteria(all('Title Change')),
		];
		const both = await criteria(all('End Contingent Worker Contract') + all('Title Change'));
		expect(both).toHaveLength(ended.length + retitled.length);
		expect(Math.min(ended.length, retitled.length)).toBeGreaterThan(0);
	});

	it('lists only the window’s transactions in the log', async () => {
		const worker = tenant.workforce.example('terminated');
		const request = `<Request_Criteria>${window('Updated', '1990-01-01T00:00:00Z', NOW, type('Terminate Employee'))}</Request_Criteria>${flags('Include_Transaction_Log_Data')}`;
		const { text } = await getWorkers(tenant, request);
		const own = workers(text).find((each) => each.includes(`<wd:Worker_ID>${id(worker)}<`)) ?? '';
		expect(texts(own, 'Transaction_Log_Description')).toEqual([expect.stringMatching(/^Terminate Employee: /)]);
	});

	it('gives field overrides of the systems that are asked for', async () => {
		const systems =
			reference('Provider_Reference', 'Integration_System_ID', 'INT_Identity') +
			reference('Provider_Reference', 'Integration_System_ID', 'INT_Badge');
		const { text } = await getWorkers(
			tenant,
			`<Request_Criteria><Field_And_Parameter_Criteria_Data>${systems}</Field_And_Parameter_Criteria_Data></Request_Criteria>`,
		);
		const first = workers(text)[0] ?? '';
		expect([...first.matchAll(/Integration_Document_Field_Name">(\w+)</g)].map((match) => match[1])).toEqual([
			'Identity_Field_Badge_Colour',
			'Identity_Field_Seat',
			'Identity_Field_Sponsor',
			'Badge_Colour',
		]);
	});
});
