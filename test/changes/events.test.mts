/** What an entry of the transaction log causes, and when: every row is one line of the rules. */
import { candidatesOf, settle, type Candidate, type EventSettings, type WorkerEvent } from '../../nodes/Workday/workday/changes/events.ts';
import type { WorkerFacts } from '../../nodes/Workday/workday/changes/facts.ts';
import { DEFAULT_TYPES } from '../../nodes/Workday/workday/changes/transactionTypes.ts';
import type { Transaction } from '../../nodes/Workday/workday/changes/transactions.ts';

const ALL: WorkerEvent[] = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];
const settings = (more: Partial<EventSettings> = {}, events: readonly WorkerEvent[] = ALL): EventSettings => ({
	...{ events: new Set(events), types: DEFAULT_TYPES, futureHireDays: 14, futureTerminationDays: 14 },
	...{ zone: { kind: 'worker', otherwise: 'UTC' }, endOf: 'lastDay' },
	...more,
});
const HIRE = 'Hire Employee';
const END = 'Terminate Employee';
const LEAVE = 'Request Leave of Absence';
const EARLY = '2026-01-10T12:00:00.000Z';

/** An entry; effective at Pacific midnight of the day, in winter time. */
function entry(type: string, day: string, more: Partial<Transaction> = {}): Transaction {
	return {
		...{ id: 'wid', type, typeIds: [type], entryMoment: EARLY, effectiveMoment: `${day}T08:00:00.000Z`, effectiveDate: day },
		...{ rescind: false, correction: false },
		...more,
	};
}
const facts = (more: Partial<WorkerFacts> = {}): WorkerFacts => ({
	...{ id: 'worker', employeeNumber: '21001', contingentWorkerId: null, workerType: 'Employee', universalId: null },
	...{ status: 'Active', active: true, rehire: false, hireDate: '2026-02-10', endDate: null, timeZone: null },
	...more,
});
const iso = (moment: number) => new Date(moment).toISOString();
const candidates = (transaction: Transaction, of = settings(), log = [transaction]) => candidatesOf(transaction, log, of);
const told = (list: Candidate[]) => list.map(({ kind, earliest, latest, factsOn }) => [kind, iso(earliest), ...(earliest === latest ? [] : [iso(latest)]), factsOn ?? '-']);

describe('a hire may be due', () => {
	it.each<[string, Transaction, unknown[]]>([
		['ahead and on its day', entry(HIRE, '2026-02-10'), [['futureHire', '2026-01-27T08:00:00.000Z', '2026-02-10'], ['started', '2026-02-10T08:00:00.000Z', '2026-02-10']]],
		['at once and on its day, if it is nearer than the days ahead', entry(HIRE, '2026-01-20'), [['futureHire', EARLY, '2026-01-20'], ['started', '2026-01-20T08:00:00.000Z', '2026-01-20']]],
		['when it is entered, if its day is gone', entry(HIRE, '2026-01-02'), [['started', EARLY, '2026-01-02']]],
		['for a contingent worker as well', entry('Contract Contingent Worker', '2026-01-02'), [['started', EARLY, '2026-01-02']]],
		['by any id of its type, whatever the case', entry('Something', '2026-01-02', { typeIds: ['x', 'hire employee'] }), [['started', EARLY, '2026-01-02']]],
		['by its name', entry('HIRE EMPLOYEE', '2026-01-02', { typeIds: ['x'] }), [['started', EARLY, '2026-01-02']]],
	])('%s', (_when, transaction, expected) => {
		expect(told(candidates(transaction))).toEqual(expected);
	});

	it('as an update, if nobody asked for hires', () => {
		expect(told(candidates(entry(HIRE, '2026-02-10'), settings({}, ['updated'])))).toEqual([['updated', '2026-02-10T08:00:00.000Z', '-']]);
	});

	it('never, if nobody asked for anything of the kind', () => {
		expect(candidates(entry(HIRE, '2026-02-10'), settings({}, ['onLeave']))).toEqual([]);
	});
});

