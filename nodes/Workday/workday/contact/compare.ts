/** When two entries are the same address or number. */
import type { ContactEntry, Email, Phone, PhoneNumber } from './contactInformation';

/** Same text: same number, in whatever notation it was written. */
export type PhoneKey = (phone: PhoneNumber & { e164?: string | null }) => string;

/** Without a library: Workday's E.164 where it sent one, else the digits as they stand. */
export const digitsKey: PhoneKey = ({ e164, countryCode, areaCode, number }) =>
	e164 ? `+${digits(e164)}` : `+${countryCode ?? ''}${digits(`${areaCode ?? ''}${number}`)}`;

const digits = (text: string): string => text.replace(/\D/g, '');

/** Hardly any server tells capitals apart. */
export const emailKey = ({ address }: Pick<Email, 'address'>): string => address.trim().toLowerCase();

export const sameNumber = (a: Phone, b: Phone, phoneKey: PhoneKey): boolean => phoneKey(a) === phoneKey(b) && a.extension === b.extension;

export function sameValue(a: ContactEntry, b: ContactEntry, phoneKey: PhoneKey): boolean {
	if (a.kind === 'email') return b.kind === 'email' && emailKey(a) === emailKey(b);
	return b.kind === 'phone' && sameNumber(a, b, phoneKey) && a.device?.id === b.device?.id;
}
