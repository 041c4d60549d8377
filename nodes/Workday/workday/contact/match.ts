/** Which of the entries that are there are those that somebody wants to be there. */
import { InvalidRequest } from '../errors';
import { sameValue, type PhoneKey } from './compare';
import type { ContactEntry } from './contactInformation';
import type { Drafted } from './draft';
import type { PhoneValues, Values } from './wanted';

/** A wanted entry, as it would be if it were new. */
export interface Made {
	values: Values;
	entry: ContactEntry;
}

type Fits = (there: ContactEntry, made: Made) => boolean;

const withoutExtension = (entry: ContactEntry): ContactEntry => (entry.kind === 'phone' ? { ...entry, extension: null } : entry);

const same = (phoneKey: PhoneKey): Fits => (there, { entry }) => sameValue(there, entry, phoneKey);
const sameNumber = (phoneKey: PhoneKey): Fits => (there, { entry }) => sameValue(withoutExtension(there), withoutExtension(entry), phoneKey);
/** An extension that is not said may be any: it stays. */
const sameAsSaid = (phoneKey: PhoneKey): Fits => (there, made) => (made.values as PhoneValues).extension === undefined && sameNumber(phoneKey)(there, made);

export const isOtherNumber = (there: ContactEntry, { entry }: Made, phoneKey: PhoneKey): boolean =>
	there.kind === 'phone' && entry.kind === 'phone' && phoneKey(there) !== phoneKey(entry);

/** Each wanted entry with the one that it is. Those that are the same in all come first: nobody else may take them. */
export function matched(made: readonly Made[], there: readonly Drafted[], phoneKey: PhoneKey): Map<Made, Drafted> {
	const pairs = new Map<Made, Drafted>();
	const free = new Set(there);
	for (const fits of [same(phoneKey), sameAsSaid(phoneKey)]) {
		for (const one of made) {
			const found = pairs.has(one) ? undefined : [...free].find(({ after }) => after !== null && fits(after, one));
			if (found === undefined) continue;
			pairs.set(one, found);
			free.delete(found);
		}
	}
	return pairs;
}

/** A set has each once. */
export const eachOnce = (all: readonly Made[], phoneKey: PhoneKey): Made[] =>
	all.filter(({ entry }, index) => all.findIndex((other) => sameValue(other.entry, entry, phoneKey)) === index);

/**
 * Which of a set is the primary one: who is said to be, else who is it now, else the first.
 *
 * @throws InvalidRequest where two are said to be, or all are said not to be
 */
export function primaryOf(made: readonly Made[], primary: ContactEntry | null, field: string, phoneKey: PhoneKey): Made | undefined {
	const said = made.filter(({ values }) => values.primary === true);
	if (said.length > 1) throw new InvalidRequest(field, 'is said to have two primary ones', true);
	const possible = made.filter(({ values }) => values.primary !== false);
	if (made.length > 0 && possible.length === 0) throw new InvalidRequest(field, 'an additional one needs a primary one', true);
	const now = [same(phoneKey), sameNumber(phoneKey)].map((fits) => (primary === null ? undefined : possible.find((one) => fits(primary, one))));
	return said[0] ?? now.find((one) => one !== undefined) ?? possible[0];
}
