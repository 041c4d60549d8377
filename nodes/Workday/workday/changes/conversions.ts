/** A contingent worker becomes an employee, or the other way round: two workers in Workday, one person. */
import { addDays } from './days';
import { isOver, type WorkerFacts } from './facts';
import type { WorkerSource } from './source';

export interface Conversion {
	/** Whether the event's worker is the one that the person was or the one that it is now. */
	role: 'former' | 'current';
	/** The person's other worker. */
	counterpart: Pick<WorkerFacts, 'id' | 'employeeNumber' | 'contingentWorkerId' | 'workerType'>;
}

/** A hire or an end that may be half of a conversion. */
export interface Half {
	role: Conversion['role'];
	facts: WorkerFacts;
	/** YYYY-MM-DD: the first day of the one, the last day of the other. */
	day: string;
}

/**
 * The conversions among these hires and ends. The halves belong together when their universal id is the same, their worker
 * type is not, and no more than `gapDays` lie between the last day and the first.
 */
export async function conversionsAmong<H extends Half>(source: WorkerSource, halves: readonly H[], gapDays: number): Promise<Map<H, Conversion>> {
	const byDay = new Map<string, H[]>();
	for (const half of halves) {
		// On a day when both halves have happened, if both are to happen.
		const day = addDays(half.day, gapDays + 1);
		if (half.facts.universalId !== null) byDay.set(day, [...(byDay.get(day) ?? []), half]);
	}
	const conversions = new Map<H, Conversion>();
	for (const [day, ofDay] of byDay) {
		const ids = [...new Set(ofDay.map(({ facts }) => facts.universalId ?? ''))];
		for await (const other of source.readPersons(ids, day)) {
			for (const half of ofDay) if (belongTogether(half, other, day, gapDays)) conversions.set(half, { role: half.role, counterpart: named(other) });
		}
	}
	return conversions;
}

function belongTogether({ role, facts, day }: Half, other: WorkerFacts, asOf: string, gapDays: number): boolean {
	if (other.universalId !== facts.universalId || other.id === facts.id || other.workerType === facts.workerType) return false;
	const over = isOver(other, asOf) ?? false;
	if (role === 'current') return over && other.endDate !== null && areClose(other.endDate, day, gapDays);
	return !over && other.status !== 'Rescinded' && other.hireDate !== null && areClose(day, other.hireDate, gapDays);
}

/** Neither too long a break, nor too long at the same time. */
function areClose(lastDay: string, firstDay: string, gapDays: number): boolean {
	return firstDay >= addDays(lastDay, 1 - gapDays) && firstDay <= addDays(lastDay, 1 + gapDays);
}

const named = ({ id, employeeNumber, contingentWorkerId, workerType }: WorkerFacts) => ({ id, employeeNumber, contingentWorkerId, workerType });
