/** Everything that one run has measured. */
import type { DataSet, Rendered } from './data/dataSets.mts';
import type { Growth } from './growth.mts';
import type { HotSpots } from './hotSpots.mts';
import type { Part } from './kept.mts';
import type { Overlap } from './overlap.mts';
import type { Readings } from './turns/rounds.mts';

export type Encoding = 'gzip' | 'plain';
export const ENCODINGS: readonly Encoding[] = ['gzip', 'plain'];

/** One size of workers, sent one way. */
export interface SizeResults {
	/** For plain programs. */
	set: DataSet;
	rendered: Rendered;
	/** For nodes. */
	nodeSet: DataSet;
	encoding: Encoding;
	/** In plain Node programs. */
	programs: Readings;
	/** In n8n's engine; empty when there is no n8n. */
	nodes: Readings;
}

export interface Results {
	/** Too little for ratios that mean anything. */
	quick: boolean;
	rounds: number;
	n8nRounds: number;
	sizes: readonly SizeResults[];
	n8n: { name: string; node: string } | { missing: string };
	overlap: Overlap;
	growth: readonly Growth[];
	hotSpots: HotSpots;
	/** YYYY-MM-DD by part. */
	dates: Partial<Record<Part, string>>;
}
