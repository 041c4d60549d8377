import { Cancelled, InvalidRequest, Retriable, UnexpectedResponse, type WorkdayError } from '../errors';
import type { TransportError } from '../transport';
import { sentence } from '../values/text';
import type { TokenSettings } from './settings';
import { endpointName } from './tokenAnswer';

/**
 * What the network did on the way to the token endpoint, and which field to look at. None of these may be due to the size of
 * an answer: a token has no pages, and the read that needs it must not ask for smaller ones.
 */
export function unreachable({ failure, message }: TransportError, settings: TokenSettings): WorkdayError {
	const said = sentence(message.charAt(0).toUpperCase() + message.slice(1));
	const where = `Token Endpoint is ${endpointName(settings)}`;
	switch (failure) {
		case 'cancelled':
			return new Cancelled('The run was stopped.');
		case 'dns':
			return new InvalidRequest('Token Endpoint', `cannot be used: ${sentence(message)} ${where}: check its spelling, and the network of n8n.`);
		case 'blocked':
			return new InvalidRequest('Token Endpoint', `may not be reached from this n8n. ${said} ${where}: check that it is right.`);
		case 'tls':
			return new UnexpectedResponse(`${said} ${where}: check that it is right; behind a proxy that inspects traffic, n8n must know its certificate (NODE_EXTRA_CA_CERTS).`);
		case 'refused':
		case 'timeout':
		case 'reset':
			return new Retriable(`${said} ${where}: check that it is right, and that n8n may reach it (firewall, proxy).`);
	}
}
