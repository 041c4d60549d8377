/** What a user asks of any REST service, and what the answer is. */
import { InvalidRequest } from '../errors';
import type { HttpRequest } from '../transport';
import { notJson } from '../values/notJson';
import { queryOf, type Query } from '../web/address';
import type { AskRequest, WebAnswer } from '../web/ask';
import { PAGING } from './collection';
import { isRecord, type JsonRecord } from './json';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies ReadonlyArray<HttpRequest['method']>;
export type Method = (typeof METHODS)[number];

export const BODY_FIELD = 'Body';
const MEDIA_TYPE = 'application/json';

export interface RestCall {
	method: Method;
	path: string;
	query: Query;
	body?: { text: string; mediaType: string };
	isRead: boolean;
}

export function requestOf({ method, path, query, body, isRead }: RestCall, accept: string): AskRequest {
	return { method, path: path + queryOf(query), accept, isRead, ...(body && { body }) };
}

/**
 * @param value an object or list, or JSON as text, which is sent as it stands: numbers keep all their digits
 * @throws InvalidRequest
 */
export function bodyOf(value: unknown): RestCall['body'] {
	if (value === undefined) return undefined;
	if (typeof value !== 'string') return { text: JSON.stringify(value), mediaType: MEDIA_TYPE };
	if (value.trim() === '') return undefined;
	try {
		JSON.parse(value);
	} catch (error) {
		throw notJson(error, BODY_FIELD);
	}
	return { text: value, mediaType: MEDIA_TYPE };
}

/** @throws InvalidRequest where the user's own query says which page */
export function refusePaging(query: Query): void {
	const own = query.find(([name]) => name === PAGING.limit || name === PAGING.offset);
	if (own) throw new InvalidRequest('Query Parameters', `hold ${own[0]}, which Read All Pages sets. Remove it; Page Size is among the options, Limit above`);
}

export interface Content {
	records: JsonRecord[];
	/** Of a collection: how many there are in all. */
	total: number | undefined;
}

/** One record for each of a collection or list; anything else is a record itself. */
export function recordsIn(answer: unknown): Content {
	const list: unknown[] = Array.isArray(answer) ? answer : isRecord(answer) && Array.isArray(answer.data) ? answer.data : [answer];
	const total = isRecord(answer) && Array.isArray(answer.data) && typeof answer.total === 'number' ? answer.total : undefined;
	return { records: list.map(asRecord), total };
}

/** The whole answer as an item. */
export const asRecord = (answer: unknown): JsonRecord => (isRecord(answer) ? answer : Array.isArray(answer) ? { data: answer } : answer === undefined ? {} : { value: answer });

const EXTENSIONS: Record<string, string> = {
	'application/pdf': 'pdf',
	'application/zip': 'zip',
	'application/xml': 'xml',
	'text/xml': 'xml',
	'text/csv': 'csv',
	'text/plain': 'txt',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/gif': 'gif',
	[MEDIA_TYPE]: 'json',
};

/**
 * As Workday names the file, or by the address.
 *
 * @param name the last part of the path
 */
export function fileNameOf({ headers, mediaType }: Pick<WebAnswer, 'headers' | 'mediaType'>, name: string): string {
	const disposition = headers['content-disposition'] ?? '';
	const [, encoded] = /filename\*=(?:UTF-8|ISO-8859-1)?''([^;]+)/i.exec(disposition) ?? [];
	const [, quoted, bare] = /filename="([^"]*)"|filename=([^;\s]+)/i.exec(disposition) ?? [];
	const given = (encoded === undefined ? (quoted ?? bare) : plain(encoded))?.split(/[/\\]/).at(-1);
	const extension = EXTENSIONS[mediaType];
	// What file systems refuse in a name.
	return (given || (extension === undefined ? name : `${name}.${extension}`)).replace(/[\p{Cc}/\\:*?"<>|]/gu, '_');
}

function plain(encoded: string): string | undefined {
	try {
		return decodeURIComponent(encoded.trim());
	} catch {
		return undefined;
	}
}
