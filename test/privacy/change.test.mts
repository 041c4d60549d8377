/** What an AI tool is told of something that happened to a worker. */
import type { WorkerEvent } from '../../nodes/Workday/workday/changes/events.ts';
import type { WorkerChange } from '../../nodes/Workday/workday/changes/resolve.ts';
import { changeTold } from '../../nodes/Workday/workday/privacy/change.ts';
import { Privacy, type PrivateKind } from '../../nodes/Workday/workday/privacy/kinds.ts';

const THROUGH = Date.parse('2026-03-15T12:00:00Z');

function changeOf(event: WorkerEvent, day: string): WorkerChange {
	const transaction = { id: 't', type: 'Terminate Employee', typeIds: ['TERMINATE'], entryMoment: '2026-03-14T09:00:00.000Z', effectiveMoment: `${day}T08:00:00.000Z`, effectiveDate: day, rescind: true, correction: false };
	return { event, id: 'w', due: THROUGH, effectiveDate: day, conversion: undefined, day, worker: { id: 'w', email: 'a@example.com' }, transactions: [transaction], keys: [] };
}

const told = (event: WorkerEvent, day: string, allowed: readonly PrivateKind[] = []) => changeTold(new Privacy(allowed), changeOf(event, day), THROUGH);

test('kinds of transactions are reasons', () => {
	expect(told('updated', '2026-03-14').transactions).toEqual([expect.objectContaining({ type: null, typeIds: [], effectiveDate: '2026-03-14' })]);
	expect(told('updated', '2026-03-14', ['reasons'])).toEqual(changeOf('updated', '2026-03-14'));
});

test.each(['updated', 'rescinded'] as const)('%s: what was to come says no day, and shows nobody as on that day', (event) => {
	const change = told(event, '2026-06-30');
	expect(JSON.stringify([change.effectiveDate, change.worker, change.transactions])).not.toContain('2026-06-30');
	expect(change.worker).toEqual({ id: 'w' });
	expect(told(event, '2026-06-30', ['terminationDates', 'reasons'])).toEqual(changeOf(event, '2026-06-30'));
});

test('days that have come are told, and when somebody is going to come', () => {
	expect(told('terminated', '2026-03-15')).toMatchObject({ effectiveDate: '2026-03-15', worker: { email: 'a@example.com' } });
	// In Auckland it is tomorrow.
	expect(told('terminated', '2026-03-16')).toMatchObject({ effectiveDate: '2026-03-16' });
	expect(told('futureHire', '2026-06-30')).toMatchObject({ effectiveDate: '2026-06-30', transactions: [{ effectiveDate: '2026-06-30', type: null }] });
});
