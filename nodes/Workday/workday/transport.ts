/**
 * What the client needs from the world: one way to send a request, and time. Both are passed in, so that the same
 * client runs in n8n (n8n/httpTransport.ts), in a plain Node script and in tests.
 */

export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Absolute URL. */
	url: string;
	headers: Record<string, string>;
	body?: string;
	/** It may change something: once it may have been carried out, not even the transport sends it again. */
	once?: boolean;
	/** Aborted when the answer is not wanted any more, even if it has not begun. The transport then lets go of the request. */
	signal?: AbortSignal;
}

export interface HttpResponse {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	/** The body as it arrives, content encoding already undone. Read once, or `discard()`. */
	body: AsyncIterable<Uint8Array>;
	/** Frees the connection without reading the rest. Safe to call at any time, more than once. */
	discard(): void;
}

/**
 * Sends one request and resolves when the response's headers are there, whatever the status: 4xx and 5xx are answers.
 * Authentication is the transport's business: the client never sees a secret.
 *
 * @throws TransportError when there is no answer; the same error may come out of `body` while it is read.
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** `refused`, `dns`, `tls`: nothing reached Workday. `reset`, `timeout`: it may have. `cancelled`: the user stopped the run. */
export type TransportFailure = 'refused' | 'dns' | 'tls' | 'reset' | 'timeout' | 'cancelled' | 'blocked';

/**
 * No answer, or an answer cut short. Carries no cause: the original error holds the request, password included.
 * `message` is a clause for the user, for example `the connection to Workday broke`: nothing is added to it.
 */
export class TransportError extends Error {
	override readonly name = 'TransportError';

	constructor(
		readonly failure: TransportFailure,
		message: string,
	) {
		super(message);
	}
}

/** Headers as an HttpResponse has them, from any library's. */
export function lowerCaseNames(headers: Readonly<Record<string, unknown>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Time and chance, passed in so that tests can freeze them. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Uniform in [0, 1). */
	random(): number;
}
