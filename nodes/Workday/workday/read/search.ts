/**
 * Looking for something by name, where Workday has no criterion for it: records are read page by page and compared, until
 * enough were found for a list that a person looks at. The rest is read when they scroll on.
 */
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { NotFound } from '../errors';
import type { Clock } from '../transport';
import type { ReadRequest } from './paging';

export interface Entry {
	name: string;
	/** A WID, which stays the same whatever is renamed. */
	value: string;
	/** Also searched. */
	description: string;
}

export interface EntryPage {
	entries: Entry[];
	/** Where to go on; undefined: that was all. */
	next?: string;
}

export interface Search {
	/** What the person typed; '' for everything. */
	text: string;
	/** `next` of the page before. */
	from?: string | undefined;
	clock: Clock;
}

interface Source {
	request: ReadRequest<Entry>;
	pageSize: number;
	/** Records to look at for one page of the list, if something was found among them. */
	most: number;
	/** What the records are called: workers. */
	many: string;
}

/** As many as a person looks through. */
const ENTRIES = 100;

/** As long as a person waits. A list that came out empty cannot be scrolled on, so it is looked on until then. */
const PATIENCE_MS = 25_000;

/** The moment that a read beginning now shows. */
export const momentOf = (clock: Clock): string => new Date(clock.now()).toISOString();

/** Says, again and again, whether the person has waited for long. */
export function patience(clock: Clock): () => boolean {
	const end = clock.now() + PATIENCE_MS;
	return () => clock.now() > end;
}

/** Text, case and accents aside. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Words in any order, each anywhere in what the list shows. */
export function matcher(text: string): (entry: Entry) => boolean {
	const words = plain(text).split(/\s+/).filter((word) => word !== '');
	return ({ name, value, description }) => {
		const all = plain(`${name} ${value} ${description}`);
		return words.every((word) => all.includes(word));
	};
}

/**
 * One page of a list.
 *
 * @throws WorkdayError; NotFound when nothing was found so far, and looking on would take too long
 */
export async function search(client: WorkdayClient, { request, pageSize, most, many }: Source, { text, from, clock }: Search): Promise<EntryPage> {
	const [start = '0', moment = momentOf(clock)] = from?.split('@') ?? [];
	const isTooLong = patience(clock);
	const offset = Number(start);
	const isWanted = matcher(text);
	const placed: ReadRequest<{ entry: Entry | undefined; position: number; total: number | undefined }> = {
		...request,
		map: (record: Tape, position, total) => ({ entry: request.map(record, position, total), position, total }),
	};
	const entries: Entry[] = [];
	let next: number | undefined;
	for await (const { entry, position, total } of client.read(placed, { pageSize, offset, asOfEntryMoment: moment })) {
		if (entry && isWanted(entry)) entries.push(entry);
		const looked = position + 1;
		const isLast = looked === total;
		if (!isLast && entries.length === 0 && isTooLong()) return await Promise.reject(new NotFound(noneYet(text, { many, looked, total })));
		const isEnough = entries.length >= ENTRIES || (entries.length > 0 && (looked - offset >= most || isTooLong()));
		if (isEnough && !isLast) next = looked;
		if (isEnough) break;
	}
	entries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
	return next === undefined ? { entries } : { entries, next: `${next}@${moment}` };
}

const noneYet = (text: string, { many, looked, total }: { many: string; looked: number; total: number | undefined }): string =>
	`None of the first ${looked}${total === undefined ? '' : ` of ${total}`} ${many} matches "${text}", and looking on would take too long`;

/** Whether what was typed may be an id: then the one record is asked for, instead of looking at all. */
export const mayBeId = (text: string): boolean => /\d/.test(text) && /^\S+$/.test(text);

/**
 * The record under an id; none where Workday knows no such id.
 *
 * @param records passed through `sayingWhoIsUnknown`: some tenants refuse an id that does not exist, though they were told to skip it
 */
export async function entriesFound(records: AsyncIterable<Entry>): Promise<Entry[]> {
	const found: Entry[] = [];
	try {
		for await (const entry of records) found.push(entry);
	} catch (error) {
		if (!(error instanceof NotFound)) await Promise.reject(error);
	}
	return found;
}
