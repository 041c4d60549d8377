/** What one would do without this package, and what nobody can undercut. Argument: `Turn<ParserWay>` as JSON. */
import { get } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parseWorkers } from '../../fastXmlParser.mts';
import { play } from '../turns/turn.mts';

export type ParserWay = 'fast-xml-parser' | 'JSON.parse' | 'scan';

/** A page of this kind, and the workers that are found in it. */
const WAYS: Record<ParserWay, { kind: 'xml' | 'json'; count(page: Readable): Promise<number> }> = {
	'fast-xml-parser': { kind: 'xml', count: async (page) => parseWorkers(await textOf(page)).length },
	'JSON.parse': { kind: 'json', count: async (page) => (JSON.parse(await textOf(page)) as unknown[]).length },
	scan: { kind: 'xml', count: countEnds },
};

const END = Buffer.from('</wd:Worker>');
/** With zlib's default of 16 KB reading alone would take twice as long. */
const GUNZIP_CHUNK = 256 * 1024;

async function open(url: string): Promise<Readable> {
	const incoming = await new Promise<Readable & { headers: Record<string, unknown> }>((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': 'gzip' }, agent: false }, resolve).on('error', reject);
	});
	return incoming.headers['content-encoding'] === 'gzip' ? incoming.pipe(createGunzip({ chunkSize: GUNZIP_CHUNK })) : incoming;
}

async function textOf(page: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of page) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

/** Listens instead of iterating, which costs a promise a chunk: this is the limit. */
async function countEnds(page: Readable): Promise<number> {
	let count = 0;
	let before: Buffer = Buffer.alloc(0);
	page.on('data', (chunk: Buffer) => {
		// An end tag may lie across two chunks.
		if (Buffer.concat([before, chunk.subarray(0, END.length - 1)]).includes(END)) count++;
		for (let at = chunk.indexOf(END); at !== -1; at = chunk.indexOf(END, at + END.length)) count++;
		before = (chunk.length < END.length ? Buffer.concat([before, chunk]) : chunk).subarray(-(END.length - 1));
	});
	await new Promise((resolve, reject) => page.on('end', resolve).on('error', reject));
	return count;
}

void play<ParserWay>(async ({ server, tenant, pages, way }) => {
	const { kind, count } = WAYS[way];
	let found = 0;
	for (let page = 1; page <= pages; page++) found += await count(await open(`${server}/${kind}/${tenant}?page=${page}`));
	return found;
});
