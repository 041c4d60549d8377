/** How much is measured. */
import { DATA_SETS, type DataSet } from './data/dataSets.mts';

/** What `scripts/bench.mjs` hands over. */
export interface BenchOptions {
	/** Little of everything, to see that it works. */
	quick: boolean;
	/** A million workers as well. */
	full: boolean;
	/** Parts to be measured; of the others what was measured last is shown. Empty: all. */
	part: readonly string[];
	/** The project's folder. */
	root: string;
	/** Bundles of `programs/`, by name. */
	programs: Readonly<Record<'render' | 'server' | 'client' | 'parsers' | 'engine', string>>;
	n8n?: { installation: Installation; missing?: undefined } | { installation?: undefined; missing: string };
}

/** As `test/e2e/installations.mjs` finds it. */
export interface Installation {
	/** For example `n8n 2.41.1`. */
	name: string;
	/** Holds `node_modules/n8n`. */
	folder: string;
	/** The Node that it runs on. */
	node: string;
}

export interface Settings {
	dataSets: readonly DataSet[];
	/** Times that every rival takes its turn. */
	rounds: number;
	/** The same for those in n8n, whose turns are longer. */
	n8nRounds: number;
	/** How long a rival reads before its time counts, in ms: V8 compiles what runs often. */
	warmUp: number;
	/** How long it goes on after that, in ms. */
	turn: number;
	/** Workers of the reads that show whether memory and time grow. */
	counts: readonly number[];
	/** Until the first byte of a page comes, in ms, where overlap is measured. */
	latency: number;
	overlapRounds: number;
}

/** Few enough workers a page for a minute in all, too few for ratios that mean anything. */
const QUICK_PAGE = 60;
const QUICK_SETS: ReadonlySet<string> = new Set(['kb40', 'kb40n8n', 'many', 'overlap']);

export function settingsOf({ quick, full }: BenchOptions): Settings {
	if (quick) {
		const small = DATA_SETS.filter(({ name }) => QUICK_SETS.has(name)).map((set) => ({ ...set, pageSize: Math.min(set.pageSize, QUICK_PAGE) }));
		return { dataSets: small, rounds: 1, n8nRounds: 1, warmUp: 100, turn: 100, counts: [1000, 5000], latency: 100, overlapRounds: 1 };
	}
	const counts = [1000, 10_000, 100_000, ...(full ? [1_000_000] : [])];
	return { dataSets: DATA_SETS, rounds: 3, n8nRounds: 2, warmUp: 2000, turn: 1500, counts, latency: 2000, overlapRounds: 2 };
}
