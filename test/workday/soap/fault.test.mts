import type { Validation, WorkdayError } from '../../../nodes/Workday/workday/errors.ts';
import { errorFromAnswer, MAX_FAULT_BYTES } from '../../../nodes/Workday/workday/soap/fault.ts';
import { redact } from '../../../nodes/Workday/workday/values/text.ts';

const NOW = Date.parse('2026-03-15T12:00:00Z');
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

function fault(code: string, text: string, detail = ''): string {
	return `<?xml version="1.0" encoding="utf-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}"><SOAP-ENV:Body><SOAP-ENV:Fault xmlns:wd="urn:com.workday/bsvc"><faultcode>SOAP-ENV:${code}</faultcode><faultstring>${text}</faultstring>${detail && `<detail>${detail}</detail>`}</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}

function error(status: number, body: string | Uint8Array = '', headers: Record<string, string> = {}): WorkdayError {
	return errorFromAnswer({ status, headers, body: Buffer.from(body), requestId: 'r-1', now: NOW });
}

const DENIED = '<wd:Processing_Fault><wd:Detail_Message>The task submitted is not authorized.</wd:Detail_Message></wd:Processing_Fault>';
const INVALID_ID = '<wd:Validation_Fault><wd:Validation_Error><wd:Message>Invalid ID value.</wd:Message><wd:Detail_Message>\'x\' is not a valid ID value for type = \'Employee_ID\'</wd:Detail_Message><wd:Xpath>/wd:Get_Workers_Request/wd:Request_References</wd:Xpath></wd:Validation_Error><wd:Validation_Error><wd:Message>Second.</wd:Message></wd:Validation_Error></wd:Validation_Fault>';
const MAINTENANCE = '<!DOCTYPE html><html><head><title>Workday Maintenance</title><style>b{}</style></head><body><script>alert("<x>")</script><h1>Back&nbsp;at 6 &amp; later</h1></body></html>';

describe('the class of an answer', () => {
	test.each<[string, number, string, string, RegExp]>([
		['a wrong password', 500, fault('Client.authenticationError', 'invalid username or password'), 'Authentication', /invalid username or password/],
		['a wrong password, with 401', 401, fault('Client.authenticationError', 'invalid username or password'), 'Authentication', /sign-in: invalid/],
		['a fault in a 200', 200, fault('Client.authenticationError', 'invalid username or password'), 'Authentication', /invalid/],
		['a missing permission', 500, fault('Server.processingError', 'Processing error occurred. The task submitted is not authorized.', DENIED), 'Permission', /not authorized/],
		['a wrong id', 500, fault('Client.validationError', 'Validation error occurred. Invalid ID value.', INVALID_ID), 'Validation', /refused the request: Validation error occurred/],
		['a version that does not exist', 500, fault('Client.validationError', 'The web service or version is invalid for the requested operation'), 'Validation', /Set another Web Services Version/],
		['a validation text that mentions throttling', 500, fault('Client.validationError', 'Throttling profile is invalid'), 'Validation', /Throttling/],
		['throttling', 500, fault('Server.processingError', 'Request was throttled'), 'Retriable', /busy: Request was throttled/],
		['throttling as plain text', 500, 'Too many concurrent requests', 'Retriable', /busy: Too many/],
		['throttling in a 200 fault', 200, fault('Server.processingError', 'Server busy'), 'Retriable', /busy/],
		['another processing error', 500, fault('Server.processingError', 'Something broke'), 'UnexpectedResponse', /could not process the request: Something broke/],
		['a bare 500', 500, '', 'UnexpectedResponse', /without a reason.*Web Services Version/],
		['a 500 as HTML', 500, '<html><body>Oops</body></html>', 'UnexpectedResponse', /status 500\): Oops/],
		['401 and nothing', 401, '', 'Authentication', /refused the sign-in\.$/],
		['403 as HTML', 403, '<html><title>Forbidden</title></html>', 'Permission', /Forbidden/],
		['404', 404, '', 'NotFound', /Check Services Host, Tenant and Web Services Version/],
		['429', 429, '', 'Retriable', /too many requests\.$/],
		['503, maintenance', 503, MAINTENANCE, 'Retriable', /not available at the moment: Workday Maintenance – Back at 6 & later$/],
		['502', 502, '', 'Retriable', /status 502/],
		['504', 504, '', 'Retriable', /status 504/],
		['400 and nothing', 400, '', 'Validation', /refused the request/],
		['418', 418, 'teapot', 'UnexpectedResponse', /status 418: teapot/],
		['HTML with 200', 200, MAINTENANCE, 'UnexpectedResponse', /something else than the result: Workday Maintenance/],
		['OAuth: a wrong client', 401, '{"error":"invalid_client"}', 'Authentication', /invalid_client/],
		['OAuth: a wrong grant', 400, '{"error":"invalid_grant","error_description":"Expired"}', 'Authentication', /invalid_grant: Expired/],
		['REST: no permission', 403, '{"error":"permission denied","code":"S22"}', 'Permission', /permission denied/],
		['REST: not found', 404, '{"error":"not found","code":"S21"}', 'NotFound', /address: not found$/],
		['REST: bad input', 400, '{"error":"invalid request","errors":[{"error":"Enter a valid value.","field":"limit","path":"/limit"}]}', 'Validation', /\/limit Enter a valid value/],
	])('%s', (_, status, body, name, message) => {
		const made = error(status, body);
		expect(made.name).toBe(name);
		expect(made.message).toMatch(message);
		expect(made.details).toMatchObject({ status, requestId: 'r-1' });
	});
});

describe('a fault', () => {
	test('tells every validation error, with its place in the request', () => {
		const made = error(500, fault('Client.validationError', 'Validation error occurred.', INVALID_ID)) as Validation;
		expect(made.issues).toEqual([
			{ message: 'Invalid ID value.', detail: "'x' is not a valid ID value for type = 'Employee_ID'", path: '/wd:Get_Workers_Request/wd:Request_References' },
			{ message: 'Second.' },
		]);
		expect(made.details.faultCode).toBe('Client.validationError');
		expect(made.details.workdayText).toContain("'x' is not a valid ID value");
	});

	test('may carry its one message without a Validation_Error', () => {
		const detail = '<wd:Validation_Fault><wd:Detail_Message>No such id</wd:Detail_Message></wd:Validation_Fault>';
		expect(error(500, fault('Client.validationError', 'No', detail))).toMatchObject({ issues: [{ message: 'No such id' }] });
	});

	test('in REST tells every error', () => {
		const body = '{"error":"bad","errors":[{"error":"A","path":"/a"},{"error":"B"}]}';
		expect(error(400, body)).toMatchObject({ issues: [{ message: 'A', path: '/a' }, { message: 'B' }] });
	});

	test('may stand alone, without an envelope', () => {
		const bare = /<SOAP-ENV:Fault.*<\/SOAP-ENV:Fault>/.exec(fault('Client.authenticationError', 'no'))?.[0] ?? '';
		expect(error(500, bare.replace('<SOAP-ENV:Fault', `<SOAP-ENV:Fault xmlns:SOAP-ENV="${SOAP}"`)).name).toBe('Authentication');
	});

	test('that is cut short still says something', () => {
		const cut = fault('Server.processingError', 'The request was throttled').slice(0, -60);
		expect(error(500, cut)).toMatchObject({ name: 'Retriable', message: expect.stringContaining('throttled') });
	});

	test('is never expanded: a DTD is no fault', () => {
		const hostile = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${fault('Client.authenticationError', '&amp;a;').replace(/^<\?.*?\?>/, '')}`;
		expect(error(500, hostile).name).toBe('UnexpectedResponse');
	});
});