describe('other changes are due', () => {
	it.each<[string, Transaction, readonly WorkerEvent[], unknown[]]>([
		['a leave when it begins', entry(LEAVE, '2026-02-10'), ALL, [['onLeave', '2026-02-10T08:00:00.000Z', '-']]],
		['a leave as an update', entry(LEAVE, '2026-02-10'), ['updated'], [['updated', '2026-02-10T08:00:00.000Z', '-']]],
		['a return when it is entered late', entry('Return Worker from Leave', '2026-01-02'), ALL, [['returnedFromLeave', EARLY, '-']]],
		['a title when it becomes effective', entry('Title Change', '2026-02-10'), ALL, [['updated', '2026-02-10T08:00:00.000Z', '-']]],
		['a title never, without updated', entry('Title Change', '2026-02-10'), ['hired', 'terminated'], []],
	])('%s', (_what, transaction, events, expected) => {
		expect(told(candidates(transaction, settings({}, events)))).toEqual(expected);
	});
});

describe('what is taken back is due', () => {
	const taken = entry(HIRE, '2026-02-10');
	const rescind = { ...taken, id: 'other', rescind: true, entryMoment: '2026-01-12T12:00:00.000Z' };

	it('when it is entered, whatever its day', () => {
		expect(told(candidates(rescind))).toEqual([['rescinded', '2026-01-12T12:00:00.000Z', '-']]);
		expect(told(candidates(rescind, settings({}, ['updated'])))).toEqual([['updated', '2026-01-12T12:00:00.000Z', '-']]);
		expect(candidates(rescind, settings({}, ['hired']))).toEqual([]);
	});

	it('not any more as what it was, where the log has both', () => {
		const [leave, backed] = [taken, rescind].map((one) => ({ ...one, type: LEAVE, typeIds: [LEAVE] })) as [Transaction, Transaction];
		expect(candidates(leave, settings(), [leave, backed])).toEqual([]);
	});

	it('of a hire the facts of the worker say it', () => {
		expect(candidates(taken, settings(), [taken, rescind])).toHaveLength(2);
	});

	it.each<[string, Partial<Transaction>]>([
		['is of another day', { effectiveMoment: '2026-02-11T08:00:00.000Z' }],
		['is of another type', { typeIds: ['Title Change'] }],
		['was entered before', { entryMoment: '2026-01-09T12:00:00.000Z' }],
		['takes nothing back', { rescind: false }],
	])('all the same, where the other entry %s', (_what, other) => {
		const leave = { ...taken, type: LEAVE, typeIds: [LEAVE] };
		expect(candidates(leave, settings(), [leave, { ...rescind, typeIds: [LEAVE], ...other }])).toHaveLength(1);
	});
});

it('an entry without a moment is none', () => {
	expect(candidates(entry(HIRE, '2026-02-10', { entryMoment: null }))).toEqual([]);
	expect(candidates(entry(HIRE, '2026-02-10', { effectiveMoment: null }))).toEqual([]);
});

