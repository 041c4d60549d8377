/**
 * What is kept besides the state, under the id of the node: where it began, and how far it is.
 *
 * - 2.41's durable poller throws the state of the poll at activation away: without the start, "from now on" would begin with
 *   the first scheduled poll, and what changed till then would be lost.
 * - n8n keeps a node's state under its name (2.41's durable poller does not): renamed, the node has none, or an old one, and
 *   would begin again.
 */
import type { IDataObject } from 'n8n-workflow';
import { FEEDS, NEW_STATE, type FeedKey, type State, type Watermark } from './state';

interface Stored {
	readonly source: string;
	/** Name of the node. */
	readonly node: string;
	/** Where feeds began that begin with the moment they are switched on. */
	readonly start: Watermark;
	/** How far it was when it last handed something over. */
	readonly latest: Watermark;
}

export class Anchor {
	private readonly key: string;
	private readonly name: string;

	/** @param globalData static data of the workflow */
	constructor(
		private readonly globalData: IDataObject,
		{ id, name }: { id: string; name: string },
		private readonly source: string,
	) {
		this.key = `workdayTrigger ${id}`;
		this.name = name;
	}

	/** The state that a node of another name had left behind, where it is further than this one. */
	recovered(state: State | undefined): State | undefined {
		const { node, latest } = this.stored;
		if (node === this.name) return state;
		const ahead = FEEDS.filter((feed) => (latest[feed] ?? '') > (state?.watermark[feed] ?? ''));
		if (ahead.length === 0) return state;
		const moments = only(latest, ahead);
		const known = state?.source === this.source ? state : { ...NEW_STATE, source: this.source };
		const memory = Object.fromEntries(Object.entries(known.memory).filter(([feed]) => !ahead.some((one) => one === feed)));
		return { ...known, window: null, memory, watermark: { ...known.watermark, ...moments }, start: { ...known.start, ...moments } };
	}

	/** The state with the feeds that begin now beginning where they did already. */
	begun(state: State, watched: readonly FeedKey[], before: State): State {
		const beginning = watched.filter((feed) => before.watermark[feed] === undefined && state.watermark[feed] !== undefined);
		const start: Watermark = { ...only(state.watermark, beginning), ...only(this.stored.start, watched) };
		this.store({ start });
		const moments = only(start, beginning);
		return { ...state, watermark: { ...state.watermark, ...moments }, start: { ...state.start, ...moments } };
	}

	/** Whoever begins elsewhere, and then from now on again, means the later now. */
	forgetStart(): void {
		this.store({ start: {} });
	}

	/** To be called where n8n saves, because something is handed over. */
	moveOn(latest: Watermark): void {
		this.store({ latest });
	}

	private get stored(): Stored {
		const none = { source: this.source, node: this.name, start: {}, latest: {} };
		const value = this.globalData[this.key];
		if (typeof value !== 'object' || value === null || !('source' in value) || value.source !== this.source) return none;
		const { node, start, latest } = value as IDataObject;
		return { ...none, node: typeof node === 'string' ? node : this.name, start: readMoments(start), latest: readMoments(latest) };
	}

	/** Only when it changes: n8n writes all static data of the workflow again. */
	private store(how: Partial<Stored>): void {
		const next: Stored = { ...this.stored, ...how, node: this.name };
		const isEmpty = Object.keys({ ...next.start, ...next.latest }).length === 0;
		if (isEmpty) {
			if (this.key in this.globalData) delete this.globalData[this.key];
		} else if (JSON.stringify(next) !== JSON.stringify(this.globalData[this.key])) this.globalData[this.key] = { ...next };
	}
}

const only = (moments: Watermark, feeds: readonly FeedKey[]): Watermark =>
	Object.fromEntries(feeds.flatMap((feed) => (moments[feed] === undefined ? [] : [[feed, moments[feed]]])));

function readMoments(value: unknown): Watermark {
	if (typeof value !== 'object' || value === null) return {};
	return Object.fromEntries(Object.entries(value).filter(([, moment]) => typeof moment === 'string' && !Number.isNaN(Date.parse(moment)))) as Watermark;
}
