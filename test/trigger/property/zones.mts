/** Midnights, by the platform's own calendar: the trigger counts them with a library. */
import { addDays, DAY, HOUR, MINUTE } from './plan.mts';

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
	if (!formats.has(zone)) {
		let format: Intl.DateTimeFormat | undefined;
		try {
			format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
		} catch {
			// Nobody knows such a zone.
		}
		formats.set(zone, format);
	}
	return formats.get(zone);
}

export const isZone = (zone: string): boolean => formatOf(zone) !== undefined;

export function dayIn(zone: string, moment: number): string {
	const format = formatOf(zone);
	if (!format) throw new Error(`no such time zone: ${zone}`);
	return format.format(moment);
}

const ends = new Map<string, number>();

/** The moment at which the day is over there: the first one with another date. */
export function endOfDayIn(zone: string, day: string): number {
	const key = `${day} ${zone}`;
	let end = ends.get(key);
	if (end === undefined) {
		let [before, after] = [Date.parse(day) - DAY, Date.parse(addDays(day, 1)) + 13 * HOUR];
		while (after - before > MINUTE) {
			const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
			if (dayIn(zone, middle) > day) after = middle;
			else before = middle;
		}
		end = after;
		ends.set(key, end);
	}
	return end;
}
