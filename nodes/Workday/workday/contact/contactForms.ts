/**
 * Where e-mail addresses and phones stand. A worker has them all; the two operations that are made for changing them have
 * those of one usage each, under other names, and say the country code as an object, which a request needs.
 */
import { ELEMENT, SECTION } from '../names';
import { wd, type ExpandedName } from '../elements';
import { RECORD } from '../worker/getWorkers';
import { CONTACT, CONTACT_ID_TYPE, PERSON_CONTACT } from './names';

export interface ContactForm {
	readonly record: ExpandedName;
	readonly emails: string;
	readonly phones: string;
	/** Relative to an e-mail address. */
	readonly email: Readonly<Record<'address' | 'comment' | 'id', string>>;
	/** Relative to a phone. */
	readonly phone: Readonly<Record<'country' | 'countryCode' | 'areaCode' | 'number' | 'extension' | 'e164' | 'id', string>>;
	readonly device: string;
	readonly countryReference: string;
}

/** A path to nothing: this form does not have it. */
const NOWHERE = 'self::*[false()]';

const CONTACTS = `${ELEMENT.workerData}/${SECTION.personal}/${CONTACT.section}`;

/** A worker of Get_Workers with personal data. */
export const WORKER_FORM: ContactForm = {
	record: RECORD,
	emails: `${CONTACTS}/${CONTACT.emailOfWorker}`,
	phones: `${CONTACTS}/${CONTACT.phoneData}`,
	email: { address: CONTACT.emailAddress, comment: CONTACT.emailComment, id: CONTACT.entryId },
	phone: {
		country: CONTACT.countryIso,
		countryCode: CONTACT.internationalCode,
		areaCode: CONTACT.areaCode,
		number: CONTACT.phoneNumber,
		extension: CONTACT.phoneExtension,
		e164: `@${CONTACT.e164}`,
		id: CONTACT.entryId,
	},
	device: CONTACT.phoneDevice,
	countryReference: NOWHERE,
};

/** @param operation what follows `Get_`, which is the record's name as well */
function personForm(operation: string): ContactForm {
	// There may be several, nobody says why; a second one would list the same entries again.
	const data = `${operation}_Data[1]/${PERSON_CONTACT.data}`;
	const ofNumber = (name: string) => `${CONTACT.phoneData}/${name}`;
	return {
		record: wd(operation),
		emails: `${data}/${PERSON_CONTACT.emails}/${PERSON_CONTACT.email}`,
		phones: `${data}/${PERSON_CONTACT.phones}/${PERSON_CONTACT.phone}`,
		email: {
			address: `${PERSON_CONTACT.emailData}/${CONTACT.emailAddress}`,
			comment: `${PERSON_CONTACT.emailData}/${CONTACT.emailComment}`,
			id: CONTACT_ID_TYPE.email,
		},
		phone: {
			country: NOWHERE,
			countryCode: NOWHERE,
			areaCode: NOWHERE,
			number: ofNumber(PERSON_CONTACT.number),
			extension: ofNumber(PERSON_CONTACT.extension),
			e164: NOWHERE,
			id: CONTACT_ID_TYPE.phone,
		},
		device: ofNumber(PERSON_CONTACT.device),
		countryReference: ofNumber(PERSON_CONTACT.countryCode),
	};
}

/** Operations that change what their name says, and with `Get_` before it give it. */
export const CHANGE_WORK = 'Change_Work_Contact_Information';
export const CHANGE_HOME = 'Change_Home_Contact_Information';

export const WORK_FORM = personForm(CHANGE_WORK);
export const HOME_FORM = personForm(CHANGE_HOME);
