/** From a seed to a history. The same seed gives the same one on every machine. */
import { Random } from '../../tenant/workers/random.mts';
import { chosenSetup, type Setup } from './generateSetup.mts';
import { Staff } from './generateStaff.mts';
import { addDays, DAY, HOUR, iso, MINUTE, SECOND, type Deed, type Plan, type PollStep, type Step } from './plan.mts';

export interface Size {
	/** Days from the first poll to the last thing that is entered, at most. */
	days: number;
	polls: number;
	deeds: number;
}

export const LARGE: Size = { days: 9, polls: 8, deeds: 14 };
export const SMALL: Size = { days: 7, polls: 6, deeds: 9 };

/** Around the days on which clocks are changed: in the United States, in Europe, in New Zealand. */
const STARTS = ['2026-03-05', '2026-03-24', '2026-04-01', '2026-09-22', '2026-10-20', '2026-10-28', '2026-07-07', '2026-12-20'] as const;

export function planOf(seed: number, size: Size = LARGE): Plan {
	const random = new Random('history', seed);
	const start = Date.parse(`${random.pick(STARTS)}T00:00:00Z`) + random.between(0, 24 * 60) * MINUTE;
	const setup = chosenSetup(random, start);
	const staff = new Staff(random, setup.overlapMinutes);
	const steps: Step[] = [];

	// Who was there before: entered before the trigger is switched on.
	const before = random.between(0, 4);
	for (let i = 0; i < before; i++) {
		const moment = start + i * MINUTE;
		steps.push({ at: iso(moment), enter: random.chance(0.7) ? staff.oldHand(moment) : staff.deed(moment) });
	}
	const switchedOn = start + (setup.replayDays > 0 ? random.between(1, setup.replayDays * 24) * HOUR : 10 * MINUTE);
	const polls = pollTimes(random, switchedOn, size);
	const last = polls[polls.length - 1] ?? switchedOn;
	const lags = polls.map((moment) => moment - setup.lagSeconds * SECOND);
	const deeds = random.between(2, size.deeds);
	const moments = deedTimes(random, { from: start + 5 * MINUTE, to: last, count: deeds, lags });
	const events = [...polls.map((at) => ({ at, isPoll: true })), ...moments.map((at) => ({ at, isPoll: false }))].sort((a, b) => a.at - b.at);
	let skew = randomSkew(random);
	for (const { at, isPoll } of events) {
		if (!isPoll) {
			steps.push({ at: iso(at), enter: staff.deed(at) });
			continue;
		}
		if (random.chance(0.3)) skew = randomSkew(random);
		steps.push({ at: iso(at), poll: pollStep(random, skew, at, staff, setup) });
		if (random.chance(0.06)) steps.push({ at: iso(at), restart: true });
		const edit = random.chance(0.05) ? setup.edit(random) : undefined;
		if (edit) steps.push({ at: iso(at), edit });
	}
	const end = Date.parse(addDays(staff.lastDay > iso(last) ? staff.lastDay : iso(last).slice(0, 10), 3));
	const { tenant, version, poller, parameters } = setup;
	return { seed, start: iso(start), end: iso(end), tenant, version, poller, parameters, steps };
}

/** Seconds. */
const randomSkew = (random: Random): number => (random.chance(0.2) ? 0 : random.between(-300, 300));

function gap(random: Random): number {
	const kind = random.next();
	if (kind < 0.45) return random.between(1, 30) * MINUTE;
	if (kind < 0.8) return random.between(30, 24 * 60) * MINUTE;
	return random.between(24, 24 * 5) * HOUR;
}

function pollTimes(random: Random, from: number, { polls, days }: Size): number[] {
	const times = [from];
	const count = random.between(2, polls);
	for (let at = from; times.length < count; ) {
		at += gap(random);
		if (at > from + days * DAY) break;
		// Workday's midnights, and the moments just before and after them, are where mistakes would show.
		const midnight = Math.floor(at / DAY) * DAY + random.pick([7, 8]) * HOUR + random.between(-1, 2) * MINUTE;
		times.push(random.chance(0.1) && midnight > (times[times.length - 1] ?? 0) ? midnight : at);
		at = times[times.length - 1] ?? at;
	}
	return times;
}

interface Moments {
	from: number;
	to: number;
	count: number;
	/** Ends of windows, if the trigger knows Workday's time. */
	lags: readonly number[];
}

function deedTimes(random: Random, { from, to, count, lags }: Moments): number[] {
	const times: number[] = [];
	while (times.length < count) {
		let at = from + Math.floor(random.next() * ((to - from) / SECOND)) * SECOND + (random.chance(0.5) ? random.between(0, 999) : 0);
		if (random.chance(0.1)) at = Math.max(from, lags[random.between(0, lags.length - 1)] ?? at);
		times.push(at);
		// Somebody notices at once what was entered wrongly.
		while (times.length < count && random.chance(0.35)) times.push((at += random.between(1, 600) * SECOND));
	}
	return times.filter((at) => at <= to);
}

function pollStep(random: Random, skew: number, at: number, staff: Staff, { crashes, pace }: Setup): PollStep {
	const during: PollStep['during'] = [];
	while (random.chance(0.12)) during.push({ before: random.between(1, 8), enter: staff.deed(at) satisfies Deed });
	return {
		...(skew !== 0 && { skew }),
		...(pace > 0 && random.chance(0.7) && { pace: random.between(1, pace) }),
		...(random.chance(crashes) && { crash: random.between(1, 12) }),
		...(random.chance(crashes / 3) && { outage: random.between(1, 12) }),
		...(during.length > 0 && { during: during.sort((a, b) => a.before - b.before) }),
	};
}
