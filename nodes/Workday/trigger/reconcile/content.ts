/** What an item says of a worker, as a number: the same for two reads between which nothing happened. */
import { shortKey } from '../../workday/changes/transactions';
import { ELEMENT, SECTION } from '../../workday/names';
import type { XPathField } from '../../workday/record/xpathFields';
import { COLLECTIONS, WORKER_FIELDS } from '../../workday/worker/fields';
import type { OutputKind } from '../../workday/worker/output';

type Item = Readonly<Record<string, unknown>>;
/** From an item to 30 bits, never 0. A change is taken for none once in a billion times. */
export type ContentHash = (item: Item) => number;

/**
 * The transaction log stays out of it: what comes of it differs with the moments that a request asks about. The order of
 * lists counts: nobody knows which of Workday's lists have one that says nothing.
 *
 * @param xpathFields of the output, if it is `xpath`
 */
export function createContentHash(kind: OutputKind, xpathFields: readonly XPathField[] = []): ContentHash {
	const said = contentOf(kind, xpathFields);
	return (item) => (Buffer.from(shortKey(JSON.stringify(said(item))), 'base64url').readUInt32BE(0) >>> 2) || 1;
}

function contentOf(kind: OutputKind, xpathFields: readonly XPathField[]): (item: Item) => unknown {
	switch (kind) {
		case 'profile':
		case 'ids':
			return (item) => without(item, LOG_FIELDS);
		case 'scim':
			return (item) => without(item, ['meta']);
		case 'xpath': {
			const ofLog = xpathFields.filter(({ path }) => [...path.matchAll(NAME)].some(([name]) => LOG_NAMES.has(name))).map(({ name }) => name);
			return (item) => without(item, ofLog);
		}
		case 'json':
			return (item) => ({ ...item, [ELEMENT.workerData]: withoutLog(item[ELEMENT.workerData]) });
		case 'xml':
			return ({ xml }) => (typeof xml === 'string' ? withoutLogXml(xml) : xml);
	}
}

const LOG_FIELDS = WORKER_FIELDS.filter(({ paths }) => (paths as readonly string[]).some((path) => path.includes(SECTION.transactionLog))).map(
	({ name }) => name,
);

const NAME = /\b[A-Z][A-Za-z]*(?:_[A-Za-z]+)+\b/g;
/** Elements that stand in the log only. */
const LOG_NAMES: ReadonlySet<string> = new Set(logPaths().flatMap((path) => [...path.matchAll(NAME)].map(([name]) => name)));

function logPaths(): string[] {
	const { entries, values } = COLLECTIONS.transactions;
	return [entries.slice(entries.indexOf(SECTION.transactionLog)), ...Object.values(values)];
}

function without(item: Item, names: readonly string[]): Item {
	const rest: Record<string, unknown> = { ...item };
	for (const name of names) delete rest[name];
	return rest;
}

function withoutLog(data: unknown): unknown {
	return typeof data === 'object' && data !== null ? without(data as Item, [SECTION.transactionLog]) : data;
}

const LOG_BEGIN = new RegExp(String.raw`<(?:[\w.-]+:)?${SECTION.transactionLog}(?=[\s/>])[^>]*>`);
const LOG_END = new RegExp(String.raw`</(?:[\w.-]+:)?${SECTION.transactionLog}\s*>`);

/** Each piece is looked at once, whatever the XML is: a search for both tags together may look at all of it again and again. */
function withoutLogXml(xml: string): string {
	let [kept, rest] = ['', xml];
	for (;;) {
		const begin = LOG_BEGIN.exec(rest);
		if (!begin) return kept + rest;
		kept += rest.slice(0, begin.index);
		rest = rest.slice(begin.index + begin[0].length);
		if (begin[0].endsWith('/>')) continue;
		const end = LOG_END.exec(rest);
		if (!end) return kept + begin[0] + rest;
		rest = rest.slice(end.index + end[0].length);
	}
}
