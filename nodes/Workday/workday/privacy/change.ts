/** What may be told of something that happened to a worker. The worker in it is filtered where it is read. */
import { addDays, isoOf } from '../changes/days';
import type { WorkerChange } from '../changes/resolve';
import type { Privacy } from './kinds';

/** @param through end of the window, milliseconds: nothing in it was to come then, but for what is announced, or taken back before it came */
export function changeTold(privacy: Privacy, change: WorkerChange, through: number): WorkerChange {
	return withoutReasons(privacy, withoutDaysToCome(privacy, change, through));
}

/** That a leave began is the event; of what kind the transactions are, and what else there is, is not. */
function withoutReasons(privacy: Privacy, change: WorkerChange): WorkerChange {
	if (privacy.allows('reasons')) return change;
	return { ...change, transactions: change.transactions.map((transaction) => ({ ...transaction, type: null, typeIds: [] })) };
}

/** When somebody comes is open. Of what else is to come, the next may be that somebody leaves. */
function withoutDaysToCome(privacy: Privacy, change: WorkerChange, through: number): WorkerChange {
	if (change.event === 'futureHire' || privacy.allows('terminationDates')) return change;
	// It is tomorrow already somewhere.
	const tomorrow = addDays(isoOf(through).slice(0, 10), 1);
	const isToCome = (day: string | null): boolean => day !== null && day > tomorrow;
	return {
		...change,
		effectiveDate: isToCome(change.effectiveDate) ? null : change.effectiveDate,
		worker: isToCome(change.day) ? { id: change.id } : change.worker,
		transactions: change.transactions.map((one) => (isToCome(one.effectiveDate) ? { ...one, effectiveMoment: null, effectiveDate: null } : one)),
	};
}
