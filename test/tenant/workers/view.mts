import type { Day } from './dates.mts';
import type { Entry, Transaction } from './entries.mts';
import { type Employment, employmentsOf, type Knowledge, type LeaveOfAbsence } from './history.mts';
import type { Person } from './person.mts';
import type { Position } from './positions.mts';
import type { Scenario } from './scenarios.mts';

/** What does not change with the date one asks about. */
export interface Worker {
	number: number;
	wid: string;
	scenario: Scenario;
	contingent: boolean;
	/** Employee_ID or Contingent_Worker_ID. */
	workerId: string;
	universalId: string;
	person: Person;
	userName: string;
	/** Of the account; undefined: none. */
	timeZone: string | undefined;
	positions: readonly [Position, ...Position[]];
}

export interface AsOf extends Knowledge {
	/** As_Of_Effective_Date. */
	day: Day;
}

export type Status = 'future' | 'active' | 'terminated' | 'rescinded';

/** What decides whether and how a worker appears. */
export interface Standing {
	spell: Employment;
	/** The first employment; a rehire has another. */
	first: Employment;
	status: Status;
	/** An end that is entered and reached; one to come is not visible before its date. */
	ended: boolean;
}

/** A worker as of a date: only what was entered by then, in force or not. */
export interface WorkerView extends Standing {
	worker: Worker;
	asOf: AsOf;
	leaves: readonly LeaveOfAbsence[];
	person: Person;
	businessTitle: string;
	/** Number of the supervisory organization. */
	supervisory: number;
	transactions: readonly Transaction[];
}

/** @returns undefined when nobody knows the worker yet */
export function standingOf(known: readonly Entry[], day: Day): Standing | undefined {
	const employments = employmentsOf(known);
	const [first] = employments;
	if (!first) return undefined;
	// A rehire that is entered but not reached leaves the former employment in force.
	const spell = employments.filter(({ hire }) => hire <= day).pop() ?? first;
	const ended = spell.end !== undefined && spell.end < day;
	const status = spell.rescinded ? 'rescinded' : spell.hire > day ? 'future' : ended ? 'terminated' : 'active';
	return { spell, first, status, ended };
}
