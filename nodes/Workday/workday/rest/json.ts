/** The body of an answer that should be JSON. */
import { Retriable, UnexpectedResponse } from '../errors';
import { readAtMost } from '../readAtMost';
import { errorFromAnswer } from '../soap/fault';
import { parseExactJson } from '../values/exactJson';
import { messageText } from '../values/text';
import type { WebAnswer } from '../web/ask';

export type JsonRecord = Record<string, unknown>;

/** A page of a collection holds up to 100 records, of a query 10,000. */
const MAX_BYTES = 256 * 1024 * 1024;
const SHOWN_CHARACTERS = 200;

/** `application/json`, `application/problem+json`; what does not say what it is may be. */
export const isJson = (mediaType: string): boolean => mediaType === '' || /[/+]json$/.test(mediaType);

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with these keys and no others. */
export const only = (keys: readonly string[], record: JsonRecord): JsonRecord => Object.fromEntries(keys.map((key) => [key, record[key]]));

/**
 * Numbers keep their digits: those that JavaScript would change are text.
 *
 * @returns undefined for an answer without content
 * @throws Retriable where it is cut short, UnexpectedResponse for what is not JSON, any WorkdayError that a page of HTML stands for
 */
export async function readJson(answer: WebAnswer): Promise<unknown> {
	const { bytes, more } = await readAtMost(answer, MAX_BYTES);
	if (more) throw new UnexpectedResponse(`Workday's answer is longer than ${MAX_BYTES} bytes.`);
	if (/html/.test(answer.mediaType)) throw pageInstead(answer, bytes);
	const text = new TextDecoder().decode(bytes);
	if (text.trim() === '') return undefined;
	try {
		return parseExactJson(text);
	} catch {
		throw notJson(text, answer);
	}
}

/** With status 200: somebody's page to sign in, a notice of a proxy. */
export function pageInstead({ status, headers, requestId }: WebAnswer, body: Uint8Array): Error {
	return errorFromAnswer({ status, headers, body, requestId, now: 0 });
}

function notJson(text: string, { status, mediaType, requestId }: WebAnswer): Error {
	const details = { status, requestId };
	const begins = /^\s*[[{]/.test(text);
	// A proxy that loses Workday on the way ends the answer politely.
	if (begins && !/[\]}]\s*$/.test(text)) return new Retriable("Workday's answer was cut short: the JSON is not complete.", details, undefined, true);
	const what = begins ? 'is damaged JSON' : `is not JSON, but ${mediaType || 'of no named type'}`;
	return new UnexpectedResponse(`Workday's answer ${what}: ${messageText(text.slice(0, SHOWN_CHARACTERS))}`, details);
}
