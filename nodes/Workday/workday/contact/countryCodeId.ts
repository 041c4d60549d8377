/** How requests name a country code. No public schema says which ids there are besides the WID, so both parts can be changed. */
import type { Reference } from '../spec';
import { alpha2 } from './countries';
import { CONTACT_ID_TYPE } from './names';

export interface CountryCodeId {
	type: string;
	/** With `{alpha2}`, `{alpha3}` and `{code}` in it. */
	pattern: string;
}

/** Seen in clients: `GBR_44`. */
export const COUNTRY_CODE_ID: CountryCodeId = { type: CONTACT_ID_TYPE.countryCode, pattern: '{alpha3}_{code}' };

/** @param country ISO 3166-1 alpha-3 */
export function countryCodeReference({ type, pattern }: CountryCodeId, country: string, code: string): Reference {
	const id = pattern.replaceAll('{alpha2}', alpha2(country) ?? country).replaceAll('{alpha3}', country).replaceAll('{code}', code);
	return { type, id };
}
