/** Whether a write has changed what nobody named. */
import { ELEMENT } from '../names';
import type { AccountRecord } from './account';
import { ACCOUNT } from './names';
import { OTHER_ELEMENTS } from './updateAccount';
import type { Wanted } from './wanted';

const ELEMENTS: Record<Exclude<keyof Wanted, 'password'>, string> = {
	userName: ELEMENT.userName,
	enabled: ACCOUNT.disabled,
	expires: ACCOUNT.expires,
	newPasswordAtNextSignIn: ACCOUNT.newPasswordAtNextSignIn,
};

/** Names of elements that differ between two reads of an account and were not named. */
export function alsoChanged(before: AccountRecord, after: AccountRecord, wanted: Wanted): string[] {
	const namedElements = Object.entries(ELEMENTS).flatMap(([key, element]) => (wanted[key as keyof Wanted] === undefined ? [] : [element]));
	// A new password may set or lift the duty to change it.
	const besides = wanted.password ? [ACCOUNT.newPasswordAtNextSignIn] : [];
	const candidates: string[] = [...Object.values(ELEMENTS), ...OTHER_ELEMENTS].filter((element) => ![...namedElements, ...besides].includes(element));
	return candidates.filter((element) => normal(before.elements.get(element)) !== normal(after.elements.get(element)));
}

/** Workday writes booleans in two ways. */
const normal = (xml = ''): string => xml.replace(/>true</g, '>1<').replace(/>false</g, '>0<');
