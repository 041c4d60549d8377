/** What a failure means for a request that changes something. */
import { Retriable } from './errors';

const UNKNOWN = ' The request was sent once and not again: whether Workday carried it out is not known. Look in Workday before you run this again.';

/** An answer that broke off, or never came, says nothing about what was done. Being turned away does. */
export function afterWrite(failure: unknown): unknown {
	if (!(failure instanceof Retriable) || !failure.mayBeSize) return failure;
	return new Retriable(failure.message + UNKNOWN, failure.details, failure.retryAfterMs, failure.mayBeSize);
}
