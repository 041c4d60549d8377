import type { Day, Moment } from './dates.mts';
import { type Entry, isEnd, isHire, type Transaction } from './entries.mts';

/** One employment (or contract) from hire to end. */
export interface Employment {
	hire: Day;
	/** Last day of employment. Unproven, chosen: the worker is inactive from the day after. */
	end?: Day;
	lastDayOfWork?: Day;
	involuntary?: boolean;
	/** The hire was taken back. */
	rescinded: boolean;
}

export interface LeaveOfAbsence {
	start: Day;
	estimatedEnd: Day;
	/** First day back. */
	end?: Day;
	kind: string;
}

export interface Knowledge {
	/** As_Of_Entry_DateTime. */
	entered: Moment;
	/** The tenant's clock: what is committed later is not seen. Absent: all that was entered is seen. */
	now?: Moment;
}

/** What was entered by then and can be seen, oldest entry first. */
export function knownOf(entries: readonly Entry[], { entered, now = Infinity }: Knowledge): Entry[] {
	return entries
		.filter((entry) => entry.entered <= entered && entry.visible <= now)
		.sort((one, other) => one.entered - other.entered);
}

type Voided = ReadonlyMap<string, 'rescinded' | 'corrected'>;
const NOTHING: Voided = new Map();

/** Keys of the entries that are not in force any more. What a rescinded correction had replaced stays replaced. */
function voidedBy(known: readonly Entry[], counts: (entry: Entry) => boolean = () => true): Voided {
	let voided: Map<string, 'rescinded' | 'corrected'> | undefined;
	for (const entry of known) {
		if (entry.rescinds === undefined && entry.corrects === undefined) continue;
		if (!counts(entry)) continue;
		voided ??= new Map();
		if (entry.corrects !== undefined) voided.set(entry.corrects, 'corrected');
		if (entry.rescinds !== undefined) voided.set(entry.rescinds, 'rescinded');
	}
	return voided ?? NOTHING;
}

/** Entries whose change holds. */
const inForce = (known: readonly Entry[], voided: Voided): Entry[] =>
	known.filter((entry) => entry.rescinds === undefined && !entry.flags?.rescinded && !voided.has(entry.key));

function last<T>(list: readonly T[], test: (item: T) => boolean): T | undefined {
	for (let index = list.length - 1; index >= 0; index -= 1) {
		const item = list[index];
		if (item !== undefined && test(item)) return item;
	}
	return undefined;
}

/** Oldest first. Hires that were taken back appear only where no other is left. */
export function employmentsOf(known: readonly Entry[]): Employment[] {
	const voided = voidedBy(known);
	const standing = inForce(known, voided);
	const hires = standing.filter(isHire);
	const rescinded = hires.length === 0;
	const shown = rescinded ? known.filter((entry) => isHire(entry) && voided.get(entry.key) === 'rescinded') : hires;
	const employments = shown
		.map((entry): Employment => ({ hire: entry.day, rescinded }))
		.sort((one, other) => one.hire - other.hire);
	for (const entry of standing) {
		if (!isEnd(entry)) continue;
		const ended = last(employments, ({ hire }) => hire <= entry.day);
		if (ended) Object.assign(ended, { end: entry.day }, entry.ending);
	}
	return employments;
}

/** Oldest first. */
export function leavesOf(known: readonly Entry[]): LeaveOfAbsence[] {
	const standing = inForce(known, voidedBy(known));
	const leaves = standing
		.filter((entry) => entry.type === 'Request Leave of Absence')
		.map((entry): LeaveOfAbsence => ({ start: entry.day, kind: 'Medical', estimatedEnd: entry.day + 90, ...entry.leave }))
		.sort((one, other) => one.start - other.start);
	for (const entry of standing) {
		if (entry.type !== 'Return Worker from Leave') continue;
		const left = last(leaves, ({ start }) => start <= entry.day);
		if (left) left.end = entry.day;
	}
	return leaves;
}

/** What sets something and has taken effect by that day, in the order in which it took effect. */
export function changesOf(known: readonly Entry[], day: Day): Entry[] {
	return inForce(known, voidedBy(known))
		.filter((entry) => (entry.set !== undefined || entry.retitles) && entry.day <= day)
		.sort((one, other) => one.effective - other.effective);
}

/** @param marksOriginals does what was taken back or replaced carry the flag as well? */
export function transactionsOf(known: readonly Entry[], marksOriginals: boolean): Transaction[] {
	const voided = marksOriginals ? voidedBy(known, (entry) => !entry.generated) : NOTHING;
	return known.map((entry) => {
		const mark = voided.get(entry.key);
		return {
			type: entry.type,
			key: entry.key,
			effective: entry.effective,
			entered: entry.entered,
			rescinded: entry.rescinds !== undefined || mark === 'rescinded' || entry.flags?.rescinded === true,
			corrected: entry.corrects !== undefined || mark === 'corrected' || entry.flags?.corrected === true,
			takesBack: entry.rescinds !== undefined || entry.flags?.rescinded === true,
		};
	});
}
