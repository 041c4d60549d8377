import type { ContactEdit } from './contact.mts';
import type { Day, Moment } from './dates.mts';
import type { Person } from './person.mts';

export const TRANSACTION_TYPES = [
	'Hire Employee',
	'Contract Contingent Worker',
	'Terminate Employee',
	'End Contingent Worker Contract',
	'Request Leave of Absence',
	'Return Worker from Leave',
	'Title Change',
	'Change Job',
	'Contact Change',
] as const;

export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** What an entry may set, from its effective day on. */
export type WorkerChange = Partial<Pick<Person, 'legalName' | 'preferredName' | 'emails' | 'phones'>> & {
	businessTitle?: string;
	/** Number of the supervisory organization that the worker belongs to from then on. */
	supervisory?: number;
	/** What a write changes, item by item, whatever other entries do to the others. */
	contact?: readonly ContactEdit[];
};

/** Something that was typed in, with what it changes. All that a worker is at a date follows from a list of these. */
export interface Entry {
	type: TransactionType;
	/** Unique among the worker's entries; makes the WID, together with the worker. */
	key: string;
	/** Moment that the log shows. */
	effective: Moment;
	/** The hire date, the last day of employment, the first day of the leave or after it, the first day of the change. */
	day: Day;
	entered: Moment;
	/** No answer shows the entry before the tenant's clock is there, although it was entered earlier. */
	visible: Moment;
	/** Key of the entry that this one takes back. */
	rescinds?: string;
	/** Key of the entry that this one replaces. */
	corrects?: string;
	/** Rescinds and corrections of generated workers leave the flags of the original alone. */
	generated: boolean;
	ending?: { lastDayOfWork?: Day; involuntary?: boolean };
	leave?: { kind: string; estimatedEnd: Day };
	set?: WorkerChange;
	/** The business title becomes the one of the position, which a generated worker did not carry before. */
	retitles?: true;
	/** Flags that a test wants to see in the log, whatever the entry is. */
	flags?: { rescinded: boolean; corrected: boolean };
}

/** An entry as Transaction_Log_Entry_Data shows it. */
export interface Transaction {
	type: TransactionType;
	key: string;
	effective: Moment;
	entered: Moment;
	rescinded: boolean;
	corrected: boolean;
	/** Is it the rescind itself, not what was taken back? */
	takesBack: boolean;
}

export const isHire = ({ type }: Pick<Entry, 'type'>): boolean =>
	type === 'Hire Employee' || type === 'Contract Contingent Worker';

export const isEnd = ({ type }: Pick<Entry, 'type'>): boolean =>
	type === 'Terminate Employee' || type === 'End Contingent Worker Contract';

export const hireType = (contingent: boolean): TransactionType =>
	contingent ? 'Contract Contingent Worker' : 'Hire Employee';

export const endType = (contingent: boolean): TransactionType =>
	contingent ? 'End Contingent Worker Contract' : 'Terminate Employee';
