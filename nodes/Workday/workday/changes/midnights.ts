/** When a day is over: that depends on where one stands. */
import { isTimeZone, momentOfIso } from '../lib/luxon';
import { addDays, dayOf, DAY_MS, MINUTE_MS } from './days';

export { isTimeZone };

/** Whose midnight ends an employment. */
export type ZoneRule =
	| { kind: 'fixed'; timeZone: string }
	/** The time zone of the worker's Workday account, and another one for workers without. */
	| { kind: 'worker'; otherwise: string };

/** All time zones of today change their day on a quarter of an hour, UTC. */
const QUARTER_MS = 15 * MINUTE_MS;
export const FIRST_MIDNIGHT_MS = -14 * 60 * MINUTE_MS;
export const LAST_MIDNIGHT_MS = 12 * 60 * MINUTE_MS;

export function zoneOf(rule: ZoneRule, workerZone: string | null): string {
	if (rule.kind === 'fixed') return rule.timeZone;
	// What Workday calls its time zones is known from its documentation only: a name that nobody knows is no error.
	return workerZone !== null && isTimeZone(workerZone) ? workerZone : rule.otherwise;
}

/** The moment at which `day` is over there. */
export function endOfDay(day: string, timeZone: string): number {
	return startOfDay(addDays(day, 1), timeZone);
}

function startOfDay(day: string, timeZone: string): number {
	return momentOfIso(day, timeZone) ?? Date.parse(`${day}T00:00:00Z`);
}

/** Days that end somewhere within `(from, through]`, where somebody may live. Oldest first. */
export function daysThatEnd(from: number, through: number, rule: ZoneRule): string[] {
	const days: string[] = [];
	const first = dayOf(from + FIRST_MIDNIGHT_MS - DAY_MS);
	const last = dayOf(through - FIRST_MIDNIGHT_MS);
	for (let day = first; day <= last; day = addDays(day, 1)) if (endsWithin(day, from, through, rule)) days.push(day);
	return days;
}

function endsWithin(day: string, from: number, through: number, rule: ZoneRule): boolean {
	if (rule.kind === 'fixed') return isWithin(endOfDay(day, rule.timeZone), from, through);
	if (isWithin(endOfDay(day, rule.otherwise), from, through)) return true;
	const next = Date.parse(`${addDays(day, 1)}T00:00:00Z`);
	const earliest = Math.max(from + 1, next + FIRST_MIDNIGHT_MS);
	const latest = Math.min(through, next + LAST_MIDNIGHT_MS);
	for (let moment = Math.ceil(earliest / QUARTER_MS) * QUARTER_MS; moment <= latest; moment += QUARTER_MS) {
		if (OFFSETS.has((next - moment) / MINUTE_MS)) return true;
	}
	return false;
}

const isWithin = (moment: number, from: number, through: number): boolean => moment > from && moment <= through;

/**
 * Minutes east of Greenwich of the time zones there are, in any season (a test holds them against the time zone database; asking
 * that here took half a second and 43 MB).
 */
const OFFSETS: ReadonlySet<number> = new Set([
	...[-660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0],
	...[60, 120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840],
]);
