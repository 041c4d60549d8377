import { DateTime, IANAZone } from 'luxon';

/**
 * The only file here that imports luxon, bundled at build. What the dates need of it is time zones: which date is it there
 * now, and which moment is this clock time there.
 */

/** Calendar date in `timeZone`, `days` calendar days and then `ms` later. undefined: unknown time zone or out of range. */
export function dateInZone(moment: number, timeZone: string, days = 0, ms = 0): string | undefined {
	return DateTime.fromMillis(moment, { zone: timeZone }).plus({ days }).plus(ms).toISODate() ?? undefined;
}

/**
 * Milliseconds since the epoch of an ISO 8601 date or date-time; without an offset it is clock time in `timeZone`.
 * undefined: no such day, no such time, or unknown time zone.
 */
export function momentOfIso(iso: string, timeZone: string): number | undefined {
	const parsed = DateTime.fromISO(iso, { zone: timeZone });
	return parsed.isValid ? parsed.toMillis() : undefined;
}

export function isTimeZone(timeZone: string): boolean {
	return IANAZone.isValidZone(timeZone);
}
