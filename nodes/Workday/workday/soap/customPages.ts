/** Writes the page into a request that a user wrote. */
import { InvalidRequest } from '../errors';
import type { PageRequest } from '../read/paging';
import { REQUEST, RESPONSE_FILTER } from '../requestRows';
import { WORKDAY_NAMESPACE } from '../spec';
import { scanElements, type ScannedElement } from './scan';

const FIELD = 'Body';
const FILTER = RESPONSE_FILTER.element;
const [, ENTRY_MOMENT, PAGE, COUNT] = RESPONSE_FILTER.rows;

/** Declares its prefix: what the user binds `wd` to is theirs. */
const element = (name: string, content: string | number): string => `<wd:${name} xmlns:wd="${WORKDAY_NAMESPACE}">${content}</wd:${name}>`;

/**
 * @param xml the operation's element, well-formed
 * @returns the same with the filter of one page: in the user's own filter, or where the schemas that are public have it,
 * behind references and criteria and before the response group
 * @throws InvalidRequest where the user's filter has a page already, and where nobody can say where it belongs
 */
export function pagedBody(xml: string): (page: PageRequest) => string {
	const [root, ...inside] = scanElements(xml, 2) ?? [];
	if (root === undefined) throw new InvalidRequest(FIELD, 'cannot be read');
	const own = inside.filter((one) => one.depth === 1 && one.uri === WORKDAY_NAMESPACE);
	const filter = own.find(({ local }) => local === FILTER);
	if (filter) return inFilter(xml, filter, inside);
	if (root.selfClosing) {
		const open = xml.slice(0, root.contentStart).replace(/\s*\/>$/, '>');
		const name = `${root.prefix}${root.local}`;
		return (page) => `${open}${element(FILTER, pageOf(page))}</${name}>`;
	}
	const at = placeFor(root, own);
	return (page) => xml.slice(0, at) + element(FILTER, pageOf(page)) + xml.slice(at);
}

function inFilter(xml: string, filter: ScannedElement, inside: readonly ScannedElement[]): (page: PageRequest) => string {
	const rows = inside.filter((one) => one.depth === 2 && one.start >= filter.contentStart && one.end <= filter.contentEnd);
	const has = (local: string) => rows.some((one) => one.local === local);
	for (const { element: local } of [PAGE, COUNT]) {
		if (has(local)) throw new InvalidRequest(FIELD, `${FILTER} holds ${local}, which Read All Pages sets. Remove it; Page Size is among the options`);
	}
	const pinned = has(ENTRY_MOMENT.element);
	if (filter.selfClosing) return (page) => xml.slice(0, filter.start) + element(FILTER, pageOf(page)) + xml.slice(filter.end);
	return (page) => xml.slice(0, filter.contentEnd) + pageOf(page, pinned) + xml.slice(filter.contentEnd);
}

function pageOf({ page, count, asOfEntryMoment }: PageRequest, pinned = false): string {
	const moment = pinned ? '' : element(ENTRY_MOMENT.element, asOfEntryMoment);
	return moment + element(PAGE.element, page) + element(COUNT.element, count);
}

function placeFor(root: ScannedElement, own: readonly ScannedElement[]): number {
	const known: readonly string[] = [REQUEST.references, REQUEST.criteria, REQUEST.group];
	const stranger = own.find(({ local }) => !known.includes(local));
	if (stranger) {
		throw new InvalidRequest(
			FIELD,
			`where the page belongs beside ${stranger.local} differs between operations. Write an empty <wd:${FILTER}/> at its place ` +
				`(in JSON "${FILTER}": {}); Read All Pages fills it`,
		);
	}
	const before = own.filter(({ local }) => local !== REQUEST.group).at(-1);
	return before?.end ?? own[0]?.start ?? root.contentStart;
}
