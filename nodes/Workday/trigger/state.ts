/**
 * What the trigger keeps between polls, in n8n's static data. It is validated when it comes back: state that is not as it
 * was written is reported, never guessed at, because a guess would lose changes or repeat them.
 */
import { InvalidRequest } from '../workday/errors';
import type { StoredMemory } from './memory';
import { parseReconcile, type StoredReconcile } from './reconcile/stored';

export const STATE_VERSION = 1;

/** What is watched, each with a watermark of its own: workers, organizations. */
export const FEEDS = ['w', 'o'] as const;
export type FeedKey = (typeof FEEDS)[number];

/** ISO 8601, UTC: everything due up to this moment was handed over. */
export type Watermark = Partial<Record<FeedKey, string>>;

/** How far the reads of a window are. */
export interface Position {
	/** Key of the step. */
	readonly step: string;
	/** Records of the step that are done with. */
	readonly offset: number;
	/** Records that the step had then; null: Workday did not say. */
	readonly total: number | null;
}

/** A window that one poll could not finish. */
export interface OpenWindow {
	readonly feed: FeedKey;
	/** Everything there is, not only what changed. */
	readonly all: boolean;
	/** ISO 8601, UTC. */
	readonly from: string;
	readonly through: string;
	/** The positions count in pages of this size. */
	readonly pageSize: number;
	/** Of the settings that positions depend on. */
	readonly filters: string;
	readonly at: Position | null;
	/** What the brake has counted, and how far it has counted; null once it has counted all. */
	readonly counted: { readonly seen: number; readonly ended: number; readonly at: Position | null } | null;
}

export interface State {
	readonly version: typeof STATE_VERSION;
	readonly watermark: Watermark;
	/** Where each feed began: nothing before it is handed over. */
	readonly start: Watermark;
	/** Which tenant it is about, and where the user wants to begin. */
	readonly source: string;
	/** Raised by each poll that hands its state over: n8n may give a poll the state of before. */
	readonly sequence: number;
	readonly memory: Readonly<Partial<Record<FeedKey, StoredMemory>>>;
	/** How far back from the watermark it remembers, milliseconds. */
	readonly overlapMs: number;
	readonly window: OpenWindow | null;
	/** Milliseconds to add to this machine's clock to get Workday's; null: not known yet. */
	readonly clockOffset: number | null;
	/** Milliseconds by which even that was too early for Workday. */
	readonly clockBehind: number;
	readonly reconcile: StoredReconcile | null;
}

/** A state before anything was read. */
export const NEW_STATE: State = {
	version: STATE_VERSION,
	...{ watermark: {}, start: {}, source: '', sequence: 0, memory: {}, overlapMs: 0 },
	...{ window: null, clockOffset: null, clockBehind: 0, reconcile: null },
};

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

type Stored = Readonly<Record<string, unknown>>;

/**
 * @returns undefined when there is none
 * @throws InvalidRequest when it is not one that this version of the node wrote
 */
export function parseState(stored: Stored): State | undefined {
	const { version, watermark } = stored;
	if (watermark === undefined) {
		if (version === undefined) return undefined;
		throw damaged('it has no watermark');
	}
	// An earlier installation kept one moment for everything, or both as text.
	if (typeof watermark === 'string') return fromText(watermark);
	if (version !== STATE_VERSION) throw damaged(`its version is ${JSON.stringify(version)}, and this node writes version ${STATE_VERSION}`);
	return {
		...NEW_STATE,
		watermark: parseWatermark(watermark, 'watermark'),
		start: parseWatermark(stored.start, 'start'),
		source: typeof stored.source === 'string' ? stored.source : fail('source'),
		sequence: count(stored.sequence, 'sequence'),
		memory: parseMemory(stored.memory),
		overlapMs: count(stored.overlapMs, 'overlapMs'),
		window: stored.window === null ? null : parseWindow(stored.window),
		clockOffset: stored.clockOffset === null || Number.isFinite(stored.clockOffset) ? (stored.clockOffset as number | null) : fail('clockOffset'),
		clockBehind: count(stored.clockBehind, 'clockBehind'),
		reconcile: stored.reconcile === null ? null : parseReconcile(stored.reconcile, fail),
	};
}

function fromText(text: string): State {
	const moments = text.startsWith('{') ? parseJson(text) : { w: text, o: text };
	const watermark = parseWatermark(moments, 'watermark');
	return { ...NEW_STATE, watermark, start: watermark };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return fail('watermark');
	}
}

function parseWatermark(value: unknown, name: string): Watermark {
	const entries = Object.entries(asObject(value, name));
	for (const [key, moment] of entries) {
		if (!FEEDS.some((feed) => feed === key)) throw damaged(`"${name}" has "${key}"`);
		isoOr(moment, `${name}.${key}`);
	}
	return Object.fromEntries(entries.map(([key, moment]) => [key, new Date(String(moment)).toISOString()]));
}

function parseMemory(value: unknown): State['memory'] {
	const entries = Object.entries(asObject(value, 'memory'));
	for (const [key, buckets] of entries) {
		if (!FEEDS.some((feed) => feed === key) || !Array.isArray(buckets)) throw damaged('"memory" is not what it should be');
		for (const bucket of buckets as unknown[]) {
			if (!Array.isArray(bucket) || !Number.isInteger(bucket[0]) || typeof bucket[1] !== 'string') throw damaged('"memory" is not what it should be');
		}
	}
	return Object.fromEntries(entries) as State['memory'];
}

function parseWindow(value: unknown): OpenWindow {
	const window = asObject(value, 'window');
	const counted = window.counted === null ? null : asObject(window.counted, 'window.counted');
	return {
		feed: FEEDS.find((feed) => feed === window.feed) ?? fail('window.feed'),
		all: typeof window.all === 'boolean' ? window.all : fail('window.all'),
		from: isoOr(window.from, 'window.from'),
		through: isoOr(window.through, 'window.through'),
		pageSize: count(window.pageSize, 'window.pageSize'),
		filters: typeof window.filters === 'string' ? window.filters : fail('window.filters'),
		at: parsePosition(window.at, 'window.at'),
		counted: counted && {
			seen: count(counted.seen, 'window.counted.seen'),
			ended: count(counted.ended, 'window.counted.ended'),
			at: parsePosition(counted.at, 'window.counted.at'),
		},
	};
}

function parsePosition(value: unknown, name: string): Position | null {
	if (value === null) return null;
	const { step, offset, total } = asObject(value, name);
	return {
		step: typeof step === 'string' ? step : fail(`${name}.step`),
		offset: count(offset, `${name}.offset`),
		total: total === null ? null : count(total, `${name}.total`),
	};
}

const isoOr = (value: unknown, name: string): string =>
	typeof value === 'string' && ISO.test(value) && !Number.isNaN(Date.parse(value)) ? value : fail(name);

const count = (value: unknown, name: string): number => (Number.isInteger(value) && Number(value) >= 0 ? Number(value) : fail(name));

function asObject(value: unknown, name: string): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : fail(name);
}

function fail(name: string): never {
	throw damaged(`"${name}" is not what it should be`);
}

function damaged(what: string): InvalidRequest {
	return new InvalidRequest(
		'Stored State',
		`what the trigger keeps in the static data of the workflow is damaged (${what}). Nothing was read. Replace the node ` +
			'by a copy of it, which begins without state, and set its Start to the date from which changes are wanted',
	);
}
