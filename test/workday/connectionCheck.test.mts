import { createServer, type AddressInfo } from 'node:net';
import { checkConnection, requestForNobody } from '../../nodes/Workday/workday/connection/check.ts';
import { resolveConnection } from '../../nodes/Workday/workday/connection/connection.ts';
import { Authentication, InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { soapEnvelope } from '../../nodes/Workday/workday/soap/envelope.ts';
import { TransportError, type Transport } from '../../nodes/Workday/workday/transport.ts';
import { SchemaValidator } from '../tenant/schema/validator.mts';
import { fetchTransport, startScripted, type Scripted } from './scriptedServer.mts';

const CANARY = 'canary-s3cret';
const clock = { now: () => 0, sleep: async () => undefined, random: () => 0 };
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

const envelope = (body: string) =>
	`<e:Envelope xmlns:e="${SOAP}" xmlns:wd="urn:com.workday/bsvc"><e:Body>${body}</e:Body></e:Envelope>`;
const xml = (body: string, status = 200): Scripted => ({ status, headers: { 'content-type': 'text/xml' }, body: envelope(body) });
const fault = (code: string, text: string, status = 500) =>
	xml(`<e:Fault><faultcode>e:${code}</faultcode><faultstring>${text}</faultstring></e:Fault>`, status);
const nobody = xml('<wd:Get_Workers_Response><wd:Response_Results><wd:Total_Results>0</wd:Total_Results></wd:Response_Results></wd:Get_Workers_Response>');

function check(origin: string, transport: Transport, signIn: 'isu' | 'oauth2' = 'isu') {
	const connection = resolveConnection({ servicesHost: origin, tenant: 'acme', version: 'v44.0' });
	return checkConnection({ transport, clock, connection, signIn, newRequestId: () => 'id-1' });
}

async function answered(answer: Scripted, signIn: 'isu' | 'oauth2' = 'isu') {
	await using server = await startScripted(() => answer);
	const result = await check(server.origin, fetchTransport({ authorization: CANARY }), signIn);
	return { result, received: server.received };
}

describe('the connection check', () => {
	it('asks once for a worker who does not exist, in the version of the credential', async () => {
		const { result, received } = await answered(nobody);
		expect(result).toEqual({ ok: true });
		expect(received).toHaveLength(1);
		expect(received[0]).toMatchObject({ method: 'POST', path: '/ccx/service/acme/Human_Resources/v44.0' });
		expect(received[0].body).toContain(requestForNobody('v44.0'));
	});

	it.each(['v30', 'v46'] as const)('sends what the schema of %s allows', async (era) => {
		const validator = new SchemaValidator();
		const problems = await validator.validate(soapEnvelope(requestForNobody(`${era}.0`)), era);
		await validator.close();
		expect(problems).toEqual([]);
	});

	it('takes a complaint about the unknown worker for success', async () => {
		const text = "Validation error occurred. Invalid ID value.  'n8n-connection-check' is not a valid ID value for type = 'Employee_ID'";
		expect((await answered(fault('Client.validationError', text))).result).toEqual({ ok: true });
	});

	it.each<[string, Scripted, 'isu' | 'oauth2', string, RegExp]>([
		['a wrong password', fault('Client.authenticationError', 'invalid username or password'), 'isu', 'Authentication', /"@acme" is added automatically.*Manage Authentication Policies.*locked/],
		['a refused token', { status: 401, body: { error: 'invalid_token' } }, 'oauth2', 'Authentication', /API client is not disabled/],
		['no permission', fault('Server.processingError', 'The task submitted is not authorized.'), 'isu', 'Permission', /Worker Data: Public Worker Reports.*Activate Pending Security Policy Changes/],
		['no permission of the API client', { status: 403, body: { error: 'forbidden' } }, 'oauth2', 'Permission', /functional areas\) Staffing/],
		['a wrong version', fault('Client.validationError', 'The web service or version is invalid for the requested operation'), 'isu', 'Validation', /Web Services Version is v44\.0/],
		['a wrong tenant', { status: 404, body: '' }, 'isu', 'NotFound', /Tenant is acme.*View API Clients/],
		['maintenance', { status: 503, body: '<html><title>Maintenance</title></html>' }, 'isu', 'Retriable', /Maintenance.*try again/],
		['a web page', { body: '<html><body>Sign in</body></html>' }, 'isu', 'UnexpectedResponse', /is not the services host.*View API Clients/],
		['a redirect', { status: 302, headers: { location: 'https://impl.workday.com/acme/login.htmld' }, body: '' }, 'isu', 'UnexpectedResponse', /redirect/],
		['other XML', xml('<other/>'), 'isu', 'UnexpectedResponse', /not that of Workday/],
		['no XML at all', { headers: { 'content-type': 'text/xml' }, body: '<<<' }, 'isu', 'UnexpectedResponse', /not the services host/],
		['a broken connection', { reset: true }, 'isu', 'Retriable', /firewall, proxy/],
	])('after %s says what to do, having tried once', async (_name, answer, signIn, failure, message) => {
		const { result, received } = await answered(answer, signIn);
		expect(result).toMatchObject({ ok: false, failure, message: expect.stringMatching(message) });
		expect(JSON.stringify(result)).not.toContain(CANARY);
		expect(received).toHaveLength(1);
	});

	it('says that nothing listens where the services host should be', async () => {
		const free = createServer();
		await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
		const { port } = free.address() as AddressInfo;
		await new Promise((resolve) => free.close(resolve));
		expect(await check(`http://127.0.0.1:${port}`, fetchTransport())).toMatchObject({ ok: false, message: expect.stringMatching(/did not accept the connection.*firewall/) });
	});

	it.each(['dns', 'tls', 'timeout', 'blocked', 'cancelled'] as const)('has something to say about a connection failure of kind %s', async (kind) => {
		const result = await check('https://h.example', async () => Promise.reject(new TransportError(kind, 'why')));
		expect(result).toMatchObject({ ok: false, message: expect.stringMatching(/h\.example|why|stopped/i) });
	});

	it('passes on what the token endpoint or a field said, which has its own advice', async () => {
		for (const error of [new Authentication('Workday gives no access token.'), new InvalidRequest('Tenant', 'is empty.')]) {
			const result = await check('https://h.example', async () => Promise.reject(error));
			expect(result).toMatchObject({ ok: false, message: error.message });
		}
	});
});
