/** What the roster holds of a worker, in 32 bits: what its item said last, and what the run under way knows of it. */

/** Whatever it says at the next sight is news to nobody: it is only learnt. */
export const UNKNOWN = 0;

/** The mark of one run; of no meaning between two. */
export const MARK = {
	/** Not met yet. */
	none: 0,
	/** The run is done with it, or a window knew something newer. */
	settled: 1,
	/** Workday does not find it. */
	gone: 2,
} as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

const MARK_BITS = 2;
const MARKS = 2 ** MARK_BITS - 1;

/** @param hash of 30 bits */
export const entryOf = (hash: number, mark: Mark): number => ((hash << MARK_BITS) | mark) >>> 0;
export const hashIn = (entry: number): number => entry >>> MARK_BITS;
export const hasMark =
	(mark: Mark) =>
	(entry: number): boolean =>
		(entry & MARKS) === mark;
/** As before any run. */
export const unmarked = (entry: number): number => entryOf(hashIn(entry), MARK.none);
/** The same mark, the hash forgotten. */
export const withoutHash = (entry: number): number => entry & MARKS;
