import { InvalidRequest, Retriable, UnexpectedResponse, type WorkdayError } from '../errors';
import { toWorkdayError } from '../read/failures';
import type { TransportError } from '../transport';
import { sentence } from '../values/text';
import type { TokenSettings } from './settings';
import { endpointName } from './tokenAnswer';

/**
 * What the network did on the way to the token endpoint, and which fields to look at: without one of its own it comes from
 * Services Host and Tenant. None of it may be due to the size of an answer: a token has no pages, and the read that needs it
 * must not ask for smaller ones.
 */
export function unreachable(failure: TransportError, settings: TokenSettings): WorkdayError {
	const error = toWorkdayError(failure);
	const said = sentence(failure.message.charAt(0).toUpperCase() + failure.message.slice(1));
	const advice = `The token endpoint is ${endpointName(settings)}: check Services Host and Token Endpoint`;
	if (error instanceof Retriable) return new Retriable(`${said} ${advice}, and that n8n may reach it (firewall, proxy).`);
	if (error instanceof InvalidRequest) return new InvalidRequest('Token Endpoint', `cannot be used. ${said} ${advice}, and the network of n8n.`);
	if (error instanceof UnexpectedResponse) return new UnexpectedResponse(`${said} ${advice}. If a proxy inspects traffic, n8n must know its certificate (NODE_EXTRA_CA_CERTS).`);
	return error;
}
