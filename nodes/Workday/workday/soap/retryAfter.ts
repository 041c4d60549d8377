/** Longer is no wait but a mistake of the server's, and would overflow timers. */
const MAX_MS = 24 * 3600 * 1000;
// RFC 9110, 10.2.3: seconds, or an HTTP date. Date.parse alone would take "5" for a month.
const HTTP_DATE = /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/;

/** Milliseconds to wait, 0 to 24 hours. undefined: no such header, or not understood. `now` in ms since the epoch. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const value = header?.trim() ?? '';
	const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
	const date = HTTP_DATE.test(value) ? Date.parse(value) : NaN;
	const wait = seconds === undefined ? date - now : seconds * 1000;
	return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_MS);
}
