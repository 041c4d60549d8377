import { NotFound, Permission, Retriable, UnexpectedResponse, Validation } from '../../../nodes/Workday/workday/errors.ts';
import { errorFromAnswer } from '../../../nodes/Workday/workday/soap/fault.ts';
import { afterWrite } from '../../../nodes/Workday/workday/write/afterWrite.ts';

const FAULT = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server.processingError</faultcode><faultstring>No.</faultstring></e:Fault></e:Body></e:Envelope>';
const answered = (status: number, body: string) => errorFromAnswer({ status, headers: {}, body: Buffer.from(body), now: 0 });

it.each([
	['the connection broke', new Retriable('Broken', {}, undefined, true)],
	['a gateway gave up', answered(504, 'gateway')],
	['it failed without a fault', answered(500, '{"error":"internal error"}')],
	['a page came instead of the result', answered(200, '<html>Sign in</html>')],
	['the answer cannot be read', new UnexpectedResponse("Workday's answer is damaged JSON")],
])('when %s nobody knows what became of a write', (_what, failure) => {
	const error = afterWrite(failure);
	expect(error).toBeInstanceOf(failure.constructor);
	expect(error).toMatchObject({ message: expect.stringMatching(/sent once.*not known.*Look in Workday/) as string, details: failure.details });
});

it.each([
	['busy', answered(429, '')],
	['a fault', answered(500, FAULT)],
	['an address that is not there', answered(404, '{"error":"resource not found"}')],
	['a redirect', answered(302, '')],
	['not permitted', new Permission('No')],
	['refused', new Validation('No', [])],
	['not found', new NotFound('No')],
	['a bug of ours', new TypeError('x is not a function')],
])('a write that was turned away was not carried out: %s', (_what, failure) => {
	expect(afterWrite(failure)).toBe(failure);
});
