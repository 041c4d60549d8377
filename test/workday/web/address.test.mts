import { pathOf, queryOf, REPORTS, REST, SYSTEM_REPORTS } from '../../../nodes/Workday/workday/web/address.ts';

it.each([
	[REPORTS('acme'), ['lmcneil HR', 'All Workers'], '/ccx/service/customreport2/acme/lmcneil%20HR/All%20Workers'],
	[SYSTEM_REPORTS('acme_preview'), ['Headcount?'], '/ccx/service/systemreport2/acme_preview/Headcount%3F'],
	[REST('staffing/v6', 'acme'), ['workers', 'Employee_ID=21001'], '/ccx/api/staffing/v6/acme/workers/Employee_ID=21001'],
	[REPORTS('acme'), ['a/b', 'Größe & Co.'], '/ccx/service/customreport2/acme/a%2Fb/Gr%C3%B6%C3%9Fe%20%26%20Co.'],
])('each part becomes one segment of the path: %s', (base, segments, path) => {
	expect(pathOf(base, segments, 'Report')).toBe(path);
	expect(new URL(`https://x.example${path}`).pathname).toBe(path);
});

it.each(['..', '.', '../x', 'a/../b', 'a\\..\\b', '%2e%2e', '%252e%252E', '%2e%2e%2f', 'x/%2e%2e/y', '.%2e', '..;', '..;a=b/x', '..%3b/x'])('%s would climb', (segment) => {
	expect(() => pathOf(REST('v1', 'acme'), ['workers', segment], 'Path')).toThrow(/^Path: .* would lead out of the tenant/);
});

it.each(['...', 'a..b', '.hidden', 'v1.2'])('%s does not climb', (segment) => {
	expect(pathOf(REST('v1', 'acme'), [segment], 'Path')).toContain(`/acme/${segment}`);
});

it('an empty part is refused', () => {
	expect(() => pathOf(REST('v1', 'acme'), ['workers', ''], 'Path')).toThrow(/^Path: has an empty part/);
});

it('a query keeps its order, its repeated names and every character', () => {
	expect(queryOf([])).toBe('');
	const query = queryOf([['worker', 'Employee_ID!9999'], ['a b', 'ü&=+ ?#'], ['worker', '']]);
	expect(query).toBe('?worker=Employee_ID!9999&a%20b=%C3%BC%26%3D%2B%20%3F%23&worker=');
	expect([...new URL(`https://x.example/${query}`).searchParams]).toEqual([['worker', 'Employee_ID!9999'], ['a b', 'ü&=+ ?#'], ['worker', '']]);
});
