/** From what an account is and what it shall be to what changes, how that is undone, and whether it shows. */
import { HIDDEN } from '../values/credentialsInText';
import type { Account, AccountRecord } from './account';
import { sameExpiry, type CompareExpiry } from './expiry';
import { NEVER, type ClearExpiry } from './updateAccount';
import type { Wanted } from './wanted';

type Value = string | boolean | null;

export interface AccountChange {
	field: keyof Wanted;
	action: 'set' | 'clear' | 'generate';
	/** null: there was nothing, or nobody knows. */
	before: Value;
	after: Value;
	/** Whether it was found so when it was read back. null: nobody could look, or nobody did. */
	verified: boolean | null;
	/** What has to be known of this one. */
	note: string | null;
}

export interface AccountPlan {
	changes: AccountChange[];
	/** What takes it back. null: nothing of it can be. */
	undo: Omit<Wanted, 'password'> | null;
}

export interface PlanOptions {
	compareExpiry: CompareExpiry;
	clearExpiry: ClearExpiry;
	/** They count as different whatever they are: for whoever may not know that they are the same. */
	uncompared?: readonly Readable[];
}

export type Readable = Exclude<keyof Wanted, 'password'>;

/** The order in which they are shown. */
const READABLE = ['userName', 'enabled', 'expires', 'newPasswordAtNextSignIn'] as const satisfies readonly Readable[];

/** How somebody stands with the company shows in these. */
export const ACCOUNT_STATE = ['enabled', 'expires', 'newPasswordAtNextSignIn'] as const satisfies readonly Readable[];

const NOT_KNOWN = 'What it was is not known, because it was read in a way that does not show it: it is written, and has no undo.';
const PASSWORD = 'A password cannot be read: it is written each time, cannot be read back, and has no undo.';
const RANDOM = 'Workday makes it and sends it by e-mail. A password cannot be read: it is made anew each time, cannot be read back, and has no undo.';
const BY_RANDOM = 'Added, because Workday makes no random password without it.';
const FAR_DATE = 'The schema has no empty date, so the account is set to expire on a day far ahead.';

export function planAccount({ account }: AccountRecord, wanted: Wanted, options: PlanOptions): AccountPlan {
	const isDifferent = (field: Readable) => options.uncompared?.includes(field) || !isSame(field, account[field], wanted[field] ?? null, options.compareExpiry);
	const differing = READABLE.filter((field) => wanted[field] !== undefined && isDifferent(field));
	const changes = differing.map((field) => changeOf(field, account, wanted, options));
	if (wanted.password) changes.push(passwordChange(wanted.password.kind));
	return { changes, undo: undoOf(differing, account) };
}

function isSame(field: Readable, is: Value | undefined, shall: Value, compareExpiry: CompareExpiry): boolean {
	if (is === undefined) return false;
	return field === 'expires' ? sameExpiry(asText(is), asText(shall), compareExpiry) : is === shall;
}

const asText = (value: Value): string | null => (typeof value === 'string' ? value : null);

function changeOf(field: Readable, account: Account, wanted: Wanted, { clearExpiry }: PlanOptions): AccountChange {
	const clears = wanted[field] === null;
	const notes = [
		account[field] === undefined && NOT_KNOWN,
		clears && clearExpiry === 'farDate' && FAR_DATE,
		field === 'newPasswordAtNextSignIn' && wanted.password?.kind === 'random' && BY_RANDOM,
	];
	return {
		field,
		action: clears ? 'clear' : 'set',
		before: account[field] ?? null,
		after: clears && clearExpiry === 'farDate' ? NEVER : (wanted[field] ?? null),
		verified: null,
		note: notes.filter((note) => note !== false).join(' ') || null,
	};
}

const passwordChange = (kind: 'given' | 'random'): AccountChange => ({
	field: 'password',
	action: kind === 'random' ? 'generate' : 'set',
	before: null,
	after: HIDDEN,
	verified: null,
	note: kind === 'random' ? RANDOM : PASSWORD,
});

function undoOf(fields: readonly Readable[], account: Account): AccountPlan['undo'] {
	const known = fields.filter((field) => account[field] !== undefined);
	return known.length === 0 ? null : (Object.fromEntries(known.map((field) => [field, account[field]])) as AccountPlan['undo']);
}

/** The changes with what was found of each when the account was read again. */
export function verified(changes: readonly AccountChange[], { account }: AccountRecord, { compareExpiry }: PlanOptions): AccountChange[] {
	return changes.map((change) => {
		const is = change.field === 'password' ? undefined : account[change.field];
		return { ...change, verified: is === undefined || change.field === 'password' ? null : isSame(change.field, is, change.after, compareExpiry) };
	});
}

/** 'cannot tell': of nothing in the plan can be seen whether it was done. */
export function showsOf(changes: readonly AccountChange[], { account }: AccountRecord, { compareExpiry }: PlanOptions): 'all' | 'nothing' | 'something else' | 'cannot tell' {
	const seen = changes.filter((change) => change.verified !== null);
	if (changes.length > 0 && seen.length === 0) return 'cannot tell';
	if (seen.every((change) => change.verified)) return 'all';
	const isAsBefore = ({ field, before }: AccountChange) => field === 'password' || isSame(field, account[field], before, compareExpiry);
	return seen.every(isAsBefore) ? 'nothing' : 'something else';
}
