import { getCountries } from 'libphonenumber-js/min';
import { alpha2, alpha3 } from '../../nodes/Workday/workday/contact/countries.ts';
import { phoneKey, phoneOfText } from '../../nodes/Workday/workday/contact/phoneText.ts';
import { phone } from './documents.mts';

test.each<[string, string | undefined, string, string | null, string | undefined]>([
	['+44 (0)20 7946 0018 ext. 12', undefined, '+44 2079460018', 'GBR', '12'],
	['020 7946 0018', 'GBR', '+44 2079460018', 'GBR', undefined],
	['(415) 555-0102 x005', 'us', '+1 4155550102', 'USA', '005'],
	['0049 30 123456', undefined, '+49 30123456', 'DEU', undefined],
	['011 44 20 7946 0018', 'US', '+44 2079460018', 'GBR', undefined],
	['tel:+1-604-555-0102;ext=7', ' ', '+1 6045550102', 'CAN', '7'],
	// In Italy the zero is part of the number.
	['+39 06 1234 5678', undefined, '+39 0612345678', 'ITA', undefined],
	// Britain and the Channel Islands share a code.
	['+44 7700 900123', undefined, '+44 7700900123', 'GBR', undefined],
	['+44 7700 900123', 'JE', '+44 7700900123', 'JEY', undefined],
	['+800 1234 5678', undefined, '+800 12345678', null, undefined],
])('%s (%s) is read', (text, country, expected, of, extension) => {
	const read = phoneOfText(text, 'Mobile', country);
	expect([`+${read.number.countryCode} ${read.number.number}`, read.number.country, read.extension]).toEqual([expected, of, extension]);
});

test.each([
	['hello', undefined, 'Mobile: is not a phone number. Write it with +'],
	['020 7946 0018', undefined, 'set a default country'],
	['123', 'US', 'too short or too long'],
	['+44 20 7946 0018', 'Atlantis', 'default country'],
])('%s (%s) is refused without being repeated', (text, country, problem) => {
	expect(() => phoneOfText(text, 'Mobile', country)).toThrow(problem);
	expect(() => phoneOfText(text, 'Mobile', country)).not.toThrow(text);
});

test('one number has one key, in all notations and forms of Workday', () => {
	const written = [
		phone('(0)20 7946 0018'),
		phone('7946-0018', { areaCode: '020' }),
		phone('2079460018', { country: null }),
		phone('anything', { e164: '+44 20 7946 0018' }),
	];
	expect(new Set([...written, phoneOfText('+442079460018', 'x').number].map(phoneKey))).toEqual(new Set(['+442079460018']));
	expect(phoneKey(phone('12', { countryCode: null, country: null }))).toBe('+12');
});

test('every country that has phones has both codes', () => {
	for (const country of getCountries()) {
		expect([country, alpha3(country)]).toEqual([country, expect.stringMatching(/^[A-Z]{3}$/)]);
		expect(alpha2((alpha3(country) ?? '').toLowerCase())).toBe(country);
	}
});
