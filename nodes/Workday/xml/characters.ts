import { XmlError } from './limits';

/** Returned by everything that reads bytes: the token does not end within the bytes that have arrived so far. */
export const UNFINISHED = -1;

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const HYPHEN = 0x2d;
export const SLASH = 0x2f;
export const SEMICOLON = 0x3b;
export const LESS_THAN = 0x3c;
export const EQUALS = 0x3d;
export const GREATER_THAN = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const FIRST_NON_ASCII = 0x80;

const tableOf = (test: (byte: number) => boolean): Uint8Array =>
	Uint8Array.from({ length: 256 }, (_, byte) => (test(byte) ? 1 : 0));

/** 1: white space as XML defines it. */
export const IS_SPACE = tableOf((byte) => byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN);

/**
 * 1: the byte ends a name. Everything else is taken into the name first and judged by `isNcName` when the name is met
 * for the first time, so that the hot loop needs one table only.
 */
export const ENDS_NAME = tableOf((byte) => byte <= SPACE || '/>=<&"\''.includes(String.fromCharCode(byte)));

/** XML 1.0, production Char. */
export function isXmlCharacter(code: number): boolean {
	return code < 0x20
		? code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN
		: code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

// The combining marks and the joiners stand where no other character can be taken for the one that they belong to.
const NAME_START =
	'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F' +
	'\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
/** For regular expressions with the flag `u`: production NCName of Namespaces in XML (XML 1.0, fifth edition). */
export const NC_NAME = `[${NAME_START}][\\u0300-\\u036F\\-.0-9\\u00B7\\u203F\\u2040${NAME_START}]*`;
const WHOLE_NC_NAME = new RegExp(`^${NC_NAME}$`, 'u');

/** A name without a colon. */
export function isNcName(name: string): boolean {
	return WHOLE_NC_NAME.test(name);
}

/**
 * Offset after the non-ASCII character that begins at `start`, or UNFINISHED when `limit` cuts it.
 *
 * @param origin offset of bytes[0] in the stream, for the error
 * @throws XmlError 'encoding' where the bytes are not UTF-8 (overlong forms and surrogates included), 'characters' for
 * U+FFFE and U+FFFF, which XML forbids
 */
export function nonAsciiEnd(bytes: Uint8Array, start: number, limit: number, origin: number): number {
	const lead = bytes[start];
	const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	if (lead < 0xc2 || lead > 0xf4) throw new XmlError('encoding', 'The text is not UTF-8', origin + start);
	if (start + length > limit) return UNFINISHED;
	let code = lead & (0x7f >> length);
	for (let p = start + 1; p < start + length; p++) {
		if ((bytes[p] & 0xc0) !== 0x80) throw new XmlError('encoding', 'The text is not UTF-8', origin + start);
		code = (code << 6) | (bytes[p] & 0x3f);
	}
	if ((length === 3 && code < 0x800) || (length === 4 && code < 0x10000) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
		throw new XmlError('encoding', 'The text is not UTF-8', origin + start);
	}
	if (!isXmlCharacter(code)) throw new XmlError('characters', 'A character that XML forbids', origin + start);
	return start + length;
}
