import { endEffective } from './career.mts';
import { isoDay, type Day, type Moment, momentOf, pacificDay, parseDay, type When } from './dates.mts';
import { endType, type Entry, hireType, isEnd, isHire, type TransactionType } from './entries.mts';
import type {
	Correction,
	Entering,
	EnteringFrom,
	LedgerEntry,
	LedgerHost,
	NewEntry,
	NewHire,
	ScriptedWorker,
} from './ledgerTypes.mts';
import { type NewOrganizationChange, OrganizationLedger } from './organizationLedger.mts';
import { wid } from './random.mts';

export const transactionWid = (seed: number, worker: number, { key }: { key: string }): string =>
	wid(seed, 'transaction', worker, key);

const NONE: readonly Entry[] = [];

/** What was entered beside the generated history, by tests that play out what happens in a company. */
export class Ledger {
	readonly organizations = new OrganizationLedger();
	private readonly hired = new Map<number, ScriptedWorker>();
	private readonly entered = new Map<number, Entry[]>();
	private readonly purged = new Set<number>();
	private readonly order: Array<{ worker: number; entry: Entry }> = [];

	constructor(private readonly host: LedgerHost) {}

	/** A new worker behind the last one. @returns the worker's number */
	hireWorker({ contingent = false, sameAs, timeZone, ...entry }: NewHire): number {
		if (sameAs !== undefined && !this.host.exists(sameAs)) throw new Error(`There is no worker ${sameAs}.`);
		const number = this.host.nextNumber();
		this.hired.set(number, { contingent, sameAs, timeZone });
		this.enter(number, { ...entry, type: hireType(contingent) });
		return number;
	}

	/** @returns the entry's key */
	enter(worker: number, { type, effective, set, corrects, rescinds, ...entering }: NewEntry): string {
		const former = corrects ?? rescinds;
		if (former !== undefined && this.inForce(worker, former).type !== type)
			throw new Error(`Entry ${former} is no ${type}.`);
		if (rescinds !== undefined) return this.rescind(worker, rescinds, entering);
		if (corrects !== undefined) return this.correct(worker, corrects, { effective, ...(set && { set }), ...entering });
		return this.add(worker, { type, ...this.momentsOf(type, effective), ...(set && { set }) }, entering);
	}

	/** @param lastDay last day of employment, `2026-03-31` */
	terminate(worker: number, { lastDay, ...entering }: Entering & { lastDay: string }): string {
		const type = endType(this.host.contingent(worker));
		return this.add(worker, { type, ...this.endingOn(lastDay) }, entering);
	}

	rehire(worker: number, entry: EnteringFrom): string {
		return this.enter(worker, { ...entry, type: hireType(this.host.contingent(worker)) });
	}

	leave(worker: number, entry: EnteringFrom): string {
		return this.enter(worker, { ...entry, type: 'Request Leave of Absence' });
	}

	/** Effective on the first day back. */
	returnFromLeave(worker: number, entry: EnteringFrom): string {
		return this.enter(worker, { ...entry, type: 'Return Worker from Leave' });
	}

	retitle(worker: number, businessTitle: string, entry: EnteringFrom): string {
		return this.enter(worker, { ...entry, type: 'Title Change', set: { businessTitle } });
	}

	/** Into another supervisory organization, and so to another manager; other organizations stay. */
	move(worker: number, supervisory: number, entry: EnteringFrom): string {
		return this.enter(worker, { ...entry, type: 'Change Job', set: { supervisory } });
	}

	/** Employee to contingent worker or back. @returns the number of the new one; the former ends the day before */
	convert(worker: number, { effective, ...entering }: EnteringFrom): number {
		const lastDay = pacificDay(momentOf(effective)) - 1;
		this.terminate(worker, { lastDay: isoDay(lastDay), ...entering });
		const timeZone = this.hired.get(worker)?.timeZone;
		const contingent = !this.host.contingent(worker);
		return this.hireWorker({ contingent, sameAs: worker, timeZone, effective, ...entering });
	}

	rescind(worker: number, key: string, entering: Entering): string {
		const { type, effective, day } = this.inForce(worker, key);
		return this.add(worker, { type, effective, day, rescinds: key }, entering);
	}

	/** Replaces an entry by one with other values; what is not named stays. */
	correct(worker: number, key: string, { effective, lastDay, set, ...entering }: Correction): string {
		const { generated, entered, visible, ...former } = this.inForce(worker, key);
		const moments =
			lastDay !== undefined ? this.endingOn(lastDay) : effective !== undefined && this.momentsOf(former.type, effective);
		return this.add(worker, { ...former, ...moments, ...(set && { set }), corrects: key }, entering);
	}