describe('Retry-After', () => {
	test.each<[string, string | undefined, number | undefined]>([
		['seconds', '120', 120_000],
		['an HTTP date', 'Sun, 15 Mar 2026 12:00:45 GMT', 45_000],
		['a date that has passed', 'Sun, 15 Mar 2026 11:00:00 GMT', 0],
		['more than a day', '999999999', 86_400_000],
		['nonsense', 'soon', undefined],
		['a negative number', '-5', undefined],
		['nothing', undefined, undefined],
	])('%s', (_, header, wait) => {
		for (const status of [429, 503]) {
			expect(error(status, '', header === undefined ? {} : { 'retry-after': header })).toMatchObject({ retryAfterMs: wait });
		}
	});
});

describe('a redirect', () => {
	test.each([301, 302, 303, 307, 308])('%i is not followed, and the error says so', (status) => {
		const made = error(status, '', { location: 'https://user:pw@other.example/login?token=canary#x' });
		expect(made.name).toBe('UnexpectedResponse');
		expect(made.message).toContain('redirect');
		expect(made.message).toContain('https://other.example/login.');
		expect(JSON.stringify([made.message, made.details])).not.toMatch(/canary|pw/);
	});
});

describe('text from a server', () => {
	test('is cut, on one line, and without control characters', () => {
		const made = error(500, fault('Server.processingError', `a\n\tb\u0085\u202Ec${'x'.repeat(9000)}`));
		expect(made.message).toMatch(/: a b cxxx/);
		expect(made.message.length).toBeLessThan(600);
		expect(made.details.workdayText?.length).toBeLessThanOrEqual(4000);
	});

	test('is read no further than 256 KB', () => {
		expect(error(500, 'x'.repeat(MAX_FAULT_BYTES) + 'throttled').name).toBe('UnexpectedResponse');
	});

	test('need not be UTF-8', () => {
		expect(error(500, Uint8Array.of(0xff, 0xfe, 0x00, 0x41)).name).toBe('UnexpectedResponse');
	});

	test('can be freed of secrets, longest first', () => {
		expect(redact('pw=canary$&1, canary', ['canary', 'canary$&1'])).toBe('pw=***, ***');
		expect(redact('a banana', ['', 'a'])).toBe('a banana');
	});
});
