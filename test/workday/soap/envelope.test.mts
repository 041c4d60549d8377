import { InvalidRequest } from '../../../nodes/Workday/workday/errors.ts';
import { serviceUrl, soapEnvelope, soapHeaders } from '../../../nodes/Workday/workday/soap/envelope.ts';

const address = { servicesHost: 'wd2-impl-services1.workday.com', tenant: 'acme_dpt1', service: 'Human_Resources', version: 'v46.1' };

describe('the address of a web service', () => {
	test.each([
		['wd2-impl-services1.workday.com', 'https://wd2-impl-services1.workday.com'],
		['https://WD2-impl-services1.workday.com/', 'https://wd2-impl-services1.workday.com'],
		[' impl-services1.wd12.myworkday.com ', 'https://impl-services1.wd12.myworkday.com'],
		['127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['http://localhost:8080', 'http://localhost:8080'],
		['[::1]:8080', 'http://[::1]:8080'],
		['https://localhost:8443', 'https://localhost:8443'],
		['127.0.0.1.evil.example', 'https://127.0.0.1.evil.example'],
	])('of %s', (servicesHost, origin) => {
		expect(serviceUrl({ ...address, servicesHost })).toBe(`${origin}/ccx/service/acme_dpt1/Human_Resources/v46.1`);
	});

	test.each([
		['plain http', { servicesHost: 'http://services1.workday.com' }, 'Services Host'],
		['a path', { servicesHost: 'services1.workday.com/ccx' }, 'Services Host'],
		['a user in front', { servicesHost: 'services1.workday.com@evil.example' }, 'Services Host'],
		['no host', { servicesHost: '' }, 'Services Host'],
		['another scheme', { servicesHost: 'ftp://services1.workday.com' }, 'Services Host'],
		['a tenant that leaves the path', { tenant: '../x' }, 'Tenant'],
		['no tenant', { tenant: '' }, 'Tenant'],
		['a version without v', { version: '46.1' }, 'Web Services Version'],
		['a version with more', { version: 'v46.1/../v1' }, 'Web Services Version'],
		['a service with a slash', { service: 'A/B' }, 'Service'],
	])('is refused for %s', (_, wrong, field) => {
		const attempt = () => serviceUrl({ ...address, ...wrong });
		expect(attempt).toThrow(InvalidRequest);
		expect(attempt).toThrow(new RegExp(`^${field}: `));
	});
});

test('a request can be found again in Workday', () => {
	const headers = soapHeaders('0b7c');
	expect(headers).toMatchObject({ 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""', 'wd-external-request-id': '0b7c' });
	expect(headers['wd-external-application-id'].length).toBeLessThanOrEqual(50);
});

test('an envelope asks for descriptors and holds no secret', () => {
	const envelope = soapEnvelope('<wd:X/>');
	expect(envelope).toContain('<wd:Include_Reference_Descriptors_In_Response>true<');
	expect(envelope).toContain('<soapenv:Body><wd:X/></soapenv:Body>');
	expect(envelope).not.toContain('Security');
});
