import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { toTransportError } from '../../nodes/Workday/workday/connection/networkFailure';
import { TransportError, type HttpResponse, type Transport } from '../../nodes/Workday/workday/transport';

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
			return Promise.reject(toTransportError(error, false, `token endpoint ${new URL(request.url).host}`));
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
