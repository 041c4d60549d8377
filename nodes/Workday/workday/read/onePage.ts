/** One page of a read that was planned before: which records are on it, whatever page size they are read with. */

import { InvalidRequest } from '../errors';

/** Workday counts other records than the plan, so its pages do not fit together any more. */
export class PlanOutdated extends InvalidRequest {
	constructor(
		planned: number,
		/** Records that Workday counts now. */
		readonly total: number,
	) {
		super('Page', `belongs to a plan of ${planned} records, and Workday counts ${total} now, so its pages do not fit together any more. Make a new plan`, true);
	}
}

/** A page of a plan. */
export interface PlannedPage {
	/** From 1. */
	page: number;
	/** Records of the whole read when it was planned. */
	total: number;
}

export class OnePage {
	/** Position of the first record, from 0. */
	readonly from: number;
	/** Position behind the last record. */
	private readonly to: number;

	/** @param size records a page, as planned */
	constructor({ page, total }: PlannedPage, size: number) {
		this.from = (page - 1) * size;
		this.to = Math.min(page * size, total);
	}

	get records(): number {
		return this.to - this.from;
	}

	/** Number of the last page that has records of this one, with `count` records a page. */
	lastPage(count: number): number {
		return Math.ceil(this.to / count);
	}

	/**
	 * A smaller page size that divides `count`, at most half of it, and the page of that size that begins at `position`.
	 * Pages of half the size need not begin and end where this one does; a worker that the user may not see takes a place
	 * and does not come, so who stands beyond the end could not be told by counting.
	 */
	shrink(count: number, position: number): { count: number; page: number } {
		let smaller = Math.max(1, Math.floor(count / 2));
		while (count % smaller !== 0) smaller--;
		return { count: smaller, page: position / smaller + 1 };
	}
}
