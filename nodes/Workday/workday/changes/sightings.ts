/** One read of a window: which of the workers that come have something that may be due in it. */
import { Permission } from '../errors';
import { LOG_PERMISSION } from '../permissions/advice';
import { isoOf, MINUTE_MS } from './days';
import { candidatesOf, isEnd, type Candidate, type EventSettings } from './events';
import { isOver, type WorkerFacts } from './facts';
import type { ReadWhat, WorkerSource, WorkerView } from './source';
import { answersFor, mayBeDue, type Range, type Step, type Window } from './steps';
import { contentKey, identityOf, shortKey, type Transaction } from './transactions';

/** A worker that was found by a step. */
export interface Sighting {
	readonly step: Step;
	/** From 0, in the step. */
	readonly position: number;
	/** Workers of the step, where Workday says so. */
	readonly total: number | undefined;
	readonly facts: WorkerFacts;
	/** Nothing: all that came is known already, or not due yet. */
	readonly candidates: readonly KeyedCandidate[];
	/** As of the step's day; undefined where nothing is due or the step does not read it. */
	readonly item: Record<string, unknown> | undefined;
}

export interface KeyedCandidate extends Candidate {
	/** Of the entry and what it may cause: what is remembered of it. */
	readonly key: string;
}

export interface SightingOptions {
	readonly window: Window;
	readonly settings: EventSettings;
	/** Whether it was handed over before. */
	readonly isKnown: (key: string) => boolean;
	/** Only these types of transactions count; undefined: all. */
	readonly wants?: (transaction: Transaction) => boolean;
}

const LOG_MISSING =
	'Workday sent a changed worker without its transaction log, so nobody can tell what changed. Give the integration user ' +
	`${LOG_PERMISSION}, or choose Updated among the events: it does without.`;

export async function* sightingsOf(source: WorkerSource, step: Step, offset: number, options: SightingOptions): AsyncGenerator<Sighting> {
	const read: ReadWhat = { criteria: { transactionLog: [{ range: rangeOf(step) }] }, day: step.asOf, thin: step.thin, offset };
	yield* source.read(read, (worker) => see(worker, step, options));
}

function rangeOf({ updated, effective }: Step) {
	const iso = (range: Range | undefined) => ({ from: range && isoOf(range.from), through: range && isoOf(range.through) });
	return {
		updatedFrom: iso(updated).from,
		updatedThrough: iso(updated).through,
		effectiveFrom: iso(effective).from,
		effectiveThrough: iso(effective).through,
	};
}

function see(worker: WorkerView, step: Step, options: SightingOptions): Sighting {
	const { facts, position, total } = worker;
	let item: Record<string, unknown> | undefined;
	let candidates: KeyedCandidate[] = [];
	if (saysWhy(worker, step)) candidates = candidatesIn(worker, step, options);
	else if (!options.settings.events.has('updated')) refuseToGuess(worker);
	else if (!step.thin) {
		// The other reads look for what only the log tells, and on other days.
		item = worker.item();
		candidates = withoutLog(facts, step, item, options);
	}
	if (candidates.length > 0 && !step.thin) item ??= worker.item();
	return { step, position, total, facts, candidates, item: candidates.length > 0 ? item : undefined };
}

function candidatesIn({ facts, transactions }: WorkerView, step: Step, { window, settings, isKnown, wants }: SightingOptions): KeyedCandidate[] {
	return transactions
		.filter((transaction) => answersFor(step, window, transaction.entryMoment) && (wants?.(transaction) ?? true))
		.flatMap((transaction) => candidatesOf(dated(transaction, window), transactions, settings))
		.filter((candidate) => mayBeDue(window, candidate) && isOf(step, candidate, facts))
		// A read for ends asks about the day that decides.
		.map((candidate) => (step.lastDay === undefined ? candidate : { ...candidate, factsOn: step.asOf }))
		// One transaction may be of many workers, and without a WID theirs look the same.
		.map((candidate) => ({ ...candidate, key: shortKey(facts.id, identityOf(candidate.transaction), classOf(candidate)) }))
		.filter(({ key }) => !isKnown(key));
}

/**
 * Whether the log has what made Workday find the worker. Without the right to see it there is none; and should Workday count
 * an entry from another moment than the one it shows, none of them lies where it was looked for.
 */
function saysWhy({ transactions }: WorkerView, { updated }: Step): boolean {
	if (updated === undefined) return transactions.length > 0;
	const [from, through] = [updated.from - MINUTE_MS, updated.through + MINUTE_MS].map(isoOf) as [string, string];
	return transactions.some(({ entryMoment }) => entryMoment === null || (entryMoment >= from && entryMoment <= through));
}

function refuseToGuess({ transactions }: WorkerView): void {
	if (transactions.length === 0) throw new Permission(LOG_MISSING);
}

/** Steps for older entries have their own kinds each: else an entry that two of them find would come twice. */
function isOf({ key, older, asOf, announces, effective, lastDay }: Step, candidate: Candidate, facts: WorkerFacts): boolean {
	if (!older) return true;
	const [of] = key.split(' ');
	// Some tenants list all entries of a worker, also those of other ends.
	if (lastDay !== undefined && !isWithin(effective, candidate.transaction.effectiveMoment)) return false;
	// Without a status there is no last day to go by, only Workday's moment.
	if (isEnd(candidate)) return of === (isOver(facts, asOf) === null ? 'effective' : 'ends');
	if (isAnnounced(candidate)) return announces?.has(candidate.kind) ?? false;
	return of === 'effective';
}

function isWithin(range: Range | undefined, moment: string | null): boolean {
	return range === undefined || moment === null || (Date.parse(moment) >= range.from && Date.parse(moment) <= range.through);
}

/** An entry without a moment of its own counts when it is found. */
function dated(transaction: Transaction, { through }: Window): Transaction {
	const { entryMoment, effectiveMoment } = transaction;
	if (entryMoment !== null && effectiveMoment !== null) return transaction;
	const found = isoOf(through);
	return { ...transaction, entryMoment: entryMoment ?? found, effectiveMoment: effectiveMoment ?? entryMoment ?? found };
}

/** The same entry announces an event, is one, and is taken back: three things to remember. */
function classOf(candidate: Candidate): string {
	const { kind } = candidate;
	if (isAnnounced(candidate)) return 'ahead';
	return kind === 'rescinded' || kind === 'correctedEnd' ? kind : 'due';
}

const isAnnounced = ({ kind }: Candidate): boolean => kind === 'futureHire' || kind === 'futureEnd';

/** Somebody without the right to see the log still learns who changed, and who is gone: known by what the item says. */
function withoutLog(facts: WorkerFacts, { asOf }: Step, item: Record<string, unknown>, { window, isKnown }: SightingOptions): KeyedCandidate[] {
	const key = contentKey(facts.id, item);
	const kind = isOver(facts, asOf) ? 'over' : facts.status === 'Rescinded' ? 'rescinded' : 'updated';
	return isKnown(key) ? [] : [{ kind, transaction: NOTHING_KNOWN, earliest: window.through, latest: window.through, factsOn: undefined, isDoubted: false, key }];
}

export const NOTHING_KNOWN: Transaction = {
	...{ id: null, type: null, typeIds: [], entryMoment: null, effectiveMoment: null, effectiveDate: null },
	...{ rescind: false, correction: false },
};
