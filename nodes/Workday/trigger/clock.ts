/** Workday's clock, as far as its answers tell: a window that ended after Workday's moment would be refused. */
import { Validation } from '../workday/errors';
import type { Clock } from '../workday/transport';

export class ServerClock {
	private measured: number | undefined;
	private guesses = 0;

	/** @param offset from an earlier poll, milliseconds to add to this machine's clock; null: unknown */
	constructor(
		private readonly clock: Clock,
		private offset: number | null,
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

	get storedOffset(): number | null {
		return this.offset;
	}

	now(): number {
		return this.clock.now() + (this.offset ?? 0);
	}

	/** Workday says that a moment has not come yet, and its answers tell no time: further back, each time by twice as much. */
	retreat(): void {
		if (this.measured === undefined) this.offset = (this.offset ?? 0) - 60_000 * 2 ** this.guesses++;
	}
}

/** Workday's own words, documented with the operation. */
export function isAheadOfWorkday(error: unknown): boolean {
	return error instanceof Validation && [error.message, ...error.issues.map(({ message }) => message)].some((text) => /current moment/i.test(text));
}
