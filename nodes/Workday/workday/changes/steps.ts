/**
 * Which reads find all events that are due in a window. Workday finds workers by the moments at which their transactions
 * were entered and become effective; the due moments lie elsewhere for what is announced days ahead, and for ends,
 * which come with somebody's midnight.
 */
import { addDays, dateInZone, DAY_MS } from './days';
import { wantsEnds, type Candidate, type EventSettings, type WorkerEvent } from './events';
import { daysThatEnd, FIRST_MIDNIGHT_MS, LAST_MIDNIGHT_MS } from './midnights';

/** Milliseconds since the epoch: what is due in `(from, through]`. */
export interface Window {
	from: number;
	through: number;
	/** How far back entries are asked for again, because they may have come to light late. Without one, `through` is a while ago. */
	overlapMs: number;
	/** Nothing at or before it: where it all began. */
	start: number;
}

export interface Range {
	from: number;
	through: number;
}

export interface Step {
	/** Names the step from poll to poll, whatever the settings say in between. */
	readonly key: string;
	/** Entries of these moments. */
	readonly updated?: Range;
	readonly effective?: Range;
	/** YYYY-MM-DD: workers as they are on this day. */
	readonly asOf: string;
	/** Only what decides is read: few of these workers become items, and their data of another day. */
	readonly thin: boolean;
	/** Of a read for ends: the last day of those that it answers for. */
	readonly lastDay?: string;
	/** Of a read of days ahead: what it announces. Two such reads may find the same entry. */
	readonly announces?: ReadonlySet<Candidate['kind']>;
	/** Whether entries before the overlap belong to this step; those after it belong to the first. */
	readonly older: boolean;
}

/** Events that are due before the transaction becomes effective, or whenever it was. */
const ANNOUNCED: ReadonlySet<WorkerEvent> = new Set(['futureHire', 'futureTermination', 'rescinded']);

/**
 * What Workday makes of the ends of a range was never seen: if one end were not part of it, an entry of that very moment
 * would be missed. What comes too much is known by its due moment.
 */
export const MARGIN_MS = 1000;

/** Where the range of entries begins: they are asked for once more as long as they may come to light. */
export const entriesFrom = ({ from, overlapMs, start }: Window): number => Math.max(from - overlapMs, start);

/** @param workdayZone in which Workday counts days */
export function stepsOf(window: Window, settings: EventSettings, workdayZone: string): Step[] {
	const { from, through } = window;
	const { events } = settings;
	const today = dateInZone(through, workdayZone);
	// An end in the future would be refused; with an overlap the next window finds what stands at the very end of this one.
	const entered = { from: entriesFrom(window), through: window.overlapMs > 0 ? through : through + MARGIN_MS };
	const steps: Step[] = [{ key: 'entered', updated: entered, asOf: today, thin: false, older: false }];
	const shifted = (days: number): Range => ({ from: from + days * DAY_MS - MARGIN_MS, through: through + days * DAY_MS + MARGIN_MS });
	const onlyAnnounced = [...events].every((event) => ANNOUNCED.has(event));
	if (!onlyAnnounced) steps.push({ key: 'effective', effective: shifted(0), asOf: today, thin: false, older: true });
	for (const [days, announces] of announcedBy(settings)) {
		steps.push({ key: `ahead ${days}`, effective: shifted(days), asOf: today, thin: true, older: true, announces });
	}
	if (wantsEnds(events)) {
		for (const day of daysThatEnd(from, through, settings.zone)) {
			const lastDay = settings.endOf === 'lastDay' ? day : addDays(day, 1);
			steps.push({ key: `ends ${day}`, effective: bandAround(lastDay), asOf: addDays(lastDay, 1), thin: true, older: true, lastDay });
		}
	}
	return steps;
}

/** What is announced how many days ahead. */
function announcedBy({ events, futureHireDays, futureTerminationDays }: EventSettings): Map<number, Set<Candidate['kind']>> {
	const days = new Map<number, Set<Candidate['kind']>>();
	const announce = (kind: Candidate['kind'], ahead: number) => days.set(ahead, new Set([...(days.get(ahead) ?? []), kind]));
	if (events.has('futureHire')) announce('futureHire', futureHireDays);
	if (events.has('futureTermination')) announce('futureEnd', futureTerminationDays);
	return days;
}

/** Every moment that Workday may give a termination with this last day: the beginning of that day or of the next, anywhere. */
function bandAround(lastDay: string): Range {
	const day = Date.parse(`${lastDay}T00:00:00Z`);
	return { from: day + FIRST_MIDNIGHT_MS, through: day + DAY_MS + LAST_MIDNIGHT_MS };
}

/** Whether this step is the one that answers for the entry: no other one will. Without an entry moment any of them does. */
export function answersFor(step: Step, window: Window, entryMoment: string | null): boolean {
	return entryMoment === null || step.older === Date.parse(entryMoment) <= entriesFrom(window);
}

export const mayBeDue = (window: Window, { earliest, latest }: Candidate): boolean =>
	latest > entriesFrom(window) && earliest <= window.through;

export const isDue = (window: Window, due: number): boolean => due > entriesFrom(window) && due <= window.through;
