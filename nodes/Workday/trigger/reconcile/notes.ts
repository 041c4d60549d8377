/** What windows hand over while the reconcile sleeps, or beside it. */
import { Ahead } from './ahead';
import { fitting, type ReconcileOptions } from './begin';
import { entryOf, MARK, UNKNOWN } from './entry';
import { Roster } from './roster';
import type { StoredReconcile } from './stored';

/** A worker that was handed over. */
export interface Note {
	/** WID. */
	readonly id: string;
	readonly item: Readonly<Record<string, unknown>>;
	/** The day that the item shows, YYYY-MM-DD. */
	readonly day: string;
	/** Whether that was Workday's day when it was handed over, not one to come. */
	readonly asOfToday: boolean;
}

/** @param notes in the order in which they were handed over */
export function noteChanges(stored: StoredReconcile, notes: readonly Note[], options: ReconcileOptions): StoredReconcile {
	const known = fitting(stored, options);
	const { at, run } = known;
	// Before the first run there is nothing to keep up to date.
	if (notes.length === 0 || (at === null && run === null)) return known;
	const [roster, ahead] = [Roster.parse(known.roster), new Ahead(known.ahead)];
	for (const { id, item, day, asOfToday } of notes) {
		const hash = options.updated ? options.hashOf(item) : UNKNOWN;
		if (!asOfToday) {
			ahead.put(id, day, hash);
			continue;
		}
		const comingTrue = ahead.dayOf(id);
		if (comingTrue !== undefined && comingTrue <= day) ahead.delete(id);
		else ahead.blur(id);
		// One too many is met by the run, which says so. Here it would be in the way of the windows.
		const isRoom = roster.size < options.mostWorkers || roster.get(id) !== undefined;
		// A run knows the worker as it was before.
		if (isRoom) roster.set(id, entryOf(hash, run ? MARK.settled : MARK.none));
	}
	return { ...known, roster: roster.serialize(), ahead: ahead.stored() };
}
