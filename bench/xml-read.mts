// How fast a page of workers is read: our reader, and what one would do without it. Every candidate takes its turn in every
// round, so that noise hits all alike, and CPU time is measured, which other programs disturb least; ratios count.
import { DOMParser, Node, type Element } from '@xmldom/xmldom';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { JsonReader } from '../nodes/Workday/xml/json.ts';
import { NameTable } from '../nodes/Workday/xml/names.ts';
import { RecordSplitter } from '../nodes/Workday/xml/records.ts';
import type { Tape } from '../nodes/Workday/xml/tape.ts';
import { parseWorkers } from './fastXmlParser.mts';
import { createPage, WD } from './xml-page.mts';

const PROFILES = [
	{ name: '9 KB', bytes: 9_000, workers: 400 },
	{ name: '43 KB', bytes: 43_000, workers: 100 },
	{ name: '132 KB', bytes: 132_000, workers: 40 },
];
const ROUNDS = 7;
const WARM_UP_ROUNDS = 2;
/** What a socket delivers at a time. */
const CHUNK_BYTES = 64 * 1024;
const REFERENCE = "n8n's XML node";

/** Reads the page and says how many workers there were. */
type Candidate = (page: Buffer) => number | Promise<number>;

function split(page: Buffer, onRecord: (tape: Tape) => void, names: NameTable): number {
	const splitter = new RecordSplitter({ names, record: { uri: WD, local: 'Worker' } });
	let count = 0;
	const take = () => {
		for (let tape = splitter.next(); tape !== undefined; tape = splitter.next(), count++) onRecord(tape);
	};
	for (let at = 0; at < page.length; at += CHUNK_BYTES) {
		splitter.write(page.subarray(at, at + CHUNK_BYTES));
		take();
	}
	splitter.end();
	take();
	return count;
}

function toObjects(page: Buffer, keep: (worker: unknown) => void): number {
	const names = new NameTable();
	const reader = new JsonReader(names, { repeatingChildren: (parent) => (parent.endsWith('_Reference') ? ['ID'] : []) });
	return split(page, (tape) => keep(reader.read(tape)), names);
}

function fromDom(element: Element): unknown {
	const result: Record<string, unknown> = {};
	for (const attribute of element.attributes) result[`@${attribute.localName}`] = attribute.value;
	for (let child = element.firstChild; child !== null; child = child.nextSibling) {
		if (child.nodeType !== Node.ELEMENT_NODE) continue;
		const key = (child as Element).localName ?? '';
		const value = fromDom(child as Element);
		result[key] = key in result ? [result[key], value].flat() : value;
	}
	return Object.keys(result).length === 0 ? element.textContent : result;
}

/** xml2js with the options of n8n's XML node; names keep their prefixes. It comes with n8n-workflow, not with us. */
function xml2jsCandidate(): Candidate | undefined {
	type Nested = { [name: string]: Nested } & unknown[];
	interface Xml2js {
		Parser: new (options: object) => { parseStringPromise(xml: string): Promise<Nested> };
	}
	try {
		const { Parser } = createRequire(resolve('package.json'))('xml2js') as Xml2js;
		return async (page) => {
			const value = await new Parser({ mergeAttrs: true, explicitArray: false }).parseStringPromise(page.toString());
			return value['env:Envelope']['env:Body']['wd:Get_Workers_Response']['wd:Response_Data']['wd:Worker'].length;
		};
	} catch {
		return undefined;
	}
}

function candidates(): Map<string, Candidate> {
	const all = new Map<string, Candidate>([
		['split and tokenised only', (page) => split(page, () => {}, new NameTable())],
		['plain objects, dropped as they come', (page) => toObjects(page, () => {})],
		['plain objects, all kept', (page) => {
			const kept: unknown[] = [];
			toObjects(page, (worker) => kept.push(worker));
			return kept.length;
		}],
		['fast-xml-parser 5', (page) => parseWorkers(page.toString()).length],
		['@xmldom/xmldom', (page) => {
			const document = new DOMParser().parseFromString(page.toString(), 'text/xml');
			return Array.from(document.getElementsByTagNameNS(WD, 'Worker'), fromDom).length;
		}],
	]);
	const xml2js = xml2jsCandidate();
	if (xml2js !== undefined) all.set(REFERENCE, xml2js);
	return all;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Milliseconds of CPU a page, the median of all rounds, by candidate. */
async function measure(page: Buffer, workers: number): Promise<Map<string, number>> {
	const all = candidates();
	const times = new Map<string, number[]>();
	for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
		for (const [name, read] of all) {
			const before = process.cpuUsage();
			const count = await read(page);
			const { user, system } = process.cpuUsage(before);
			const time = (user + system) / 1000;
			if (count !== workers) throw new Error(`${name} found ${count} of ${workers} workers`);
			if (round >= 0) times.set(name, [...(times.get(name) ?? []), time]);
		}
	}
	return new Map([...times].map(([name, each]) => [name, median(each)]));
}

export async function main(print: (line: string) => void = console.log): Promise<void> {
	if (!candidates().has(REFERENCE)) print(`${REFERENCE} is left out: xml2js is not installed`);
	for (const { name, bytes, workers } of PROFILES) {
		const page = createPage(workers, bytes);
		const times = await measure(page, workers);
		const slowest = times.get(REFERENCE) ?? Math.max(...times.values());
		print(`\n${workers} workers of ${name} (${(page.length / 1e6).toFixed(1)} MB)`);
		for (const [candidate, time] of times) {
			const speed = page.length / 1e3 / time;
			print(`${candidate.padEnd(36)} ${(slowest / time).toFixed(1).padStart(6)} x  ${speed.toFixed(0).padStart(5)} MB/s`);
		}
	}
}
