/** Balances and days off as the absence management service shows them → rows with the same keys for all. Absent is null. */
import { dateAt, numberAt, recordsAt, textAt, widAt } from './instance';
import { Privacy, type PrivateKind } from '../privacy/kinds';
import type { JsonRecord } from './json';

interface Row {
	name: string;
	/** Where it stands in REST's answer. */
	paths: readonly string[];
	type: 'text' | 'number' | 'date' | 'texts';
	about: string;
	/** What is private about it. */
	holds?: PrivateKind;
	read(record: JsonRecord): unknown;
}

const text = (name: string, path: string, about: string): Row => ({ name, paths: [path], type: 'text', about, read: (record) => textAt(record, path) });
const date = (name: string, path: string, about: string): Row => ({ name, paths: [path], type: 'date', about, read: (record) => dateAt(record, path) });
const number = (name: string, path: string, about: string): Row => ({ name, paths: [path], type: 'number', about, read: (record) => numberAt(record, path) });
const wid = (name: string, path: string, about: string): Row => ({ name, paths: [path], type: 'text', about, read: (record) => widAt(record, path) });

/** Whose it is. */
const WORKER: readonly Row[] = [
	wid('worker', 'worker.id', 'WID of the worker'),
	text('workerName', 'worker.descriptor', 'Display name of the worker'),
];
const POSITION: readonly Row[] = [
	text('position', 'position.descriptor', 'Position that it belongs to'),
	wid('positionWid', 'position.id', 'WID of the position'),
];

const holding = (kind: PrivateKind, rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, holds: kind }));

export const BALANCE_FIELDS: readonly Row[] = [
	...WORKER,
	...holding('leaveTypes', [
		text('plan', 'absencePlan.descriptor', 'Time off plan, absence table or leave type'),
		text('planId', 'absencePlan.id', 'Its id'),
		text('category', 'category.descriptor', 'Which of the three it is'),
		wid('categoryWid', 'category.id', 'WID of the category'),
		text('timeOffs', 'absencePlan.timeoffs', 'Time offs that the balance is for'),
		{
			name: 'absenceTables',
			paths: ['absencePlan.absenceTable'],
			type: 'texts',
			about: 'Absence tables of the plan',
			read: (record) => recordsAt(record, 'absencePlan.absenceTable').flatMap((table) => textAt(table, 'descriptor') ?? []),
		},
	]),
	number('quantity', 'quantity', 'The balance; below zero when more was taken than there was'),
	text('unit', 'unit.descriptor', 'Hours or days'),
	date('effectiveDate', 'effectiveDate', 'Day of the balance'),
	...holding('leaveTypes', [date('dateOfFirstAbsence', 'dateOfFirstAbsence', 'First day of the leave, of leave types')]),
	...POSITION,
];

export const TIME_OFF_FIELDS: readonly Row[] = [
	text('id', 'timeOffEntryId', 'WID of the time off entry'),
	...WORKER,
	date('date', 'date', 'Day off'),
	...holding('leaveTypes', [
		text('timeOffType', 'timeOffType.descriptor', 'Time off type or absence table'),
		wid('timeOffTypeWid', 'timeOffType.id', 'Its WID: what Time Off Types takes'),
	]),
	number('quantity', 'quantity', 'How much of the day'),
	text('unit', 'unit.descriptor', 'Hours or days'),
	text('status', 'status.descriptor', 'Approved, Submitted, Not Submitted or Sent Back'),
	wid('statusWid', 'status.id', 'WID of the status'),
	...holding('reasons', [text('reason', 'reason.descriptor', 'Reason')]),
	...holding('notes', [text('comment', 'comment', 'Comment of the entry')]),
	...POSITION,
];

/** What may be told of the rows: what they are called, and how one is read. */
export function absenceRows(fields: readonly Row[], privacy: Privacy): { columns: string[]; read(record: JsonRecord): Record<string, unknown> } {
	const told = fields.filter(({ holds }) => holds === undefined || privacy.allows(holds));
	return {
		columns: told.map(({ name }) => name),
		read: (record) => Object.fromEntries(told.map(({ name, read }) => [name, read(record)])),
	};
}

/** WIDs that the public description gives: they are the same in every tenant. */
export const ABSENCE_CATEGORIES = {
	timeOff: '17bd6531c90c100016d4b06f2b8a07ce',
	leaveOfAbsence: '17bd6531c90c100016d74f8dfae007d0',
	absenceTable: '17bd6531c90c100016da3f5b554007d2',
} as const;

/** By name, as the public description has them; their WIDs are the tenant's own. */
export const TIME_OFF_STATUSES = ['Approved', 'Submitted', 'Not Submitted', 'Sent Back'] as const;
