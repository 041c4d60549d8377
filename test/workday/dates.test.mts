import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { parseXsdDate, parseXsdMoment, toDate, toMoment } from '../../nodes/Workday/workday/values/dates.ts';
import { parseDayTimeDuration } from '../../nodes/Workday/workday/values/duration.ts';
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { parseCount, parseXsdBoolean } from '../../nodes/Workday/workday/values/scalars.ts';
import { frozenClock } from '../support/clock.mts';

const PACIFIC = 'America/Los_Angeles';
const BERLIN = 'Europe/Berlin';
/** Still the 14th in California, the 15th in Berlin. */
const clock = frozenClock('2026-03-15T03:30:00.000Z');

describe('a date field', () => {
	test.each<[string, unknown, string, string]>([
		['a date stays that date', '2026-01-31', PACIFIC, '2026-01-31'],
		['a date-time gives its date as written', '2026-01-31T23:59:59Z', BERLIN, '2026-01-31'],
		['an offset does not move the date', '2026-01-31T23:59:59.999-08:00', BERLIN, '2026-01-31'],
		['a date-time without offset', '2026-01-31T00:00', PACIFIC, '2026-01-31'],
		['a date-time with a space', '2026-01-31 08:00:00', 'utc', '2026-01-31'],
		['white space around it', ' 2026-01-31\n', 'utc', '2026-01-31'],
		['Today is the date in the time zone', 'Today', PACIFIC, '2026-03-14'],
		['Today elsewhere', 'today', BERLIN, '2026-03-15'],
		['Now', 'NOW', PACIFIC, '2026-03-14'],
		['a duration from now', 'P5D', BERLIN, '2026-03-20'],
		['a duration back', '-P1DT12H', BERLIN, '2026-03-13'],
		['hours that reach the next day', 'PT4H', PACIFIC, '2026-03-15'],
		['a luxon DateTime has its own date', DateTime.fromISO('2026-01-31T23:00:00', { zone: PACIFIC }), BERLIN, '2026-01-31'],
		['a Date has the date of the time zone', new Date('2026-01-31T23:30:00Z'), BERLIN, '2026-02-01'],
		['a Date of another realm', runInNewContext("new Date('2026-01-31T23:30:00Z')"), BERLIN, '2026-02-01'],
		['a Date at midnight UTC means that date', new Date('2026-01-31'), PACIFIC, '2026-01-31'],
	])('%s', (_, value, zone, expected) => {
		expect(toDate(value, 'As Of', clock, zone)).toBe(expected);
	});

	test('a day is a calendar day when the clocks change in between', () => {
		// 23:30 on the evening before the 23-hour day: 24 hours later is 00:30 two dates on.
		const evening = frozenClock('2026-03-28T22:30:00.000Z');
		expect(toDate('P1D', 'As Of', evening, BERLIN)).toBe('2026-03-29');
	});
});

describe('a moment field', () => {
	test.each<[string, unknown, string, string]>([
		['UTC', '2026-01-31T09:30:00Z', PACIFIC, '2026-01-31T09:30:00.000Z'],
		['an offset', '2026-01-31T09:30:00.5-08:00', BERLIN, '2026-01-31T17:30:00.500Z'],
		['an offset without colon', '2026-01-31T09:30:00+0100', BERLIN, '2026-01-31T08:30:00.000Z'],
		['no offset is clock time in the time zone', '2026-07-31T09:30', BERLIN, '2026-07-31T07:30:00.000Z'],
		['a date is the start of that day there', '2026-01-31', PACIFIC, '2026-01-31T08:00:00.000Z'],
		['Today is the start of this day there', 'Today', PACIFIC, '2026-03-14T07:00:00.000Z'],
		['Now', 'Now', PACIFIC, '2026-03-15T03:30:00.000Z'],
		['a duration', 'PT2H30M', PACIFIC, '2026-03-15T06:00:00.000Z'],
		['a duration back', '-P1DT12H', PACIFIC, '2026-03-13T15:30:00.000Z'],
		['parts of a second', 'PT0.25S', PACIFIC, '2026-03-15T03:30:00.250Z'],
		['a Date', new Date('2026-01-31T09:30:00.123Z'), BERLIN, '2026-01-31T09:30:00.123Z'],
		['a luxon DateTime', DateTime.fromISO('2026-01-31T01:30:00', { zone: PACIFIC }), BERLIN, '2026-01-31T09:30:00.000Z'],
	])('%s', (_, value, zone, expected) => {
		expect(toMoment(value, 'Updated From', clock, zone)).toBe(expected);
	});
});