describe('the facts of the day say', () => {
	const settled = (kind: Candidate['kind'], transaction: Transaction, of: Partial<WorkerFacts>, asOf: string, how = settings()) => {
		const candidate = candidates(transaction, how).find((one) => one.kind === kind);
		const event = candidate && settle(candidate, facts(of), asOf, how);
		return event && [event.event, iso(event.due), event.effectiveDate];
	};
	const hire = entry(HIRE, '2026-02-10');
	const end = entry(END, '2026-02-11');
	const ended = { status: 'Terminated', active: false, endDate: '2026-02-10' } as const;

	it.each<[string, Partial<WorkerFacts>, Transaction, unknown]>([
		['hired', {}, hire, ['hired', '2026-02-10T08:00:00.000Z', '2026-02-10']],
		['hired again', { rehire: true }, hire, ['rehired', '2026-02-10T08:00:00.000Z', '2026-02-10']],
		['never hired', { status: 'Rescinded' }, hire, undefined],
		['hired on a later day', { status: 'Future Hire', hireDate: '2026-02-20' }, hire, undefined],
		['hired, where Workday sends no status', { status: null, hireDate: null }, hire, ['hired', '2026-02-10T08:00:00.000Z', '2026-02-10']],
		['hired on another day, by a correction of its own', { hireDate: '2026-02-01' }, { ...hire, correction: true }, undefined],
		['hired on another day, and gone again on this one', { ...ended, hireDate: '2026-02-01' }, hire, undefined],
		['hired on another day, for all that Workday calls it', { hireDate: '2026-02-01' }, hire, ['hired', '2026-02-10T08:00:00.000Z', '2026-02-10']],
	])('%s', (_what, of, transaction, expected) => {
		expect(settled('started', transaction, of, '2026-02-10')).toEqual(expected);
	});

	it.each<[string, Partial<WorkerFacts>, Transaction, unknown]>([
		['it is over at midnight after the last day', ended, end, ['terminated', '2026-02-11T00:00:00.000Z', '2026-02-10']],
		['at the midnight of where the worker lives', { ...ended, timeZone: 'Pacific/Auckland' }, end, ['terminated', '2026-02-10T11:00:00.000Z', '2026-02-10']],
		['that the log has the last day itself', ended, entry(END, '2026-02-10'), ['terminated', '2026-02-11T00:00:00.000Z', '2026-02-10']],
		['it is not over', {}, end, undefined],
		['it is over, but on another day, by a correction of its own', { ...ended, endDate: '2026-02-01' }, { ...end, correction: true }, undefined],
		['nothing, so that Workday’s moment counts', { status: null, active: null }, end, ['terminated', '2026-02-11T08:00:00.000Z', '2026-02-11']],
		['it is over, without a day', { status: 'Terminated', active: false }, end, ['terminated', '2026-02-12T00:00:00.000Z', '2026-02-11']],
		['a contract is over though nobody calls it terminated', { status: null, active: false, endDate: '2026-02-10' }, end, ['terminated', '2026-02-11T00:00:00.000Z', '2026-02-10']],
		['it was entered after its midnight', ended, { ...end, entryMoment: '2026-02-15T12:00:00.000Z' }, ['terminated', '2026-02-15T12:00:00.000Z', '2026-02-10']],
	])('of an end: %s', (_what, of, transaction, expected) => {
		expect(settled('ended', transaction, of, '2026-02-12')).toEqual(expected);
	});

	describe('where the log has one or two entries that take something of that day back', () => {
		const takenBack = (transaction: Transaction, of: Partial<WorkerFacts>, asOf: string, rescinds: number) => {
			const log = [transaction, ...Array.from({ length: rescinds }, (_, at) => ({ ...transaction, id: `rescind ${at}`, rescind: true }))];
			const candidate = candidates(transaction, settings(), log).find(({ kind }) => kind === 'started' || kind === 'ended');
			return candidate && settle(candidate, facts(of), asOf, settings())?.event;
		};
		it.each([1, 2])('only the worker\'s own day tells of the entry (%i)', (rescinds) => {
			expect(takenBack(hire, {}, '2026-02-10', rescinds)).toBe('hired');
			expect(takenBack(hire, { hireDate: '2026-02-01' }, '2026-02-10', rescinds)).toBeUndefined();
			expect(takenBack(end, ended, '2026-02-12', rescinds)).toBe('terminated');
			expect(takenBack(end, { ...ended, endDate: '2026-02-07' }, '2026-02-12', rescinds)).toBeUndefined();
		});
	});

	it('an end counts when its last day begins, if that is wanted', () => {
		expect(settled('ended', end, ended, '2026-02-12', settings({ endOf: 'dayBefore' }))).toEqual(['terminated', '2026-02-10T00:00:00.000Z', '2026-02-10']);
	});

	it('an end is announced only before it happens', () => {
		expect(settled('futureEnd', end, ended, '2026-02-12')).toEqual(['futureTermination', '2026-01-28T08:00:00.000Z', '2026-02-10']);
		const late = { ...end, entryMoment: '2026-02-11T02:00:00.000Z' };
		expect(settled('futureEnd', late, ended, '2026-02-12')).toBeUndefined();
	});

	it('the bounds of an end hold every midnight of it, in any time zone, with either moment in the log', () => {
		for (const transaction of [end, entry(END, '2026-02-10')]) {
			const [one] = candidates(transaction).filter(({ kind }) => kind === 'ended');
			for (const timeZone of Intl.supportedValuesOf('timeZone')) {
				const due = one && settle(one, facts({ ...ended, timeZone }), '2026-02-12', settings())?.due;
				expect(due).toBeGreaterThanOrEqual(one?.earliest ?? Infinity);
				expect(due).toBeLessThanOrEqual(one?.latest ?? -Infinity);
			}
		}
	});
});
