import { XmlError } from '../../xml/limits';
import { Cancelled, InvalidRequest, Retriable, UnexpectedResponse, WorkdayError } from '../errors';
import { TransportError } from '../transport';

/**
 * What a failure means to the user. A TransportError's message is kept, its cause never: it holds the request.
 * Other errors are bugs of ours and are thrown as they are.
 */
export function toWorkdayError(failure: unknown): WorkdayError {
	if (failure instanceof WorkdayError) return failure;
	if (failure instanceof XmlError) return fromXml(failure);
	if (!(failure instanceof TransportError)) throw failure;
	const { message } = failure;
	switch (failure.failure) {
		case 'cancelled':
			return new Cancelled('The run was stopped.');
		case 'dns':
			return new InvalidRequest('Services Host', `cannot be found. Check its spelling, and the network of n8n. (${message})`);
		case 'blocked':
			return new InvalidRequest('Services Host', `may not be reached from this n8n. (${message})`);
		case 'tls':
			return new UnexpectedResponse(`No secure connection to Workday: the certificate or protocol was refused. (${message})`);
		case 'refused':
			return new Retriable(`Workday did not accept the connection. (${message})`);
		case 'timeout':
			return new Retriable(`Workday did not answer in time. (${message})`);
		case 'reset':
			return new Retriable(`The connection to Workday broke. (${message})`);
	}
}

function fromXml(error: XmlError): WorkdayError {
	// Cut short is what a broken connection looks like when a proxy on the way ends the answer politely.
	if (error.problem === 'truncated') return new Retriable(`Workday's answer was cut short. (${error.message})`);
	return new UnexpectedResponse(`Workday's answer is not the XML that it should be: ${error.message}.`);
}

/**
 * Whether a smaller page may do better: the answer broke off or took too long. Being turned away (429, 503, refused) has
 * nothing to do with the size.
 */
export function shrinksPage(failure: unknown): boolean {
	if (failure instanceof XmlError) return failure.problem === 'truncated';
	if (failure instanceof TransportError) return failure.failure === 'reset' || failure.failure === 'timeout';
	return failure instanceof Retriable && failure.details.status !== 429 && failure.details.status !== 503;
}
