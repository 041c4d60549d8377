/** Workday's clock, as far as its answers tell: a window that ended after Workday's moment would be refused. */
import { Validation } from '../workday/errors';
import { MINUTE_MS } from '../workday/changes/days';
import type { Clock } from '../workday/transport';

export class ServerClock {
	private measured: number | undefined;
	private guesses = 0;

	/** @param offset from an earlier poll, milliseconds to add to this machine's clock; null: unknown */
	constructor(
		private readonly clock: Clock,
		private offset: number | null,
		/** How far what the answers say has turned out to be ahead of what counts. */
		private behind = 0,
	) {}

	/**
	 * The server wrote its time some while before the answer was here: that gives a clock that is late by as much, never
	 * early. The quickest answer tells best.
	 */
	readonly observe = (serverTime: number, receivedAt: number): void => {
		const offset = serverTime - receivedAt;
		if (this.measured === undefined || offset > this.measured) this.measured = offset;
		this.offset = this.measured;
	};

	get isKnown(): boolean {
		return this.offset !== null;
	}

	get stored(): { clockOffset: number | null; clockBehind: number } {
		return { clockOffset: this.offset, clockBehind: this.behind };
	}

	now(): number {
		return this.clock.now() + (this.offset ?? 0) - this.behind;
	}

	/**
	 * Workday says that `refused` has not come yet. If its answers do not say so by now, they tell no time or not the one that
	 * counts: further back, each time by twice as much.
	 */
	retreat(refused: number): void {
		if (this.now() >= refused) this.behind += MINUTE_MS * 2 ** this.guesses++;
	}
}

/** Workday's own words, documented with the operation. */
export function isAheadOfWorkday(error: unknown): error is Validation {
	return error instanceof Validation && [error.message, ...error.issues.map(({ message }) => message)].some((text) => /current moment/i.test(text));
}
