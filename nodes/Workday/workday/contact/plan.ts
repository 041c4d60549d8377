/**
 * From what is there and what is wanted to the fewest changes. Wanted changes are made one after the other in a draft, and
 * the draft is held against what is there: what ends as it began is no change. Nothing that is not named is touched.
 */
import { InvalidRequest } from '../errors';
import { digitsKey, type PhoneKey } from './compare';
import { differences, type Change } from './changes';
import { usageOf, type ContactEntry, type ContactInformation, type ContactKind } from './contactInformation';
import { Draft, type Drafted } from './draft';
import { clearsEntry, fieldName, newEntry, withValues } from './entryValues';
import { eachOnce, isOtherNumber, matched, primaryOf } from './match';
import type { Values, Wanted } from './wanted';

export interface Plan {
	changes: Change[];
	/** What there will be. */
	after: ContactInformation;
}

export interface PlanOptions {
	phoneKey?: PhoneKey;
	/** Entries that are named and are as wanted already are changes as well, of no field: somebody wants them written again. */
	evenIfSame?: boolean;
}

/** @throws InvalidRequest for what Workday would refuse: a second primary one, a primary one that becomes additional */
export function planChanges(current: ContactInformation, wanted: readonly Wanted[], { phoneKey = digitsKey, evenIfSame = false }: PlanOptions = {}): Plan {
	const drafts = { email: new Draft('email', current.emails, phoneKey), phone: new Draft('phone', current.phones, phoneKey) };
	for (const one of wanted) apply(drafts[one.kind], one, phoneKey);
	const changes = [drafts.email, drafts.phone].flatMap((draft) => changesOf(draft, phoneKey, evenIfSame));
	for (const change of changes) checkPrimary(drafts[change.kind], change);
	return { changes, after: { emails: entries(drafts.email, 'email'), phones: entries(drafts.phone, 'phone') } };
}

function entries<K extends ContactKind>(draft: Draft, kind: K): Array<Extract<ContactEntry, { kind: K }>> {
	return draft.entries.map(({ after }) => after).filter((entry) => entry?.kind === kind) as Array<Extract<ContactEntry, { kind: K }>>;
}

function apply(draft: Draft, wanted: Wanted, phoneKey: PhoneKey): void {
	const values: readonly Values[] = wanted.values ?? [];
	if (wanted.action === 'exactly') return exactly(draft, wanted.usage, values, phoneKey);
	if (wanted.action === 'add' && wanted.unlessThere !== undefined && draft.find(wanted.usage, { wid: wanted.unlessThere })) return;
	if (wanted.action === 'add') return values.forEach((one) => add(draft, wanted.usage, one, phoneKey, wanted.evenIfThere));
	const found = draft.find(wanted.usage, wanted.which);
	if (wanted.action === 'delete') return found && draft.change(found, null, wanted.usage);
	const [value = {}] = values;
	if (found !== undefined) {
		const earlier = found.after;
		replace(draft, found, wanted.usage, value, phoneKey);
		return refuseLost(draft, found, earlier, wanted, phoneKey);
	}
	if (clearsEntry(draft.kind, value) || wanted.onlyIfThere) return;
	if (!wanted.orAdd) throw new InvalidRequest(fieldName(draft.kind, wanted.usage), 'there is none to replace', true);
	add(draft, wanted.usage, value, phoneKey);
}

/** Whoever names the new value means the change of a change. */
const namesValue = ({ which }: Wanted): boolean => which?.address !== undefined || which?.number !== undefined;

/** Two changes of one field: what the earlier one wanted would be lost without a word. */
function refuseLost(draft: Draft, { before, after }: Drafted, earlier: ContactEntry | null, wanted: Wanted, phoneKey: PhoneKey): void {
	if (earlier === before || after === null || namesValue(wanted)) return;
	const changed = new Set(differences(before, earlier, wanted.usage, phoneKey).map(({ field }) => field));
	const lost = differences(earlier, after, wanted.usage, phoneKey).find(({ field }) => changed.has(field));
	if (lost) throw new InvalidRequest(fieldName(draft.kind, wanted.usage), `its ${lost.field} is changed twice, to different values`, true);
}

