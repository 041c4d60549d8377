import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { WorkdayIsuApi } from '../../credentials/WorkdayIsuApi.credentials.ts';
import { everythingIn, failureOf } from '../workday/scriptedServer.mts';

const HOST = 'wd2-impl-services1.workday.com';
const SOAP = `https://${HOST}/ccx/service/acme/Human_Resources/v46.1`;
const REPORT = `https://${HOST}/ccx/service/customreport2/acme/owner/report?format=json`;
const CANARY = 'canary<p&ss> ';
const BASIC = `Basic ${Buffer.from(`ISU_n8n@acme:${CANARY}`).toString('base64')}`;
const ENVELOPE =
	'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc">' +
	'<soapenv:Body><wd:Get_Workers_Request/></soapenv:Body></soapenv:Envelope>';

const credential = new WorkdayIsuApi();
const stored = { servicesHost: HOST, tenant: 'acme', userName: 'ISU_n8n', password: CANARY, version: 'v46.1' };
const authenticate = (request: object, fields = {}) =>
	credential.authenticate({ ...stored, ...fields }, Object.assign({ url: '' }, request));
const count = (text: unknown, word: string) => String(text).split(word).length - 1;

/** The same request as a node sends it, and as n8n's HTTP Request node does. */
const shapes: Array<[string, (url: string, rest?: object) => object]> = [
	['a node', (url, rest) => ({ url, method: 'POST', ...rest })],
	['a node with a base URL', (url, rest) => ({ baseURL: new URL(url).origin, url: url.slice(new URL(url).origin.length), ...rest })],
	[
		'the HTTP Request node',
		(uri, rest) => ({ url: undefined, uri, method: 'POST', followRedirect: true, followAllRedirects: true, json: true, ...rest }),
	],
];

describe.each(shapes)('a request of %s', (_name, shape) => {
	it('that is a SOAP envelope gets one WS-Security header and no Authorization', async () => {
		const sent = await authenticate(shape(SOAP, { body: ENVELOPE, headers: { authorization: 'Basic old', 'content-length': 9 } }));
		expect(sent.body).toContain('<wsse:Username>ISU_n8n@acme</wsse:Username>');
		expect(sent.body).toContain('canary&lt;p&amp;ss');
		expect(sent.body).toContain('<wd:Get_Workers_Request/>');
		expect(sent.headers).toEqual({});
	});

	it('that is no envelope gets Basic authentication in place of what was there', async () => {
		const sent = await authenticate(
			shape(REPORT, { method: 'GET', headers: { AUTHORIZATION: 'Bearer old', accept: 'a/b' }, auth: { username: 'x', password: 'y' } }),
		);
		expect(sent.headers).toEqual({ accept: 'a/b', Authorization: BASIC });
		expect(sent).not.toHaveProperty('auth');
	});

	it('is never redirected', async () => {
		expect(await authenticate(shape(REPORT))).toMatchObject({
			disableFollowRedirect: true,
			maxRedirects: 0,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it('to another host, or without TLS, is refused before anything is sent', async () => {
		for (const url of [
			'https://evil.example/ccx/service/acme/Human_Resources/v46.1',
			`http://${HOST}/ccx/service/acme/Human_Resources/v46.1`,
			`https://${HOST}.evil.example/`,
			`https://${HOST}@evil.example/`,
		]) {
			const error = await failureOf(authenticate(shape(url, { body: ENVELOPE })));
			expect(error.message).toMatch(/^URL: (this credential is only sent to https:\/\/wd2-impl|only https|a URL with a user)/);
			expect(everythingIn(error)).not.toContain('canary');
		}
	});

	it('stays as it was: n8n shows it to the user', async () => {
		const request = shape(SOAP, { body: ENVELOPE, headers: {} });
		const before = structuredClone(request);
		await authenticate(request);
		expect(request).toEqual(before);
	});

	it('is not sent twice with a password that was just refused', async () => {
		for (const rest of [{ body: ENVELOPE }, { method: 'GET' }]) {
			const error = await failureOf(authenticate(await authenticate(shape(SOAP, rest))));
			expect(error).toMatchObject({ name: 'Authentication', response: { status: 401 } });
			expect(everythingIn(error)).not.toContain('canary');
		}
	});

	it('is signed anew, not twice, when the password has changed in between', async () => {
		const first = await authenticate(shape(SOAP, { body: ENVELOPE }), { password: 'old' });
		const second = await authenticate(first);
		expect(count(second.body, '<wsse:Security ')).toBe(1);
		expect(second).toEqual(await authenticate(shape(SOAP, { body: ENVELOPE })));
		const basic = await authenticate(await authenticate(shape(REPORT), { password: 'old' }));
		expect(basic.headers).toEqual({ Authorization: BASIC });
	});
});

describe('the ISU credential', () => {
	it('signs an envelope in a Buffer and gives a Buffer back', async () => {
		const sent = await authenticate({ url: SOAP, method: 'POST', body: Buffer.from(ENVELOPE) });
		expect(Buffer.isBuffer(sent.body)).toBe(true);
		expect(count(sent.body, '<wsse:Security ')).toBe(1);
	});

	it('refuses a file for a SOAP service, which it could not sign', async () => {
		const body = Readable.from([ENVELOPE]);
		const error = await failureOf(authenticate({ url: SOAP, method: 'POST', body }));
		expect(error.message).toMatch(/^Body: send the SOAP envelope as text/);
	});

	it('refuses a relative address that leads away from the base', async () => {
		for (const url of ['//evil.example/x', 'https://evil.example/x', '\\\\evil.example/x']) {
			expect((await failureOf(authenticate({ url, baseURL: `https://${HOST}` }))).message).toMatch(/^URL: this credential/);
		}
		const both = { url: REPORT, uri: 'https://evil.example/' };
		expect((await failureOf(authenticate(both))).message).toMatch(/not to https:\/\/evil\.example/);
	});

	it('works with a pasted URL and a user name with tenant', async () => {
		const fields = { servicesHost: `${SOAP}?wsdl`, tenant: '', userName: 'ISU_n8n@ACME' };
		expect((await authenticate({ url: REPORT }, fields)).headers).toEqual({ Authorization: BASIC });
	});

	it.each([
		[{ tenant: '' }, /^Tenant: is empty/],
		[{ userName: '' }, /^User Name: is empty/],
		[{ password: '' }, /^Password: is empty/],
		[{ servicesHost: 'impl.workday.com' }, /^Services Host: impl\.workday\.com is the address of/],
		[{ version: 'newest' }, /^Web Services Version: must look like/],
	])('with %j names the field', async (fields, message) => {
		expect((await failureOf(authenticate({ url: SOAP }, fields))).message).toMatch(message);
	});

	it('can be picked in the HTTP Request node and is documented in the README', () => {
		expect(credential).toMatchObject({ httpRequestNode: { name: 'Workday' }, authenticate: expect.any(Function) });
		const manifest: { homepage: string } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
		expect(credential.documentationUrl).toBe(manifest.homepage.replace('#readme', '#credentials'));
	});
});
