/** From workers that were found to changes: facts and items of another day are read where they are needed. */
import { conversionsAmong, type Conversion, type Half } from './conversions';
import { addDays, isoOf, laterDay } from './days';
import { isEnd, settle, type EventSettings, type SettledEvent, type WorkerEvent } from './events';
import type { WorkerFacts } from './facts';
import { NOTHING_KNOWN, type KeyedCandidate, type Sighting } from './sightings';
import type { WorkerSource } from './source';
import { isDue, type Window } from './steps';
import type { Transaction } from './transactions';

/** Workers of which other days are read together. */
export const RESOLVED_TOGETHER = 50;

/** What happened to a worker, once. */
export interface WorkerChange {
	readonly event: WorkerEvent;
	/** WID. */
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly due: number;
	readonly effectiveDate: string | null;
	readonly conversion: Conversion | undefined;
	/** The day that `worker` shows, YYYY-MM-DD: the end of the window's, or one to come. */
	readonly day: string;
	/** The item that the user chose. */
	readonly worker: Record<string, unknown>;
	readonly transactions: readonly Transaction[];
	/** What to remember, with the due moment of each. */
	readonly keys: ReadonlyArray<readonly [key: string, due: number]>;
}

export interface ResolveOptions {
	readonly window: Window;
	readonly settings: EventSettings;
	readonly conversionGapDays: number;
	/** YYYY-MM-DD: Workday's day at the end of the window. */
	readonly today: string;
}

/** A candidate that is an event, and the worker it is of. */
interface Found extends SettledEvent {
	readonly candidate: KeyedCandidate;
	readonly sighting: Sighting;
	readonly facts: WorkerFacts;
}

interface Known {
	readonly facts: WorkerFacts;
	readonly item: Record<string, unknown> | undefined;
}

/** Changes in the order of the sightings, those of one worker in the order in which they came due. */
export async function resolve(source: WorkerSource, sightings: readonly Sighting[], options: ResolveOptions): Promise<WorkerChange[]> {
	const workers = new WorkersByDay(source);
	for (const { step, facts, item } of sightings) workers.add(step.asOf, { facts, item });
	const found = (await settleAll(sightings, workers, options)).filter(({ due, sighting, ...event }) => isDue(options.window, due) && isOfStep(sighting, event));
	const conversions = await convert(source, found, options);
	const groups = grouped(found, conversions, options.settings.events);
	await workers.read(groups.map(({ first }) => [dayOf(first, options), first.facts.id]));
	return groups.map(({ event, first, all }) => {
		// Gone since, or not to be seen by its id: who it was is still worth knowing.
		const item = workers.get(dayOf(first, options), first.facts.id)?.item ?? first.sighting.item ?? { id: first.facts.id };
		return { ...asChange(event, all, item, conversions.get(first)), day: dayOf(first, options) };
	});
}

async function settleAll(sightings: readonly Sighting[], workers: WorkersByDay, { settings }: ResolveOptions): Promise<Found[]> {
	const pairs = sightings.flatMap((sighting) => sighting.candidates.map((candidate) => ({ sighting, candidate })));
	const trySettle = ({ sighting, candidate }: (typeof pairs)[number], day: string): Found[] => {
		const facts = workers.get(day, sighting.facts.id)?.facts;
		const settled = facts && settle(candidate, facts, day, settings);
		return settled ? [{ ...settled, candidate, sighting, facts }] : [];
	};
	// What today says goes, if the day is past; what today no longer says may have been true then.
	const isPast = ({ sighting, candidate }: (typeof pairs)[number]) => candidate.factsOn === undefined || candidate.factsOn <= sighting.step.asOf;
	const byOwnFacts = new Map(pairs.filter(isPast).map((pair) => [pair, trySettle(pair, pair.sighting.step.asOf)]));
	const settled = new Map(byOwnFacts);
	for (const stage of [0, 1]) {
		const open = pairs.flatMap((pair) => (settled.get(pair)?.length ? [] : factDays(pair).slice(stage, stage + 1).map((day) => ({ pair, day }))));
		await workers.read(open.map(({ pair, day }) => [day, pair.sighting.facts.id]));
		for (const { pair, day } of open) settled.set(pair, trySettle(pair, day));
	}
	// Somebody who is not to be seen any more on the day after is gone, as far as anybody can tell.
	const unseen = ({ sighting, candidate }: (typeof pairs)[number]): Found[] => {
		const days = factDays({ sighting, candidate });
		if (!isEnd(candidate) || days.length === 0 || days.some((day) => workers.get(day, sighting.facts.id))) return [];
		const facts: WorkerFacts = { ...sighting.facts, status: null, active: null, endDate: null };
		const event = settle(candidate, facts, days[0] ?? '', settings);
		return event ? [{ ...event, candidate, sighting, facts }] : [];
	};
	return pairs.flatMap((pair) => (settled.get(pair)?.length ? (settled.get(pair) ?? []) : unseen(pair)));
}

/** The days whose facts settle it, the surest first. Somebody who left may be hired again for the day after the first day away. */
function factDays({ candidate, sighting }: { candidate: KeyedCandidate; sighting: Sighting }): string[] {
	const { factsOn, kind } = candidate;
	if (factsOn === undefined) return [];
	return sighting.step.lastDay === undefined && (isEnd(candidate) || kind === 'futureEnd') ? [factsOn, addDays(factsOn, -1)] : [factsOn];
}

