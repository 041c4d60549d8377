/**
 * Replays rendered pages over HTTP on loopback, to whoever asks: as they are or compressed beforehand, so that a page costs
 * this process next to nothing. A request for `name` is answered in gzip if it takes that, for `name_plain` never.
 * Argument: `Served[]` as JSON. Prints its port as one line of JSON, and ends when its input does.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pageFile } from '../data/dataSets.mts';
import { ManyPages } from '../data/manyPages.mts';
import { PLAIN, setOf, type Served } from '../data/served.mts';

/** Answers of one set. */
class Replay {
	private readonly files = new Map<string, Buffer>();
	private readonly many: ManyPages | undefined;

	constructor(readonly served: Served) {
		const { total, pageSize } = served;
		this.many = total === undefined ? undefined : new ManyPages(this.file(pageFile(1, 'xml', false)), pageSize, total);
	}

	/** What is made while it is asked for is never compressed. */
	page(page: number, kind: 'xml' | 'json', gzip: boolean): { bytes: Buffer; gzip: boolean } {
		if (this.many) return { bytes: this.many.page(page), gzip: false };
		return { bytes: this.file(pageFile(page, kind, gzip)), gzip };
	}

	private file(name: string): Buffer {
		const known = this.files.get(name) ?? readFileSync(join(this.served.folder, name));
		this.files.set(name, known);
		return known;
	}
}

function main(): void {
	const sets: Served[] = JSON.parse(process.argv[2] ?? '');
	const replays = new Map(sets.map((served) => [served.name, new Replay(served)]));
	const server = createServer((request, response) => {
		answer(replays, request, response).catch((error: unknown) => {
			response.writeHead(500, { 'content-type': 'text/plain' });
			response.end(String(error));
		});
	});
	server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
	process.stdin.on('end', () => process.exit()).resume();
}

async function answer(replays: ReadonlyMap<string, Replay>, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { pathname, searchParams } = new URL(request.url ?? '', 'http://replay');
	const body = await textOf(request);
	const name = pathname.split('/').find((part) => replays.has(setOf(part))) ?? '';
	const replay = replays.get(setOf(name));
	if (!replay) throw new Error(`no such data: ${pathname}`);
	const page = Number(searchParams.get('page') ?? /<(?:\w+:)?Page>(\d+)</.exec(body)?.[1] ?? 1);
	const kind = pathname.startsWith('/json/') ? 'json' : 'xml';
	const takesGzip = !name.endsWith(PLAIN) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
	const { bytes, gzip } = replay.page(page, kind, takesGzip);
	await new Promise((done) => setTimeout(done, replay.served.latency ?? 0));
	response.writeHead(200, {
		'content-type': kind === 'json' ? 'application/json' : 'text/xml; charset=UTF-8',
		'content-length': bytes.length,
		...(gzip && { 'content-encoding': 'gzip' }),
	});
	response.end(bytes);
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

main();
