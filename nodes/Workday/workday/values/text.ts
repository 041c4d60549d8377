import { HIDDEN, withoutCredentials } from './credentialsInText';

/** Characters that XML cannot carry, and that nobody means: they come along when something is pasted. */
export const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** A message is for one line in an error panel; the rest is in `workdayText`. */
const MESSAGE_CHARACTERS = 500;
const FULL_TEXT_CHARACTERS = 4000;
// C0 and C1 controls, and the marks that reorder or hide text: a server's text must not be able to disguise itself.
const UNSEEN = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu;

/** A server's text made fit for a message: without credentials that it quotes, one line, no control characters, cut. */
export function messageText(text: string): string {
	return cut(withoutCredentials(text).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim(), MESSAGE_CHARACTERS);
}

/** A server's text made fit for the details of an error: as said, without credentials and control characters, cut. */
export function fullText(text: string): string {
	return cut(withoutCredentials(text).replace(UNSEEN, ' ').trim(), FULL_TEXT_CHARACTERS);
}

/** `text` without the secrets. Short ones stay: hiding every `a` would tell more than it hides. */
export function redact(text: string, secrets: readonly string[]): string {
	const bySize = secrets.filter((secret) => secret.length >= 3).sort((a, b) => b.length - a.length);
	return bySize.reduce((rest, secret) => rest.replaceAll(secret, () => HIDDEN), text);
}

/** Ended by a full stop: Workday's own words often are not, and advice follows. */
export const sentence = (text: string): string => (/[.!?]\)?$/.test(text) ? text : `${text}.`);

/** One after the other; those that are empty are left out. */
export const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Title and text of an HTML page, tags, scripts and styles stripped. */
export function htmlText(page: string): string {
	// First of all: without its tag nobody would know a quoted password.
	const html = withoutCredentials(page);
	// Not [^>]: over a page that opens tags and closes none, each of them would look to the end of the page.
	const title = /<title[^<>]*>([^<]*)/i.exec(html)?.[1] ?? '';
	const body = html
		.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
		.replace(/<(head|script|style|noscript|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
		.replace(/<[^>]*>?/g, ' ');
	// Many pages say their title again.
	const parts = new Set([title.trim(), body.trim()]);
	return decode([...parts].filter(Boolean).join(' – '));
}

function decode(text: string): string {
	const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
	return text.replace(/&(?:#(\d{1,6})|([a-z]+));/g, (whole: string, code?: string, name?: string) =>
		code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
	);
}

function cut(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Text of a credential's field, trimmed: what is pasted often brings a space or line end along. */
export function textField(fields: Readonly<Record<string, unknown>>, name: string): string {
	const value = fields[name];
	return typeof value === 'string' ? value.trim() : '';
}
