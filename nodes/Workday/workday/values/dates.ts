import { parseDayTimeDuration } from './duration';
import { InvalidRequest } from '../errors';
import { dateInZone, momentOfIso } from '../lib/luxon';
import type { Clock } from '../transport';

const DAY_MS = 86_400_000;
/** What a field shows of a wrong value: enough to recognise it, not enough to fill an error panel. */
const SHOWN_CHARACTERS = 60;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
// A space instead of `T` is what databases and spreadsheets write.
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|z|[+-]\d{2}:?\d{2})?$/;
/** What Workday writes. */
const PLAIN_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;
const XSD_DATE = /^(-?\d{4,}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/;

const ALLOWED =
	'Allowed are a date (2026-01-31), a date and time (2026-01-31T09:30:00Z), Today, Now, ' +
	'or a duration from now (P5D, -P1DT12H, PT2H30M)';

/**
 * The date that a user meant, as `YYYY-MM-DD`.
 *
 * A date that is written stays that date, whatever its offset or `timeZone`; `Today`, `Now`, durations and JavaScript Date
 * objects are moments and become the date in `timeZone` (IANA name).
 *
 * @throws InvalidRequest that names `field`
 */
export function toDate(value: unknown, field: string, clock: Clock, timeZone: string): string {
	const given = readable(value);
	if (typeof given !== 'string') return dateOfJsDate(given, field, timeZone);
	const keyword = given.toLowerCase();
	if (keyword === 'today' || keyword === 'now') return inZone(clock.now(), timeZone, field);
	const duration = parseDayTimeDuration(given);
	if (duration) {
		// Calendar days: five days from now is the same clock time, also when the clocks change on the way.
		const date = dateInZone(clock.now(), timeZone, duration.days, duration.ms);
		if (date === undefined || !DATE.test(date)) throw notADate(field, given);
		return date;
	}
	const written = DATE.test(given) ? given : DATE_TIME.exec(given)?.[1];
	if (written === undefined || momentOfIso(canonical(given), 'utc') === undefined) throw notADate(field, given);
	return written;
}

/**
 * The moment that a user meant, in UTC with milliseconds: `2026-01-31T09:30:00.000Z`.
 *
 * Without an offset a date-time is clock time in `timeZone` (IANA name), and a date or `Today` is the start of that day
 * there. Durations count from now, a day being 24 hours.
 *
 * @throws InvalidRequest that names `field`
 */
export function toMoment(value: unknown, field: string, clock: Clock, timeZone: string): string {
	const given = readable(value);
	if (typeof given !== 'string') return utc(given.getTime(), field, String(given));
	const keyword = given.toLowerCase();
	if (keyword === 'now') return utc(clock.now(), field, given);
	const duration = parseDayTimeDuration(given);
	if (duration) return utc(clock.now() + duration.days * DAY_MS + duration.ms, field, given);
	const iso = keyword === 'today' ? inZone(clock.now(), timeZone, field) : given;
	if (!DATE.test(iso) && !DATE_TIME.test(iso)) throw notADate(field, given);
	return utc(momentOfIso(canonical(iso), timeZone), field, given);
}

/** `1960-01-01-07:00` → `1960-01-01`: Workday's dates carry an offset that says nothing about the date. null: not a date. */
export function parseXsdDate(text: string | undefined): string | null {
	return XSD_DATE.exec(text?.trim() ?? '')?.[1] ?? null;
}

/**
 * An xs:dateTime as UTC with milliseconds. Without an offset it is read as Pacific time, in which Workday's
 * integration users work. null: not a moment.
 */
export function parseXsdMoment(text: string | undefined): string | null {
	const value = text?.trim() ?? '';
	const plain = momentOfPlain(value);
	if (!Number.isNaN(plain)) return new Date(plain).toISOString();
	if (!DATE_TIME.test(value)) return null;
	const moment = momentOfIso(canonical(value), 'America/Los_Angeles');
	return moment === undefined ? null : new Date(moment).toISOString();
}

/**
 * JavaScript's own parser takes a thirtieth of luxon's time, which would be a third of what reading a worker costs. It lets
 * the 30th of February run over into March. NaN: not written like this, or not a moment.
 */
function momentOfPlain(text: string): number {
	if (!PLAIN_DATE_TIME.test(text)) return NaN;
	const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number);
	const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return day <= daysOfMonth ? Date.parse(text) : NaN;
}

/** Text, or a Date. A luxon DateTime from an n8n expression comes from n8n's own luxon: known by its shape, not its class. */
function readable(value: unknown): string | Date {
	if (isDate(value)) return value;
	if (typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function') {
		const iso: unknown = value.toISO();
		return typeof iso === 'string' ? iso : 'an invalid DateTime';
	}
	if (typeof value === 'string') return value.trim();
	return value === null || value === undefined ? '' : (JSON.stringify(value) ?? String(value));
}

/** Not `instanceof`: expressions and Code nodes may run in a realm of their own. */
function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

function dateOfJsDate(given: Date, field: string, timeZone: string): string {
	const moment = given.getTime();
	if (Number.isNaN(moment)) throw notADate(field, String(given));
	// `new Date('2026-01-31')` is midnight UTC and means that date, also west of Greenwich.
	return moment % DAY_MS === 0 ? new Date(moment).toISOString().slice(0, 10) : inZone(moment, timeZone, field);
}

function inZone(moment: number, timeZone: string, field: string): string {
	const date = dateInZone(moment, timeZone);
	if (date === undefined) throw new InvalidRequest(field, `the time zone "${shown(timeZone)}" is unknown`);
	return date;
}

function utc(moment: number | undefined, field: string, given: string): string {
	const date = new Date(moment ?? NaN);
	const year = date.getUTCFullYear();
	// Beyond four digits a year is written with a sign or more digits, which Workday was never seen to accept.
	if (Number.isNaN(year) || year < 1 || year > 9999) throw notADate(field, given);
	return date.toISOString();
}

function canonical(iso: string): string {
	return iso.replace(' ', 'T').toUpperCase();
}

function notADate(field: string, given: string): InvalidRequest {
	return new InvalidRequest(field, given === '' ? `is empty. ${ALLOWED}.` : `"${shown(given)}" is not a date. ${ALLOWED}.`);
}

function shown(text: string): string {
	return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
