/** What the full reconcile keeps in the trigger's state. */
import { isRoster } from './roster';

/**
 * - `load`: the trigger hands everybody over, and whoever is handed over is remembered
 * - `waiting`: it is due; whoever is handed over from now on is newer than what it will read
 * - `read`: everybody is read
 * - `missing`: whoever did not come is looked up by id
 * - `deleted`: whoever does not exist any more is handed over
 */
export const PHASES = ['load', 'waiting', 'read', 'missing', 'deleted'] as const;
export type Phase = (typeof PHASES)[number];

/** One that is under way. */
export interface StoredRun {
	/** The moment that it shows, ISO 8601, UTC; while it waits, the earliest that it may show. */
	readonly moment: string;
	/** The day that it shows, YYYY-MM-DD. */
	readonly day: string;
	readonly phase: Phase;
	/** Whether those whom nobody knew are only remembered: there is nothing to compare with. */
	readonly learning: boolean;
	/** Of which workers it reads. */
	readonly filters: string;
	/** Workers of the read that are done with, and the WID of the last one. */
	readonly offset: number;
	readonly last: string;
	/** How often the read began again, because others stood where it had stopped. */
	readonly restarts: number;
}

export interface StoredReconcile {
	/** The moment that the last one showed, ISO 8601, UTC; null: none was finished yet. */
	readonly at: string | null;
	/** Of which workers it knows. */
	readonly filters: string;
	/** Of what items look like: hashes of others say nothing. */
	readonly content: string;
	/** Whom it knows, packed: see entry.ts. */
	readonly roster: string;
	/** What was handed over of workers as they will be, by day, YYYY-MM-DD; packed. */
	readonly ahead: ReadonlyArray<readonly [day: string, roster: string]>;
	readonly run: StoredRun | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** @param fail called with the name of what is not as it was written */
export function parseReconcile(value: unknown, fail: (name: string) => never): StoredReconcile {
	const { at, filters, content, roster, ahead, run } = objectOr(value, 'reconcile', fail);
	if (!Array.isArray(ahead)) fail('reconcile.ahead');
	return {
		at: at === null ? null : textOr(at, isMoment, 'reconcile.at', fail),
		filters: textOr(filters, isAny, 'reconcile.filters', fail),
		content: textOr(content, isAny, 'reconcile.content', fail),
		roster: textOr(roster, isRoster, 'reconcile.roster', fail),
		ahead: (ahead as unknown[]).map((entry) => {
			const [day, of]: unknown[] = Array.isArray(entry) && entry.length === 2 ? entry : fail('reconcile.ahead');
			return [textOr(day, isDay, 'reconcile.ahead', fail), textOr(of, isRoster, 'reconcile.ahead', fail)] as const;
		}),
		run: run === null ? null : parseRun(run, fail),
	};
}

function parseRun(value: unknown, fail: (name: string) => never): StoredRun {
	const run = objectOr(value, 'reconcile.run', fail);
	return {
		moment: textOr(run.moment, isMoment, 'reconcile.run.moment', fail),
		day: textOr(run.day, isDay, 'reconcile.run.day', fail),
		phase: PHASES.find((phase) => phase === run.phase) ?? fail('reconcile.run.phase'),
		learning: typeof run.learning === 'boolean' ? run.learning : fail('reconcile.run.learning'),
		filters: textOr(run.filters, isAny, 'reconcile.run.filters', fail),
		offset: countOr(run.offset, 'reconcile.run.offset', fail),
		last: textOr(run.last, isAny, 'reconcile.run.last', fail),
		restarts: countOr(run.restarts, 'reconcile.run.restarts', fail),
	};
}

const isAny = (): boolean => true;
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));
const isMoment = (text: string): boolean => MOMENT.test(text) && !Number.isNaN(Date.parse(text));

function objectOr(value: unknown, name: string, fail: (name: string) => never): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : fail(name);
}

const textOr = (value: unknown, is: (text: string) => boolean, name: string, fail: (name: string) => never): string =>
	typeof value === 'string' && is(value) ? value : fail(name);

const countOr = (value: unknown, name: string, fail: (name: string) => never): number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fail(name);
