/** What a failure means for a request that changes something. */
import { Cancelled, Retriable, UnexpectedResponse } from '../errors';

const UNKNOWN = ' The request was sent once and not again: whether Workday carried it out is not known. Look in Workday before you run this again.';

const STOPPED = ' A change was under way: whether Workday carried it out is not known. Look in Workday before you run this again.';

/** The run was stopped in the middle of a change, or before anybody could look at it. */
export const stoppedDuringWrite = (cancelled: Cancelled, requestId?: string): Cancelled =>
	cancelled.duringWrite ? cancelled : new Cancelled(cancelled.message + STOPPED, { ...cancelled.details, requestId }, true);

/** An answer that broke off, never came, or says nothing says nothing about what was done. Being turned away does. */
export function afterWrite(failure: unknown): unknown {
	if (failure instanceof Retriable && failure.mayBeSize) {
		return new Retriable(failure.message + UNKNOWN, failure.details, failure.retryAfterMs, failure.mayBeSize);
	}
	if (failure instanceof Cancelled) return stoppedDuringWrite(failure);
	if (failure instanceof UnexpectedResponse && saysNothing(failure)) return new UnexpectedResponse(failure.message + UNKNOWN, failure.details);
	return failure;
}

/** A fault is Workday's own word, a status of 300 to 499 somebody's who did not let it through. */
export function saysNothing({ details: { faultCode, status = 200 } }: UnexpectedResponse): boolean {
	return faultCode === undefined && (status < 300 || status >= 500);
}
