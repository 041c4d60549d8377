/** Which days end in a window: whoever lives anywhere must be asked about at their midnight. */
import { DateTime } from 'luxon';
import { daysThatEnd, endOfDay, isTimeZone, zoneOf, type ZoneRule } from '../../nodes/Workday/workday/changes/midnights.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const OWN: ZoneRule = { kind: 'worker', otherwise: 'UTC' };
const MINUTE = 60_000;
/** Clocks change around these days in Europe, America, Chile, Lord Howe, Lebanon, Egypt, Paraguay; and a leap day. */
const DAYS = ['2026-01-15', '2026-03-07', '2026-03-08', '2026-03-28', '2026-03-29', '2026-04-04', '2026-04-23', '2026-07-01', '2026-09-05', '2026-10-24', '2026-10-31', '2028-02-29'];

const midnight = (day: string, zone: string): number => DateTime.fromISO(day, { zone }).plus({ days: 1 }).startOf('day').toMillis();

it.each(DAYS)('the end of %s is found in every time zone there is, in the minute that holds it', (day) => {
	expect(ZONES.length).toBeGreaterThan(400);
	const missed = ZONES.filter((zone) => {
		const end = midnight(day, zone);
		return !daysThatEnd(end - MINUTE, end, OWN).includes(day) || !daysThatEnd(end - 1, end, OWN).includes(day);
	});
	expect(missed).toEqual([]);
});

it.each(DAYS)('the end of %s is where the calendar says, in every time zone', (day) => {
	// Where clocks go back at one o'clock it strikes twelve twice: the second time counts.
	const strikesTwelveAgain = (zone: string, moment: number) => moment === midnight(day, zone) + 60 * MINUTE && DateTime.fromMillis(moment, { zone }).hour === 0;
	const wrong = ZONES.filter((zone) => endOfDay(day, zone) !== midnight(day, zone) && !strikesTwelveAgain(zone, endOfDay(day, zone)));
	expect(wrong).toEqual([]);
});

describe('a window', () => {
	const berlin: ZoneRule = { kind: 'fixed', timeZone: 'Europe/Berlin' };
	const end = midnight('2026-03-15', 'Europe/Berlin');

	it('holds its end and not its beginning', () => {
		expect(daysThatEnd(end - 1, end, berlin)).toEqual(['2026-03-15']);
		expect(daysThatEnd(end, end + 1, berlin)).toEqual([]);
		expect(daysThatEnd(end - 2, end - 1, berlin)).toEqual([]);
	});

	it('gives the days in their order, each once', () => {
		expect(daysThatEnd(end - 1, midnight('2026-03-18', 'Europe/Berlin'), berlin)).toEqual(['2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18']);
		const days = daysThatEnd(end, end + 3 * 24 * 60 * MINUTE, OWN);
		expect(days).toEqual([...new Set(days)].sort());
		expect(days).toEqual(['2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18']);
	});

	it('of a minute in which no clock strikes twelve holds none', () => {
		// Twenty past is midnight nowhere.
		const moment = Date.parse('2026-03-15T14:20:00Z');
		expect(daysThatEnd(moment - 4 * MINUTE, moment, OWN)).toEqual([]);
		// At every full hour it is midnight somewhere.
		const hours = Array.from({ length: 24 }, (_, hour) => Date.parse('2026-03-15T00:00:00Z') + hour * 60 * MINUTE);
		expect(hours.filter((hour) => daysThatEnd(hour - 1, hour, OWN).length === 0)).toEqual([]);
	});

	it("is asked about the fixed zone's midnights alone, but for a worker's own about the one of those without as well", () => {
		const odd = Date.parse('2026-03-15T00:00:00Z');
		expect(daysThatEnd(odd - 1, odd, { kind: 'fixed', timeZone: 'Asia/Tokyo' })).toEqual([]);
		expect(daysThatEnd(odd - 1, odd, { kind: 'worker', otherwise: 'Asia/Tokyo' })).toEqual(['2026-03-14']);
	});
});

describe('whose time zone', () => {
	it.each<[string, ZoneRule, string | null, string]>([
		["a worker's own", OWN, 'Pacific/Auckland', 'Pacific/Auckland'],
		['nobody’s', { kind: 'worker', otherwise: 'Asia/Tokyo' }, null, 'Asia/Tokyo'],
		['one that is no name', { kind: 'worker', otherwise: 'Asia/Tokyo' }, 'GMT_Standard', 'Asia/Tokyo'],
		['a fixed one', { kind: 'fixed', timeZone: 'UTC' }, 'Pacific/Auckland', 'UTC'],
	])('%s', (_what, rule, worker, zone) => {
		expect(zoneOf(rule, worker)).toBe(zone);
	});

	it('names are checked', () => {
		expect(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'].filter(isTimeZone)).toHaveLength(3);
		expect(['', 'Mars/Olympus', 'Berlin'].filter(isTimeZone)).toEqual([]);
	});
});
