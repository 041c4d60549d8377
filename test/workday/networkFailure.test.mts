import { toTransportError } from '../../nodes/Workday/workday/connection/networkFailure.ts';
import { toWorkdayError } from '../../nodes/Workday/workday/read/failures.ts';

/** What the user reads when Node's error has this code. */
const message = (code: string, what = 'Workday') => toWorkdayError(toTransportError({ code }, false, what)).message;

describe('a network failure', () => {
	test.each([
		['ECONNREFUSED', 'Workday did not accept the connection.'],
		['ENOTFOUND', 'Services Host: the host of Workday cannot be found. Check its spelling, and the network of n8n.'],
		['CERT_HAS_EXPIRED', 'No secure connection to Workday: its certificate or protocol is not trusted here.'],
		['ECONNRESET', 'The connection to Workday broke.'],
		['HPE_INVALID_CONSTANT', 'The connection to Workday broke (HPE_INVALID_CONSTANT).'],
		['ETIMEDOUT', 'Workday did not answer in time.'],
	])('of code %s is said once', (code, expected) => {
		expect(message(code)).toBe(expected);
	});

	test('names what was asked', () => {
		expect(message('ECONNRESET', 'token endpoint h.example')).toBe('The connection to token endpoint h.example broke.');
		expect(message('ETIMEDOUT', 'token endpoint h.example')).toBe('Token endpoint h.example did not answer in time.');
	});

	test('without a code is n8n\'s refusal, with its reason', () => {
		const refused = toTransportError(new Error('Domain not allowed'), false, 'Workday');
		expect(refused.failure).toBe('blocked');
		expect(toWorkdayError(refused).message).toBe(
			'Services Host: may not be reached from this n8n. The request to Workday was not sent: Domain not allowed.',
		);
	});
});
