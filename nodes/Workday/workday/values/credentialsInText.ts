/**
 * Servers and gateways quote the request in their errors, with the password that was signed into it after it left the
 * client. The client never knows that password, so it is known by its place: inside the element, or after the scheme of
 * an Authorization header.
 */

/** In place of a secret where people read. */
export const HIDDEN = '***';

// Mark-up as it is, as XML and HTML escape it (once, or again by each hand that it went through), as JSON and URLs do.
const LESS = String.raw`(?:<|&(?:amp;)*(?:lt|#0*60|#x0*3c);|\\u003c|%3c)`;
const GREATER = String.raw`(?:>|&(?:amp;)*(?:gt|#0*62|#x0*3e);|\\u003e|%3e)`;
const SLASH = String.raw`(?:\\?/|\\u002f|%2f)`;
/**
 * WS-Security's element, with any prefix. Its value ends at the next end tag, or where the server cut it off; not at any
 * "<", which a password may hold and a server may have decoded.
 */
const PASSWORD = new RegExp(
	`(${LESS}(?:[\\w.-]{1,64}:)?Password\\b[^<>]{0,300}?${GREATER})[\\s\\S]*?(?=${LESS}${SLASH}|$)`,
	'gi',
);
const BASIC = /\b(Basic\s{1,8})([a-z\d+/]{4,}={0,2})/gi;
// "Bearer token" and "Bearer authentication" are words: a token has digits, or is longer than words are.
const BEARER = /\b(Bearer\s{1,8})(?=[^\s\d]{0,24}\d|\S{25})[\w.~+/=-]{6,}/gi;
/** A signed token wherever it stands: the JWT bearer grant sends one in the form. */
const JWT = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;

/** `text` without what signs requests: passwords of WS-Security, Basic and Bearer credentials, signed tokens. */
export function withoutCredentials(text: string): string {
	return text
		.replace(PASSWORD, `$1${HIDDEN}`)
		.replace(BASIC, (whole: string, scheme: string, pair: string) => (isPair(pair) ? scheme + HIDDEN : whole))
		.replace(BEARER, `$1${HIDDEN}`)
		.replace(JWT, HIDDEN);
}

/** "Basic authentication" is a word; a user name and password decode to text with a colon in it. */
function isPair(base64: string): boolean {
	return /^[^\p{Cc}\uFFFD:]+:/u.test(Buffer.from(base64, 'base64').toString('utf8'));
}
