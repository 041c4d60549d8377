/** One request that is not SOAP, with one answer: reports, REST. */
import { readAtMost } from '../readAtMost';
import { errorFromAnswer, MAX_FAULT_BYTES } from '../soap/fault';
import { servicesOrigin, tracingHeaders } from '../soap/envelope';
import { onlyBrokenOff, type Connection } from '../soap/exchange';
import type { HttpRequest } from '../transport';

export interface AskRequest {
	method: HttpRequest['method'];
	/** Below the services host, encoded, with its query: `pathOf` and `queryOf` make it. */
	path: string;
	/** Media type that is wanted. */
	accept: string;
	body?: { text: string; mediaType: string };
	/** False for a request that changes something: it is never sent twice once it may have reached Workday. */
	isRead: boolean;
	/** Drops the request while it has no answer. */
	signal?: AbortSignal;
}

/** An answer of status 200 to 299 that has begun. Read its body once, or discard it. */
export interface WebAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** `application/json`, without its parameters; '' where the answer does not say. */
	mediaType: string;
	/** charset of the Content-Type. */
	encoding: string | undefined;
	requestId: string;
	body: AsyncIterable<Uint8Array>;
	discard(): void;
}

/** @throws WorkdayError for any other status, TransportError when there is no answer */
export async function ask(connection: Connection, request: AskRequest): Promise<WebAnswer> {
	const requestId = connection.newRequestId();
	const { method, path, accept, body, isRead, signal } = request;
	const response = await connection.transport({
		method,
		url: servicesOrigin(connection.servicesHost) + path,
		headers: { Accept: accept, ...tracingHeaders(requestId), ...(body && { 'Content-Type': body.mediaType }) },
		...(body && { body: body.text }),
		...(!isRead && { once: true }),
		...(signal && { signal }),
	});
	const { status, headers } = response;
	if (status < 200 || status >= 300) {
		const said = (await readAtMost(response, MAX_FAULT_BYTES, onlyBrokenOff)).bytes;
		throw errorFromAnswer({ status, headers, body: said, requestId, now: connection.clock.now() });
	}
	const contentType = headers['content-type'] ?? '';
	return {
		status,
		headers,
		mediaType: (contentType.split(';')[0] ?? '').trim().toLowerCase(),
		encoding: /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1],
		requestId,
		body: response.body,
		discard: () => response.discard(),
	};
}
