import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import {
	TransportError,
	type HttpResponse,
	type Transport,
	type TransportFailure,
} from '../../nodes/Workday/workday/transport';

/** Token endpoints answer within a second or two; a person may be waiting at the Test button. */
const TIMEOUT_MS = 60_000;

/** The token endpoint through n8n, with its proxies. Never follows a redirect: the client secret stays with its host. */
export function tokenTransport({ helpers }: IHttpRequestHelper): Transport {
	return async (request) => {
		try {
			const response: unknown = await helpers.httpRequest({
				method: request.method,
				url: request.url,
				headers: request.headers,
				body: request.body,
				// Bytes: axios would otherwise guess whether the answer is JSON.
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: TIMEOUT_MS,
			});
			return toResponse(response);
		} catch (error) {
			// The error's cause holds the request, and with it the client secret: only the reason is kept.
			return Promise.reject(toTransportError(error, new URL(request.url).host));
		}
	};
}

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

function isFullResponse(value: unknown): value is FullResponse {
	return typeof value === 'object' && value !== null && 'statusCode' in value && 'headers' in value && 'body' in value;
}

function toResponse(response: unknown): HttpResponse {
	if (!isFullResponse(response)) throw new TransportError('reset', 'n8n returned no response');
	const { statusCode, headers, body } = response;
	return {
		status: statusCode,
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
		body: once(toBytes(body)),
		discard: () => undefined,
	};
}

function toBytes(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	if (body instanceof ArrayBuffer) return new Uint8Array(body);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
	yield bytes;
}

const FAILURES: Readonly<Record<string, TransportFailure>> = {
	ENOTFOUND: 'dns',
	EAI_AGAIN: 'dns',
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	ECONNABORTED: 'timeout',
	ETIMEDOUT: 'timeout',
	ERR_CANCELED: 'cancelled',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
	SELF_SIGNED_CERT_IN_CHAIN: 'tls',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
	CERT_HAS_EXPIRED: 'tls',
	ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
	EPROTO: 'tls',
};

function toTransportError(error: unknown, host: string): TransportError {
	if (error instanceof TransportError) return error;
	const code = codeOf(error);
	const failure = FAILURES[code];
	// A known code is left out: n8n replaces every message that has one in it by a text of its own.
	return new TransportError(failure ?? 'reset', `token endpoint ${host}${failure || !code ? '' : `: ${code}`}`);
}

/** Error codes are fixed words; an error's message may hold what was sent. n8n wraps errors, so the cause is looked at too. */
function codeOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return '';
	if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{3,50}$/.test(error.code)) return error.code;
	return 'cause' in error && error.cause !== error ? codeOf(error.cause) : '';
}
