import type { TerminationEffective } from './career.mts';
import type { Day, Moment, When } from './dates.mts';
import type { Entry, TransactionType, WorkerChange } from './entries.mts';

/** What tenants may differ in. Read at every use: a test may change it. */
export interface LedgerRules {
	/** Effective moment of an end in the log: Pacific midnight after the last day of employment, or before it. */
	terminationEffective: TerminationEffective;
	/** Does an entry that was taken back or replaced carry the flag as well? */
	marksOriginals: boolean;
}

export const DEFAULT_RULES: LedgerRules = { terminationEffective: 'dayAfter', marksOriginals: true };

/** When something was entered, and when answers begin to show it; absent: at once. */
export interface Entering {
	entered: When;
	/** A commit that comes late: earlier than `entered` counts as `entered`. */
	visible?: When;
}

export interface NewHire extends Entering {
	contingent?: boolean;
	/** Number of another worker who is the same person, and has the same universal id. */
	sameAs?: number;
	/** Of the worker's account; null: none. Absent: as for generated workers, by number and country. */
	timeZone?: string | null | undefined;
	/** The hire date. */
	effective: When;
}

export interface NewEntry extends Entering {
	type: TransactionType;
	/** Of an end: as the log has it, so its last day of employment depends on `terminationEffective`. */
	effective: When;
	set?: WorkerChange;
	/** Key of the entry that this one replaces. */
	corrects?: string;
	/** Key of the entry that this one takes back; the effective moment is that entry's. */
	rescinds?: string;
}

export type EnteringFrom = Entering & { effective: When };

export interface Correction extends Entering {
	effective?: When;
	/** Of an end, instead of `effective`. */
	lastDay?: string;
	set?: WorkerChange;
}

/** One line of the ledger, for oracles. */
export interface LedgerEntry {
	worker: number;
	key: string;
	/** Of the transaction, as answers have it. */
	wid: string;
	type: TransactionType;
	effective: Moment;
	/** Last day of employment where the entry is an end, else the day of `effective`. */
	day: Day;
	entered: Moment;
	visible: Moment;
	set?: WorkerChange;
	rescinds?: string;
	corrects?: string;
	generated: boolean;
}

export interface ScriptedWorker {
	contingent: boolean;
	sameAs: number | undefined;
	timeZone: string | null | undefined;
}

/** What the ledger needs of the workforce around it. */
export interface LedgerHost {
	readonly seed: number;
	readonly rules: LedgerRules;
	/** Takes a number behind the last worker. */
	nextNumber(): number;
	exists(number: number): boolean;
	contingent(number: number): boolean;
	organizationExists(referenceId: string): boolean;
	generatedEntries(number: number): readonly Entry[];
	changed(): void;
}
