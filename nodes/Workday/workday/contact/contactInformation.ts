/** E-mail addresses and phones of a worker, as read and as planned. */
import type { Reference } from '../spec';

export type ContactKind = 'email' | 'phone';

/** What an entry is used for. */
export interface Usage {
	/** Communication_Usage_Type_ID: `WORK`, `HOME`, or the tenant's own. */
	type: string;
	primary: boolean;
	public: boolean;
	comment: string | null;
	/** What else it is used for, such as mailing. Not for us to change, but lost when it is not sent again. */
	useFor: Reference[];
	useForTenanted: Reference[];
}

interface Entry {
	/** Workday ID of the entry. null: not sent, or not saved yet. */
	wid: string | null;
	/** Email_ID or Phone_ID. */
	id: string | null;
	usages: Usage[];
}

export interface Email extends Entry {
	kind: 'email';
	address: string;
	/** Of the address itself; what was said about its usage stands there. */
	comment: string | null;
}

export interface PhoneNumber {
	/** International code without `+`, such as `44`. null: not known. */
	countryCode: string | null;
	/** ISO 3166-1 alpha-3. null: not known. */
	country: string | null;
	/** Up to v30.x Workday keeps it apart. null: in `number`, or there is none. */
	areaCode: string | null;
	/** Without country code, in the notation in which it was written. */
	number: string;
}

export interface Phone extends Entry, PhoneNumber {
	kind: 'phone';
	extension: string | null;
	device: Reference | null;
	/** Country code as an object of the tenant. A worker's record does not say it. */
	countryReference: Reference | null;
	/** With `+`, without spaces. null: Workday did not say. */
	e164: string | null;
}

export interface ContactInformation {
	emails: Email[];
	phones: Phone[];
}

export type ContactEntry = Email | Phone;

export const usageOf = (entry: ContactEntry, type: string): Usage | undefined => entry.usages.find((usage) => usage.type === type);

export const entriesOf = (contact: ContactInformation, kind: ContactKind): ContactEntry[] => (kind === 'email' ? contact.emails : contact.phones);
