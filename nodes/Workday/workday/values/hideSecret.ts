/** A secret that was sent may come back: servers quote what they refuse. Here it is known by itself, whatever sentence it stands in. */
import { escapeAttribute, escapeText } from '../../xml/write';
import { htmlText } from './text';

const HIDDEN = '***';
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

/** As it is, as XML, JSON and URLs write it, and what is left of each when it is taken for HTML. */
function formsOf(secret: string): string[] {
	const written = [secret, escapeText(secret), escapeAttribute(secret), JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
	return [...new Set([...written, ...written.map(htmlText)])].filter((form) => form !== '');
}

/** White space is what changes first on the way into a message. */
const pattern = (form: string): RegExp => new RegExp(form.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+'), 'g');
