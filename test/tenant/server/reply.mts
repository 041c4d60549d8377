import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGzip, constants, type Gzip } from 'node:zlib';

/**
 * One piece of a body. `record`: one worker or organization. `pause`: milliseconds without a byte. `reset`: the
 * connection breaks here. `close`: it ends here as if the answer were complete.
 */
export type Piece = string | Buffer | { record: string } | { pause: number } | { reset: true };

export interface Reply {
	status: number;
	headers: Record<string, string>;
	body: Iterable<Piece>;
}

/** Small writes cost a system call each; a page is sent in pieces of about this size. */
const WRITE_SIZE = 64 * 1024;

export function textReply(
	status: number,
	contentType: string,
	text: string,
	headers: Record<string, string> = {},
): Reply {
	return { status, headers: { 'content-type': contentType, ...headers }, body: [text] };
}

export const xmlReply = (status: number, body: Iterable<Piece>): Reply => ({
	status,
	headers: { 'content-type': 'text/xml; charset=UTF-8' },
	body,
});

export const textOf = (piece: Piece): string | Buffer | undefined => {
	if (typeof piece === 'string' || Buffer.isBuffer(piece)) return piece;
	return 'record' in piece ? piece.record : undefined;
};

/** The whole body as text, for validation. Pauses and resets have no text. */
export function collect(body: Iterable<Piece>): string {
	let text = '';
	for (const piece of body) text += textOf(piece)?.toString() ?? '';
	return text;
}

const acceptsGzip = (request: IncomingMessage): boolean =>
	/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''));

/** Sends with backpressure: the next record is made when the client has taken the one before. */
export async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
	const gzip: Gzip | undefined = acceptsGzip(request) ? createGzip({ level: constants.Z_BEST_SPEED }) : undefined;
	response.writeHead(reply.status, {
		...reply.headers,
		...(gzip && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
	});
	const target = gzip ?? response;
	gzip?.on('error', () => response.destroy());
	gzip?.pipe(response);

	let pending: Array<string | Buffer> = [];
	let pendingSize = 0;
	const flush = async (): Promise<void> => {
		const block = Buffer.concat(pending.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
		pending = [];
		pendingSize = 0;
		if (block.length > 0 && !target.write(block)) await drained(target, response);
	};
	for (const piece of reply.body) {
		if (response.destroyed) return;
		const text = textOf(piece);
		if (text !== undefined) {
			pending.push(text);
			pendingSize += text.length;
			if (pendingSize >= WRITE_SIZE) await flush();
			continue;
		}
		await flush();
		await pushed(gzip);
		if (typeof piece === 'object' && 'pause' in piece) await sleep(piece.pause, response);
		if (typeof piece === 'object' && 'reset' in piece) {
			// What was written must be on its way first, else the client sees a reset before the first byte.
			await sleep(20, response);
			response.socket?.resetAndDestroy();
			return;
		}
	}
	await flush();
	target.end();
	await finished(response);
}

function drained(target: ServerResponse | Gzip, response: ServerResponse): Promise<void> {
	return new Promise((resolve) => {
		const done = (): void => {
			target.off('drain', done);
			response.off('close', done);
			resolve();
		};
		target.on('drain', done);
		response.on('close', done);
	});
}

function pushed(gzip: Gzip | undefined): Promise<void> {
	return new Promise((resolve) => (gzip ? gzip.flush(() => resolve()) : resolve()));
}

function finished(response: ServerResponse): Promise<void> {
	return new Promise((resolve) => {
		if (response.writableFinished || response.destroyed) return resolve();
		response.once('close', resolve);
		response.once('finish', resolve);
	});
}

/** Ends early when the client goes away, so that a closing tenant waits for nothing. */
export function sleep(milliseconds: number, response?: ServerResponse): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(done, milliseconds);
		function done(): void {
			clearTimeout(timer);
			response?.off('close', done);
			resolve();
		}
		response?.on('close', done);
	});
}
