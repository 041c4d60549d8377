/** What somebody wants changed. Of every value: absent leaves it, null clears it. */
import type { Reference } from '../spec';
import type { PhoneNumber, Usage } from './contactInformation';

export interface UsageValues {
	/** May be said of a new entry only: Workday lets no primary one become additional, nor the reverse. */
	primary?: boolean;
	public?: boolean;
	/** Of its usage. */
	usageComment?: string | null;
	useFor?: Usage['useFor'];
	useForTenanted?: Usage['useForTenanted'];
}

export interface EmailValues extends UsageValues {
	/** Clearing it deletes the entry. */
	address?: string | null;
	comment?: string | null;
}

export interface PhoneValues extends UsageValues {
	/** Clearing it deletes the entry. */
	number?: (PhoneNumber & { countryReference?: Reference | null }) | null;
	extension?: string | null;
	device?: Reference;
}

/** Which entry of a usage is meant; all that is said must fit. Nothing said: the primary one. */
export interface Which {
	wid?: string;
	id?: string;
	address?: string;
	number?: PhoneNumber;
	/** Of a phone; null: it has none. Many share a number, each with an extension. */
	extension?: string | null;
	/** Phone_Device_Type_IDs, one of which it has. */
	devices?: readonly string[];
}

interface Target<K, V> {
	kind: K;
	/** `WORK`, `HOME`, or the tenant's own. */
	usage: string;
	action: 'add' | 'replace' | 'delete' | 'exactly';
	/** For replace and delete. */
	which?: Which;
	/** For add and replace one, for exactly any number. */
	values?: V[];
	/** For replace: add it where there is none. */
	orAdd?: boolean;
	/** For replace: where there is none, nothing is done, and that is no error. */
	onlyIfThere?: boolean;
	/** For add: also beside one that says the same. Undo needs it. */
	evenIfThere?: boolean;
	/** For add: a WID. While that entry is there nothing is added: then its deletion, which is undone here, never happened. */
	unlessThere?: string;
}

export type WantedEmail = Target<'email', EmailValues>;
export type WantedPhone = Target<'phone', PhoneValues>;
export type Wanted = WantedEmail | WantedPhone;
export type Values = EmailValues | PhoneValues;
