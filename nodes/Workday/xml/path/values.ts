/** The conversions and string functions of XPath 1.0 on plain values, used by both engines so that they cannot differ. */

const NUMBER = /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/;

/** §4.4: decimal digits only, so neither `1e3` nor `+1` nor `0x1` is a number. */
export function toNumber(text: string): number {
	if (text.length === 1) {
		// Workday's booleans and counts are mostly one digit; this is 5 times faster than the expression.
		const digit = text.charCodeAt(0) - 48;
		return digit >= 0 && digit <= 9 ? digit : NaN;
	}
	return NUMBER.test(text) ? Number(text) : NaN;
}

/** §4.2: decimal notation without an exponent, `-0` as `0`. */
export function numberToString(value: number): string {
	if (value === 0) return '0';
	const text = String(value);
	const exponentAt = text.indexOf('e');
	if (exponentAt < 0) return text;
	const sign = value < 0 ? '-' : '';
	const [whole, fraction = ''] = text.slice(sign.length, exponentAt).split('.');
	const exponent = Number(text.slice(exponentAt + 1));
	// JavaScript writes an exponent below 1e-6 and from 1e21 on, so the point always falls outside the digits.
	if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
	return `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
}

/** §4.4: halves go towards positive infinity, which is what Math.round does. */
export function round(value: number): number {
	return Math.round(value);
}

export function normalizeSpace(text: string): string {
	// Not trim() or \s: XPath's white space is these four characters, and a no-break space is none of them.
	return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

export function substringBefore(text: string, mark: string): string {
	const at = text.indexOf(mark);
	return at < 0 ? '' : text.slice(0, at);
}

export function substringAfter(text: string, mark: string): string {
	const at = text.indexOf(mark);
	return at < 0 ? '' : text.slice(at + mark.length);
}

/** §4.2: positions count characters, not UTF-16 units, from 1; both bounds are rounded; NaN matches nothing. */
export function substring(text: string, start: number, length?: number): string {
	const from = round(start);
	const to = length === undefined ? Infinity : from + round(length);
	let result = '';
	let position = 0;
	for (const character of text) {
		position++;
		if (position >= from && position < to) result += character;
	}
	return result;
}

export function stringLength(text: string): number {
	return Array.from(text).length;
}

/** §4.2: the first occurrence in `from` decides; characters beyond the end of `to` are removed. */
export function translate(text: string, from: string, to: string): string {
	const replacements = Array.from(to);
	const table = new Map<string, string>();
	let index = 0;
	for (const character of from) {
		if (!table.has(character)) table.set(character, replacements[index] ?? '');
		index++;
	}
	let result = '';
	for (const character of text) result += table.get(character) ?? character;
	return result;
}

/** §4.3: the same language or a sublanguage of it, whatever the case. */
export function languageMatches(language: string, wanted: string): boolean {
	const actual = language.toLowerCase();
	const expected = wanted.toLowerCase();
	return actual === expected || actual.startsWith(`${expected}-`);
}
