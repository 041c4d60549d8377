import { pathWithQuery, reportOfNames, reportOfUrl, schemaPath } from '../../nodes/Workday/workday/report/address.ts';
import { resolveConnection } from '../../nodes/Workday/workday/connection/connection.ts';

const HOST = 'https://wd2-impl-services1.workday.com';
const connection = resolveConnection({ servicesHost: HOST, tenant: 'acme' });
const REPORT = '/ccx/service/customreport2/acme/Report%20Owner/All_Workers';
const asked = (url: string, format: string | undefined = 'json') => pathWithQuery(reportOfUrl(url, connection), [], format);

test.each([
	['as Workday shows it', `${HOST}${REPORT}`, `${REPORT}?format=json`],
	['with a format, which the field decides about', `${HOST}${REPORT}?format=csv`, `${REPORT}?format=json`],
	['with spaces as they are', `${HOST}/ccx/service/customreport2/acme/Report Owner/All_Workers`, `${REPORT}?format=json`],
	['without its scheme', `wd2-impl-services1.workday.com${REPORT}`, `${REPORT}?format=json`],
	['with a slash behind it and spaces around it', ` ${HOST}${REPORT}/ `, `${REPORT}?format=json`],
	['with the tenant in other capitals', `${HOST}${REPORT.replace('acme', 'ACME')}`, `${REPORT}?format=json`],
	['of its schema', `${HOST}${REPORT}?xsds`, `${REPORT}?format=json`],
	['with prompts as they were typed', `${HOST}${REPORT}?a=1+2&worker!WID=x%21y&Prompt%20B=c d`, `${REPORT}?a=1+2&worker!WID=x%21y&Prompt%20B=c%20d&format=json`],
	['of a system report with an owner', `${HOST}/ccx/service/systemreport2/acme/wd-owner/Active`, '/ccx/service/systemreport2/acme/wd-owner/Active?format=json'],
	['of a system report without an owner', `${HOST}/ccx/service/systemreport2/acme/Active`, '/ccx/service/systemreport2/acme/Active?format=json'],
	['of another generation', `${HOST}/ccx/service/customreport/acme/o/r`, '/ccx/service/customreport/acme/o/r?format=json'],
	['with an encoded slash and percent sign', `${HOST}/ccx/service/customreport2/acme/o/50%25%2Fmore`, '/ccx/service/customreport2/acme/o/50%25%2Fmore?format=json'],
	['with every script', `${HOST}/ccx/service/customreport2/acme/Łukasz/Übersicht`, '/ccx/service/customreport2/acme/%C5%81ukasz/%C3%9Cbersicht?format=json'],
])('a URL %s', (_how, url, path) => {
	expect(asked(url)).toBe(path);
});

test('XML has no format of its own, the schema no prompts', () => {
	expect(pathWithQuery(reportOfUrl(`${HOST}${REPORT}?format=csv&a=1`, connection), [['b', 'ü &']], undefined)).toBe(`${REPORT}?a=1&b=%C3%BC%20%26`);
	expect(schemaPath(reportOfUrl(`${HOST}${REPORT}?format=csv&a=1`, connection))).toBe(`${REPORT}?xsds`);
	expect(reportOfUrl(`${HOST}${REPORT}?format=csv&a=1`, connection)).toMatchObject({ name: 'All_Workers', format: 'csv', query: [{ name: 'a', typed: 'a=1' }] });
});

test.each([
	['of another host', `https://evil.example${REPORT}`, /only sent to https:\/\/wd2-impl-services1\.workday\.com, not to https:\/\/evil\.example/],
	['of a host that only begins like it', `${HOST}.evil.example${REPORT}`, /only sent to/],
	['with the host as a user name', `https://wd2-impl-services1.workday.com@evil.example${REPORT}`, /user name or password/],
	['of another port', `${HOST}:8443${REPORT}`, /only sent to/],
	['without TLS', `http://wd2-impl-services1.workday.com${REPORT}`, /only https/],
	['of another tenant', `${HOST}/ccx/service/customreport2/other/o/r`, /tenant "other", but the credential is of "acme"/],
	['that climbs', `${HOST}/ccx/service/customreport2/acme/../other/o/r`, /climbs/],
	['that climbs in disguise', `${HOST}/ccx/service/customreport2/acme/%2e%2E/other/o/r`, /climbs/],
	['that climbs behind an encoded slash', `${HOST}/ccx/service/customreport2/acme/o%2f..%2f..%2fother/r`, /climbs/],
	['that climbs by backslashes', `${HOST}/ccx/service/customreport2/acme/o\\..\\..\\x`, /climbs/],
	['that climbs and is encoded twice', `${HOST}/ccx/service/customreport2/acme/%252e%252e/r`, /lead out of the tenant/],
	['of SOAP', `${HOST}/ccx/service/acme/Human_Resources/v46.1`, /not the URL of a report/],
	['of the pages that people see', `${HOST}/acme/d/task/1422$2342.htmld`, /not the URL of a report/],
	['without a report', `${HOST}/ccx/service/customreport2/acme/owner`, /owner and the name/],
	['with more behind it', `${HOST}${REPORT}/more`, /owner and the name/],
	['that is damaged', `${HOST}/ccx/service/customreport2/acme/o/%E0%A4`, /damaged/],
	['with a prompt that a # cuts off', `${HOST}${REPORT}?Department=IT#1&format=csv`, /# .* %23/],
	['with two formats', `${HOST}${REPORT}?format=csv&format=json`, /several formats/],
	['that came out empty', ' ', /is empty/],
])('a URL %s is refused by name', (_how, url, message) => {
	expect(() => asked(url)).toThrow(expect.objectContaining({ name: 'InvalidRequest', field: 'Report URL', message: expect.stringMatching(message) }));
});

describe('owner and name', () => {
	const path = (owner: string, name: string, system = false) => reportOfNames({ owner, name, system }, connection).path;

	test('are encoded, and spaces of the name become what Workday makes of them', () => {
		expect(path('Report Owner', 'All Workers')).toBe(REPORT);
		expect(path('Report%20Owner', '%C3%9Cbersicht')).toBe('/ccx/service/customreport2/acme/Report%20Owner/%C3%9Cbersicht');
		expect(path('50%ff', '100%')).toBe('/ccx/service/customreport2/acme/50%25ff/100%25');
		expect(path('a/b', 'c?d#e%')).toBe('/ccx/service/customreport2/acme/a%2Fb/c%3Fd%23e%25');
		expect(path('', 'Active_Workers', true)).toBe('/ccx/service/systemreport2/acme/Active_Workers');
	});

	test.each([
		['', 'All_Workers', 'Report Owner'],
		['owner', '', 'Report Name'],
		['..', 'All_Workers', 'Report Owner'],
		['owner', '..', 'Report Name'],
		['owner', 'a/../../b', 'Report Name'],
		['%2e%2e', 'All_Workers', 'Report Owner'],
	])('"%s" and "%s" are refused: %s', (owner, name, field) => {
		expect(() => path(owner, name)).toThrow(expect.objectContaining({ name: 'InvalidRequest', field }));
	});
});
