/**
 * A password that goes to Workday may come back: servers quote what they refuse. By its element it is known everywhere
 * (values/credentialsInText); here it is known by itself, whatever sentence it stands in.
 */
import { escapeAttribute, escapeText } from '../../xml/write';
import { Validation, WorkdayError } from '../errors';
import { redact } from '../values/text';

/** What is left of a text that was cut in the middle of the password is still a part of it. */
const SHORTEST_PART = 4;

/** Makes a text fit to be shown. */
export function hider(secret: string | undefined): (text: string) => string {
	if (secret === undefined || secret === '') return (text) => text;
	const forms = [...new Set([secret, escapeText(secret), escapeAttribute(secret), JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), secret.replace(/\s+/g, ' ')])];
	// What is too short to be told from other text is too short for a password; it is hidden all the same.
	return (text) => withoutParts(redact(secret.length < 3 ? text.replaceAll(secret, '***') : text, forms), forms);
}

function withoutParts(text: string, forms: readonly string[]): string {
	if (!text.includes('…')) return text;
	const parts = forms.flatMap((form) => Array.from({ length: Math.max(0, form.length - SHORTEST_PART) }, (_, cut) => `${form.slice(0, form.length - 1 - cut)}…`));
	return parts.reduce((rest, part) => rest.replaceAll(part, '***…'), text);
}

/** The error, without the secret in anything that it says. */
export function withoutSecret(error: unknown, hide: (text: string) => string): unknown {
	if (!(error instanceof WorkdayError)) return error;
	error.message = hide(error.message);
	if (error.stack !== undefined) error.stack = hide(error.stack);
	if (error.details.workdayText !== undefined) error.details.workdayText = hide(error.details.workdayText);
	if (error instanceof Validation) {
		for (const issue of error.issues) {
			issue.message = hide(issue.message);
			if (issue.detail !== undefined) issue.detail = hide(issue.detail);
			if (issue.path !== undefined) issue.path = hide(issue.path);
		}
	}
	return error;
}
