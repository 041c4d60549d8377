/** Notices a server that sends the same page again and again: it may not know `offset`. */
import { createHash } from 'crypto';
import { UnexpectedResponse } from '../errors';
import type { Identity } from './collection';
import type { JsonRecord } from './json';

export interface SeenPage {
	records: readonly JsonRecord[];
	offset: number;
	/** Whether a total says where to stop: then a page that repeats by chance cannot go on for ever. */
	bounded: boolean;
	/** What makes two records the same. */
	identity: Identity;
}

export class Repetition {
	private digests = new Set<string>();
	private previous = '';

	/**
	 * Pages of one pass through the collection. An empty one says nothing.
	 *
	 * @returns whether the page is the one before once more, of a list that Workday does not page
	 * @throws UnexpectedResponse for a page that came before
	 */
	isListAgain({ records, offset, bounded, identity }: SeenPage, previousWasShort: boolean): boolean {
		if (records.length === 0) return false;
		const digest = createHash('sha1').update(JSON.stringify(bounded ? records : named(records, identity))).digest('base64');
		const known = this.digests.has(digest);
		const repeatsPrevious = digest === this.previous;
		this.digests.add(digest);
		this.previous = digest;
		if (!known) return false;
		if (repeatsPrevious && !bounded && previousWasShort) return true;
		if (bounded && mayRecur(records, repeatsPrevious, identity !== 'none')) return false;
		throw new UnexpectedResponse(`The page that begins at offset ${offset} repeats an earlier page. Workday may not page this address: switch off reading all pages.`);
	}

	/** Reading begins again. */
	restarted(): void {
		this.digests = new Set();
		this.previous = '';
	}
}

/**
 * Ids where they tell records apart: what a record says besides may change from answer to answer, and pages would follow for
 * ever. Several versions of one record, which share its id, are told apart by all that they say.
 */
function named(records: readonly JsonRecord[], identity: Identity): readonly unknown[] {
	const ids = records.map(idOf);
	const apart = identity === 'id' || (identity === 'content' && ids.length > 1 && new Set(ids).size === ids.length);
	return apart && !ids.includes(undefined) ? ids : records;
}

/** A record that moved from page to page, or rows without ids that are all alike, such as one country for everybody. */
function mayRecur(records: readonly JsonRecord[], repeatsPrevious: boolean, withIds: boolean): boolean {
	const [first] = records;
	if (withIds && first !== undefined && idOf(first) !== undefined) return records.length === 1 && !repeatsPrevious;
	const text = JSON.stringify(first);
	return records.every((record) => JSON.stringify(record) === text);
}

/** REST names every instance by `id`; rows of a query have none unless they were asked for. */
export function idOf(record: JsonRecord): string | undefined {
	return typeof record.id === 'string' && record.id !== '' ? record.id : undefined;
}
