// How fast fields are read by XPath from workers of about 43 KB: both engines of nodes/Workday/xml/path.ts, and what one
// would do without them, @xmldom/xmldom and the xpath package for one worker at a time. Ratios count, not times.
import { DOMParser, type Node } from '@xmldom/xmldom';
import { parse } from 'xpath';
import { NameTable } from '../nodes/Workday/xml/names.ts';
import { compilePath, type PathEngine } from '../nodes/Workday/xml/path.ts';
import { RecordSplitter } from '../nodes/Workday/xml/records.ts';
import { FIELDS } from './xpathFields.mts';
import { createWorker, WD } from './xpathWorker.mts';

const NAMESPACES = { wd: WD };
const WORKERS = 20;
const ROUNDS = 5;
/** A candidate goes on for so long in each round, in ms. */
const TURN = 100;

type Candidate = (page: Buffer, workers: string[]) => string[][];

function compiled(fields: readonly string[], engine?: PathEngine): Candidate {
	const names = new NameTable();
	const paths = fields.map((field) => compilePath(field, { names, namespaces: NAMESPACES, engine }));
	return (page) => {
		const splitter = new RecordSplitter({ names, record: { uri: WD, local: 'Worker' } });
		splitter.write(page);
		splitter.end();
		const rows: string[][] = [];
		for (let tape = splitter.next(); tape !== undefined; tape = splitter.next()) {
			const record = tape;
			rows.push(paths.map((path) => path.string(record)));
		}
		return rows;
	};
}

function onDom(fields: readonly string[]): Candidate {
	const paths = fields.map((field) => parse(field));
	return (_page, workers) =>
		workers.map((xml) => {
			const node: Node | null = new DOMParser({ locator: false }).parseFromString(xml, 'text/xml').documentElement;
			return paths.map((path) => path.evaluateString({ node, namespaces: NAMESPACES }));
		});
}

/** Workers per second, the median of some rounds; the candidates take turns, so that noise hits all of them. */
function measure(candidates: Record<string, Candidate>, page: Buffer, workers: string[]): Record<string, number> {
	const times: Record<string, number[]> = {};
	for (let round = -1; round < ROUNDS; round++) {
		for (const [name, candidate] of Object.entries(candidates)) {
			const start = performance.now();
			let runs = 0;
			let elapsed = 0;
			for (; elapsed < TURN; runs++, elapsed = performance.now() - start) candidate(page, workers);
			// Round -1 warms up.
			if (round >= 0) (times[name] ??= []).push(elapsed / runs);
		}
	}
	const speed = (all: number[]): number => (workers.length * 1000) / all.sort((a, b) => a - b)[all.length >> 1];
	return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, speed(all)]));
}

/** Prints workers a second and, in brackets, the ratio to the xpath package on xmldom. */
export function main(print: (line: string) => void = console.log): void {
	const workers = Array.from({ length: WORKERS }, (_, index) => createWorker(index));
	const page = Buffer.from(`<Page>${workers.join('')}</Page>`);
	const size = Math.round(page.length / WORKERS / 1024);
	print(`${WORKERS} workers of ${size} KB; workers/s (times the xpath package on xmldom)`);
	for (const count of [10, 40, 150]) {
		const fields = FIELDS.slice(0, count);
		const candidates = { tape: compiled(fields), fallback: compiled(fields, 'xpath'), xmldom: onDom(fields) };
		checkThatAllFind(candidates, page, workers);
		const speeds = measure(candidates, page, workers);
		const cells = Object.entries(speeds).map(
			([name, speed]) => `${name} ${speed.toFixed(0)} (${(speed / speeds.xmldom).toFixed(1)})`,
		);
		print(`${String(fields.length).padStart(3)} expressions: ${cells.join(', ')}`);
	}
}

/** A fast wrong answer is no result; and fields that find nothing would measure nothing. */
function checkThatAllFind(candidates: Record<string, Candidate>, page: Buffer, workers: string[]): void {
	const [expected, ...others] = Object.values(candidates).map((candidate) => JSON.stringify(candidate(page, workers)));
	if (others.some((other) => other !== expected)) throw new Error('The engines differ');
	const values = candidates.tape(page, workers).flat();
	const found = values.filter((value) => value !== '').length;
	if (found < values.length * 0.7) throw new Error(`Only ${found} of ${values.length} fields found anything`);
}
