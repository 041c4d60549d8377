import { body, reference, soap, texts, total } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = '2026-07-15T18:00:00.000Z';

describe('Get_Organizations', () => {
	let tenant: Tenant;
	beforeAll(async () => {
		tenant = await startTenant({ workers: 120, clock: NOW });
	});
	afterAll(() => tenant.close());

	const read = async (inside: string): Promise<string> =>
		(await soap(tenant, body('Get_Organizations_Request', inside))).text;
	const ofType = (type: string, more = '') =>
		read(
			`<Request_Criteria>${reference('Organization_Type_Reference', 'Organization_Type_ID', type)}${more}</Request_Criteria>`,
		);

	it('gives all organizations, or those of the types asked for', async () => {
		expect(total(await ofType('SUPERVISORY'))).toBe(12);
		expect(texts(await ofType('COMPANY'), 'Name')).toEqual([
			'Acme, Inc.',
			'Acme Deutschland GmbH',
			"L'Acme &amp; Fils S.A.",
			'アクメ株式会社',
		]);
		expect(total(await read(''))).toBeGreaterThan(40);
	});

	it('shows inactive ones only when asked to', async () => {
		const active = total(await ofType('COST_CENTER'));
		const withInactive = await ofType('COST_CENTER', '<Include_Inactive>true</Include_Inactive>');
		expect(total(withInactive)).toBe(active + 1);
	});

	it('finds one by WID and by reference id, and says where it stands', async () => {
		const [, , organization] = [...tenant.workforce.organizations.all(new Set(['SUPERVISORY']))];
		for (const [type, id] of [
			['WID', organization?.wid],
			['Organization_Reference_ID', organization?.referenceId],
		] as const) {
			const text = await read(
				`<Request_References>${reference('Organization_Reference', type, id ?? '')}</Request_References>`,
			);
			expect(texts(text, 'Reference_ID')).toEqual(['SUPERVISORY_ORGANIZATION-1-102']);
			const superior = /<wd:Superior_Organization_Reference.*?<\/wd:Superior_Organization_Reference>/s.exec(text)?.[0];
			expect(superior).toContain('SUPERVISORY_ORGANIZATION-1-100');
			expect(text).toContain(tenant.workforce.wid(2));
		}
	});

	it('refuses one that there is not, unless told to skip it', async () => {
		const wanted = reference('Organization_Reference', 'Organization_Reference_ID', 'NONE');
		expect(await read(`<Request_References>${wanted}</Request_References>`)).toContain('Invalid ID value.');
		expect(
			total(await read(`<Request_References Skip_Non_Existing_Instances="1">${wanted}</Request_References>`)),
		).toBe(0);
	});

	it('includes hierarchy and supervisory data by default, and roles when asked', async () => {
		const sections = async (inside: string) =>
			new Set((await read(inside)).match(/<wd:(Roles|Hierarchy|Supervisory)_Data>/g));
		expect(await sections('')).toEqual(new Set(['<wd:Hierarchy_Data>', '<wd:Supervisory_Data>']));
		expect(await sections('<Response_Group><Include_Roles_Data>1</Include_Roles_Data></Response_Group>')).toEqual(
			new Set(['<wd:Roles_Data>']),
		);
	});

	it('selects by when they were updated', async () => {
		const window = (from: string) =>
			ofType(
				'SUPERVISORY',
				`<Transaction_Log_Criteria><Transaction_Date_Range_Data><Updated_From>${from}</Updated_From><Updated_Through>${NOW}</Updated_Through></Transaction_Date_Range_Data></Transaction_Log_Criteria>`,
			);
		const [recent, all] = [total(await window('2026-01-01T00:00:00Z')), total(await window('2020-01-01T00:00:00Z'))];
		expect(all).toBe(12);
		expect(recent).toBeLessThan(all);
	});
});
