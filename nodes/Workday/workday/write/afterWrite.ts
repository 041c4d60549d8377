/** What a failure means for a request that changes something. */
import { Retriable, UnexpectedResponse } from '../errors';

const UNKNOWN = ' The request was sent once and not again: whether Workday carried it out is not known. Look in Workday before you run this again.';

/** An answer that broke off, never came, or says nothing says nothing about what was done. Being turned away does. */
export function afterWrite(failure: unknown): unknown {
	if (failure instanceof Retriable && failure.mayBeSize) {
		return new Retriable(failure.message + UNKNOWN, failure.details, failure.retryAfterMs, failure.mayBeSize);
	}
	if (failure instanceof UnexpectedResponse && saysNothing(failure)) return new UnexpectedResponse(failure.message + UNKNOWN, failure.details);
	return failure;
}

/** A fault is Workday's own word, a status of 300 to 499 somebody's who did not let it through. */
function saysNothing({ details: { faultCode, status = 200 } }: UnexpectedResponse): boolean {
	return faultCode === undefined && (status < 300 || status >= 500);
}
