import { isXmlCharacter } from './characters';
import { XmlError } from './limits';

/** The one place that escapes: everything that goes out as XML passes through here. */

const FORBIDDEN = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Text for between two tags.
 * @throws XmlError 'characters' for a character that XML 1.0 cannot hold, not even as a reference
 */
export function escapeText(text: string): string {
	check(text);
	// A literal carriage return would come back as a line feed, a literal "]]>" is not allowed.
	return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character]);
}

/**
 * The value of an attribute, for between double quotes.
 * @throws XmlError 'characters' for a character that XML 1.0 cannot hold, not even as a reference
 */
export function escapeAttribute(value: string): string {
	check(value);
	// Literal line ends and tabs would come back as spaces.
	return value.replace(/[&<>"\r\n\t]/g, (character) => ATTRIBUTE_ESCAPES[character]);
}

const TEXT_ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const ATTRIBUTE_ESCAPES: Record<string, string> = { ...TEXT_ESCAPES, '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

function check(text: string): void {
	const at = text.search(FORBIDDEN);
	if (at < 0) return;
	const code = text.codePointAt(at) ?? 0;
	// Half a surrogate pair is the one forbidden value that isXmlCharacter cannot be asked about by its number alone.
	const what = isXmlCharacter(code) ? 'half of a character' : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	throw new XmlError('characters', `XML cannot hold ${what}`);
}
