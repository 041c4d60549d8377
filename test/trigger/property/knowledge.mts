/** What Workday knows of a worker at some moment, from the entries of the ledger alone. */
import type { LedgerEntry } from '../../tenant/workers/ledgerTypes.mts';
import type { Employee } from './company.mts';

export const HIRES: readonly string[] = ['Hire Employee', 'Contract Contingent Worker'];
export const ENDS: readonly string[] = ['Terminate Employee', 'End Contingent Worker Contract'];
export const isHire = ({ type }: LedgerEntry): boolean => HIRES.includes(type);
export const isEnd = ({ type }: LedgerEntry): boolean => ENDS.includes(type);

/** From a hire to an end. Days are counted from 1970. */
export interface Employment {
	hire: LedgerEntry;
	/** The end that counts. */
	end: LedgerEntry | undefined;
}

export class Knowledge {
	private readonly known: LedgerEntry[];
	private readonly replaced = new Map<string, LedgerEntry[]>();

	/** @param entries that are known */
	constructor(
		entries: readonly LedgerEntry[],
		private readonly employees: ReadonlyMap<number, Employee>,
	) {
		this.known = [...entries].sort((a, b) => a.entered - b.entered);
		for (const entry of this.known) {
			const former = entry.rescinds ?? entry.corrects;
			if (former === undefined) continue;
			const key = `${entry.worker} ${former}`;
			this.replaced.set(key, [...(this.replaced.get(key) ?? []), entry]);
		}
	}

	/** Nothing known takes it back or replaces it. What takes back is never in force itself: it is only an entry. */
	isInForce(entry: LedgerEntry): boolean {
		return entry.rescinds === undefined && !this.replaced.has(`${entry.worker} ${entry.key}`);
	}

	/** The same, had nothing taken back or replaced the entry. */
	without(entry: LedgerEntry): Knowledge {
		return new Knowledge(
			this.known.filter(({ worker, rescinds, corrects }) => worker !== entry.worker || (rescinds ?? corrects) !== entry.key),
			this.employees,
		);
	}

	/** Taken back, not only replaced. */
	isTakenBack(entry: LedgerEntry): boolean {
		return (this.replaced.get(`${entry.worker} ${entry.key}`) ?? []).some(({ rescinds }) => rescinds !== undefined);
	}

	/**
	 * Oldest first. Every hire that is in force begins one. An end ends the one that began last before it; of several ends
	 * the one that was entered last counts.
	 */
	employmentsOf(worker: number): Employment[] {
		const standing = this.known.filter((entry) => entry.worker === worker && this.isInForce(entry));
		const employments = standing.filter(isHire).map((hire): Employment => ({ hire, end: undefined }));
		employments.sort((a, b) => a.hire.day - b.hire.day);
		for (const end of standing.filter(isEnd)) {
			const ended = employments.filter(({ hire }) => hire.day <= end.day).pop();
			if (ended) ended.end = end;
		}
		return employments;
	}

	/** Other workers of the other type who are the same person. */
	otherSelves(worker: number): number[] {
		const self = this.employees.get(worker);
		return [...this.employees].flatMap(([number, other]) =>
			number !== worker && other.person === self?.person && other.contingent !== self.contingent ? [number] : [],
		);
	}
}
