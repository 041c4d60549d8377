/**
 * The one egress: every request of the nodes leaves through here, by n8n's own helper, so that its proxy settings,
 * certificates and credential handling apply.
 */
import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { Authentication, InvalidRequest, Retriable, WorkdayError } from '../workday/errors';
import { lowerCaseNames, TransportError, type Transport } from '../workday/transport';
import type { AskingContext } from './nodeContext';
import { Patience } from './patience';
import { toTransportError } from '../workday/connection/networkFailure';

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
	/** The run was stopped, or has used up its time. */
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

export function createHttpTransport(context: AskingContext, settings: HttpSettings): HttpTransport {
	let streamClass: StreamClass | undefined;

	const request = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		(await context.helpers.httpRequestWithAuthentication.call(
			stoppedBy(context, options.abortSignal),
			settings.credentialType,
			options,
		)) as IN8nHttpFullResponse;

	/** A SOAP fault comes as HTTP 500: statuses are answers, not exceptions, save the 401 that renews a token. */
	const requestRenewing = async (options: IHttpRequestOptions, once: boolean): Promise<IN8nHttpFullResponse> => {
		if (!settings.renewable) return await request({ ...options, ignoreHttpStatusErrors: true });
		const answer = await request({ ...options, ignoreHttpStatusErrors: { ignore: true, except: [401] } });
		if (answer.statusCode !== 401) return answer;
		// n8n 1.x knows no exceptions and hands the 401 over. Asked without, it renews the token and sends again.
		discardBody(answer.body);
		return await request(options).catch(async (error: unknown) => {
			if (!isAnswerOtherThan401(error)) return await Promise.reject(error);
			if (once && Number(statusOf(error)) >= 500) return await Promise.reject(unreadAnswer(Number(statusOf(error))));
			// The token is new, but what came back is a fault whose text n8n keeps to itself: ask once more, to read it.
			return await request({ ...options, ignoreHttpStatusErrors: true });
		});
	};

	const send: Transport = async ({ method, url, headers, body, once = false, signal }) => {
		const attempt = new Attempt(settings, signal);
		try {
			const options: IHttpRequestOptions = {
				method,
				url,
				headers,
				...(body === undefined ? {} : { body }),
				json: false,
				encoding: 'stream',
				returnFullResponse: true,
				disableFollowRedirect: true,
				// None of the library's own: see Patience.
				timeout: 0,
				abortSignal: attempt.signal,
			};
			const answer = await requestRenewing(options, once);
			const stream = answer.body as NodeReadable;
			attempt.begun(stream);
			streamClass = stream.constructor as typeof stream.constructor & StreamClass;
			return {
				status: answer.statusCode,
				headers: lowerCaseNames(answer.headers),
				body: attempt.read(stream),
				discard: () => attempt.discard(),
			};
		} catch (error) {
			throw attempt.failed(error);
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
 * Ours is that one and the time-outs: without it a server that never answers would be waited for as long as it likes.
 */
function stoppedBy(context: AskingContext, signal: IHttpRequestOptions['abortSignal']): IExecuteFunctions {
	const own: IExecuteFunctions = Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
	return own;
}

/** One request: what may stop it, and how long to wait for what. */
class Attempt {
	private readonly stop = new AbortController();
	private readonly cancel = () => this.abandon();
	private readonly patience = new Patience(this.cancel);
	private stream: NodeReadable | undefined;

	/** @param unwanted the client has no use for the answer any more */
	constructor(
		private readonly settings: HttpSettings,
		private readonly unwanted: AbortSignal | undefined,
	) {
		for (const signal of [settings.cancelSignal, unwanted]) {
			if (signal?.aborted) this.cancel();
			signal?.addEventListener('abort', this.cancel, { once: true });
		}
		this.patience.wait(settings.responseTimeoutMs);
	}

	get signal(): AbortSignal {
		return this.stop.signal;
	}

	/** What to throw instead. */
	failed(error: unknown): Error {
		this.end();
		return fromN8n(error, this.settings.cancelSignal?.aborted ?? false);
	}

	/** The pieces of the answer as they come. */
	async *read(stream: NodeReadable): AsyncGenerator<Uint8Array> {
		try {
			this.patience.wait(this.settings.idleTimeoutMs);
			for await (const chunk of stream) {
				this.patience.rest();
				yield chunk as Uint8Array;
				this.patience.wait(this.settings.idleTimeoutMs);
			}
		} catch (error) {
			throw this.failed(error);
		} finally {
			this.end();
		}
	}

	/** The answer has begun. */
	begun(stream: NodeReadable): void {
		this.patience.rest();
		this.stream = stream;
		// An answer that nobody reads yet may fail: without a listener that would end the process.
		stream.on('error', () => undefined);
	}

	discard(): void {
		this.abandon();
		this.end();
	}

	private abandon(): void {
		this.stop.abort();
		// Once the answer has begun, the library no longer listens to the signal.
		this.stream?.destroy(new TransportError('timeout', 'Workday did not answer in time'));
	}

	/** Nothing more will come: lets go of the signals. */
	private end(): void {
		this.patience.end();
		this.stream = undefined;
		for (const signal of [this.settings.cancelSignal, this.unwanted]) signal?.removeEventListener('abort', this.cancel);
	}
}

/** Errors of our credentials (a refused host, a refused token) come back wrapped; everything else is the network's. */
function fromN8n(error: unknown, cancelled: boolean): Error {
	if (cancelled) return new TransportError('cancelled', 'the run was stopped');
	for (let one: unknown = error; one instanceof Error; one = one.cause) {
		if (one instanceof WorkdayError || one instanceof TransportError) return one;
	}
	return fromStatus(error) ?? toTransportError(error, false, 'Workday');
}

/** What our credentials complain about: nothing was sent. Other messages may look the same ("Parse Error: …"). */
const CREDENTIAL_FIELDS = [
	...['Services Host', 'Tenant', 'Token Endpoint', 'Web Services Version', 'URL', 'Body', 'User Name', 'Password'],
	...['Grant Type', 'Client ID', 'Client Secret', 'Refresh Token', 'Client Authentication', 'ISU User Name', 'Private Key'],
];

/** n8n 1.x keeps no cause, but the status that our credentials give their errors for this purpose. */
function fromStatus(error: unknown): WorkdayError | undefined {
	if (!(error instanceof Error)) return undefined;
	const text = 'description' in error && typeof error.description === 'string' ? error.description : error.message;
	const status = Number(statusOf(error));
	// The HTTP library's words mean Workday's own 401, to a token that is as new as it can be.
	const refused = /^Request failed with status/.test(text) ? 'Workday refused the sign-in (HTTP 401), and a new token did not help.' : text;
	if (status === 401) return new Authentication(refused, { status });
	if ([429, 502, 503, 504].includes(status)) return new Retriable(text, { status });
	// Named field and problem, as InvalidRequest writes them.
	const field = CREDENTIAL_FIELDS.find((name) => error.message.startsWith(`${name}: `));
	return field === undefined ? undefined : new InvalidRequest(field, error.message.slice(field.length + 2));
}

function statusOf(error: Error): string {
	return 'httpCode' in error ? String(error.httpCode ?? '') : '';
}

function isAnswerOtherThan401(error: unknown): error is Error {
	const code = error instanceof Error ? statusOf(error) : '';
	return /^[1-5]\d\d$/.test(code) && code !== '401';
}

/** To ask once more, to read it, would be to send a write twice. */
const unreadAnswer = (status: number): Retriable =>
	new Retriable(`Workday answered with status ${status}. What it said is lost, because the token had just been renewed.`, { status }, undefined, true);

function discardBody(body: unknown): void {
	const stream = body as Partial<NodeReadable> | undefined;
	stream?.destroy?.();
}
