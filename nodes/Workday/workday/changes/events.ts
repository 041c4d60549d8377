/**
 * From entries of the transaction log to events. Every entry has one moment at which it becomes an event of a kind, its
 * due moment, which depends on nothing that was seen before: whoever asks for the events due in a window, and then for those
 * of the next, gets each of them once.
 */
import { DAY_MS, addDays } from './days';
import { isOver, type WorkerFacts } from './facts';
import { endOfDay, FIRST_MIDNIGHT_MS, LAST_MIDNIGHT_MS, zoneOf, type ZoneRule } from './midnights';
import type { Transaction } from './transactions';

export const WORKER_EVENTS = [
	...(['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave'] as const),
	...(['futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'] as const),
] as const;
export type WorkerEvent = (typeof WORKER_EVENTS)[number];

/** What a type of transaction does to a worker, as far as it has an event of its own. */
export type Deed = 'hire' | 'end' | 'leave' | 'return';

export interface EventSettings {
	readonly events: ReadonlySet<WorkerEvent>;
	/** Types of transactions by what they do: ids of any kind, or names. Compared without regard to case. */
	readonly types: Readonly<Record<Deed, readonly string[]>>;
	readonly futureHireDays: number;
	readonly futureTerminationDays: number;
	/** Whose midnight ends an employment. */
	readonly zone: ZoneRule;
	/** Whether an employment ends when its last day is over, or when it begins. */
	readonly endOf: 'lastDay' | 'dayBefore';
}

/** What an entry may cause. Which of it, and for an end when exactly, is settled by facts of the worker on `factsOn`. */
export interface Candidate {
	kind: 'started' | 'futureHire' | 'ended' | 'correctedEnd' | 'over' | 'futureEnd' | 'onLeave' | 'returnedFromLeave' | 'rescinded' | 'updated';
	transaction: Transaction;
	/** Bounds of the due moment, milliseconds. Equal but for ends. */
	earliest: number;
	latest: number;
	/** The day whose facts settle it; undefined: nothing to settle. */
	factsOn: string | undefined;
	/** The log has what may have taken it back: then facts of another day than its own are not of it. */
	isDoubted: boolean;
}

export const isEnd = ({ kind }: Candidate): boolean => kind === 'ended' || kind === 'correctedEnd';

export interface SettledEvent {
	event: WorkerEvent;
	transaction: Transaction;
	/** Milliseconds since the epoch. */
	due: number;
	/** The hire date, the last day of employment, or the day that Workday gives the transaction. */
	effectiveDate: string | null;
}

/** @param log all entries that came with the worker: one may take another back */
export function candidatesOf(transaction: Transaction, log: readonly Transaction[], settings: EventSettings): Candidate[] {
	const { events } = settings;
	const [entered, effective] = [momentOf(transaction.entryMoment), momentOf(transaction.effectiveMoment)];
	if (entered === undefined || effective === undefined) return [];
	const doubt = doubtAbout(transaction, log);
	const isDoubted = doubt !== 'none';
	const at = (kind: Candidate['kind'], due: number, factsOn?: string): Candidate => ({ kind, transaction, earliest: due, latest: due, factsOn, isDoubted });
	if (transaction.rescind) return asFarAsWanted([at(events.has('rescinded') ? 'rescinded' : 'updated', entered)], events);
	const day = transaction.effectiveDate ?? undefined;
	const now = Math.max(entered, effective);
	const candidates: Candidate[] = [];
	const deed = deedOf(transaction, settings.types);
	if (deed === 'hire') {
		const ahead = Math.max(entered, effective - settings.futureHireDays * DAY_MS);
		if (events.has('futureHire') && ahead < effective) candidates.push(at('futureHire', ahead, day));
		candidates.push(wantsStarts(events) ? at('started', now, day) : at('updated', now));
	} else if (deed === 'end') {
		const ahead = Math.max(entered, effective - settings.futureTerminationDays * DAY_MS);
		const dayAfter = day && addDays(day, 1);
		if (events.has('futureTermination') && ahead < effective) candidates.push(at('futureEnd', ahead, dayAfter));
		if (!wantsEnds(events)) candidates.push(at('updated', now));
		// Whether Workday means the last day or the one after is seen from the worker; and it is somebody's midnight.
		else candidates.push({ kind: 'ended', transaction, ...endBounds(transaction, entered, effective), factsOn: dayAfter, isDoubted });
	} else {
		// Corrections may have types that nobody knows. One that moved an end must not go by: it is told by the last day.
		if (deed === undefined && transaction.correction && wantsEnds(events) && day) {
			candidates.push({ kind: 'correctedEnd', transaction, ...endBounds(transaction, entered, effective), factsOn: addDays(day, 1), isDoubted });
		}
		const own = deed === 'leave' ? 'onLeave' : deed === 'return' ? 'returnedFromLeave' : 'updated';
		candidates.push(at(events.has(own) ? own : 'updated', now));
	}
	// Of a hire or an end the facts say whether it stands.
	const isInForce = ({ factsOn }: Candidate) => factsOn !== undefined || doubt !== 'takenBack';
	return asFarAsWanted(candidates, events).filter(isInForce);
}

export const wantsStarts = (events: ReadonlySet<WorkerEvent>): boolean => events.has('hired') || events.has('rehired') || events.has('converted');
export const wantsEnds = (events: ReadonlySet<WorkerEvent>): boolean => events.has('terminated') || events.has('converted');

