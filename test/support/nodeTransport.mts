import http from 'node:http';
import https from 'node:https';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { toTransportError } from '../../nodes/Workday/workday/connection/networkFailure.ts';
import {
	TransportError,
	type HttpRequest,
	type HttpResponse,
	type Transport,
	type TransportFailure,
} from '../../nodes/Workday/workday/transport.ts';

export interface NodeTransportOptions {
	/** Until the connection stands. */
	connectTimeoutMs?: number;
	/** Longest silence, before the answer and within it. */
	idleTimeoutMs?: number;
	signal?: AbortSignal;
	/** Adds what signs the request. */
	authenticate?: (request: HttpRequest) => HttpRequest;
}

// Measured for bench/: zlib's default of 16 KB halves the speed of reading.
const GUNZIP_CHUNK = 256 * 1024;

/** The Transport of a plain Node program: http and https, gzip, time-outs, cancelling. Redirects are answers. */
export function nodeTransport(options: NodeTransportOptions = {}): Transport {
	return (request) => new Exchange(options.authenticate?.(request) ?? request, options).answer();
}

class Exchange {
	private ended: TransportError | undefined;
	private timer: NodeJS.Timeout | undefined;
	private message: http.ClientRequest | undefined;
	/** The whole run's, and this request's. */
	private readonly signals: AbortSignal[];
	private readonly onAbort = () => this.end('cancelled', 'cancelled');

	constructor(
		private readonly request: HttpRequest,
		private readonly options: NodeTransportOptions,
	) {
		this.signals = [options.signal, request.signal].filter((signal) => signal !== undefined);
	}

	async answer(): Promise<HttpResponse> {
		const { idleTimeoutMs = 300_000, connectTimeoutMs = 30_000 } = this.options;
		for (const signal of this.signals) {
			if (signal.aborted) throw new TransportError('cancelled', 'cancelled');
			signal.addEventListener('abort', this.onAbort, { once: true });
		}
		const incoming = await new Promise<http.IncomingMessage>((resolve, reject) => {
			const { method, url, headers, body } = this.request;
			const open = url.startsWith('https:') ? https.request : http.request;
			const message = open(url, { method, headers: { ...headers, 'accept-encoding': 'gzip' }, agent: false });
			this.message = message;
			this.watch(connectTimeoutMs, `no connection within ${connectTimeoutMs} ms`);
			message.on('socket', (socket) =>
				socket.once('connect', () => this.watch(idleTimeoutMs, `no answer within ${idleTimeoutMs} ms`)),
			);
			message.on('response', resolve);
			message.on('error', (error) => reject(this.failure(error)));
			message.end(body);
		}).finally(() => this.unwatch());
		return {
			status: incoming.statusCode ?? 0,
			headers: flat(incoming.headers),
			body: this.body(incoming, idleTimeoutMs),
			discard: () => this.release(),
		};
	}

	private async *body(incoming: http.IncomingMessage, idleTimeoutMs: number): AsyncGenerator<Uint8Array> {
		const gzip = incoming.headers['content-encoding'] === 'gzip';
		const stream = gzip ? unzipped(incoming) : incoming;
		const chunks = stream[Symbol.asyncIterator]();
		try {
			for (;;) {
				// Only waiting counts: a consumer that takes its time is not Workday's silence.
				this.watch(idleTimeoutMs, `nothing received for ${idleTimeoutMs} ms`);
				const { done, value } = await chunks.next();
				this.unwatch();
				if (done) return;
				yield value;
			}
		} catch (error) {
			throw this.failure(error);
		} finally {
			this.release();
		}
	}

	private watch(ms: number, message: string): void {
		this.unwatch();
		this.timer = setTimeout(() => this.end('timeout', message), ms);
	}

	private unwatch(): void {
		clearTimeout(this.timer);
	}

	private end(failure: TransportFailure, message: string): void {
		this.ended ??= new TransportError(failure, message);
		this.message?.destroy();
	}

	private release(): void {
		this.unwatch();
		this.deafen();
		this.message?.destroy();
	}

	private deafen(): void {
		for (const signal of this.signals) signal.removeEventListener('abort', this.onAbort);
	}

	private failure(error: unknown): TransportError {
		this.deafen();
		return this.ended ?? toTransportError(error, false, 'Workday');
	}
}

function unzipped(incoming: Readable): Readable {
	const gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK });
	incoming.on('error', (error) => gunzip.destroy(error));
	gunzip.on('close', () => incoming.destroy());
	return incoming.pipe(gunzip);
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
	);
}
