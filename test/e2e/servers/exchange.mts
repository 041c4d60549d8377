/** One request and its answer, for servers that only know JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export async function readText(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Puts something there that came by no request. The returned function takes it away again, as nobody has changed it. */
export function putInto<T extends { id: string }>(store: Map<string, T>): (one: T) => () => void {
	return (one) => {
		store.set(one.id, one);
		const before = JSON.stringify(one);
		return () => {
			const after = JSON.stringify(store.get(one.id));
			if (after !== before) throw new Error(`What belongs to somebody else became ${after}`);
			store.delete(one.id);
		};
	};
}
