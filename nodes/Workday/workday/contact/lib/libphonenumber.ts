import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The only file here that imports libphonenumber, bundled at build. Its smallest tables: they tell countries that share a
 * code apart and know lengths, which is all that is asked of them.
 */

export interface ParsedPhone {
	/** ISO 3166-1 alpha-2, the one that the code is mostly used for first. Several share a code; none: such as +800. */
	countries: string[];
	/** Without `+`. */
	countryCode: string;
	/** Digits without the zero that is dialled inside of the country. */
	nationalNumber: string;
	extension: string | null;
	/** Whether it has a length that numbers there have. */
	possible: boolean;
}

/** @param country ISO 3166-1 alpha-2, for numbers without country code. undefined: not a phone number */
export function parsePhone(text: string, country?: string): ParsedPhone | undefined {
	const inCountry = country !== undefined && isSupportedCountry(country) ? country : undefined;
	const parsed = parsePhoneNumberFromString(text, inCountry);
	return (
		parsed && {
			countries: parsed.country === undefined ? parsed.getPossibleCountries() : [parsed.country],
			countryCode: parsed.countryCallingCode,
			nationalNumber: parsed.nationalNumber,
			extension: parsed.ext ?? null,
			possible: parsed.isPossible(),
		}
	);
}

export const isPhoneCountry = (country: string): boolean => isSupportedCountry(country);
