/** Until when an account is good. */
import { addDays } from '../changes/days';
import { dateInZone } from '../lib/luxon';
import type { Clock } from '../transport';
import { toDate, toMoment } from '../values/dates';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Whoever set an account to expire as late as this meant that it never does. */
const NEVER_FROM = '2900';
const PACIFIC = 'America/Los_Angeles';

export type CompareExpiry = 'moment' | 'day';
export const COMPARISONS = ['moment', 'day'] as const satisfies readonly CompareExpiry[];

/**
 * A date alone is good until its last second: Workday speaks of "after this date", and of Pacific time. The start of the
 * day in Europe would be the day before there, and lock people out on their last one.
 *
 * @param timeZone of the workflow, for what is written without one
 * @returns UTC with milliseconds. null: never
 * @throws InvalidRequest that names `field`
 */
export function expiryOf(value: unknown, field: string, clock: Clock, timeZone: string): string | null {
	const text = typeof value === 'string' ? value.trim() : '';
	if (/^never$/i.test(text)) return null;
	const day = /^today$/i.test(text) ? toDate(text, field, clock, timeZone) : text;
	const moment = toMoment(DATE.test(day) ? day : value, field, clock, timeZone);
	if (!DATE.test(day)) return moment;
	// There is no day after 9999-12-31, by which many systems say never.
	if (day >= NEVER_FROM) return `${day}T12:00:00.000Z`;
	return new Date(Date.parse(toMoment(addDays(day, 1), field, clock, timeZone)) - 1_000).toISOString();
}

/** @param by day: the date in Pacific time, for tenants that keep no more than that */
export function sameExpiry(one: string | null, other: string | null, by: CompareExpiry): boolean {
	if (neverExpires(one) || neverExpires(other)) return neverExpires(one) === neverExpires(other);
	return by === 'moment' ? one === other : pacificDay(one) === pacificDay(other);
}

export const neverExpires = (moment: string | null): moment is null => moment === null || moment >= NEVER_FROM;

const pacificDay = (moment: string): string | undefined => dateInZone(Date.parse(moment), PACIFIC);
