/** Phones as people write them. */
import { InvalidRequest } from '../errors';
import { digitsKey, type PhoneKey } from './compare';
import type { PhoneNumber } from './contactInformation';
import { alpha2, alpha3 } from './countries';
import { isPhoneCountry, parsePhone } from './lib/libphonenumber';

export interface WrittenPhone {
	number: PhoneNumber;
	/** undefined: the text has none. */
	extension?: string;
}

/**
 * A phone in any usual notation: with `+` or `00`, with `(0)`, an extension (`x12`, `ext. 12`, `;ext=12`), or as it is
 * dialled inside of `country` (ISO 3166-1, alpha-2 or alpha-3). The number comes as digits: tenants may allow no others.
 *
 * @throws InvalidRequest that names `field`, without the number, which is somebody's own
 */
export function phoneOfText(text: string, field: string, country?: string): WrittenPhone {
	const inCountry = country === undefined || country.trim() === '' ? undefined : alpha2(country);
	if (country?.trim() && (inCountry === undefined || !isPhoneCountry(inCountry))) {
		throw new InvalidRequest(field, 'the default country is not a country code such as GB or GBR');
	}
	// Without a country nobody knows how it dials abroad; 00 is what most do.
	const given = inCountry === undefined ? text.trim().replace(/^00(?=\s*[1-9])/, '+') : text.trim();
	const parsed = parsePhone(given, inCountry);
	if (parsed === undefined) {
		const hint = inCountry === undefined ? ' Write it with + and country code, or set a default country.' : '';
		throw new InvalidRequest(field, `is not a phone number.${hint}`);
	}
	if (!parsed.possible) throw new InvalidRequest(field, 'is not a phone number: it is too short or too long for its country');
	// Of countries that share a code, numbers do not always tell which it is.
	const of = parsed.countries.find((one) => one === inCountry) ?? parsed.countries[0];
	const number = {
		countryCode: parsed.countryCode,
		country: (of === undefined ? undefined : alpha3(of)) ?? null,
		areaCode: null,
		number: parsed.nationalNumber,
	};
	return { number, ...(parsed.extension !== null && { extension: parsed.extension }) };
}

/** Knows that +44 (0)20 and +44 20 are the same. */
export const phoneKey: PhoneKey = (phone) => {
	const { countryCode, country, areaCode, number } = phone;
	if (phone.e164) return digitsKey(phone);
	const national = `${areaCode ?? ''} ${number}`;
	const inside = country === null ? undefined : alpha2(country);
	// As inside of the country first: there the zero is dialled.
	const parsed = (inside === undefined ? undefined : parsePhone(national, inside)) ?? parsePhone(`+${countryCode ?? ''} ${national}`);
	return parsed?.possible ? `+${parsed.countryCode}${parsed.nationalNumber}` : digitsKey(phone);
};
