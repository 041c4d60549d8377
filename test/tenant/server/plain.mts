import { type Reply, sleep, textOf } from './reply.mts';

/** A request that comes without a connection. */
export interface PlainRequest {
	/** Default POST. */
	method?: string;
	/** A URL, or its path with the query: who is in front of it does not matter. */
	url: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

export interface PlainAnswer {
	/** 0: the connection would have been broken before the first byte. */
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: Buffer;
	/** The connection would have been broken after these bytes. */
	broken: boolean;
}

/** The whole answer at once, and as long as it takes. */
export async function gather({ status, headers, body }: Reply): Promise<PlainAnswer> {
	const chunks: Buffer[] = [];
	let broken = status === 0;
	for (const piece of body) {
		const text = textOf(piece);
		if (text !== undefined) chunks.push(typeof text === 'string' ? Buffer.from(text) : text);
		else if (typeof piece === 'object' && 'pause' in piece) await sleep(piece.pause);
		else {
			broken = true;
			break;
		}
	}
	return { status, headers, body: Buffer.concat(chunks), broken };
}
