/**
 * Where the trigger began, kept besides its state. 2.41's durable poller throws the state of the poll at activation away:
 * without this, "from now on" would begin with the first scheduled poll, and what changed till then would be lost.
 */
import type { IDataObject } from 'n8n-workflow';
import type { FeedKey, State, Watermark } from './state';

interface Anchor {
	readonly source: string;
	readonly start: Watermark;
}

const nameOf = (nodeId: string): string => `workdayTrigger ${nodeId}`;

/** The state with the feeds that begin now beginning where they did already. */
export function anchored(state: State, watched: readonly FeedKey[], before: State, globalData: IDataObject, nodeId: string): State {
	const name = nameOf(nodeId);
	const stored = readAnchor(globalData[name]);
	const known = stored?.source === state.source ? stored.start : {};
	const kept = Object.fromEntries(Object.entries(known).filter(([feed]) => watched.some((one) => one === feed)));
	const beginning = watched.filter((feed) => before.watermark[feed] === undefined && state.watermark[feed] !== undefined);
	const start: Watermark = { ...Object.fromEntries(beginning.map((feed) => [feed, state.watermark[feed]])), ...kept };
	// Only when it changes: n8n writes all static data of the workflow again.
	if (JSON.stringify({ source: state.source, start }) !== JSON.stringify(stored)) globalData[name] = { source: state.source, start };
	const moments = Object.fromEntries(beginning.map((feed) => [feed, start[feed]]));
	return { ...state, watermark: { ...state.watermark, ...moments }, start: { ...state.start, ...moments } };
}

/** Whoever begins elsewhere, and then from now on again, means the later now. */
export function weighAnchor(globalData: IDataObject, nodeId: string): void {
	const name = nameOf(nodeId);
	if (name in globalData) delete globalData[name];
}

function readAnchor(value: unknown): Anchor | undefined {
	if (typeof value !== 'object' || value === null || !('source' in value) || !('start' in value)) return undefined;
	const { source, start } = value;
	if (typeof source !== 'string' || typeof start !== 'object' || start === null) return undefined;
	const moments = Object.entries(start).filter(([, moment]) => typeof moment === 'string' && !Number.isNaN(Date.parse(moment)));
	return { source, start: Object.fromEntries(moments) as Watermark };
}
