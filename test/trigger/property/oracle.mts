/**
 * What must come, what may come, and what must not: the rules of the issue in plain words, from the ledger's entries. It
 * shares no code with the trigger.
 *
 * Every entry has, for each kind of event, one moment at which it is due:
 * - due: a hire, a leave, a return and any other change when it is entered or becomes effective, whichever is later; an end
 *   when it is entered or when the last day is over where the worker lives (or where the settings say), whichever is later.
 *   Where no event about ends was chosen an end is a change like any other.
 * - announced: a hire or an end so many days before it becomes effective, or when it is entered; only before it happens.
 * - rescinded: what takes back, when it is entered.
 * - told: corrections may have types of their own, so one that is about the very day of an end may come with that end. It
 *   need not, and what it is by its type comes besides.
 *
 * It must come in the window that holds this moment, under its name: its own if that was chosen, else `updated` if that was
 * chosen, else not at all. Of what was entered by the end of that window, nothing may have taken it back or replaced it.
 * An end must have ended an employment; the end of somebody who is hired again for the very next day need not come, as the
 * worker never leaves.
 */
import type { LedgerEntry } from '../../tenant/workers/ledgerTypes.mts';
import type { Employee } from './company.mts';
import { isEnd, isHire, type Knowledge } from './knowledge.mts';
import { DAY } from './plan.mts';
import type { Settings } from './settings.mts';

export const KINDS = ['announced', 'due', 'rescinded', 'told'] as const;
export type Kind = (typeof KINDS)[number];

/** Types of which the settings say nothing. */
const UNLISTED: readonly string[] = ['Title Change', 'Change Job', 'Contact Change'];

export function kindOf(event: string, entry: LedgerEntry): Kind {
	if (event === 'futureHire' || event === 'futureTermination') return 'announced';
	if (event === 'rescinded' || entry.rescinds !== undefined) return 'rescinded';
	return (event === 'terminated' || event === 'converted') && UNLISTED.includes(entry.type) ? 'told' : 'due';
}

/** YYYY-MM-DD. */
export const dayOf = ({ day }: LedgerEntry): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The moment at which an entry is due; undefined: never. */
export function dueAt(entry: LedgerEntry, kind: Kind, settings: Settings, employee: Employee): number | undefined {
	const { entered, effective, rescinds, type } = entry;
	if (kind === 'told' || !settings.watches(employee.contingent, type)) return undefined;
	if ((kind === 'rescinded') !== (rescinds !== undefined)) return undefined;
	if (kind === 'rescinded') return entered;
	const wantsEnds = settings.has('terminated', 'converted');
	if (kind === 'due') return Math.max(entered, isEnd(entry) && wantsEnds ? settings.endOf(dayOf(entry), employee.zone) : effective);
	if (isHire(entry) && settings.has('futureHire')) {
		const ahead = Math.max(entered, effective - settings.futureHireDays * DAY);
		return ahead < effective ? ahead : undefined;
	}
	if (isEnd(entry) && settings.has('futureTermination')) {
		const ahead = Math.max(entered, effective - settings.futureTerminationDays * DAY);
		// Whether an end can still be announced in the hours between Workday's moment and the midnight is left open.
		return ahead < Math.min(effective, settings.endOf(dayOf(entry), employee.zone)) ? ahead : undefined;
	}
	return undefined;
}

/** As which events an entry may come, and whether it must. */
export interface Expectation {
	names: string[];
	isSure: boolean;
}

const NOTHING: Expectation = { names: [], isSure: false };

/** By what is known. */
export function expected(entry: LedgerEntry, kind: Kind, knowledge: Knowledge, settings: Settings): Expectation {
	if (kind === 'rescinded') return { names: chosen(settings, 'rescinded'), isSure: settings.has('rescinded', 'updated') };
	if (knowledge.isTakenBack(entry)) return NOTHING;
	const sure = (...names: string[]): Expectation => ({ names: chosen(settings, ...names), isSure: knowledge.isInForce(entry) && settings.has(...names, 'updated') });
	if (isHire(entry)) {
		if (kind === 'announced') return sure('futureHire');
		// Without rehired a rehire is a hire.
		const isRehire = knowledge.employmentsOf(entry.worker).some(({ hire }) => hire.day < entry.day);
		const own = sure(isRehire && settings.has('rehired') ? 'rehired' : 'hired');
		const expectation = converted(converts(entry, knowledge, settings), own, settings);
		return knowledge.isInForce(entry) ? expectation : { names: chosen(settings, 'hired', 'rehired', 'converted'), isSure: false };
	}
	if (isEnd(entry)) {
		const employments = knowledge.employmentsOf(entry.worker);
		const counts = employments.some(({ end }) => end === entry) && !employments.some(({ hire }) => hire.day === entry.day + 1);
		if (kind === 'announced') return { ...sure('futureTermination'), ...(!counts && { isSure: false }) };
		if (!settings.has('terminated', 'converted')) return sure('updated');
		const own = sure('terminated');
		return counts && knowledge.isInForce(entry) ? converted(converts(entry, knowledge, settings), own, settings) : { names: chosen(settings, 'terminated', 'converted'), isSure: false };
	}
	if (entry.type === 'Request Leave of Absence') return sure('onLeave');
	if (entry.type === 'Return Worker from Leave') return sure('returnedFromLeave');
	return sure('updated');
}

/** What was not chosen is an update, if those were. */
function chosen(settings: Settings, ...names: string[]): string[] {
	return [...new Set(names.flatMap((name) => (settings.has(name) ? name : settings.has('updated') ? 'updated' : [])))];
}

/** A hire and an end of the same person as workers of different types are a conversion, if few days lie between them. */
function converts(entry: LedgerEntry, knowledge: Knowledge, { conversionGapDays: gap }: Settings): 'surely' | 'perhaps' | 'no' {
	const answers = knowledge.otherSelves(entry.worker).map((other): 'surely' | 'perhaps' | 'no' => {
		const employments = knowledge.employmentsOf(other);
		const halves = employments.flatMap(({ hire, end }) => (isHire(entry) ? (end ? [entry.day - end.day - 1] : []) : [hire.day - entry.day - 1]));
		if (!halves.some((between) => Math.abs(between) <= gap)) return 'no';
		// Somebody who came or left more than once in these days: nobody can say what that is.
		return employments.length > 1 || isShort(employments[0], gap) ? 'perhaps' : 'surely';
	});
	if (answers.includes('surely')) return 'surely';
	return answers.includes('perhaps') ? 'perhaps' : 'no';
}

const isShort = (employment: ReturnType<Knowledge['employmentsOf']>[number] | undefined, gap: number): boolean =>
	employment?.end !== undefined && employment.end.day - employment.hire.day <= 2 * gap + 2;

function converted(conversion: ReturnType<typeof converts>, otherwise: Expectation, settings: Settings): Expectation {
	if (conversion === 'no' || !settings.has('converted')) return otherwise;
	if (conversion === 'perhaps') return { names: ['converted', ...otherwise.names], isSure: otherwise.isSure };
	return { names: ['converted'], isSure: otherwise.isSure || otherwise.names.length === 0 };
}
