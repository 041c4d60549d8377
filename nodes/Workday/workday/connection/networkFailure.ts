/** Network failures of whatever sends the requests → the few that the client acts on. */
import { TransportError, type TransportFailure } from '../transport';

const FAILURES: Readonly<Record<string, TransportFailure>> = {
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	ENOTFOUND: 'dns',
	// The name server did not answer: that passes.
	EAI_AGAIN: 'refused',
	ETIMEDOUT: 'timeout',
	ESOCKETTIMEDOUT: 'timeout',
	ECONNABORTED: 'timeout',
	ERR_CANCELED: 'timeout',
	ECONNRESET: 'reset',
	EPIPE: 'reset',
	ERR_STREAM_PREMATURE_CLOSE: 'reset',
	ERR_BAD_RESPONSE: 'reset',
	Z_BUF_ERROR: 'reset',
	Z_DATA_ERROR: 'reset',
};

const TLS = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH)/;

/** Whole clauses, so that nobody has to add what failed and say it twice. */
const MESSAGES: Readonly<Record<TransportFailure, (what: string) => string>> = {
	refused: (what) => `${what} did not accept the connection`,
	dns: (what) => `the host of ${what} cannot be found`,
	tls: (what) => `no secure connection to ${what}: its certificate or protocol is not trusted here`,
	reset: (what) => `the connection to ${what} broke`,
	timeout: (what) => `${what} did not answer in time`,
	cancelled: () => 'the run was stopped',
	blocked: (what) => `the request to ${what} was not sent`,
};

/**
 * The original error is left behind on purpose: it holds the request, password included. A known code is left out as
 * well: n8n replaces every message that has one in it by a text of its own.
 *
 * @param what was asked, for the message: for example `Workday` or `token endpoint {host}`
 */
export function toTransportError(error: unknown, cancelled: boolean, what: string): TransportError {
	if (error instanceof TransportError) return error;
	const code = codeOf(error);
	const failure = cancelled ? 'cancelled' : (FAILURES[code] ?? (TLS.test(code) ? 'tls' : code === '' ? 'blocked' : 'reset'));
	const message = MESSAGES[failure](what);
	// Without a code it never came to a connection: n8n refused (no credential, a domain not allowed) and says why.
	if (failure === 'blocked') return new TransportError(failure, `${message}: ${error instanceof Error ? error.message : 'no reason given'}`);
	return new TransportError(failure, failure === 'reset' && FAILURES[code] === undefined ? `${message} (${code})` : message);
}

/** Error codes are fixed words. n8n wraps the error of its HTTP library at least once; n8n 1.x drops it and keeps its code as `httpCode`. */
function codeOf(error: unknown): string {
	for (let one: unknown = error, depth = 0; isObject(one) && depth < 5; one = one.cause, depth++) {
		const code = [one.code, one.httpCode].find((word) => typeof word === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(word));
		if (typeof code === 'string') return code;
	}
	return '';
}

function isObject(value: unknown): value is { code?: unknown; httpCode?: unknown; cause?: unknown } {
	return typeof value === 'object' && value !== null;
}
