/** Items of a page plan: what they hold, and which are refused. */
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { planPages, readPlanPage, refuseOtherPlace, type Plan } from '../../nodes/Workday/workday/read/plan.ts';

const PLAN: Plan = {
	pageSize: 10,
	asOfEntryMoment: '2026-03-15T12:00:00.000Z',
	asOfEffectiveDate: '2026-03-15',
	servicesHost: 'wd2-impl-services1.workday.com',
	tenant: 'acme_dpt1',
	webServicesVersion: 'v46.1',
	filters: { countries: [{ type: 'ISO_3166-1_Alpha-2_Code', id: 'DE' }], excludeInactive: true, positions: undefined },
};
const HERE = { servicesHost: PLAN.servicesHost, tenant: PLAN.tenant, origin: '', version: 'v46.1', tokenEndpoint: '' };
/** As items travel. */
const sent = <T,>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const pageOf = (total: number, page: number) => sent([...planPages(PLAN, total)][page - 1]);
const refusal = (value: unknown): string => {
	try {
		readPlanPage(value);
	} catch (error) {
		if (error instanceof InvalidRequest) return error.message;
		throw error;
	}
	return '';
};

test.each([
	[0, []],
	[1, [1]],
	[10, [10]],
	[11, [10, 1]],
	[30, [10, 10, 10]],
])('%i records in pages of 10 are planned as pages of %j', (total, records) => {
	const pages = [...planPages(PLAN, total)];
	expect(pages.map((page) => page.records)).toEqual(records);
	expect(pages.map(({ page, pages: of, totalRecords }) => [page, of, totalRecords])).toEqual(records.map((_, index) => [index + 1, records.length, total]));
});

test('an item is read as it was made: as an object, as text, with what a workflow added, in another order of keys', () => {
	const page = pageOf(25, 2);
	const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
	const filters = turned({ ...page?.filters, countries: [turned(PLAN.filters.countries instanceof Array ? Object(PLAN.filters.countries[0]) : {})] });
	for (const value of [page, JSON.stringify(page), { ...page, error: 'timeout' }, { ...turned(page ?? {}), filters }]) {
		expect(readPlanPage(value)).toMatchObject({ page: 2, pages: 3, records: 10, totalRecords: 25, filters: { excludeInactive: true } });
	}
});

test.each(['page', 'pageSize', 'totalRecords', 'asOfEntryMoment', 'asOfEffectiveDate', 'tenant', 'filters', 'checksum'])('an item without its %s is refused by name', (key) => {
	const { [key as 'page']: _gone, ...rest } = pageOf(25, 2) ?? { page: 0 };
	expect(refusal(rest)).toMatch(new RegExp(`^Page: lacks ${key} of a page plan\\. Give it a whole item`));
});

test.each<[string, object]>([
	['another page', { page: 3 }],
	['another moment', { asOfEntryMoment: '2026-03-15T13:00:00.000Z' }],
	['another filter', { filters: { ...PLAN.filters, excludeInactive: false } }],
	['a filter less', { filters: {} }],
	['another page size', { pageSize: 20 }],
])('an item with %s than planned is refused', (_, change) => {
	expect(refusal({ ...pageOf(25, 2), ...change })).toMatch(/^Page: was changed after the plan was made.*Make a new plan/);
});

test.each([0, 4, 1.5, '2', null])('page %j of three is refused for what it is', (page) => {
	expect(refusal({ ...pageOf(25, 2), page })).toBe(`Page: the plan has 3 pages, and this is page ${page}`);
});

test.each<unknown>([undefined, null, '', '{"page": 1', '[1]', 7, []])('%j is no item of a plan', (value) => {
	expect(refusal(value)).toMatch(/^Page: holds no item of a page plan/);
});

test('a page is read in the tenant, on the host and with the version of its plan only', () => {
	refuseOtherPlace(PLAN, HERE, 'v46.1');
	expect(() => refuseOtherPlace(PLAN, { ...HERE, tenant: 'acme' }, 'v46.1')).toThrow(/planned with the Tenant acme_dpt1, and the credential has acme\./);
	expect(() => refuseOtherPlace(PLAN, { ...HERE, servicesHost: 'wd2-services1.workday.com' }, 'v46.1')).toThrow(/planned with the Services Host wd2-impl/);
	expect(() => refuseOtherPlace(PLAN, HERE, 'v45.0')).toThrow(/planned with the Web Services Version v46\.1, and the credential has v45\.0/);
});