describe('a bad date', () => {
	const bad: unknown[] = [
		'', '  ', null, undefined, '2026-01-31 08:00:00+01', 'tomorrow', '31.01.2026',
		'01/31/2026', '2026-02-30', '2026-13-01', '2026-1-1', '20260131',
		'2026-01-31T25:00:00Z', '2026-01-31T09:30:00+01:00x', '2026-W05', 1769850000000, true, {}, new Date(NaN),
		DateTime.fromISO('nonsense'), 'P', 'PT', 'P1Y', 'P1M', 'P1DT', '-PT', 'P1H', 'PT1D', 'P1.5D', 'P-5D', '+P5D', 'p5d',
		'P999999999999D', '12026-01-01',
	];
	test.each(bad.map((value) => [value]))('%p is refused with the name of the field', (value) => {
		for (const convert of [toDate, toMoment]) {
			expect(() => convert(value, 'Effective From', clock, 'utc')).toThrow(InvalidRequest);
			expect(() => convert(value, 'Effective From', clock, 'utc')).toThrow(/^Effective From: .*P5D/);
		}
	});

	test('is shown, shortened', () => {
		expect(() => toDate('next week', 'From', clock, 'utc')).toThrow('"next week" is not a date');
		expect(() => toDate('x'.repeat(500), 'From', clock, 'utc')).toThrow(`"${'x'.repeat(60)}…"`);
	});

	test('an unknown time zone is named', () => {
		expect(() => toDate('Today', 'From', clock, 'Mars/Olympus')).toThrow('time zone "Mars/Olympus" is unknown');
	});
});

test.each([
	['P5D', { days: 5, ms: 0 }],
	['-P1DT12H', { days: -1, ms: -43_200_000 }],
	['PT2H30M', { days: 0, ms: 9_000_000 }],
	['P0D', { days: 0, ms: 0 }],
	['PT1.2345S', { days: 0, ms: 1234 }],
	['P1DT1S', { days: 1, ms: 1000 }],
	['PT1.S', undefined],
	['PT.5S', undefined],
	['P1DT', undefined],
	['P1W', undefined],
])('the duration %s', (text, expected) => {
	const parsed = parseDayTimeDuration(text);
	expect(parsed && { days: parsed.days + 0, ms: parsed.ms + 0 }).toEqual(expected);
});

describe("Workday's own values", () => {
	test.each([
		['1960-01-01-07:00', '1960-01-01'],
		['1960-01-01', '1960-01-01'],
		['1960-01-01Z', '1960-01-01'],
		['2019-03-04T00:00:00.000-08:00', '2019-03-04'],
		['', null],
		[undefined, null],
		['soon', null],
	])('the date %p', (text, expected) => expect(parseXsdDate(text)).toBe(expected));

	test.each([
		['2026-01-01T00:30:01.123-08:00', '2026-01-01T08:30:01.123Z'],
		['2026-01-01T00:30:01Z', '2026-01-01T00:30:01.000Z'],
		['2026-01-01T00:30:01', '2026-01-01T08:30:01.000Z'],
		['2026-01-01', null],
		['2026-02-30T00:00:00Z', null],
		[undefined, null],
	])('the moment %p', (text, expected) => expect(parseXsdMoment(text)).toBe(expected));

	test('moments are what luxon says, on every day that there is and that there is not', () => {
		const two = (number: number) => String(number).padStart(2, '0');
		const upTo = (last: number) => Array.from({ length: last + 1 }, (_, number) => number);
		const times = ['T00:00:00Z', 'T24:00:00.000-08:00', 'T09:30:60.5+05:30', 'T23:59:59.283+14:00', 'T25:00:00Z', 'T00:00:00+99:00'];
		const days = [1000, 1900, 1999, 2000, 2026, 9999].flatMap((year) => upTo(13).flatMap((month) => upTo(32).map((day) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)));
		const differ = days.map((day, index) => `${day}${times[index % times.length]}`).filter((text) => {
			const byLuxon = DateTime.fromISO(text, { zone: 'utc' });
			return parseXsdMoment(text) !== (byLuxon.isValid ? new Date(byLuxon.toMillis()).toISOString() : null);
		});
		expect(differ).toEqual([]);
	});

	test.each([
		['1', true],
		['true', true],
		[' 0 ', false],
		['false', false],
		['', null],
		['yes', null],
		[undefined, null],
	])('the boolean %p', (text, expected) => expect(parseXsdBoolean(text)).toBe(expected));

	test.each([['12', 12], [' 0 ', 0], ['-1', undefined], ['1.5', undefined], ['', undefined], [undefined, undefined]])(
		'the count %p',
		(text, expected) => expect(parseCount(text)).toBe(expected),
	);
});
