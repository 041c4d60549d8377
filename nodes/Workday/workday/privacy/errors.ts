/** What Workday says about a refusal quotes what it likes: an address, somebody else's event, the reason of a leave. */
import { NotFound, Validation, WorkdayError, inOtherWords, type WorkdayErrorClass } from '../errors';
import { ALLOW_FIELD, PRIVATE_KINDS, type Privacy } from './kinds';

const IN_OUR_WORDS: Partial<Record<WorkdayErrorClass, string>> = {
	Conflict: 'Workday refused the change: something that has not ended stands in its way',
	NotApplied: 'It is not sure that Workday carried out the change',
	NotFound: 'Workday found nothing at this address',
	Permission: 'Workday does not allow this',
	Retriable: 'Workday is busy, or did not answer',
	UnexpectedResponse: 'Workday answered with something else than the result',
	Validation: 'Workday refused the request',
};

export const LEFT_OUT = `What Workday says about it is left out: it may quote private data (${ALLOW_FIELD}: ${PRIVATE_KINDS.everything.name} shows it)`;

/** The same error without Workday's words. What was made of our own request stays as it is. */
export function withoutWorkdaysWords(privacy: Privacy, error: WorkdayError): WorkdayError;
export function withoutWorkdaysWords(privacy: Privacy, error: unknown): unknown;
export function withoutWorkdaysWords(privacy: Privacy, error: unknown): unknown {
	if (!privacy.isOn || !(error instanceof WorkdayError)) return error;
	const words = IN_OUR_WORDS[error.name];
	if (words === undefined || !quotes(error)) return error;
	const own: WorkdayError = inOtherWords(error, `${words}. ${LEFT_OUT}.`);
	Object.defineProperty(own, 'details', { value: { ...error.details, workdayText: undefined } });
	if (own instanceof Validation) Object.defineProperty(own, 'issues', { value: [] });
	return own;
}

function quotes(error: WorkdayError): boolean {
	const { status, faultCode, workdayText } = error.details;
	// That an id is unknown is said in our words, with the id that was asked for.
	if (error instanceof NotFound) return status === 404;
	return status !== undefined || faultCode !== undefined || workdayText !== undefined || ['Validation', 'Conflict', 'NotApplied'].includes(error.name);
}
