import { restAddress } from '../../nodes/Workday/workday/rest/address.ts';

const connection = { origin: 'https://wd2-impl-services1.workday.com', servicesHost: 'wd2-impl-services1.workday.com', tenant: 'acme_preview' };
const read = (text: string) => restAddress(text, connection);
const WORKERS = '/ccx/api/staffing/v6/acme_preview/workers';

it.each([
	'staffing/v6/workers',
	' /staffing/v6/workers ',
	'staffing/v6/acme_preview/workers',
	'staffing/v6/ACME_preview/workers',
	'/ccx/api/staffing/v6/acme_preview/workers',
	'api/staffing/v6/acme_preview/workers',
	'https://wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/workers',
	'HTTPS://WD2-impl-services1.workday.com:443/ccx/api/staffing/v6/acme_preview/workers',
	'wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/workers',
	'https://wd2-impl-services1.workday.com/api/staffing/v6/acme_preview/workers',
])('%s is a collection of the tenant', (text) => {
	expect(read(text)).toEqual({ path: WORKERS, query: [], name: 'workers' });
});

it.each([
	['v1/workers', '/ccx/api/v1/acme_preview/workers'],
	['staffing/v6/workers/Employee_ID=21001', `${WORKERS}/Employee_ID=21001`],
	['staffing/v6/workers/Employee_ID%3D21001', `${WORKERS}/Employee_ID=21001`],
	['staffing/v6/workers/a%2Fb c', `${WORKERS}/a%2Fb%20c`],
	['customer-Objects/v1Alpha/things', '/ccx/api/customer-Objects/v1Alpha/acme_preview/things'],
	['accountsPayable/v1/acme_preview/acme_preview', '/ccx/api/accountsPayable/v1/acme_preview/acme_preview'],
])('%s is at %s', (text, path) => {
	expect(read(text).path).toBe(path);
});

it('what stands behind the question mark is kept in its order, repeated names and empty values too', () => {
	const { path, query } = read('staffing/v6/workers?search=a+b%2B&status=1&status=2&empty=&flag&x=1=2&why=?');
	expect(path).toBe(WORKERS);
	expect(query).toEqual([['search', 'a b+'], ['status', '1'], ['status', '2'], ['empty', ''], ['flag', ''], ['x', '1=2'], ['why', '?']]);
});

it.each([
	['', /is empty/],
	['workers', /does not begin with a service and its version/],
	['staffing/workers', /does not begin with a service/],
	['../x/v1/workers', /does not begin with a service/],
	['st.affing/v1/workers', /does not begin with a service/],
	['staffing/v6', /names no resource/],
	['staffing/v6/acme_preview', /names no resource/],
	['staffing/v6/workers/', /ends in a slash/],
	['staffing/v6/workers/?limit=1', /ends in a slash/],
	['staffing/v6//workers', /has an empty part/],
	['//evil.example/staffing/v6/workers', /does not begin with a service/],
	['staffing/v6/workers/{ID}', /holds \{ID\}\. Write the ID/],
	['staffing/v6/workers/#12', /holds a #/],
	['staffing/v6/workers/100%', /damaged near "100%"/],
	['staffing/v6/workers?x=%zz', /damaged near/],
	['/ccx/api/staffing/v6/other/workers', /tenant "other", but the credential is of "acme_preview"/],
	['https://wd2-impl-services1.workday.com/ccx/service/customreport2/acme_preview/x/y', /none of the REST services/],
	['https://wd2-impl-services1.workday.com/ccx/api/staffing/v6/other/workers', /tenant "other"/],
	['https://wd2-impl-services1.workday.com\\@evil.example/ccx/api/staffing/v6/acme_preview/workers', /none of the REST services/],
])('%s is refused', (text, message) => {
	expect(() => read(text)).toThrow(message);
	expect(() => read(text)).toThrow(/^Path or URL: /);
});

it.each([
	'https://evil.example/ccx/api/staffing/v6/acme_preview/workers',
	'evil.example/ccx/api/staffing/v6/acme_preview/workers',
	'https://wd2-impl-services1.workday.com.evil.example/ccx/api/staffing/v6/acme_preview/workers',
	'https://wd2-impl-services1.workday.com:8443/ccx/api/staffing/v6/acme_preview/workers',
	'https://evil.example\\@wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/workers',
	'http://wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/workers',
	'https://user:pass@wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/workers',
])('%s is of another host, or not safe on the way', (text) => {
	expect(() => read(text)).toThrow(/only sent to|only https|not allowed/);
});

it.each([
	'staffing/v6/workers/..',
	'staffing/v6/../v7/workers',
	'staffing/v6/workers/%2e%2e/x',
	'staffing/v6/workers/%252e%252e/x',
	'staffing/v6/workers/..%2f..',
	'staffing/v6/workers/..\\x',
	'https://wd2-impl-services1.workday.com/ccx/api/staffing/v6/acme_preview/../other/workers',
])('%s would climb', (text) => {
	expect(() => read(text)).toThrow(/would lead out of the tenant/);
});
