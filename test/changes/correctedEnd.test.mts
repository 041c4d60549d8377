/** A correction may have a type that no list knows; one that moved the end of an employment must not go by. */
import { candidatesOf, settle, type EventSettings } from '../../nodes/Workday/workday/changes/events.ts';
import type { WorkerFacts } from '../../nodes/Workday/workday/changes/facts.ts';
import { DEFAULT_TYPES } from '../../nodes/Workday/workday/changes/transactionTypes.ts';
import type { Transaction } from '../../nodes/Workday/workday/changes/transactions.ts';

const settings: EventSettings = {
	events: new Set(['terminated', 'updated']),
	types: DEFAULT_TYPES,
	futureHireDays: 14,
	futureTerminationDays: 14,
	zone: { kind: 'fixed', timeZone: 'UTC' },
	endOf: 'lastDay',
};
const correction: Transaction = {
	...{ id: 'a', type: 'Correct Business Process', typeIds: [], rescind: false, correction: true },
	...{ entryMoment: '2026-03-10T10:00:00.000Z', effectiveMoment: '2026-03-21T07:00:00.000Z', effectiveDate: '2026-03-21' },
};
const facts: WorkerFacts = {
	...{ id: 'w', employeeNumber: '1', contingentWorkerId: null, workerType: 'Employee', universalId: null },
	...{ status: 'Terminated', active: false, rehire: false, hireDate: '2020-01-01', endDate: '2026-03-20', timeZone: null },
};
const endIn = (transaction: Transaction) => candidatesOf(transaction, [transaction], settings).find(({ kind }) => kind === 'correctedEnd');
const settled = (of: Transaction, worker: WorkerFacts) => {
	const candidate = endIn(of);
	return candidate && settle(candidate, worker, '2026-03-22', settings);
};

test('it is a termination when the worker ends on its day', () => {
	expect(settled(correction, facts)).toMatchObject({ event: 'terminated', due: Date.parse('2026-03-21T00:00:00Z'), effectiveDate: '2026-03-20' });
});

test.each<[string, Partial<WorkerFacts>]>([
	['who is still there', { status: 'Active', active: true, endDate: null }],
	['who ended on another day', { endDate: '2026-03-02' }],
	['of whom no status came', { status: null, active: null, endDate: null }],
])('it is none for a worker %s', (_, more) => {
	expect(settled(correction, { ...facts, ...more })).toBeUndefined();
});

test('it is a change besides, and what is no correction is only that', () => {
	const kinds = (transaction: Transaction) => candidatesOf(transaction, [transaction], settings).map(({ kind }) => kind);
	expect(kinds(correction)).toEqual(['correctedEnd', 'updated']);
	expect(kinds({ ...correction, correction: false })).toEqual(['updated']);
});