/** The days around an end are read once for each of them: only one of these reads answers for it. */
function isOfStep({ step }: Sighting, { candidate, effectiveDate }: Pick<Found, 'candidate' | 'effectiveDate'>): boolean {
	return !isEnd(candidate) || step.lastDay === undefined || step.lastDay === effectiveDate;
}

async function convert(source: WorkerSource, found: readonly Found[], { settings, conversionGapDays }: ResolveOptions): Promise<Map<Found, Conversion>> {
	if (!settings.events.has('converted')) return new Map();
	const halves = found.flatMap((one): Array<Half & { one: Found }> => {
		const { candidate, facts, effectiveDate: day } = one;
		if (day === null || (candidate.kind !== 'started' && !isEnd(candidate))) return [];
		return [{ role: candidate.kind === 'started' ? 'current' : 'former', facts, day, one }];
	});
	const conversions = await conversionsAmong(source, halves, conversionGapDays);
	return new Map([...conversions].map(([{ one }, conversion]) => [one, conversion]));
}

interface Group {
	event: WorkerEvent;
	first: Found;
	all: Found[];
}

/** Several entries that make the same of a worker are one change. */
function grouped(found: readonly Found[], conversions: ReadonlyMap<Found, Conversion>, events: EventSettings['events']): Group[] {
	const groups = new Map<string, Group>();
	for (const one of found) {
		const event = nameOf(one, conversions.has(one), events);
		if (event === undefined) continue;
		const isDated = one.candidate.factsOn !== undefined;
		const key = [one.facts.id, event, isDated ? one.effectiveDate : ''].join('|');
		const group = groups.get(key);
		if (group) group.all.push(one);
		else groups.set(key, { event, first: one, all: [one] });
	}
	const last = ({ all }: Group) => Math.max(...all.map(({ due }) => due));
	const order = [...new Set(found.map(({ facts }) => facts.id))];
	return [...groups.values()].sort((a, b) => order.indexOf(a.first.facts.id) - order.indexOf(b.first.facts.id) || last(a) - last(b));
}

/** What nobody asked for by name is an update, if those are asked for. */
function nameOf({ event, candidate }: Found, isConversion: boolean, events: EventSettings['events']): WorkerEvent | undefined {
	if (isConversion) return 'converted';
	if (events.has(event)) return event;
	// The update that it is as well comes on its own.
	if (candidate.kind === 'correctedEnd') return undefined;
	return events.has('updated') ? 'updated' : undefined;
}

/** Of which day the item is: of the day it is about where that is still to come, except for what is announced of somebody here. */
function dayOf({ candidate, effectiveDate }: Found, { today }: ResolveOptions): string {
	if (isEnd(candidate) && effectiveDate !== null) return laterDay(addDays(effectiveDate, 1), today);
	if (candidate.kind === 'futureEnd' || candidate.kind === 'rescinded') return today;
	// Where the moment is written with another offset, the day may have begun that Workday's own clock is still ahead of.
	return laterDay(candidate.factsOn ?? candidate.transaction.effectiveDate ?? today, today);
}

function asChange(event: WorkerEvent, all: readonly Found[], worker: Record<string, unknown>, conversion: Conversion | undefined): Omit<WorkerChange, 'day'> {
	const newest = all.reduce((one, other) => (other.due >= one.due ? other : one));
	return {
		event,
		id: newest.facts.id,
		due: newest.due,
		effectiveDate: newest.effectiveDate,
		conversion,
		worker,
		transactions: all.map(({ transaction }) => transaction).filter((transaction) => transaction !== NOTHING_KNOWN),
		keys: all.map(({ candidate, due }) => [candidate.key, due]),
	};
}

/** Workers as they were on several days. */
class WorkersByDay {
	private readonly days = new Map<string, Map<string, Known>>();

	constructor(private readonly source: WorkerSource) {}

	add(day: string, known: Known): void {
		const ofDay = this.days.get(day) ?? new Map<string, Known>();
		const before = ofDay.get(known.facts.id);
		ofDay.set(known.facts.id, { facts: known.facts, item: known.item ?? before?.item });
		this.days.set(day, ofDay);
	}

	get(day: string, id: string): Known | undefined {
		return this.days.get(day)?.get(id);
	}

	/** Reads those whose item is not there yet. */
	async read(wanted: ReadonlyArray<readonly [day: string, id: string]>): Promise<void> {
		const missing = new Map<string, Set<string>>();
		for (const [day, id] of wanted) {
			if (this.get(day, id)?.item === undefined) missing.set(day, (missing.get(day) ?? new Set()).add(id));
		}
		for (const [day, ids] of missing) {
			const workers = this.source.readByIds([...ids], day, ({ facts, item }) => ({ facts, item: item() }));
			for await (const worker of workers) this.add(day, worker);
		}
	}
}

/** As the user sees it. */
export function changeItem({ event, effectiveDate, conversion, worker, transactions }: WorkerChange, { from, through }: Window): Record<string, unknown> {
	return {
		event,
		effectiveDate,
		...(conversion && { conversion }),
		worker,
		transactions,
		window: { from: isoOf(from), through: isoOf(through) },
	};
}
