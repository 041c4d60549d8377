/** One picture from a worker's record and the answers of the operations that are made for changing it. */
import type { ContactInformation, Phone } from './contactInformation';

/**
 * The entries of `worker` with the country codes, as objects, that `changes` know for them. Nothing else is taken over:
 * the record has both usages, and as of one moment.
 */
export function withCountryReferences(worker: ContactInformation, changes: readonly ContactInformation[]): ContactInformation {
	const known = new Map(changes.flatMap(({ phones }) => phones.map((phone) => [phone.wid, phone])));
	const complete = (phone: Phone): Phone => {
		const countryReference = phone.wid === null ? null : (known.get(phone.wid)?.countryReference ?? null);
		return countryReference === null ? phone : { ...phone, countryReference };
	};
	return { emails: worker.emails, phones: worker.phones.map(complete) };
}
