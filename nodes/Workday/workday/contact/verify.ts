/** What became of a plan, seen in what was read back. */
import { digitsKey, emailKey, sameNumber, type PhoneKey } from './compare';
import { differences, type Change } from './changes';
import { entriesOf, usageOf, type ContactEntry, type ContactInformation } from './contactInformation';

export type Outcome = 'completed' | 'pending approval' | 'not applied';

export interface Verification {
	outcome: Outcome;
	/** Changes that do not show. */
	missing: Change[];
}

export interface Answered {
	/** WID of the event that Workday answered with. null: it answered with none, or its answer never came. */
	event: string | null;
	phoneKey?: PhoneKey;
}

/**
 * An event is no proof: it may wait for somebody's approval. Then nothing of the plan shows yet. Where a part of it shows,
 * or something else than before or after, nobody is waited for: it was not applied as planned.
 *
 * @param changes of one request: each request is an event of its own
 * @param readBack as of the effective date
 */
export function verify(changes: readonly Change[], readBack: ContactInformation, { event, phoneKey = digitsKey }: Answered): Verification {
	const missing = changes.filter((change) => !shows(change, change.before, change.after, readBack, phoneKey));
	if (missing.length === 0) return { outcome: 'completed', missing };
	const untouched = changes.every((change) => shows(change, change.after, change.before, readBack, phoneKey));
	return { outcome: event !== null && untouched ? 'pending approval' : 'not applied', missing };
}

/** Whether a change from `from` to `to` shows. */
function shows({ kind, usage }: Change, from: ContactEntry | null, to: ContactEntry | null, readBack: ContactInformation, phoneKey: PhoneKey): boolean {
	const there = entriesOf(readBack, kind).filter((entry) => usageOf(entry, usage) !== undefined);
	if (to === null) return from === null || !there.some((entry) => isStill(entry, from, phoneKey));
	const found = there.filter((entry) => isSame(entry, to, phoneKey));
	return found.some((entry) => differences(entry, to, usage, phoneKey).length === 0);
}

/** What is gone by its id is gone, even where another entry says the same. */
function isStill(entry: ContactEntry, gone: ContactEntry, phoneKey: PhoneKey): boolean {
	return gone.wid !== null && entry.wid !== null ? entry.wid === gone.wid : isSame(entry, gone, phoneKey);
}

/** The same entry; one without an id is known by its value. Before v30 entries that stay are made anew, with other ids. */
function isSame(entry: ContactEntry, planned: ContactEntry, phoneKey: PhoneKey): boolean {
	if (planned.wid !== null && entry.wid === planned.wid) return true;
	if (planned.wid === null && planned.id !== null && entry.id === planned.id) return true;
	if (planned.kind === 'email') return entry.kind === 'email' && emailKey(entry) === emailKey(planned);
	return entry.kind === 'phone' && sameNumber(entry, planned, phoneKey);
}
