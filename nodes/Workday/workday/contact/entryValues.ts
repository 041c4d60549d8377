/** Values put into an entry, and new entries made of values. */
import { InvalidRequest } from '../errors';
import type { ContactEntry, ContactKind, Email, Phone, Usage } from './contactInformation';
import { emailKey, type PhoneKey } from './compare';
import { WORK } from './names';
import type { EmailValues, PhoneValues, Values } from './wanted';

/** As the user reads it, for example `Work Email`. */
export const fieldName = (kind: ContactKind, usage: string): string =>
	`${usage.charAt(0).toUpperCase()}${usage.slice(1).toLowerCase()} ${kind === 'email' ? 'Email' : 'Phone'}`;

const isGiven = <T>(value: T | undefined): value is T => value !== undefined;

/** Whether the value itself is to be cleared, which is to delete the entry. */
export function clearsEntry(kind: ContactKind, values: Values): boolean {
	return (kind === 'email' ? (values as EmailValues).address : (values as PhoneValues).number) === null;
}

export function newEntry(kind: ContactKind, type: string, values: Values, primary: boolean): ContactEntry {
	// What is private stays so unless somebody says otherwise.
	const usages = [usageWith({ type, primary, public: type === WORK, comment: null, useFor: [], useForTenanted: [] }, values)];
	const identity = { wid: null, id: null, usages };
	if (kind === 'email') {
		const { address, comment = null } = values as EmailValues;
		if (!address) throw new InvalidRequest(fieldName(kind, type), 'is empty: a new one needs an address');
		return { kind, ...identity, address, comment };
	}
	const { number, extension = null, device } = values as PhoneValues;
	if (!number?.number) throw new InvalidRequest(fieldName(kind, type), 'is empty: a new one needs a number');
	if (device === undefined) throw new InvalidRequest(fieldName(kind, type), 'needs a device type');
	return { kind, ...identity, countryReference: null, ...number, extension, device, e164: null };
}

/** The entry with what the values name, the rest as it was; an equal address or number stays as it is written. */
export function withValues(entry: ContactEntry, type: string, values: Values, phoneKey: PhoneKey): ContactEntry {
	const usages = entry.usages.map((usage) => (usage.type === type ? usageWith(usage, values) : usage));
	return entry.kind === 'email' ? { ...emailWith(entry, values as EmailValues), usages } : { ...phoneWith(entry, values as PhoneValues, phoneKey), usages };
}

function usageWith(usage: Usage, values: Values): Usage {
	return {
		...usage,
		public: values.public ?? usage.public,
		comment: isGiven(values.usageComment) ? values.usageComment : usage.comment,
		useFor: values.useFor ?? usage.useFor,
		useForTenanted: values.useForTenanted ?? usage.useForTenanted,
	};
}

function emailWith(email: Email, { address, comment }: EmailValues): Email {
	const changes = address && emailKey({ address }) !== emailKey(email);
	return { ...email, address: changes ? address : email.address, comment: isGiven(comment) ? comment : email.comment };
}

function phoneWith(phone: Phone, { number, extension, device }: PhoneValues, phoneKey: PhoneKey): Phone {
	const changes = number && phoneKey(number) !== phoneKey(phone);
	// The country of the old number must not go with a new one.
	const renumbered = changes ? { ...phone, e164: null, countryReference: sameCountry(phone, number) ? phone.countryReference : null, ...number } : phone;
	return {
		...renumbered,
		extension: isGiven(extension) ? extension : phone.extension,
		device: device === undefined || device.id === phone.device?.id ? phone.device : device,
	};
}

const sameCountry = (a: Pick<Phone, 'country' | 'countryCode'>, b: Pick<Phone, 'country' | 'countryCode'>): boolean =>
	a.country === b.country && a.countryCode === b.countryCode;
