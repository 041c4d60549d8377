// This package against what people do instead, and against what nobody can undercut: speed and memory, in plain Node programs and
// in n8n's engine. Writes bench/RESULTS.md.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSet, Rendered } from './compare/data/dataSets.mts';
import { PLAIN, type Served } from './compare/data/served.mts';
import { Kept } from './compare/kept.mts';
import { measureGrowth } from './compare/growth.mts';
import { findHotSpots } from './compare/hotSpots.mts';
import { placeBesideN8n } from './compare/n8nFolder.mts';
import { measureOverlap } from './compare/overlap.mts';
import type { RenderRequest } from './compare/programs/render.mts';
import { documentOf } from './compare/report/document.mts';
import { describeMachine } from './compare/report/machine.mts';
import { ENCODINGS, type Results, type SizeResults } from './compare/results.mts';
import { NODES, PROFILE, PROGRAMS, type Rival } from './compare/rivals.mts';
import { type BenchOptions, type Settings, settingsOf } from './compare/settings.mts';
import { type Program, runProgram, startServer } from './compare/turns/children.mts';
import { type Case, Readings, takeTurns } from './compare/turns/rounds.mts';
import type { Reading, Task, Turn } from './compare/turns/turn.mts';

/** Functions that the profile of the client lists. */
const HOT_SPOTS = 10;

export async function main(print: (line: string) => void, options: BenchOptions): Promise<void> {
	const settings = settingsOf(options);
	const folder = join(options.root, '.build', 'bench-data');
	print('Rendering pages');
	const request: RenderRequest = { sets: settings.dataSets, folder };
	const rendered = await runProgram<Record<string, Rendered>>({ file: options.programs.render }, request);
	const server = await startServer(options.programs.server, servedOf(settings, folder));
	try {
		const kept = new Kept(join(options.root, '.build', options.quick ? 'bench-kept-quick.json' : 'bench-kept.json'), options.part);
		const results = await measure({ print, options, settings, rendered, server: server.url, kept });
		const text = documentOf(results, describeMachine(options.root));
		const file = options.quick ? '.build/bench-quick.md' : 'bench/RESULTS.md';
		writeFileSync(join(options.root, file), text);
		print(`\n${text}\nWritten to ${file}`);
	} finally {
		await server.stop();
	}
}

interface Bench {
	print(line: string): void;
	options: BenchOptions;
	settings: Settings;
	rendered: Readonly<Record<string, Rendered>>;
	server: string;
	kept: Kept;
}

async function measure(bench: Bench): Promise<Results> {
	const { print, options, settings, kept } = bench;
	const sizes = sizesOf(bench);
	const tell = (what: string) => (done: number, of: number) => print(`${what}: ${done} of ${of}`);
	const programs = await kept.part('programs', async () => {
		await takeTurns(settings.rounds, casesOf(bench, sizes, 'programs', ownProgram(options)), PROGRAMS, tell('plain programs'));
		return sizes.map((size) => size.programs.toJSON());
	});
	programs.forEach((saved, index) => sizes[index]?.programs.restore(saved));
	const nodes = await kept.part('nodes', async () => {
		const installation = options.n8n?.installation;
		if (!installation) return { n8n: n8nOf(options), readings: [] };
		const engine = { file: placeBesideN8n(options.root, installation.folder, options.programs.engine), node: installation.node };
		await takeTurns(settings.n8nRounds, casesOf(bench, sizes, 'nodes', () => engine), NODES, tell(installation.name));
		return { n8n: n8nOf(options), readings: sizes.map((size) => size.nodes.toJSON()) };
	});
	nodes.readings.forEach((saved, index) => sizes[index]?.nodes.restore(saved));
	const { client } = options.programs;
	print('Overlap');
	const overlap = await kept.part('overlap', () => measureOverlap(client, taskOf(bench, setFor(settings, 'overlap')), settings.latency, settings.overlapRounds));
	const growth = await kept.part('growth', () => measureGrowth(client, growingTasks(bench), ({ workers }) => print(`${workers} workers`)));
	print('CPU profile');
	const typical = taskOf(bench, settings.dataSets.find(({ name }) => name === 'kb40') ?? setFor(settings, 'programs'));
	const profiled = { ...typical, way: PROFILE.way as { output: 'profile' }, warmUp: 0, turn: 4 * settings.turn };
	const hotSpots = await kept.part('profile', () => findHotSpots(client, profiled, HOT_SPOTS));
	const { quick } = options;
	const { rounds, n8nRounds } = settings;
	return { quick, rounds, n8nRounds, sizes, n8n: nodes.n8n, overlap, growth, hotSpots, dates: kept.dates };
}

const ownProgram = ({ programs }: BenchOptions) => (rival: Rival): Program => ({ file: programs[rival.program] });

function n8nOf({ n8n }: BenchOptions): Results['n8n'] {
	if (!n8n?.installation) return { missing: n8n?.missing ?? 'none was looked for' };
	const { name, node } = n8n.installation;
	return { name, node: execFileSync(node, ['--version']).toString().trim().slice(1) };
}

function sizesOf({ settings, rendered }: Bench): SizeResults[] {
	const sets = settings.dataSets.filter(({ use }) => use === 'programs');
	return sets.flatMap((set) => {
		const nodeSet = settings.dataSets.find(({ use, title }) => use === 'nodes' && title === set.title);
		if (!nodeSet) throw new Error(`no data for nodes, of ${set.title}`);
		return ENCODINGS.map((encoding) => ({ set, nodeSet, encoding, rendered: renderedOf(rendered, set), programs: new Readings(), nodes: new Readings() }));
	});
}

function renderedOf(rendered: Bench['rendered'], set: DataSet): Rendered {
	const found = rendered[set.name];
	if (!found) throw new Error(`${set.name} was not rendered`);
	return found;
}

function casesOf(bench: Bench, sizes: readonly SizeResults[], where: 'programs' | 'nodes', programOf: (rival: Rival) => Program): Case[] {
	return sizes.map((size) => {
		const task = taskOf(bench, where === 'nodes' ? size.nodeSet : size.set, size.encoding === 'plain' ? PLAIN : '');
		const play = (rival: Rival): Promise<Reading> => {
			const { warmUp, turn: long } = bench.settings;
			const turn: Turn<Rival['way']> = { ...task, way: rival.way, warmUp, turn: long };
			return runProgram<Reading>(programOf(rival), turn);
		};
		return { readings: size[where], play };
	});
}

function taskOf({ server }: Bench, set: DataSet, suffix = ''): Task {
	const { name, pageSize, pages } = set;
	return { server, tenant: name + suffix, pageSize, pages, workers: pageSize * pages };
}

const nameOfMany = (set: DataSet, total: number): string => `${set.name}${total}`;

function growingTasks(bench: Bench): Task[] {
	const set = setFor(bench.settings, 'many');
	return bench.settings.counts.map((workers) => ({ ...taskOf(bench, set), tenant: nameOfMany(set, workers), workers, pages: Math.ceil(workers / set.pageSize) }));
}

function setFor({ dataSets }: Settings, use: DataSet['use']): DataSet {
	const found = dataSets.find((set) => set.use === use);
	if (!found) throw new Error(`no data for ${use}`);
	return found;
}

function servedOf({ dataSets, counts, latency }: Settings, folder: string): Served[] {
	return dataSets.flatMap((set): Served[] => {
		const served = { name: set.name, folder: join(folder, set.name), pageSize: set.pageSize };
		if (set.use === 'many') return counts.map((total) => ({ ...served, name: nameOfMany(set, total), total }));
		return [{ ...served, ...(set.use === 'overlap' && { latency }) }];
	});
}
