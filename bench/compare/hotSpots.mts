/** Where the client spends its time, from a CPU profile of V8's. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientWay } from './programs/client.mts';
import { runProgram } from './turns/children.mts';
import type { Turn } from './turns/turn.mts';

export interface HotSpot {
	/** Function, with its file where it is ours. */
	name: string;
	/** Of the time in which anything was done, 0 to 1: in the function itself. */
	share: number;
}

/** The parts of a `.cpuprofile` that are read. */
interface Profile {
	nodes: Array<{ id: number; callFrame: { functionName: string; url: string; lineNumber: number } }>;
	samples: number[];
	/** Microseconds before each sample. */
	timeDeltas: number[];
}

const WAITING = '(idle)';

export interface HotSpots {
	/** What the time goes into, all of it. */
	parts: readonly HotSpot[];
	/** Functions that take the most. */
	functions: readonly HotSpot[];
}

/** What a function is part of, by its name as `nameOf` gives it; the first that fits. */
const PARTS: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
	['garbage collection', /garbage collector/],
	['bytes to XML: tokens, names, references', /\((?:reader|xml)\/(?!path)/],
	['fields found in it', /\((?:path\/|xml\/path)/],
	['values and profile', /\((?:worker|record|values|organization|workday)\//],
	['pages, retries, requests', /\((?:read|soap|compare|programs|turns|support|connection)\//],
	['text out of bytes', /Slice|buffer/],
	['HTTP, inflating, streams and timers of Node', /node:|runMicrotasks|writev|writeUtf8|writeLatin1|shutdown|close|connect|init/],
];

/** @param client bundle; esbuild writes the name of each file above what it holds */
export async function findHotSpots(client: string, turn: Turn<ClientWay>, most: number): Promise<HotSpots> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
	try {
		await runProgram({ file: client, nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] }, turn);
		const [file] = readdirSync(folder);
		const profile: Profile = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'));
		const functions = sharesOf(profile, readFileSync(client, 'utf8').split('\n'));
		return { parts: partsOf(functions), functions: functions.slice(0, most) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function sharesOf({ nodes, samples, timeDeltas }: Profile, bundle: readonly string[]): HotSpot[] {
	const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame, bundle)]));
	const times = new Map<string, number>();
	samples.forEach((id, index) => {
		const name = names.get(id) ?? '';
		times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
	});
	times.delete(WAITING);
	const all = [...times.values()].reduce((sum, time) => sum + time, 0);
	return [...times].map(([name, time]) => ({ name, share: time / all })).sort((a, b) => b.share - a.share);
}

function partsOf(functions: readonly HotSpot[]): HotSpot[] {
	const shares = new Map<string, number>();
	for (const { name, share } of functions) {
		const part = PARTS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
		shares.set(part, (shares.get(part) ?? 0) + share);
	}
	return [...shares].map(([name, share]) => ({ name, share })).sort((a, b) => b.share - a.share);
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame'], bundle: readonly string[]): string {
	const name = functionName === '' ? 'anonymous function' : functionName;
	const where = url.endsWith('.cjs') ? fileAt(lineNumber, bundle) : (/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url);
	return where === '' ? name : `${name} (${where})`;
}

/** The last two parts of its path. */
function fileAt(lineNumber: number, bundle: readonly string[]): string {
	const above = bundle.slice(0, lineNumber + 1).findLast((line) => /^\/\/ \S+\.m?ts$/.test(line));
	return above?.slice(3).split('/').slice(-2).join('/') ?? '';
}
