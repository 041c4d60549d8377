/** Passwords of the suite, and whether a text holds one. */

/** A part of each that no escaping changes, however often it is done. */
const RECOGNISED = ['KestrelOverTheHarbour', 'LanternInTheOrchard'] as const;

/** With all that XML, JSON and URLs escape. */
export const PASSWORD = `P@ss<word>&"1'${RECOGNISED[0]}`;
export const WRONG_PASSWORD = `Wr@ng<word>&"1'${RECOGNISED[1]}`;

/** In plain text or in Base64, whatever stands in front of it. */
export function tellsSecret(text: string): boolean {
	return RECOGNISED.some((part) => [part, ...inBase64(part)].some((form) => text.includes(form)));
}

/** Base64 writes three bytes as four letters, so a text has three ways; its ends depend on what is around it. */
function inBase64(text: string): string[] {
	return [0, 1, 2].map((before) => Buffer.from(' '.repeat(before) + text).toString('base64').slice(4, -4));
}
