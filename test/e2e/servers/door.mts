/** What every server that a template writes to has: an address, a record of what came, and an answer for those who ask too often. */
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
	method: string;
	/** With the query. */
	path: string;
	status: number;
}

export interface Door {
	/** `http://127.0.0.1:port` */
	readonly url: string;
	/** Every request, also those that were turned away. */
	readonly seen: Seen[];
	/** Tells that many requests that there are too many, the first of which comes after `skip` others. */
	throttle(times: number, skip?: number): void;
	/** Breaks the connection of the request that comes after `skip` others. */
	hangUp(skip: number): void;
	/** Does what the request says that may change something and comes after `skip` such others, then breaks the connection. */
	loseAnswer(skip: number): void;
	/** How many were told that there are too many. */
	readonly toldTooMany: number;
	/** Requests that could change something, since that many were seen. */
	writesSince(count: number): Seen[];
	stop(): Promise<void>;
}

/** How a server tells that there are too many requests, and when to come back: in a second. */
export interface TooMany {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: object;
}

const RETRY_AFTER: TooMany = { status: 429, headers: { 'retry-after': '1' }, body: { detail: 'Too many requests' } };

export async function openDoor(serve: RequestListener, tooMany: () => TooMany = () => RETRY_AFTER): Promise<Door> {
	const seen: Seen[] = [];
	let armed = { times: 0, skip: 0 };
	let breaksAfter = -1;
	let losesAfter = -1;
	let told = 0;
	const server = createServer((request, response) => {
		const entry: Seen = { method: request.method ?? '', path: request.url ?? '', status: 0 };
		seen.push(entry);
		response.on('finish', () => (entry.status = response.statusCode));
		if (breaksAfter-- === 0) return void request.socket.destroy();
		if (!turnedAway()) {
			if (request.method !== 'GET' && losesAfter-- === 0) breakInstead(response);
			return serve(request, response);
		}
		request.resume();
		const { status, headers, body } = tooMany();
		response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		seen,
		get toldTooMany() {
			return told;
		},
		throttle: (times, skip = 0) => {
			armed = { times, skip };
		},
		hangUp: (skip) => {
			breaksAfter = skip;
		},
		loseAnswer: (skip) => {
			losesAfter = skip;
		},
		writesSince: (count) => seen.slice(count).filter(({ method }) => method !== 'GET'),
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};

	function turnedAway(): boolean {
		if (armed.times === 0) return false;
		if (armed.skip > 0) {
			armed.skip -= 1;
			return false;
		}
		armed.times -= 1;
		told += 1;
		return true;
	}
}

/** What is served is served; nobody hears of it. */
function breakInstead(response: ServerResponse): void {
	response.end = () => {
		response.socket?.destroy();
		return response;
	};
}
