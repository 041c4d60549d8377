/** Cheap, and seldom true: only then every token is looked at. */
const MAY_LOSE_DIGITS = /(?:^|[:,[\s])-?(?:[\d.]{16}|[\d.]+[eE]\+?\d{3})/;
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * JSON, whose numbers are text where JavaScript would change their digits: 12345678901234567890 is '12345678901234567890'.
 *
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
	return JSON.parse(MAY_LOSE_DIGITS.test(text) ? text.replace(TEXT_OR_NUMBER, (token) => (losesDigits(token) ? `"${token}"` : token)) : text);
}

function losesDigits(token: string): boolean {
	if (token.startsWith('"') || !NUMBER.test(token)) return false;
	const value = Number(token);
	if (!Number.isFinite(value)) return true;
	const written = digitsOf(token);
	// Fifteen significant digits always survive.
	return written.length > 15 && written !== digitsOf(String(value));
}

/** Significant digits, without sign, point and exponent. */
const digitsOf = (number: string): string => {
	const [mantissa = ''] = number.split(/e/i);
	const digits = mantissa.includes('.') ? mantissa.replace(/0+$/, '') : mantissa;
	return digits.replace(/[-.]/g, '').replace(/^0+/, '');
};
