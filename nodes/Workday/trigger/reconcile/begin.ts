/** When a full reconcile begins, and what it begins with. Pure functions over the stored state, as all in this folder. */
import { DAY_MS, dateInZone, isoOf } from '../../workday/changes/days';
import type { ContentHash } from './content';
import { unmarked, withoutHash } from './entry';
import { Roster } from './roster';
import type { StoredReconcile, StoredRun } from './stored';

export interface ReconcileOptions {
	readonly everyDays: number;
	/** More are an error: static data is written as a whole, again and again. */
	readonly mostWorkers: number;
	/** Percent of those known that may be handed over as deleted. */
	readonly mostDeletedPercent: number;
	/** Whether who is new or different is handed over as `updated`. */
	readonly updated: boolean;
	/** Which workers are read. Another text: others. */
	readonly filters: string;
	/** Output, its fields and settings, version of the web service. Another text: the same worker makes another item. */
	readonly content: string;
	readonly hashOf: ContentHash;
	/** How late entries come to light. */
	readonly overlapMs: number;
	/** In which Workday counts days. */
	readonly workdayZone: string;
}

const NOTHING: StoredReconcile = { at: null, filters: '', content: '', roster: '', ahead: [], run: null };

/** Where the windows are. */
export interface WindowsAt {
	/** ISO 8601, UTC: all that was due by then was handed over. Undefined: the trigger is still handing everybody over. */
	readonly watermark: string | undefined;
	/** Whether some of what was due after the watermark was handed over already. */
	readonly isWindowOpen: boolean;
}

/** @param now Workday's, milliseconds since the epoch */
export function isDue(stored: StoredReconcile | null, now: number, everyDays: number): boolean {
	if (stored?.run) return stored.run.phase !== 'load';
	return !stored?.at || now >= Date.parse(stored.at) + everyDays * DAY_MS;
}

/**
 * To be called at the beginning of a poll, before any window: whoever is handed over from now on is newer than what a run
 * will read.
 */
export function begun(stored: StoredReconcile | null, { watermark, isWindowOpen }: WindowsAt, now: number, options: ReconcileOptions): StoredReconcile {
	const known = fitting(stored ?? NOTHING, options);
	if (watermark === undefined) return known.run || known.at ? known : { ...known, run: newRun(isoOf(now), 'load', known, options) };
	if (isWindowOpen) return known;
	if (known.run?.phase === 'load') return { ...known, at: watermark, filters: known.run.filters, run: null };
	if (known.run || !isDue(known, now, options.everyDays)) return known;
	const roster = Roster.parse(known.roster);
	roster.update(unmarked);
	return { ...known, roster: roster.serialize(), run: newRun(watermark, 'waiting', known, options) };
}

/**
 * The run as it may read now: it shows a moment so long ago that what was entered by then has come to light and was handed
 * over. Undefined: it must wait.
 */
export function ready(run: StoredRun, watermark: string, { overlapMs, workdayZone }: ReconcileOptions): StoredRun | undefined {
	if (run.phase === 'load') return undefined;
	if (run.phase !== 'waiting') return run;
	const moment = Date.parse(watermark) - overlapMs;
	if (moment < Date.parse(run.moment)) return undefined;
	return { ...run, phase: 'read', moment: isoOf(moment), day: dateInZone(moment, workdayZone) };
}

function newRun(moment: string, phase: StoredRun['phase'], { at, filters }: StoredReconcile, options: ReconcileOptions): StoredRun {
	const learning = at === null || filters !== options.filters;
	const day = dateInZone(Date.parse(moment), options.workdayZone);
	return { moment, day, phase, learning, filters: options.filters, offset: 0, last: '', restarts: 0 };
}

/** What is stored, as far as it says anything under these settings. */
export function fitting(stored: StoredReconcile, { content, filters }: ReconcileOptions): StoredReconcile {
	// It was about other workers: the next poll begins anew.
	const known = stored.run && stored.run.filters !== filters ? { ...stored, run: null } : stored;
	if (known.content === content) return known;
	const roster = Roster.parse(known.roster);
	roster.update(withoutHash);
	return { ...known, content, roster: roster.serialize(), ahead: [] };
}