function asFarAsWanted(candidates: Candidate[], events: ReadonlySet<WorkerEvent>): Candidate[] {
	return candidates.filter(({ kind }) => kind !== 'updated' || events.has('updated'));
}

function endBounds({ effectiveDate }: Transaction, entered: number, effective: number): Pick<Candidate, 'earliest' | 'latest'> {
	const day = effectiveDate === null ? effective : Date.parse(`${effectiveDate}T00:00:00Z`);
	const [earliest, latest] = [day - DAY_MS + FIRST_MIDNIGHT_MS, day + DAY_MS + LAST_MIDNIGHT_MS];
	return { earliest: Math.max(entered, Math.min(effective, earliest)), latest: Math.max(entered, effective, latest) };
}

/**
 * What becomes of a candidate, given the worker on the day that decides. Undefined: not in force, because it was taken
 * back or moved to another day by an entry of its own.
 *
 * @param asOf the day of the facts
 */
export function settle(candidate: Candidate, facts: WorkerFacts, asOf: string, settings: EventSettings): SettledEvent | undefined {
	const { kind, transaction, latest } = candidate;
	const { effectiveDate } = transaction;
	const { events } = settings;
	switch (kind) {
		case 'futureHire':
			return hasStarted(facts, candidate) ? { event: kind, transaction, due: latest, effectiveDate } : undefined;
		case 'started': {
			// On a later day the worker may be in another employment, which tells nothing about this one.
			const isLater = effectiveDate !== null && asOf > effectiveDate;
			if ((isLater && isOtherHire(facts, transaction)) || !hasStarted(facts, candidate)) return undefined;
			const name = facts.rehire && events.has('rehired') ? 'rehired' : 'hired';
			// With neither of the two it is a hire all the same, and converted if it turns out to be that.
			return { event: name, transaction, due: latest, effectiveDate };
		}
		case 'futureEnd': {
			const end = endOf(candidate, facts, asOf, settings);
			return end && end.due > latest ? { event: 'futureTermination', transaction, due: latest, effectiveDate: end.effectiveDate } : undefined;
		}
		case 'correctedEnd':
			return isOver(facts, asOf) && facts.endDate !== null ? endOf(candidate, facts, asOf, settings) : undefined;
		case 'ended':
			return endOf(candidate, facts, asOf, settings);
		// Found over, and nobody knows since when.
		case 'over':
			return { event: 'terminated', transaction, due: latest, effectiveDate: facts.endDate };
		default:
			return { event: kind, transaction, due: latest, effectiveDate };
	}
}

function hasStarted(facts: WorkerFacts, { transaction, isDoubted }: Candidate): boolean {
	if (facts.status === 'Rescinded' || facts.status === 'Future Hire') return false;
	return !((transaction.correction || isDoubted || facts.status === 'Terminated') && isOtherHire(facts, transaction));
}

const isOtherHire = ({ hireDate }: WorkerFacts, { effectiveDate }: Transaction): boolean => hireDate !== null && hireDate !== effectiveDate;

function endOf({ transaction, isDoubted }: Candidate, facts: WorkerFacts, asOf: string, settings: EventSettings): SettledEvent | undefined {
	const { effectiveDate, correction } = transaction;
	const entered = momentOf(transaction.entryMoment) ?? 0;
	const effective = momentOf(transaction.effectiveMoment) ?? 0;
	const over = isOver(facts, asOf);
	if (over === false) return undefined;
	// A contract that ended early may still carry the day on which it was to end.
	const lastDay = over === null ? null : facts.endDate !== null && facts.endDate <= asOf ? facts.endDate : effectiveDate;
	// Without the worker's own end date there is Workday's moment.
	if (lastDay === null) return { event: 'terminated', transaction, due: Math.max(entered, effective), effectiveDate };
	const isOwn = effectiveDate === null || lastDay === effectiveDate || addDays(lastDay, 1) === effectiveDate;
	// Another end: the one that replaced this, or of another employment, if the day is long past.
	if (!isOwn && (correction || isDoubted || asOf > addDays(effectiveDate, 1))) return undefined;
	const finalDay = settings.endOf === 'lastDay' ? lastDay : addDays(lastDay, -1);
	const due = Math.max(entered, endOfDay(finalDay, zoneOf(settings.zone, facts.timeZone)));
	return { event: 'terminated', transaction, due, effectiveDate: lastDay };
}

/**
 * Whether a later entry takes this one back, where Workday marks only that one. It does not say which: with other entries of
 * the same type and moment it may be one of those, and what may be in force must not be lost.
 */
function doubtAbout(transaction: Transaction, log: readonly Transaction[]): 'none' | 'perhaps' | 'takenBack' {
	const alike = log.filter(
		({ effectiveMoment, typeIds }) => effectiveMoment === transaction.effectiveMoment && typeIds.some((one) => transaction.typeIds.includes(one)),
	);
	const later = alike.filter(({ rescind, entryMoment }) => rescind && (entryMoment ?? '') >= (transaction.entryMoment ?? ''));
	if (later.length === 0) return 'none';
	return alike.length === 2 ? 'takenBack' : 'perhaps';
}

function deedOf({ type, typeIds }: Transaction, types: EventSettings['types']): Deed | undefined {
	const own = [...typeIds, type ?? ''].map((one) => one.toLowerCase());
	return (Object.keys(types) as Deed[]).find((deed) => types[deed].some((one) => own.includes(one.toLowerCase())));
}

const momentOf = (iso: string | null): number | undefined => (iso === null ? undefined : Date.parse(iso));
