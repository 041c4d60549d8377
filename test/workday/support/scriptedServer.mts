import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	url: string;
	headers: http.IncomingHttpHeaders;
	body: string;
	page: number;
	count: number;
	moment: string;
}

/** One answer. `ending`: what happens after the body instead of its proper end. */
export interface Step {
	status?: number;
	headers?: Record<string, string>;
	body?: string | Buffer;
	ending?: 'reset' | 'hang';
	/** The answer waits for it. */
	after?: Promise<unknown>;
	/** The reset waits for it. */
	breaks?: Promise<unknown>;
}

/** Decides the answer to a request; `index` counts from 0. */
export type Script = (request: Received, index: number) => Step;

export interface ScriptedServer {
	/** `127.0.0.1:port` */
	host: string;
	received: Received[];
	/** Connections that the client has left before the answer's end. */
	abandoned: () => number;
	close(): Promise<void>;
}

/** A web server on this machine that answers as the test says. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
	const received: Received[] = [];
	let abandoned = 0;
	const server = http.createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const message = asReceived(request, Buffer.concat(chunks).toString());
		received.push(message);
		const step = script(message, received.length - 1);
		response.on('close', () => {
			if (!response.writableFinished && step.ending !== 'reset') abandoned++;
		});
		await step.after;
		play(step, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		abandoned: () => abandoned,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

function asReceived(request: http.IncomingMessage, body: string): Received {
	const inside = (name: string) => new RegExp(`<wd:${name}>([^<]*)<`).exec(body)?.[1] ?? '';
	return {
		url: request.url ?? '',
		headers: request.headers,
		body,
		page: Number(inside('Page')),
		count: Number(inside('Count')),
		moment: inside('As_Of_Entry_DateTime'),
	};
}

function play({ status = 200, headers, body = '', ending, breaks }: Step, response: http.ServerResponse): void {
	response.writeHead(status, { 'content-type': 'text/xml;charset=UTF-8', ...headers });
	if (ending === undefined) return void response.end(body);
	// The reset must not overtake the bytes.
	response.write(body, () => {
		if (ending === 'reset') void (breaks ?? Promise.resolve()).then(() => setImmediate(() => response.socket?.destroy()));
	});
	if (body === '') response.flushHeaders();
	if (body === '' && ending === 'reset') setImmediate(() => response.socket?.destroy());
}
