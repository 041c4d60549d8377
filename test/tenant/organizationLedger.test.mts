import { asOf, ask, flags, reference, texts, total } from './client.mts';
import { startTenant, type Tenant } from './server/index.mts';

const NOW = '2026-03-15T18:00:00.000Z';
const COMPANY = 'COMPANY_100';

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 30, clock: NOW, listen: false });
});
afterEach(() => tenant.close());

interface Asked {
	day?: string;
	entered?: string;
	/** Inside Request_Criteria. */
	criteria?: string;
}

const read = async ({ day = '2026-03-15', entered = NOW, criteria = '' }: Asked = {}): Promise<string> => {
	const type = reference('Organization_Type_Reference', 'Organization_Type_ID', 'COMPANY');
	const inside = `<Request_Criteria>${type}${criteria}</Request_Criteria>${asOf(day, entered)}`;
	return (await ask(tenant, inside, { operation: 'Get_Organizations_Request' })).text;
};
const within = (kind: 'Updated' | 'Effective', from: string, through: string): string =>
	`<Transaction_Log_Criteria><Transaction_Date_Range_Data><${kind}_From>${from}</${kind}_From>` +
	`<${kind}_Through>${through}</${kind}_Through></Transaction_Date_Range_Data></Transaction_Log_Criteria>`;
/** Name, code and state of the company; empty where it is not shown. */
const company = (xml: string): Array<string | undefined> => {
	const own = xml.split('<wd:Organization>').find((each) => each.includes(`<wd:Reference_ID>${COMPANY}<`)) ?? '';
	const names = own === '' ? [] : ['Name', 'Organization_Code', 'Inactive'];
	return names.map((name) => texts(own, name)[0]?.replace('true', '1').replace('false', '0'));
};
const inactive = '<Include_Inactive>1</Include_Inactive>';

it('a new name holds from its day on, for those who know of it', async () => {
	tenant.workforce.ledger.changeOrganization(COMPANY, {
		effective: '2026-03-20',
		entered: '2026-03-10T12:00:00Z',
		set: { name: 'Acme & Partners', code: 'ACP' },
	});
	const former = ['Acme, Inc.', '100', '0'];
	expect(company(await read({ day: '2026-03-19' }))).toEqual(former);
	expect(company(await read({ day: '2026-03-20' }))).toEqual(['Acme &amp; Partners', 'ACP', '0']);
	expect(company(await read({ day: '2026-03-20', entered: '2026-03-10T11:59:59Z' }))).toEqual(former);
	const member = [...tenant.workforce.numbers()].find((number) =>
		tenant.workforce.organizations.membershipsOf(number).some(({ referenceId }) => referenceId === COMPANY),
	);
	const id = reference('Worker_Reference', 'WID', tenant.workforce.wid(member ?? -1));
	const worker = async (day: string): Promise<string> => {
		const references = `<Request_References>${id}</Request_References>`;
		return (await ask(tenant, references + asOf(day, NOW) + flags('Include_Organizations'))).text;
	};
	expect(texts(await worker('2026-03-19'), 'Organization_Name')).toContain('Acme, Inc.');
	expect(texts(await worker('2026-03-20'), 'Organization_Name')).toContain('Acme &amp; Partners');
});

it('a closed one is shown only on request, with the day since when', async () => {
	tenant.workforce.ledger.changeOrganization(COMPANY, { entered: '2026-03-10T12:00:00Z', set: { inactive: true } });
	expect(total(await read())).toBe(3);
	expect(company(await read())).toEqual([]);
	const shown = await read({ criteria: inactive });
	expect(company(shown)).toEqual(['Acme, Inc.', '100', '1']);
	expect(texts(shown, 'Inactive_Date')).toEqual(['2026-03-10-07:00']);
	tenant.workforce.ledger.changeOrganization(COMPANY, { entered: '2026-03-12T12:00:00Z', set: { inactive: false } });
	expect(company(await read())).toEqual(['Acme, Inc.', '100', '0']);
	expect(company(await read({ day: '2026-03-11' }))).toEqual([]);
});

it('windows select by what was entered and by what takes effect, and the last update is the entry', async () => {
	const { ledger } = tenant.workforce;
	ledger.changeOrganization(COMPANY, {
		effective: '2026-03-20',
		entered: '2026-03-15T12:00:00.123Z',
		set: { name: 'New' },
	});
	const found = async (asked: Asked) => company(await read(asked)).length > 0;
	const day = ['2026-03-15T00:00:00Z', NOW] as const;
	expect(await found({ criteria: within('Updated', ...day) })).toBe(true);
	expect(await found({ criteria: within('Effective', ...day) })).toBe(false);
	expect(await found({ criteria: within('Effective', '2026-03-20T00:00:00Z', '2026-03-21T00:00:00Z') })).toBe(true);
	expect(await found({ entered: '2026-03-15T12:00:00Z', criteria: within('Updated', ...day) })).toBe(false);
	const updated = async (entered: string) => texts(await read({ entered }), 'Last_Updated_DateTime')[0];
	expect(await updated(NOW)).toBe('2026-03-15T05:00:00.123-07:00');
	expect(await updated('2026-03-15T12:00:00Z')).toMatch(/T00:00:00\.000-0[78]:00$/);
});

it('a commit that comes late is seen when the clock is there', async () => {
	const { ledger } = tenant.workforce;
	ledger.changeOrganization(COMPANY, {
		entered: '2026-03-15T17:58:00Z',
		visible: '2026-03-15T18:02:00Z',
		set: { name: 'Late' },
	});
	expect(company(await read())[0]).toBe('Acme, Inc.');
	tenant.clock.advance(2 * 60_000);
	expect(company(await read())[0]).toBe('Late');
});

it('the ledger lists the changes, and refuses an organization that there is not', () => {
	const { ledger } = tenant.workforce;
	ledger.changeOrganization(COMPANY, { entered: NOW, set: { name: 'New' } });
	const moment = Date.parse(NOW);
	expect(ledger.organizations.all()).toEqual([
		{ organization: COMPANY, effective: moment, entered: moment, visible: moment, set: { name: 'New' } },
	]);
	expect(() => ledger.changeOrganization('NONE', { entered: NOW, set: {} })).toThrow('no organization NONE');
});
