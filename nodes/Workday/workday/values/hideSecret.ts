/**
 * A secret that was sent may come back: servers quote what they refuse. Here it is known by itself, whatever sentence it
 * stands in, and however whoever quotes it escapes it.
 */
import { escapeAttribute, escapeText } from '../../xml/write';
import { HIDDEN } from './credentialsInText';
import { htmlText } from './text';

/** Names and words that speak of one. */
export const SPEAKS_OF_SECRET = /passw|pwd|secret/i;

/** What is left of a text that was cut in the middle of the secret is still a part of it. */
const SHORTEST_PART = 4;

/** Makes texts fit to be shown. */
export function hider(secret: string | undefined): (text: string) => string {
	if (secret === undefined || secret === '') return (text) => text;
	const forms = formsOf(secret);
	// Longest first: a form may be the beginning of another one.
	const patterns = [...forms].sort((a, b) => b.length - a.length).map(pattern);
	const parts = forms.flatMap((form) => Array.from({ length: Math.max(0, form.length - SHORTEST_PART) }, (_, cut) => `${form.slice(0, form.length - 1 - cut)}…`));
	return (text) => {
		const whole = patterns.reduce((rest, one) => rest.replace(one, HIDDEN), text);
		return whole.includes('…') ? parts.reduce((rest, part) => rest.replaceAll(part, `${HIDDEN}…`), whole) : whole;
	};
}

/** As it is, as XML, JSON and URLs write it, read in the wrong charset, and what is left of each when it is taken for HTML. */
function formsOf(secret: string): string[] {
	const written = [secret, escapeText(secret), escapeAttribute(secret), JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString('latin1')];
	return [...new Set([...written, ...written.map(htmlText)])].filter((form) => form !== '');
}

/** White space is what changes first on the way into a message. */
const pattern = (form: string): RegExp => new RegExp(form.split(/\s+/).map((word) => [...word].map(anyNotation).join('')).join('(?:\\s|\\+|%20|&nbsp;)+'), 'gi');

const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** A character in all notations of HTML, JSON, programs and URLs. Nobody escapes letters and digits. */
function anyNotation(character: string): string {
	if (/[a-z\d]/i.test(character)) return character;
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	const names = [`#0*${code}`, `#x0*${hex}`, ...(NAMED[character] === undefined ? [] : [NAMED[character]])];
	const bytes = [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
	const itself = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	// Itself last: an escape may begin with it.
	return `(?:&(?:amp;)*(?:${names.join('|')});|\\\\u${hex.padStart(4, '0')}|\\\\x${hex.padStart(2, '0')}|${bytes}|\\\\?${itself})`;
}