function add(draft: Draft, type: string, values: Values, phoneKey: PhoneKey, evenIfThere = false): void {
	const entry = newEntry(draft.kind, type, values, values.primary ?? draft.primaries(type).length === 0);
	const made = { values, entry };
	const there = matched([made], draft.ofUsage(type), phoneKey).get(made);
	if (there === undefined || evenIfThere) draft.add(entry, type);
	else replace(draft, there, type, values, phoneKey);
}

function replace(draft: Draft, found: Drafted, type: string, values: Values, phoneKey: PhoneKey): void {
	if (found.after === null) return;
	if (clearsEntry(draft.kind, values)) return draft.change(found, null, type);
	const primary = usageOf(found.after, type)?.primary;
	if (values.primary !== undefined && values.primary !== primary) {
		throw new InvalidRequest(fieldName(draft.kind, type), `Workday lets no ${primary ? 'primary one become additional' : 'additional one become primary'}`, true);
	}
	found.named = type;
	const after = withValues(found.after, type, values, phoneKey);
	if (differences(found.after, after, type, phoneKey).length > 0) draft.change(found, after, type);
}

/** The primary one is replaced, since it cannot go while others stay; of the others, who is not wanted goes. */
function exactly(draft: Draft, type: string, values: readonly Values[], phoneKey: PhoneKey): void {
	const made = eachOnce(values.map((one) => ({ values: one, entry: newEntry(draft.kind, type, one, one.primary ?? false) })), phoneKey);
	const [primary] = draft.primaries(type);
	const first = primaryOf(made, primary?.after ?? null, fieldName(draft.kind, type), phoneKey);
	const free = new Set(draft.ofUsage(type));
	if (primary !== undefined && first !== undefined) {
		free.delete(primary);
		// It becomes another phone: the extension of the one that it was is not its own.
		const fresh = primary.after !== null && isOtherNumber(primary.after, first, phoneKey) ? { extension: null } : {};
		replace(draft, primary, type, { ...fresh, ...first.values, primary: undefined }, phoneKey);
	}
	const others = made.filter((other) => other !== first || primary === undefined);
	const pairs = matched(others, [...free], phoneKey);
	for (const one of others) {
		const there = pairs.get(one);
		if (there !== undefined) {
			free.delete(there);
			replace(draft, there, type, one.values, phoneKey);
		} else draft.add(newEntry(draft.kind, type, one.values, one === first), type);
	}
	for (const left of free) draft.change(left, null, type);
}

function changesOf(draft: Draft, phoneKey: PhoneKey, evenIfSame: boolean): Change[] {
	const changes: Change[] = [];
	for (const { before, after, usage: changed, named } of draft.entries) {
		const usage = evenIfSame ? changed || named : changed;
		const fields = differences(before, after, usage, phoneKey);
		const again = evenIfSame && named !== '' && after?.usages.length === 1;
		if (fields.length === 0 && !again) continue;
		const action = before === null ? 'add' : after === null ? 'delete' : 'update';
		changes.push({ kind: draft.kind, usage, action, before, after, fields });
	}
	return changes;
}

/** What was wrong before, and is not made worse, is not ours to refuse. */
function checkPrimary(draft: Draft, { usage, action }: Change): void {
	const primaries = draft.primaries(usage).length;
	const field = fieldName(draft.kind, usage);
	if (primaries > 1 && action === 'add') throw new InvalidRequest(field, 'has a primary one already: replace that, or add this as an additional one', true);
	const before = draft.entries.filter((one) => one.before !== null && usageOf(one.before, usage)?.primary).length;
	if (primaries > 0 || draft.ofUsage(usage).length === 0) return;
	if (action === 'add') throw new InvalidRequest(field, 'an additional one needs a primary one', true);
	if (before > 0) throw new InvalidRequest(field, 'the primary one cannot be deleted while there are additional ones', true);
}
