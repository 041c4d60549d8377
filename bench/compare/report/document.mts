/** bench/RESULTS.md: the same text for the same numbers. */
import type { DataSet } from '../data/dataSets.mts';
import { FAST_XML_PARSER, HTTP_REQUEST, LIMIT, NODES, PROFILE, PROGRAMS, RECORDS, type Rival, XPATH } from '../rivals.mts';
import { PARALLEL } from '../overlap.mts';
import type { Results, SizeResults } from '../results.mts';
import type { Readings } from '../turns/rounds.mts';
import { goalsOfSizes, otherGoals } from './goals.mts';
import type { Machine } from './machine.mts';
import { bars, count, megabytes, percent, ratio, seconds, table } from './markdown.mts';

/** The size and the way that most tenants are like: the one that is drawn. */
const isTypical = ({ set, encoding }: SizeResults): boolean => set.title === '40 KB' && encoding === 'gzip';

export function documentOf(results: Results, machine: Machine): string {
	return `${[
		'# What reading workers costs',
		`Written by \`npm run bench\`. ${results.quick ? '**With --quick: too little was read for these numbers to mean anything.** ' : ''}Ratios count, not times: rivals take their turns round after round, each in a process of its own, and every ratio is the median of the rounds. Other programs on the machine disturb all alike.`,
		'## Measured on',
		conditions(results, machine),
		'## Goals',
		'Ratios in which larger is better, with gzip and plain; bold: missed; in brackets: not asked for.',
		goalsOfSizes(results),
		otherGoals(results),
		'## What was read',
		'Answers of the embedded tenant to what this client asks, rendered once, replayed over HTTP on loopback by a process of its own; compressed beforehand.',
		whatWasRead(results),
		'## In a plain Node program',
		`A read begins with the request and ends with the last worker. Items are dropped as they come; *whole page* holds one page at a time. MB/s counts XML before compression. Rounds: ${results.rounds}; time once warm, which a first read of more than 10 seconds is by itself; memory of the first read in a fresh process.`,
		...results.sizes.map((size) => programsOf(size)),
		'## In n8n',
		...inN8n(results),
		'## In a picture',
		...pictures(results),
		'## Pages at the same time',
		overlapOf(results),
		'## Many workers',
		'Profiles of 8 KB workers, plain, each dropped as it comes. Few workers are read again and again for 5 seconds and the last read counts, so that compiling by V8 is not taken for growth. No two have the same WID; the client remembers all of them, 16 bytes each, to notice a worker that comes twice. Left alone, V8 makes its nursery larger the longer a program runs, whatever is kept; in a small heap what is in use shows.',
		growthOf(results),
		'## Where the time goes',
		'CPU profile of the client: profiles of 40 KB workers, gzip. Time in the function itself, waiting left out. Inflating runs beside it, in a thread of its own.',
		table(['part', 'share'], results.hotSpots.parts.map(({ name, share }) => [name, percent(share)])),
		table(['function', 'share'], results.hotSpots.functions.map(({ name, share }) => [`\`${name}\``, percent(share)])),
		limitOf(results),
	].join('\n\n')}\n`;
}

/** What stands between this client and the limit. */
function limitOf({ sizes }: Results): string {
	const size = sizes.find(isTypical);
	if (!size) return '';
	const { programs } = size;
	return (
		`The limit looks for one end tag and makes nothing. Reading the same bytes as XML and checking them, with nothing made of it, is ${ratio(programs.speedup(RECORDS, LIMIT))} of it: ` +
		'each tag, name, attribute and reference is looked at once, since a page that is cut, nested or wrong must not pass for data. What remains goes into the fields ' +
		`themselves: ${ratio(programs.speedup(XPATH, LIMIT))} with 40 XPath fields, ${ratio(programs.speedup(PROFILE, LIMIT))} with profiles, which have more and conclude some.`
	);
}

/** One date, or what was measured when. */
function datesOf({ dates }: Results): string {
	const all = [...new Set(Object.values(dates))];
	return all.length === 1 ? (all[0] ?? '') : Object.entries(dates).map(([part, date]) => `${part}: ${date}`).join(', ');
}

function conditions(results: Results, { cpu, cores, memory, node, versions }: Machine): string {
	const { n8n } = results;
	const rows = [
		['date', datesOf(results)],
		['machine', `${cores} cores of ${cpu}, ${memory} GB`],
		['Node.js', node],
		...Object.entries(versions),
		['n8n', 'missing' in n8n ? `**not measured: no n8n installed** (${n8n.missing})` : `${n8n.name.replace(/^n8n /, '')}, on Node.js ${n8n.node}`],
	];
	return table(['what', 'which'], rows);
}

function whatWasRead({ sizes }: Results): string {
	const rows = sizes.filter(({ encoding }) => encoding === 'gzip').map(({ set, rendered: { workers, xml, json } }) => [
		set.title,
		`${set.pages} × ${count(set.pageSize)}`,
		count(xml.plain / workers),
		megabytes(xml.plain),
		megabytes(xml.gzip),
		megabytes(json.plain),
	]);
	return table(['workers of', 'pages', 'bytes a worker', 'XML, MB', 'gzip, MB', 'as raw JSON, MB'], rows);
}

const titleOf = ({ set, encoding }: SizeResults): string => `Workers of ${set.title}, ${encoding}`;

function programsOf(size: SizeResults): string {
	const { programs, rendered } = size;
	const rows = PROGRAMS.map((rival) => [
		rival.title,
		count(workersPerSecond(size.set, programs, rival)),
		count(rendered.xml.plain / 1000 / programs.time(rival)),
		ratio(programs.speedup(rival, FAST_XML_PARSER)),
		ratio(programs.speedup(rival, LIMIT)),
		count(programs.peak(rival)),
		ratio(programs.memoryRatio(rival, FAST_XML_PARSER)),
	]);
	const head = [titleOf(size), 'workers/s', 'MB/s', '× fast-xml-parser', '× limit', 'peak MB', 'memory × fast-xml-parser'];
	return table(head, rows);
}

function inN8n({ n8n, sizes, n8nRounds }: Results): string[] {
	if ('missing' in n8n) return [`**Not measured: no n8n installed** (${n8n.missing}).`];
	const about =
		"Workflows in the engine of that n8n, with its own nodes and this package: a trigger and this node, or HTTP Request, XML and Split Out, with one item a page going in. " +
		"Saving the run, which n8n does afterwards, is left out: it would cost the three nodes more, since n8n keeps what each of them gave. Peak memory holds n8n's engine too. " +
		`Rounds: ${n8nRounds}.`;
	const tables = sizes.map((size) => {
		const { nodes } = size;
		const rows = NODES.map((rival) => [
			rival.title,
			nodes.has(rival) ? count(workersPerSecond(size.nodeSet, nodes, rival)) : 'out of memory',
			ratio(nodes.speedup(rival, HTTP_REQUEST)),
			count(nodes.peak(rival)),
			ratio(nodes.memoryRatio(rival, HTTP_REQUEST)),
		]);
		return table([`${titleOf(size)}, ${size.nodeSet.pages} × ${count(size.nodeSet.pageSize)}`, 'workers/s', '× the three nodes', 'peak MB', 'memory × the three nodes'], rows);
	});
	return [about, ...tables];
}

const workersPerSecond = ({ pageSize, pages }: DataSet, readings: Readings, rival: Rival): number => (pageSize * pages * 1000) / readings.time(rival);

function pictures({ sizes, n8n }: Results): string[] {
	const size = sizes.find(isTypical);
	if (!size) return [];
	const of = (readings: Readings, rivals: readonly Rival[], valueOf: (readings: Readings, rival: Rival) => number) =>
		rivals.map((rival) => ({ label: rival.title, value: valueOf(readings, rival) }));
	const speed = (set: DataSet) => (readings: Readings, rival: Rival) => workersPerSecond(set, readings, rival);
	const peak = (readings: Readings, rival: Rival) => readings.peak(rival);
	const drawn = [bars(`${titleOf(size)}: workers a second`, of(size.programs, PROGRAMS, speed(size.set))), bars(`${titleOf(size)}: peak memory, MB`, of(size.programs, PROGRAMS, peak))];
	if ('missing' in n8n) return drawn;
	return [
		...drawn,
		bars(`${titleOf(size)}, in n8n: workers a second`, of(size.nodes, NODES, speed(size.nodeSet))),
		bars(`${titleOf(size)}, in n8n: peak memory, MB`, of(size.nodes, NODES, peak)),
	];
}

function overlapOf({ overlap: { pages, latency, times, speedups } }: Results): string {
	const head = [`${pages} pages, each begins after ${latency / 1000} s`, 'seconds', '× one after the other'];
	return table(head, PARALLEL.map((parallel) => [`${parallel} at the same time`, seconds(times[parallel]), ratio(speedups[parallel])]));
}

function growthOf({ growth }: Results): string {
	const rows = growth.map(({ workers, time, peak, peakInSmallHeap }) => [
		count(workers),
		seconds(time),
		(time / workers).toFixed(3),
		count(peak),
		count(peakInSmallHeap),
	]);
	return table(['workers', 'seconds', 'ms a worker', 'peak MB', 'peak MB in a heap of 64 MB'], rows);
}
