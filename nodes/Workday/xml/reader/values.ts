import { HASH, isXmlCharacter } from '../characters';
import { HAS_LINE_END, HAS_NON_ASCII, HAS_REFERENCE, IS_CDATA } from '../tape';

/** The only named references without a DTD. */
const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

/**
 * What stands between `&` and `;` as its character, or undefined where XML 1.0 without a DTD knows no such reference.
 */
export function resolveReference(reference: string): string | undefined {
	if (reference.charCodeAt(0) !== HASH) return NAMED.get(reference);
	const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
	if (digits === null) return undefined;
	const code = digits[1] !== undefined ? parseInt(digits[1], 16) : parseInt(digits[2], 10);
	return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

const resolveChecked = (whole: string, reference: string): string => resolveReference(reference) ?? whole;

/** The text between two tags, or in a CDATA section, from bytes that the tokenizer has checked. */
export function decodeText(bytes: Buffer, start: number, end: number, flags: number): string {
	// Latin 1 is the fastest way to a string, and the same as UTF-8 as long as every byte is ASCII.
	let text = bytes.toString(flags & HAS_NON_ASCII ? 'utf8' : 'latin1', start, end);
	// Before references are resolved: a carriage return written as &#13; stays one.
	if (flags & HAS_LINE_END) text = text.replace(/\r\n?/g, '\n');
	if ((flags & (HAS_REFERENCE | IS_CDATA)) === HAS_REFERENCE) text = text.replace(/&([^;]+);/g, resolveChecked);
	return text;
}

/** The value of an attribute: as text, but every line end and tab is a space (XML 1.0, 3.3.3, for CDATA attributes). */
export function decodeAttribute(bytes: Buffer, start: number, end: number, flags: number): string {
	let text = bytes.toString(flags & HAS_NON_ASCII ? 'utf8' : 'latin1', start, end);
	if (flags & HAS_LINE_END) text = text.replace(/\r\n|[\r\n\t]/g, ' ');
	if (flags & HAS_REFERENCE) text = text.replace(/&([^;]+);/g, resolveChecked);
	return text;
}
