import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toTransportError } from '../../nodes/Workday/workday/connection/networkFailure.ts';
import type { Transport } from '../../nodes/Workday/workday/transport.ts';

export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Scripted {
	status?: number;
	headers?: Record<string, string>;
	body?: string | object;
	/** Breaks the connection instead of answering. */
	reset?: true;
}

export interface ScriptedServer extends AsyncDisposable {
	origin: string;
	host: string;
	received: Received[];
}

/** Answers over real HTTP what the test says: the next entry of the script, or what the function returns. */
export async function startScripted(script: Scripted[] | ((request: Received) => Scripted)): Promise<ScriptedServer> {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method = '', url = '', headers } = request;
		const seen = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
		received.push(seen);
		const answer = Array.isArray(script) ? script[received.length - 1] : script(seen);
		if (!answer || answer.reset) {
			response.destroy();
			return;
		}
		const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? '');
		const type = typeof answer.body === 'string' ? 'text/html' : 'application/json';
		response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers });
		response.end(text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin: `http://${host}`,
		host,
		received,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A transport for tests: Node's own HTTP client, redirects not followed. */
export function fetchTransport(headers: Record<string, string> = {}): Transport {
	return async (request) => {
		const response = await fetch(request.url, {
			method: request.method,
			headers: { ...request.headers, ...headers },
			body: request.body,
			redirect: 'manual',
		}).catch((error: unknown) => {
			throw toTransportError(error, false, 'Workday');
		});
		const bytes = new Uint8Array(await response.arrayBuffer());
		return {
			status: response.status,
			headers: Object.fromEntries(headersOf(response)),
			body: (async function* () {
				yield bytes;
			})(),
			discard: () => undefined,
		};
	};
}

/** The error that the promise ends with; the test fails when it does not. */
export async function failureOf(work: Promise<unknown>): Promise<Error & Record<string, unknown>> {
	const error = await work.then(
		() => undefined,
		(failure: Error & Record<string, unknown>) => failure,
	);
	if (!error) throw new Error('expected a failure');
	return error;
}

/** Everything that an error could show somewhere. */
export function everythingIn(error: Error): string {
	const own = Object.getOwnPropertyNames(error).map((name) => JSON.stringify(Reflect.get(error, name)) ?? '');
	return [error.message, error.stack, ...own].join('\n');
}

/** Names in lower case, as everywhere. */
export function headersOf(response: Response): Array<[string, string]> {
	const headers: Array<[string, string]> = [];
	response.headers.forEach((value, name) => headers.push([name, value]));
	return headers;
}
