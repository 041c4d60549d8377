/** Which window comes next, and what a finished one leaves behind. Pure functions over the state. */
import { DAY_MS, isoOf } from '../workday/changes/days';
import type { Window } from '../workday/changes/steps';
import { Memory } from './memory';
import type { FeedKey, OpenWindow, State, Watermark } from './state';

export type StartMode = { kind: 'now' } | { kind: 'date'; from: number } | { kind: 'all' };

export interface WindowSettings {
	readonly start: StartMode;
	readonly overlapMs: number;
	/** No window is longer: a long silence is caught up in pieces, each as Workday knew it then. */
	readonly longestMs: number;
	readonly pageSize: number;
}

/** Of the settings a state depends on: change them, and what it says means something else. */
export interface Identity {
	/** Tenant and start. */
	readonly source: string;
	/** Which workers; positions in an unfinished window count among those. */
	readonly filters: Readonly<Record<FeedKey, string>>;
}

/**
 * The state as it counts for these settings. Another tenant, or another start, begins anew; a feed that is no longer
 * watched is forgotten, so that it begins anew as well when it is watched again; new filters count from the
 * watermark on, and make an unfinished window begin again.
 */
export function adjusted(state: State | undefined, fresh: State, watched: readonly FeedKey[], { source, filters }: Identity): State {
	// A state of an earlier installation does not know whose it is.
	const known = state && (state.source === source || state.source === '') ? { ...state, source } : { ...fresh, source };
	const only = <T>(of: Partial<Record<FeedKey, T>>) => Object.fromEntries(Object.entries(of).filter(([key]) => watched.some((feed) => feed === key)));
	const { window } = known;
	const kept = window && watched.includes(window.feed) ? window : null;
	const restarted = kept && kept.filters !== filters[kept.feed] ? { ...kept, filters: filters[kept.feed], at: null, counted: null } : kept;
	return { ...known, watermark: only(known.watermark), start: only(known.start), memory: only(known.memory), window: restarted };
}

/** Feeds that have no watermark yet get their start point. What a longer overlap would ask for again is not remembered yet. */
export function begun(state: State, watched: readonly FeedKey[], now: number, settings: WindowSettings): State {
	const { overlapMs } = settings;
	const remembered = Object.entries(state.watermark).map(([feed, watermark]) => {
		const since = Date.parse(watermark) - state.overlapMs;
		return [feed, isoOf(Math.max(since, Date.parse(state.start[feed as FeedKey] ?? watermark)))];
	});
	const start: Watermark = overlapMs > state.overlapMs ? Object.fromEntries(remembered) : state.start;
	return withStart({ ...state, start, overlapMs }, watched, now, settings);
}

function withStart(state: State, watched: readonly FeedKey[], now: number, { start }: WindowSettings): State {
	// A first load has no watermark before it is done.
	if (start.kind === 'all') return state;
	const from = isoOf(start.kind === 'date' ? start.from : now);
	const missing = watched.filter((feed) => state.watermark[feed] === undefined && state.window?.feed !== feed);
	if (missing.length === 0) return state;
	const moments = Object.fromEntries(missing.map((feed) => [feed, from]));
	return { ...state, watermark: { ...state.watermark, ...moments }, start: { ...state.start, ...moments } };
}

/**
 * The window to work on: the unfinished one first.
 *
 * @param through the newest moment that may be asked about
 * @returns undefined when nothing is to be read
 */
export function nextWindow(state: State, watched: readonly FeedKey[], through: number, settings: WindowSettings, filters: Identity['filters']): OpenWindow | undefined {
	if (state.window) return state.window;
	for (const feed of watched) {
		const watermark = state.watermark[feed];
		if (watermark === undefined) return firstLoad(feed, through, settings, filters);
		const from = Date.parse(watermark);
		if (through <= from) continue;
		const end = Math.min(through, from + settings.longestMs);
		return { feed, all: false, from: watermark, through: isoOf(end), pageSize: settings.pageSize, filters: filters[feed], at: null, counted: null };
	}
	return undefined;
}

/** A first read of everything, as of this moment. */
function firstLoad(feed: FeedKey, moment: number, { pageSize }: WindowSettings, filters: Identity['filters']): OpenWindow {
	const iso = isoOf(moment);
	return { feed, all: true, from: iso, through: iso, pageSize, filters: filters[feed], at: null, counted: null };
}

export function boundsOf(state: State, { feed, from, through }: OpenWindow, { overlapMs }: WindowSettings): Window {
	return { from: Date.parse(from), through: Date.parse(through), overlapMs, start: Date.parse(state.start[feed] ?? from) };
}

/** The window is not finished: what is remembered and how far it is. */
export function continued(state: State, window: OpenWindow, memory: Memory, { overlapMs }: WindowSettings): State {
	return { ...state, window, memory: { ...state.memory, [window.feed]: memory.after(Date.parse(window.from) - overlapMs) } };
}

/** The next window begins where this one ends. */
export function finished(state: State, { feed, through, all }: OpenWindow, memory: Memory, { overlapMs }: WindowSettings): State {
	return {
		...state,
		window: null,
		watermark: { ...state.watermark, [feed]: through },
		// What was entered just before a load may have come to light just after it.
		start: all ? { ...state.start, [feed]: isoOf(Date.parse(through) - overlapMs) } : state.start,
		memory: { ...state.memory, [feed]: memory.after(Date.parse(through) - overlapMs) },
	};
}

export const DEFAULT_LONGEST_MS = DAY_MS;
