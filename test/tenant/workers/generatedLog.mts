import type { Moment } from './dates.mts';
import type { Entry } from './entries.mts';

/** Both ends belong to it. */
export interface Range {
	from: Moment;
	through: Moment;
}

/** What an entry must at least lie in; a range that is missing holds everything. */
export interface Ranges {
	updated?: Range | undefined;
	effective?: Range | undefined;
}

const holds = (range: Range | undefined, moment: Moment): boolean =>
	range === undefined || (moment >= range.from && moment <= range.through);

/**
 * When the entries of generated workers were made and take effect. The workers are computed and not kept, which makes
 * going through 100,000 of them a matter of a second; these numbers take 2 MB and are gone through in a millisecond.
 */
export class GeneratedLog {
	private count = 0;
	private readonly workers: number[] = [];
	private readonly entered: Moment[] = [];
	private readonly effective: Moment[] = [];

	constructor(private readonly entriesOf: (worker: number) => readonly Entry[]) {}

	/** Workers below `count` with an entry in one of these. */
	within(alternatives: readonly Ranges[], count: number): Set<number> {
		for (; this.count < count; this.count += 1) this.add(this.count);
		const found = new Set<number>();
		this.workers.forEach((worker, index) => {
			const entered = this.entered[index] ?? NaN;
			const effective = this.effective[index] ?? NaN;
			if (alternatives.some((ranges) => holds(ranges.updated, entered) && holds(ranges.effective, effective)))
				found.add(worker);
		});
		return found;
	}

	private add(worker: number): void {
		for (const entry of this.entriesOf(worker)) {
			this.workers.push(worker);
			this.entered.push(entry.entered);
			this.effective.push(entry.effective);
		}
	}
}
