/** What the package set out to reach, and whether it does. */
import type { DataSet } from '../data/dataSets.mts';
import type { Growth } from '../growth.mts';
import type { Results, SizeResults } from '../results.mts';
import { FAST_XML_PARSER, HTTP_REQUEST, LIMIT, NODE_FILES, NODE_ITEMS, PROFILE, type Rival, XPATH } from '../rivals.mts';
import { count, percent, ratio, table } from './markdown.mts';

/** A goal that is held against every size of workers. */
interface SizeGoal {
	title: string;
	least: number;
	/** NaN: not measured. */
	of(size: SizeResults): number;
	/** Where it is asked for; elsewhere it is only shown. Default: everywhere. */
	asked?(size: SizeResults): boolean;
}

const speed = (rival: Rival, other: Rival, name: string, least: number): SizeGoal => ({
	title: `${rival.title}: workers/s, against ${name}`,
	least,
	of: (size) => readingsOf(size, rival).speedup(rival, other),
});
/** How often our memory goes into theirs: larger is better, as everywhere in this table. */
const memory = (rival: Rival, other: Rival, name: string, least: number): SizeGoal => ({
	title: `${rival.title}: peak memory of ${name}, against ours`,
	least,
	of: (size) => readingsOf(size, rival).memoryRatio(other, rival),
});
const readingsOf = (size: SizeResults, rival: Rival) => (rival.program === 'engine' ? size.nodes : size.programs);

const OF_SIZES: readonly SizeGoal[] = [
	...[PROFILE, XPATH].map((rival) => speed(rival, FAST_XML_PARSER, 'fast-xml-parser', 8)),
	...[PROFILE, XPATH].map((rival) => memory(rival, FAST_XML_PARSER, 'fast-xml-parser', 4)),
	...NODE_ITEMS.map((rival) => speed(rival, HTTP_REQUEST, 'HTTP Request + XML + Split Out', 5)),
	...NODE_FILES.map((rival) => speed(rival, HTTP_REQUEST, 'HTTP Request + XML + Split Out', 10)),
	...[...NODE_ITEMS, ...NODE_FILES].map((rival) => memory(rival, HTTP_REQUEST, 'HTTP Request + XML + Split Out', 5)),
	{
		title: `${PROFILE.title}: bytes/s, against the limit`,
		least: 0.5,
		of: ({ programs }) => programs.speedup(PROFILE, LIMIT),
		asked: ({ set, encoding }) => set.title === '40 KB' && encoding === 'gzip',
	},
];

/** A column for each size; gzip and plain in one cell. */
export function goalsOfSizes({ sizes }: Results): string {
	const sets = [...new Set(sizes.map(({ set }) => set))];
	const rows = OF_SIZES.map((goal) => {
		const asked = sizes.filter((size) => goal.asked?.(size) ?? true).map(goal.of);
		return [goal.title, `≥ ${goal.least}`, ...sets.map((set) => cellOf(goal, set, sizes)), verdict(asked.map((value) => isReached(value, goal.least)))];
	});
	return table(['goal', 'asked', ...sets.map(({ title }) => `${title}: gzip / plain`), 'holds'], rows);
}

const isReached = (value: number, least: number): boolean | undefined => (Number.isNaN(value) ? undefined : value >= least);

function cellOf(goal: SizeGoal, set: DataSet, sizes: readonly SizeResults[]): string {
	const values = sizes.filter((size) => size.set === set).map((size) => {
		const value = goal.of(size);
		const text = ratio(value);
		if (!(goal.asked?.(size) ?? true)) return `(${text})`;
		return isReached(value, goal.least) === false ? `**${text}**` : text;
	});
	return values.join(' / ');
}

function verdict(reached: ReadonlyArray<boolean | undefined>): string {
	const measured = reached.filter((each) => each !== undefined);
	if (measured.length === 0) return 'not measured';
	const held = measured.filter(Boolean).length;
	return held === measured.length ? 'yes' : held === 0 ? '**no**' : `**in ${held} of ${measured.length}**`;
}

/** Megabytes that memory may grow from the fewest workers to the most. */
const MOST_GROWTH = 30;
/** How far a time may lie beside the line from the first to the last. */
const MOST_DEVIATION = 0.15;
const LEAST_GAIN = 3;

export function otherGoals({ growth, overlap }: Results): string {
	const [few, many] = [growth[0], growth.at(-1)];
	if (!few || !many) throw new Error('nothing was measured');
	const range = `${count(few.workers)} to ${count(many.workers)} workers`;
	const grown = many.peak - few.peak;
	const inSmallHeap = many.peakInSmallHeap - few.peakInSmallHeap;
	const deviation = deviationOf(growth);
	const gain = overlap.speedups[4];
	return table(
		['goal', 'asked', 'measured', 'holds'],
		[
			[`client: memory from ${range}, V8 left alone`, `≤ ${MOST_GROWTH} MB`, `${grown.toFixed(0)} MB`, verdict([grown <= MOST_GROWTH])],
			['the same, in a heap of 64 MB', `≤ ${MOST_GROWTH} MB`, `${inSmallHeap.toFixed(0)} MB`, verdict([inSmallHeap <= MOST_GROWTH])],
			[`client: time of ${range}, farthest from a line`, `≤ ${percent(MOST_DEVIATION)}`, percent(deviation), verdict([deviation <= MOST_DEVIATION])],
			[`${overlap.pages} pages that begin after ${overlap.latency / 1000} s: 4 at the same time, against 1`, `≥ ${LEAST_GAIN}`, ratio(gain), verdict([gain >= LEAST_GAIN])],
			['the same: items and their order identical', 'yes', overlap.identical ? 'yes' : 'no', verdict([overlap.identical])],
		],
	);
}

/** How far the times between lie beside the straight line from the fewest workers to the most. */
function deviationOf(growth: readonly Growth[]): number {
	const [few, many] = [growth[0], growth.at(-1)];
	if (!few || !many || few === many) return 0;
	const slope = (many.time - few.time) / (many.workers - few.workers);
	return Math.max(
		0,
		...growth.map(({ workers, time }) => {
			const expected = few.time + (workers - few.workers) * slope;
			return Math.abs(time - expected) / expected;
		}),
	);
}
