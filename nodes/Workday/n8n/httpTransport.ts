/**
 * The one egress: every request of the nodes leaves through here, by n8n's own helper, so that its proxy settings,
 * certificates and credential handling apply.
 */
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { Authentication, InvalidRequest, Retriable, WorkdayError } from '../workday/errors';
import type { HttpResponse, Transport } from '../workday/transport';
import { TransportError } from '../workday/transport';
import { toTransportError } from '../workday/networkFailure';

/** n8n's streams are Node's, but their class may not be imported in a verified package: taken from the types in use. */
export type NodeReadable = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

export interface HttpSettings {
	credentialType: string;
	/**
	 * Whether a 401 may be answered by a new token. A user name and password are tried once: n8n would send them again
	 * after every 401, and accounts lock.
	 */
	renewable: boolean;
	/** How long Workday may take until its answer begins. Generous: it builds its paging cache for page 1. */
	responseTimeoutMs: number;
	/** How long it may be silent in the middle of an answer. */
	idleTimeoutMs: number;
	/** The user stopped the run. */
	cancelSignal?: AbortSignal | undefined;
}

export interface HttpTransport {
	send: Transport;
	/** A stream that n8n can store, from pieces as they come. Only after a first answer. */
	toStream(pieces: AsyncIterable<Uint8Array>): NodeReadable;
}

/** Node streams inherit `from` from Readable: the way to make one without importing `stream`. */
interface StreamClass {
	from(pieces: AsyncIterable<Uint8Array>, options: { objectMode: boolean }): NodeReadable;
}

export function createHttpTransport(context: IExecuteFunctions, settings: HttpSettings): HttpTransport {
	let streamClass: StreamClass | undefined;

	const request = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		(await context.helpers.httpRequestWithAuthentication.call(
			stoppedBy(context, options.abortSignal),
			settings.credentialType,
			options,
		)) as IN8nHttpFullResponse;

	/** A SOAP fault comes as HTTP 500: statuses are answers, not exceptions, save the 401 that renews a token. */
	const requestRenewing = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> => {
		if (!settings.renewable) return await request({ ...options, ignoreHttpStatusErrors: true });
		const answer = await request({ ...options, ignoreHttpStatusErrors: { ignore: true, except: [401] } });
		if (answer.statusCode !== 401) return answer;
		// n8n 1.x knows no exceptions and hands the 401 over. Asked without, it renews the token and sends again.
		discardBody(answer.body);
		return await request(options).catch(async (error: unknown) => {
			if (!isAnswerOtherThan401(error)) return await Promise.reject(error);
			// The token is new, but what came back is a fault whose text n8n keeps to itself: ask once more, to read it.
			return await request({ ...options, ignoreHttpStatusErrors: true });
		});
	};

	const send: Transport = async ({ method, url, headers, body }) => {
		const stop = new AbortController();
		const waiting = watch(stop, settings);
		try {
			const answer = await requestRenewing({
				method,
				url,
				headers,
				...(body === undefined ? {} : { body }),
				json: false,
				encoding: 'stream',
				returnFullResponse: true,
				disableFollowRedirect: true,
				timeout: settings.idleTimeoutMs,
				abortSignal: stop.signal,
			});
			waiting.answered();
			const stream = answer.body as NodeReadable;
			streamClass = stream.constructor as typeof stream.constructor & StreamClass;
			return toResponse(answer, stream, stop, waiting);
		} catch (error) {
			waiting.done();
			throw fromN8n(error, waiting);
		}
	};

	return {
		send,
		toStream(pieces) {
			if (streamClass === undefined) throw new TransportError('reset', 'No answer has begun yet');
			return streamClass.from(pieces, { objectMode: false });
		},
	};
}

/**
 * n8n overwrites a request's own signal by the one that cancels the run, which it takes from `this` (1.122 and 2.41).
 * Ours is that one and the time-out: without it a server that never answers would be waited for as long as it likes.
 */
function stoppedBy(context: IExecuteFunctions, signal: IHttpRequestOptions['abortSignal']): IExecuteFunctions {
	const own: IExecuteFunctions = Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
	return own;
}

interface Watch {
	readonly cancelled: boolean;
	/** The answer has begun: the deadline no longer counts. */
	answered(): void;
	/** Nothing more will come: lets go of the run's cancel signal. */
	done(): void;
}

function watch(stop: AbortController, { responseTimeoutMs, cancelSignal }: HttpSettings): Watch {
	let waiting = true;
	// AbortSignal.timeout, because its timer does not keep a finished process alive.
	AbortSignal.timeout(responseTimeoutMs).addEventListener('abort', () => {
		if (waiting) stop.abort();
	});
	const cancel = () => stop.abort();
	if (cancelSignal?.aborted) cancel();
	cancelSignal?.addEventListener('abort', cancel, { once: true });
	return {
		get cancelled() {
			return cancelSignal?.aborted ?? false;
		},
		answered: () => {
			waiting = false;
		},
		done: () => {
			waiting = false;
			cancelSignal?.removeEventListener('abort', cancel);
		},
	};
}

function toResponse(answer: IN8nHttpFullResponse, stream: NodeReadable, stop: AbortController, waiting: Watch): HttpResponse {
	async function* read(): AsyncGenerator<Uint8Array> {
		try {
			for await (const chunk of stream) yield chunk as Uint8Array;
		} catch (error) {
			throw fromN8n(error, waiting);
		} finally {
			waiting.done();
		}
	}
	return {
		status: answer.statusCode,
		headers: lowerCaseNames(answer.headers),
		body: read(),
		discard: () => {
			waiting.done();
			// An answer that nobody reads may still fail: without a listener that would end the process.
			stream.on('error', () => undefined);
			stream.destroy();
			stop.abort();
		},
	};
}

/** Errors of our credentials (a refused host, a refused token) come back wrapped; everything else is the network's. */
function fromN8n(error: unknown, waiting: Watch): Error {
	for (let one: unknown = error; one instanceof Error; one = one.cause) {
		if (one instanceof WorkdayError || one instanceof TransportError) return one;
	}
	return fromStatus(error) ?? toTransportError(error, waiting.cancelled, 'Workday');
}

/** n8n 1.x keeps no cause, but the status that our credentials give their errors for this purpose. */
function fromStatus(error: unknown): WorkdayError | undefined {
	if (!(error instanceof Error)) return undefined;
	const text = 'description' in error && typeof error.description === 'string' ? error.description : error.message;
	const status = Number(statusOf(error));
	if (status === 401) return new Authentication(text, { status });
	if ([429, 502, 503, 504].includes(status)) return new Retriable(text, { status });
	// Named field and problem, as InvalidRequest writes them.
	const [, field, problem] = /^([A-Z][\w ]{1,40}): (.+)$/s.exec(error.message) ?? [];
	return field !== undefined && problem !== undefined ? new InvalidRequest(field, problem) : undefined;
}

function statusOf(error: Error): string {
	return 'httpCode' in error ? String(error.httpCode ?? '') : '';
}

function isAnswerOtherThan401(error: unknown): boolean {
	const code = error instanceof Error ? statusOf(error) : '';
	return /^[1-5]\d\d$/.test(code) && code !== '401';
}

function discardBody(body: unknown): void {
	const stream = body as Partial<NodeReadable> | undefined;
	stream?.destroy?.();
}

function lowerCaseNames(headers: IDataObject): Record<string, string> {
	const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
	return Object.fromEntries(entries) as Record<string, string>;
}
