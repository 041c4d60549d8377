/** When two values are the same, and what somebody may write for one. */
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { ENROLLMENT, RECORD, type LearningField } from '../../nodes/Workday/workday/learning/kinds.ts';
import { namesWith } from '../../nodes/Workday/workday/learning/names.ts';
import { parseValue, type ValueContext } from '../../nodes/Workday/workday/learning/parseValue.ts';
import { changesOf, isComparable, isSame, type Shown } from '../../nodes/Workday/workday/learning/values.ts';
import { wantedOfJson } from '../../nodes/Workday/workday/learning/wantedJson.ts';
import { frozenClock } from '../support/clock.mts';

const names = namesWith([], 'Names');
const context: ValueContext = { names, clock: frozenClock('2026-03-15T12:00:00Z'), timeZone: 'America/New_York' };
const fieldOf = (key: string): LearningField => {
	const field = [...RECORD.fields, ...ENROLLMENT.fields].find((one) => one.key === key);
	if (!field) throw new Error(key);
	return field;
};
const WID = '0000000000000000000000000000000a';
const learner = [{ type: 'WID', id: WID }, { type: 'Employee_ID', id: '0021' }];

describe('the same value', () => {
	test.each([
		['overallScore', '100.00', '100', true],
		['overallScore', '0.5', '.5', true],
		['overallScore', '-0', '0', true],
		['overallScore', '12345678901234567890.1', '12345678901234567890.2', false],
		['inactive', null, false, true],
		['inactive', true, false, false],
		['versionLabel', 'a\r\nb ', 'a\nb', true],
		['versionLabel', null, 'a', false],
		['completionDate', '2026-01-31', '2026-01-31', true],
		['learner', learner, { type: 'Employee_ID', id: '0021' }, true],
		['learner', learner, { type: 'Employee_ID', id: '21' }, false],
		['learner', learner, { type: 'WID', id: WID.toUpperCase() }, true],
		['grade', [{ type: 'WID', id: WID }], { type: 'Learning_Grade_ID', id: 'PASS' }, false],
		['grade', null, null, true],
		['grade', learner, null, false],
	])('of %s: %j and %j: %s', (key, shown, wanted, same) => {
		expect(isSame(fieldOf(key), shown, wanted)).toBe(same);
	});

	test('cannot be told where Workday shows no ID of the wanted type', () => {
		const wanted = { type: 'Learning_Grade_ID', id: 'PASS' };
		expect([[{ type: 'WID', id: WID }], [wanted], null].map((shown) => isComparable(shown, wanted))).toEqual([false, true, true]);
	});
});

test('changes are what differs of what is wanted, each ID in the type that it is wanted in', () => {
	const shown: Shown = { wid: WID, id: 'R', values: { learner, grade: [{ type: 'WID', id: 'f' }, { type: 'Learning_Grade_ID', id: 'PASS' }], overallScore: '5', completionDate: '2026-01-01' } };
	const values = { learner: { type: 'WID', id: 'b'.repeat(32) }, grade: null, overallScore: '5.0' };
	expect(changesOf(RECORD, shown, { id: 'R', values }, names)).toEqual([
		{ field: 'learner', before: WID, after: 'b'.repeat(32) },
		{ field: 'grade', before: 'PASS', after: null },
	]);
});

describe('what may be written for a value', () => {
	const parse = (key: string, raw: unknown) => parseValue(fieldOf(key), raw, 'Field', context);

	test.each([
		['overallScore', 88, '88'],
		['overallScore', ' 88.50 ', '88.50'],
		['inactive', 'true', true],
		['inactive', 0, false],
		['grade', 'PASS', { type: 'Learning_Grade_ID', id: 'PASS' }],
		['learner', 21001, { type: 'Employee_ID', id: '21001' }],
		['learner', { type: 'WID', id: WID.toUpperCase() }, { type: 'WID', id: WID }],
		['startDate', 'Today', '2026-03-15'],
		['startDate', '2026-01-31T23:00:00-08:00', '2026-01-31'],
	])('%s: %j', (key, raw, value) => {
		expect(parse(key, raw)).toEqual(value);
	});

	test('a moment is in the time zone of the workflow, a day alone its start', () => {
		expect(['2026-01-31', '2026-01-31T10:00', '2026-01-31T10:00:00+01:00'].map((raw) => parseValue(ENROLLMENT.fields[3], raw, 'Field', context))).toEqual(['2026-01-31T05:00:00.000Z', '2026-01-31T15:00:00.000Z', '2026-01-31T09:00:00.000Z']);
	});

	test.each([
		['overallScore', '1e3'],
		['overallScore', '88,5'],
		['overallScore', Number.NaN],
		['inactive', 'yes'],
		['startDate', '31.01.2026'],
		['grade', { type: 'WID' }],
		['grade', { type: 'WID', id: '1', more: 1 }],
		['grade', ['PASS']],
		['versionLabel', 'a\u0007b'],
		['versionLabel', true],
		['versionLabel', ' '],
	])('not %s: %j', (key, raw) => {
		expect(() => parse(key, raw)).toThrow(InvalidRequest);
	});
});

describe('JSON', () => {
	const parse = (given: unknown) => wantedOfJson(RECORD, given, 'Values', context);

	test('names what is wanted; null clears, what is left out stays', () => {
		const wanted = { id: 'R', values: { grade: null, inactive: false, contentId: { type: 'Learning_Imported_Content_ID', id: 'C' } } };
		expect(parse('{"recordId":"R","grade":null,"inactive":false,"contentId":"C"}')).toEqual(wanted);
		expect(parse({ recordId: 'R', grade: null, inactive: false, contentId: 'C' })).toEqual(wanted);
	});

	test.each([
		['{"recordId":"R","grade":""}', 'Values > grade: is empty'],
		['{"grade":"PASS"}', 'Values > recordId: is missing'],
		[null, 'Values: is empty'],
		['{"recordId":"R","learner":null}', 'Learner: cannot be cleared'],
		['{"recordId":"R","titel":"x"}', 'Values: has "titel"'],
		['{"recordId":', 'Values: is not JSON'],
		['[]', 'Values: must be an object'],
	])('is refused with its place: %s', (given, message) => {
		expect(() => parse(given)).toThrow(message);
	});
});
