import { Privacy } from '../../../nodes/Workday/workday/privacy/kinds.ts';
import { absenceRows, BALANCE_FIELDS, TIME_OFF_FIELDS } from '../../../nodes/Workday/workday/rest/absence.ts';

const { read: readBalance } = absenceRows(BALANCE_FIELDS, Privacy.OFF);
const { read: readTimeOff } = absenceRows(TIME_OFF_FIELDS, Privacy.OFF);

const WID = '6dcb8106e8b74b5aabb1fc3ab8ef2b92';
const OTHER = '97c57c8cc22f43ccbb77bdb5a19ab49d';

test('a balance is one flat row', () => {
	const record = {
		worker: { id: WID, descriptor: 'Ana Silva' },
		absencePlan: { id: 'PLAN', descriptor: 'Vacation', timeoffs: 'Vacation, Floating', absenceTable: [{ id: 't', descriptor: 'Table A' }] },
		category: { id: OTHER, descriptor: 'Time Off' },
		quantity: -1.25,
		unit: { id: 'u', descriptor: 'Hours' },
		effectiveDate: '2026-05-30T07:00:00.000Z',
		position: { id: OTHER, descriptor: 'P-1 Engineer' },
	};
	expect(readBalance(record)).toEqual({
		worker: WID,
		workerName: 'Ana Silva',
		plan: 'Vacation',
		planId: 'PLAN',
		category: 'Time Off',
		categoryWid: OTHER,
		timeOffs: 'Vacation, Floating',
		absenceTables: ['Table A'],
		quantity: -1.25,
		unit: 'Hours',
		effectiveDate: '2026-05-30',
		dateOfFirstAbsence: null,
		position: 'P-1 Engineer',
		positionWid: OTHER,
	});
});

test('a day off is one flat row', () => {
	const record = {
		timeOffEntryId: OTHER,
		worker: { id: WID, descriptor: 'Ana Silva' },
		date: '2026-01-31',
		timeOffType: { id: OTHER, descriptor: 'Vacation' },
		quantity: '4.5',
		unit: { descriptor: 'Hours' },
		status: { id: OTHER, descriptor: 'Approved' },
		reason: { descriptor: 'Family' },
		comment: 'Away',
	};
	expect(readTimeOff(record)).toEqual({
		...{ id: OTHER, worker: WID, workerName: 'Ana Silva', date: '2026-01-31', timeOffType: 'Vacation', timeOffTypeWid: OTHER },
		...{ quantity: 4.5, unit: 'Hours', status: 'Approved', statusWid: OTHER, reason: 'Family', comment: 'Away', position: null, positionWid: null },
	});
});

test.each([
	['a balance', readBalance, BALANCE_FIELDS, { absenceTables: [] }],
	['a day off', readTimeOff, TIME_OFF_FIELDS, {}],
])('%s without anything has every key', (_what, read, fields, lists) => {
	expect(read({})).toEqual({ ...Object.fromEntries(fields.map(({ name }) => [name, null])), ...lists });
});

test.each(['soon', '2026-1-3', '31/01/2026', 7, null, {}])('the date %j is none', (date) => {
	expect(readTimeOff({ date }).date).toBeNull();
});
