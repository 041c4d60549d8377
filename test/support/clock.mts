import type { Clock } from '../../nodes/Workday/workday/transport.ts';

export interface FrozenClock extends Clock {
	/** What was slept, in order. Sleeping moves the clock and takes no time. */
	readonly slept: number[];
	set(moment: string | number): void;
}

/** A clock that stands still unless somebody sleeps. Chance is always the top of its range. */
export function frozenClock(moment: string | number = '2026-03-15T12:00:00.000Z'): FrozenClock {
	let now = new Date(moment).getTime();
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		sleep: (ms) => {
			slept.push(ms);
			now += ms;
			return Promise.resolve();
		},
		random: () => 1 - Number.EPSILON,
		set: (to) => {
			now = new Date(to).getTime();
		},
	};
}
