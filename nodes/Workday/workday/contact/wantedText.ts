/** Wanted values as people write them: a text for a phone, for what is meant, for a kind of device. */
import { InvalidRequest } from '../errors';
import type { Reference } from '../spec';
import { isWid } from '../wid';
import type { ContactKind } from './contactInformation';
import { CONTACT_ID_TYPE } from './names';
import { phoneOfText } from './phoneText';
import type { PhoneValues, Which } from './wanted';

/** No server takes less. */
const ADDRESS = /^[^@\s]+@[^@\s]+$/;
/** Ids of phones begin with letters, numbers never do. */
const NUMBER = /^(?:tel:)?[+(]?\d/i;

/** @throws InvalidRequest */
export function addressOfText(text: string, field: string): string {
	const address = text.trim();
	if (!ADDRESS.test(address)) throw new InvalidRequest(field, 'is not an e-mail address');
	return address;
}

/** @throws InvalidRequest where the text has another extension than the field for it */
export function numberOfText(text: string, field: string, country: string | undefined, extension?: string | null): Pick<PhoneValues, 'number' | 'extension'> {
	const { number, extension: written } = phoneOfText(text, field, country);
	if (written === undefined) return { number, ...(extension !== undefined && { extension }) };
	if (extension !== undefined && extension !== written) throw new InvalidRequest(field, 'has an extension in it, and Extension says another one');
	return { number, extension: written };
}

/** A WID, a current address or number, or an Email ID or Phone ID. @throws InvalidRequest */
export function whichOfText(kind: ContactKind, text: string, field: string, country: string | undefined): Which {
	if (isWid(text)) return { wid: text.toLowerCase() };
	if (kind === 'email') return text.includes('@') ? { address: text } : { id: text };
	return NUMBER.test(text) ? phoneOfText(text, field, country) : { id: text };
}

export const deviceOfText = (id: string): Reference => ({ type: CONTACT_ID_TYPE.device, id });
