import { readAtMost } from '../readAtMost';
import { TransportError, type Clock, type HttpRequest, type Transport } from '../transport';
import { serviceUrl, soapEnvelope, soapHeaders } from './envelope';
import { errorFromAnswer, MAX_FAULT_BYTES } from './fault';

/** Where the requests go, and by what. */
export interface Connection {
	transport: Transport;
	clock: Clock;
	servicesHost: string;
	tenant: string;
	/** Web service version, for example `v46.1`. */
	version: string;
	/** Makes the id that Workday's support can look for. */
	newRequestId(): string;
}

/** An answer that has begun like a result; whether it holds a fault is not known yet. */
export interface Answer {
	requestId: string;
	/** charset of the Content-Type. */
	encoding?: string;
	body: AsyncIterable<Uint8Array>;
	discard(): void;
}

/**
 * Sends one SOAP request. `body` is the operation's element; `once` as a transport has it; `signal` drops the request
 * while it has no answer.
 *
 * @throws WorkdayError for an answer that is no result, TransportError when there is none
 */
export async function exchange(
	connection: Connection,
	service: string,
	body: string,
	{ once, signal, requestId = connection.newRequestId() }: Pick<HttpRequest, 'once' | 'signal'> & { requestId?: string } = {},
): Promise<Answer> {
	const response = await connection.transport({
		method: 'POST',
		url: serviceUrl({ ...connection, service }),
		headers: soapHeaders(requestId),
		body: soapEnvelope(body),
		...(once && { once }),
		...(signal && { signal }),
	});
	const mediaType = response.headers['content-type'] ?? '';
	// A maintenance page or a gateway's JSON may come with status 200.
	if (response.status === 200 && !/\b(?:html|json)\b/i.test(mediaType)) {
		const encoding = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType)?.[1];
		return { requestId, encoding, body: response.body, discard: () => response.discard() };
	}
	throw errorFromAnswer({
		status: response.status,
		headers: response.headers,
		body: (await readAtMost(response, MAX_FAULT_BYTES, onlyBrokenOff)).bytes,
		requestId,
		now: connection.clock.now(),
	});
}

/** That a body which explains a failure ends early does not matter: the status has been seen. */
export function onlyBrokenOff(error: unknown): void {
	if (!(error instanceof TransportError) || error.failure === 'cancelled') throw error;
}
