/**
 * Workday's integration users work in Pacific time: dates and moments carry that offset. Days are counted from
 * 1970-01-01, moments are milliseconds since the epoch.
 */
export type Day = number;
export type Moment = number;

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** First instant of daylight saving time (or of its end) in a year: the n-th Sunday of a month, at an hour of UTC. */
function nthSunday(year: number, month: number, nth: number, utcHour: number): Moment {
	const firstOfMonth = Date.UTC(year, month, 1);
	const toSunday = (7 - new Date(firstOfMonth).getUTCDay()) % 7;
	return firstOfMonth + (toSunday + 7 * (nth - 1)) * DAY_MS + utcHour * HOUR_MS;
}

/** -7 in summer, -8 in winter, by today's rule, which Workday applies to old dates as well. */
export function pacificOffsetHours(moment: Moment): -7 | -8 {
	const year = new Date(moment).getUTCFullYear();
	return moment >= nthSunday(year, 2, 2, 10) && moment < nthSunday(year, 10, 1, 9) ? -7 : -8;
}

export const pacificDay = (moment: Moment): Day => Math.floor((moment + pacificOffsetHours(moment) * HOUR_MS) / DAY_MS);

/** Midnight in Pacific time. */
export function startOfDay(day: Day): Moment {
	const guess = day * DAY_MS + 8 * HOUR_MS;
	return day * DAY_MS - pacificOffsetHours(guess) * HOUR_MS;
}

/** `2026-03-15` */
export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** `1960-01-01-08:00`: an xs:date as Workday writes it. */
export function dateText(day: Day): string {
	return `${isoDay(day)}-0${-pacificOffsetHours(startOfDay(day))}:00`;
}

/** `2026-01-01T00:30:01.123-08:00`: an xs:dateTime as Workday writes it. */
export function momentText(moment: Moment): string {
	const offset = pacificOffsetHours(moment);
	return `${new Date(moment + offset * HOUR_MS).toISOString().slice(0, -1)}-0${-offset}:00`;
}

/** The calendar day of an xs:date; the offset does not move it. The schema has checked the form. */
export function parseDay(text: string): Day {
	return Date.parse(`${text.trim().slice(0, 10)}T00:00:00Z`) / DAY_MS;
}

/** An xs:dateTime; without an offset it means Pacific time (unproven: the ISU's time zone is the only one there is). */
export function parseMoment(text: string): Moment {
	const trimmed = text.trim();
	if (/(Z|[+-]\d\d:\d\d)$/.test(trimmed)) return Date.parse(trimmed);
	const asUtc = Date.parse(`${trimmed}Z`);
	return asUtc - pacificOffsetHours(asUtc + 8 * HOUR_MS) * HOUR_MS;
}

/** Milliseconds, ISO 8601, or `2026-03-15` for Pacific midnight of that day. */
export type When = Moment | string;

export function momentOf(when: When): Moment {
	if (typeof when === 'number') return when;
	const moment = /^\d{4}-\d\d-\d\d$/.test(when) ? startOfDay(parseDay(when)) : parseMoment(when);
	if (Number.isNaN(moment)) throw new Error(`Not a moment: ${when}`);
	return moment;
}