	/** An entry that only looks like what its flags say. */
	note(worker: number, entry: NewEntry, flags: NonNullable<Entry['flags']>): string {
		const { type, effective, set, ...entering } = entry;
		return this.add(worker, { type, ...this.momentsOf(type, effective), ...(set && { set }), flags }, entering);
	}

	/** The worker is gone from every answer, whatever date is asked about. */
	purge(worker: number): void {
		if (!this.host.exists(worker)) throw new Error(`There is no worker ${worker}.`);
		this.purged.add(worker);
		this.host.changed();
	}

	/** All that was entered for a worker, generated or scripted, visible or not, in the order of entering. */
	entries(worker: number): LedgerEntry[] {
		return this.allOf(worker).map((entry) => this.line(worker, entry));
	}

	/** All scripted entries, in the order in which they were made. */
	all(): LedgerEntry[] {
		return this.order.map(({ worker, entry }) => this.line(worker, entry));
	}

	/** Changes of an organization, by its Organization_Reference_ID. */
	changeOrganization(referenceId: string, change: NewOrganizationChange): void {
		if (!this.host.organizationExists(referenceId)) throw new Error(`There is no organization ${referenceId}.`);
		this.organizations.change(referenceId, change);
		this.host.changed();
	}

	scripted(worker: number): ScriptedWorker | undefined {
		return this.hired.get(worker);
	}

	isPurged(worker: number): boolean {
		return this.purged.has(worker);
	}

	/** Of a worker, in the order in which they were made. */
	scriptedEntries(worker: number): readonly Entry[] {
		return this.entered.get(worker) ?? NONE;
	}

	isTouched(worker: number): boolean {
		return this.entered.has(worker);
	}

	/** Numbers of the workers that have scripted entries. */
	get touched(): Iterable<number> {
		return this.entered.keys();
	}

	/** How many scripted entries can be seen at that moment: with the revision, it says which. */
	visibleAt(now: Moment): number {
		let count = 0;
		for (const { entry } of this.order) if (entry.visible <= now) count += 1;
		return count;
	}

	private momentsOf(type: TransactionType, when: When): { effective: Moment; day: Day } {
		const effective = momentOf(when);
		const dayAfter = isEnd({ type }) && this.host.rules.terminationEffective === 'dayAfter';
		return { effective, day: pacificDay(effective) - (dayAfter ? 1 : 0) };
	}

	private endingOn(lastDay: string): { effective: Moment; day: Day } {
		const day = parseDay(lastDay);
		return { effective: endEffective(day, this.host.rules.terminationEffective), day };
	}

	private add(
		worker: number,
		values: Omit<Entry, 'key' | 'entered' | 'visible' | 'generated'>,
		{ entered, visible = entered }: Entering,
	): string {
		if (!this.host.exists(worker)) throw new Error(`There is no worker ${worker}.`);
		this.mustFit(worker, values);
		const key = `entry ${this.order.length}`;
		const moment = momentOf(entered);
		const entry: Entry = {
			...values,
			key,
			entered: moment,
			visible: Math.max(moment, momentOf(visible)),
			generated: false,
		};
		this.order.push({ worker, entry });
		this.entered.set(worker, [...this.scriptedEntries(worker), entry]);
		this.host.changed();
		return key;
	}

	/** Employees are hired and terminated, contingent workers begin and end a contract. */
	private mustFit(worker: number, { type }: Pick<Entry, 'type'>): void {
		const contingent = this.host.contingent(worker);
		const fits = isHire({ type }) ? type === hireType(contingent) : !isEnd({ type }) || type === endType(contingent);
		if (!fits) throw new Error(`${type} is not for ${contingent ? 'a contingent worker' : 'an employee'}: ${worker}.`);
	}

	private allOf(worker: number): Entry[] {
		return [...this.host.generatedEntries(worker), ...this.scriptedEntries(worker)];
	}

	/** What can still be taken back or replaced. */
	private inForce(worker: number, key: string): Entry {
		const entries = this.allOf(worker);
		const found = entries.find((entry) => entry.key === key);
		if (!found) throw new Error(`Worker ${worker} has no entry ${key}.`);
		const by = entries.find((entry) => entry.rescinds === key || entry.corrects === key);
		if (by) throw new Error(`Entry ${key} of worker ${worker} is not in force: see entry ${by.key}.`);
		if (found.rescinds !== undefined) throw new Error(`Entry ${key} of worker ${worker} is a rescind itself.`);
		return found;
	}

	private line(worker: number, entry: Entry): LedgerEntry {
		const { key, type, effective, day, entered, visible, set, rescinds, corrects, generated } = entry;
		return {
			worker,
			key,
			wid: transactionWid(this.host.seed, worker, entry),
			type,
			effective,
			day,
			entered,
			visible,
			...(set && { set }),
			...(rescinds !== undefined && { rescinds }),
			...(corrects !== undefined && { corrects }),
			generated,
		};
	}
}
