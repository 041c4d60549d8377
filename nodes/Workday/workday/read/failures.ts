import { XmlError } from '../../xml/limits';
import { Cancelled, InvalidRequest, Retriable, UnexpectedResponse, WorkdayError } from '../errors';
import { TransportError } from '../transport';
import { sentence } from '../values/text';

/**
 * What a failure means to the user. A TransportError's message is kept, its cause never: it holds the request.
 * Other errors are bugs of ours and are thrown as they are.
 */
export function toWorkdayError(failure: unknown): WorkdayError {
	if (failure instanceof WorkdayError) return failure;
	if (failure instanceof XmlError) return fromXml(failure);
	if (!(failure instanceof TransportError)) throw failure;
	const said = sentence(failure.message.charAt(0).toUpperCase() + failure.message.slice(1));
	switch (failure.failure) {
		case 'cancelled':
			return new Cancelled('The run was stopped.');
		case 'dns':
			return new InvalidRequest('Services Host', `${failure.message}. Check its spelling, and the network of n8n.`);
		case 'blocked':
			return new InvalidRequest('Services Host', `may not be reached from this n8n. ${said}`);
		case 'tls':
			return new UnexpectedResponse(said);
		case 'refused':
			return new Retriable(said);
		case 'timeout':
		case 'reset':
			return new Retriable(said, {}, undefined, true);
	}
}

function fromXml(error: XmlError): WorkdayError {
	// Cut short is what a broken connection looks like when a proxy on the way ends the answer politely.
	if (error.problem === 'truncated') {
		const { message } = error;
		const how = message.charAt(0).toLowerCase() + message.slice(1);
		return new Retriable(`Workday's answer was cut short: ${how}.`, {}, undefined, true);
	}
	return new UnexpectedResponse(`Workday's answer is not the XML that it should be: ${error.message}.`);
}

/** Whether a smaller page may do better. */
export function shrinksPage(failure: unknown): boolean {
	const error = toWorkdayError(failure);
	return error instanceof Retriable && error.mayBeSize;
}
