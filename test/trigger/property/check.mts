/** Holds what came against what the oracle says. */
import type { LedgerEntry } from '../../tenant/workers/ledgerTypes.mts';
import type { Employee } from './company.mts';
import { ENDS, isEnd, isHire, Knowledge } from './knowledge.mts';
import { dayOf, dueAt, expected, KINDS, kindOf, type Kind } from './oracle.mts';
import { iso, MINUTE, SECOND } from './plan.mts';
import type { Told } from './play.mts';
import { Settings } from './settings.mts';
import type { Window } from './windows.mts';

/** An entry in an item. */
interface Emission {
	entry: LedgerEntry;
	event: string;
	kind: Kind;
	window: Window;
	effectiveDate: string | null;
	poll: number;
}

/** @returns what is wrong, each beginning with what kind of mistake it is and a colon */
export function check(told: Told): string[] {
	const complaints = [...told.complaints];
	if (complaints.length === 0) new Checker(told, (what) => complaints.push(what)).check();
	return complaints;
}

class Checker {
	private readonly windows: Window[];
	private readonly emissions: Emission[] = [];
	private readonly settings = new Map<object, Settings>();
	private readonly knowledge = new Map<string, Knowledge>();

	constructor(
		private readonly told: Told,
		private readonly complain: (what: string) => void,
	) {
		this.windows = told.windows.filter(({ isLoad }) => !isLoad);
	}

	check(): void {
		this.readItems();
		this.checkWatermark();
		this.checkLoad();
		for (const emission of this.emissions) this.checkAllowed(emission);
		for (const entry of this.told.entries) for (const kind of KINDS) this.checkEntry(entry, kind);
	}

	private readItems(): void {
		const byWid = new Map(this.told.entries.map((entry) => [entry.wid, entry]));
		for (const [poll, { items }] of this.told.polls.entries()) {
			for (const { event, transactions, window, effectiveDate, worker } of items) {
				const of = this.told.windows.find(({ through }) => through === Date.parse(window.through));
				if (!of) return this.complain(`lost window: an item (${event}) of ${window.through}, a window that was not finished`);
				if (of.isLoad) continue;
				if (transactions.length === 0) this.complain(`no cause: an item (${event}) without transactions`);
				// Caught up late, it is of today, whatever became of the worker since.
				const isAhead = event === 'futureHire' && effectiveDate !== null && Date.parse(effectiveDate) > of.through;
				if (isAhead && 'employmentStatus' in worker && !['Active', 'On Leave'].includes(String(worker.employmentStatus))) {
					this.complain(`not of the day: ${event} says ${String(worker.employmentStatus)}`);
				}
				for (const { id } of transactions) {
					const entry = byWid.get(id);
					if (entry) this.emissions.push({ entry, event, kind: kindOf(event, entry), window: of, effectiveDate, poll });
					else this.complain(`unknown cause: an item (${event}) of transaction ${id}, which nobody entered`);
				}
			}
		}
	}

	/** Everything up to the end was asked about, beginning where it should. */
	private checkWatermark(): void {
		const { plan, polls } = this.told;
		const last = polls[polls.length - 1];
		const { lagMs } = this.of(plan.parameters);
		// A poll begins with the clock's error of the poll before. Without the server's time only a fault tells that a moment
		// has not come yet, and the trigger steps back by much.
		const slack = (plan.tenant.dateHeader === false ? 30 : 11) * MINUTE;
		const through = this.told.windows[this.told.windows.length - 1]?.through ?? 0;
		const done = polls.filter(({ failed, windows }) => failed === undefined && windows.length > 0);
		if (last && done.length > 0 && through < last.at - lagMs - slack) this.complain(`left behind: the last window ends at ${iso(through)}, the last poll was at ${iso(last.at)}`);
		const [first] = this.windows;
		const begun = polls.find(({ failed }) => failed === undefined);
		if (!first || !begun) return;
		if (plan.parameters.start === 'date' && iso(first.from) !== plan.parameters.startDate) this.complain(`start: the first window begins at ${iso(first.from)}`);
		const skewMs = plan.tenant.dateHeader === false ? Math.max(0, begun.skew) * SECOND : 0;
		if (plan.parameters.start === undefined && first.from > begun.until + skewMs) this.complain(`start: the first window begins at ${iso(first.from)}, and the first poll ended at ${iso(begun.until)}`);
	}

	/** A full load gives everybody once. */
	private checkLoad(): void {
		const load = this.told.windows.find(({ isLoad }) => isLoad);
		if (!load) return;
		const loaded = this.told.polls.flatMap(({ items }) => items.filter(({ event }) => event === 'loaded').map(({ worker }) => String(worker.id)));
		// Pages are counted: whoever comes to light in between moves the others back.
		const moved = this.told.entries.filter((entry) => isHire(entry) && entry.visible > load.firstAt && entry.visible <= load.lastAt).length;
		if (loaded.length - new Set(loaded).size > moved) this.complain('loaded twice: a worker');
		const settings = this.of(load.parameters[0] ?? {});
		for (const [number, { name, contingent }] of this.told.employees) {
			const isKnown = this.known(load, load.firstAt).employmentsOf(number).length > 0;
			if (isKnown && settings.watches(contingent, '') && !loaded.includes(this.told.wids.get(number) ?? '')) this.complain(`not loaded: ${name}`);
		}
	}

	private checkAllowed(emission: Emission): void {
		const { entry, event, kind, window, effectiveDate } = emission;
		const employee = this.employee(entry);
		const allowed = window.parameters.some((parameters) => {
			const settings = this.of(parameters);
			const isIn = (due: number | undefined) => due !== undefined && due > window.from - settings.overlapMs && due <= window.through;
			if (this.isMarkedRescind(emission, settings)) return isIn(entry.entered);
			if (kind === 'told') return settings.has(event) && settings.watches(employee.contingent, entry.type) && this.isOfAnEnd(emission);
			return this.knowledgeOf(window).some((known) => {
				const dues = this.chain(entry).map((one) => dueAt(one, kind, settings, employee));
				const doubted = known.isTakenBack(entry) && this.isInDoubt(entry) ? known.without(entry) : known;
				return expected(entry, kind, doubted, settings).names.includes(event) && (isIn(dues[0]) || (!known.isInForce(entry) && dues.some((due) => isIn(due && Math.max(due, entry.entered)))));
			});
		});
		if (!allowed && !this.tellsOfAnother(emission)) this.complain(`must not come: ${this.name(entry)} as ${event} in the window to ${iso(window.through)} (poll ${emission.poll})`);
		const isDated = ['hired', 'rehired', 'futureHire', 'terminated', 'futureTermination'].includes(event);
		const isSure = window.parameters.every((one) => this.knowledgeOf(window).every((known) => expected(entry, kind, known, this.of(one)).isSure));
		if (kind !== 'told' && isDated && isSure && effectiveDate !== dayOf(entry)) this.complain(`wrong day: ${this.name(entry)} as ${event} of ${effectiveDate}`);
	}

	/**
	 * An end that another one replaced without saying so, or that was taken back and has no mark, tells of the end that stands,
	 * where their days are next to each other: whether Workday means the last day or the one after is not known.
	 */
	private tellsOfAnother({ entry, effectiveDate, window }: Emission): boolean {
		if (!isEnd(entry)) return false;
		const standing = this.knowledgeOf(window).flatMap((known) => known.employmentsOf(entry.worker).flatMap(({ end }) => end ?? []));
		return standing.some((end) => end !== entry && Math.abs(end.day - entry.day) <= 1 && dayOf(end) === effectiveDate);
	}

	/** What was taken back may carry the mark as well: then it comes with what takes it back. */
	private isMarkedRescind({ entry, event, window }: Emission, settings: Settings): boolean {
		if (this.told.plan.tenant.marksOriginals === false || event !== (settings.has('rescinded') ? 'rescinded' : 'updated')) return false;
		return this.told.entries.some(({ worker, rescinds, entered }) => worker === entry.worker && rescinds === entry.key && entered <= window.through);
	}

	/** A correction (or what it corrected, if that has the mark as well) of the last day of somebody, or of the day after. */
	private isOfAnEnd({ entry, window }: Emission): boolean {
		const isMarked = entry.corrects !== undefined || this.chain(entry).length > 1;
		return isMarked && this.knowledgeOf(window).some((known) => known.employmentsOf(entry.worker).some(({ end }) => end && [end.day, end.day + 1].includes(entry.day)));
	}

	/**
	 * What takes back does not say what: where the worker has other entries of the same type and moment, it may have been any of
	 * them, and it is better to hear of one too many than of one too few.
	 */
	private isInDoubt(entry: LedgerEntry): boolean {
		return this.told.entries.some(({ key, worker, type, effective, rescinds }) => key !== entry.key && worker === entry.worker && type === entry.type && effective === entry.effective && rescinds === undefined);
	}

	/** An entry and those that replaced it, one after the other. */
	private chain(entry: LedgerEntry): LedgerEntry[] {
		const next = this.told.entries.find(({ worker, corrects }) => worker === entry.worker && corrects === entry.key);
		return next ? [entry, ...this.chain(next)] : [entry];
	}

	private checkEntry(entry: LedgerEntry, kind: Kind): void {
		const came = this.emissions.filter((emission) => emission.entry === entry && emission.kind === kind);
		// Somebody who chooses more events may get the same under another name, at another moment.
		const wasEdited = new Set(came.flatMap(({ window }) => window.parameters.map(({ events }) => String(events)))).size > 1;
		if (came.length > 1 && !wasEdited) this.complain(`twice: ${this.name(entry)} came ${came.map(({ event, poll }) => `as ${event} (poll ${poll})`).join(' and ')}`);
		const due = this.mustCome(entry, kind);
		if (!due) return;
		const { names, windows } = due;
		const [first] = windows;
		const when = `${names.join(' or ')} in the window to ${iso(first?.through ?? 0)}`;
		const [one] = came;
		if (!one) this.complain(`lost: ${this.name(entry)} should have come as ${when}`);
		else if (!names.includes(one.event)) this.complain(`wrong name: ${this.name(entry)} came as ${one.event}, and not as ${when}`);
		else if (!windows.includes(one.window)) this.complain(`wrong window: ${this.name(entry)} came as ${one.event} in that to ${iso(one.window.through)}, and not as ${when}`);
	}

	/** The windows in one of which it must come: the one that holds the moment, and those till it can be seen for sure. */
	private mustCome(entry: LedgerEntry, kind: Kind): { names: string[]; windows: Window[] } | undefined {
		const employee = this.employee(entry);
		const holds = ({ from, through, parameters }: Window) =>
			parameters.every((one) => {
				const due = dueAt(entry, kind, this.of(one), employee);
				return due !== undefined && due > from && due <= through;
			});
		const first = this.windows.findIndex(holds);
		if (first < 0) return undefined;
		const later = this.windows.slice(first);
		const last = later.findIndex(({ firstAt, through }) => firstAt >= this.visible(entry) && !this.isAtOpenEnd(entry, through));
		if (last < 0) return undefined;
		const windows = later.slice(0, last + 1);
		const expectations = windows.flatMap((window) =>
			this.knowledgeOf(window, entry).flatMap((known) => window.parameters.map((parameters) => expected(entry, kind, known, this.of(parameters)))),
		);
		return expectations.every(({ isSure }) => isSure) ? { names: [...new Set(expectations.flatMap(({ names }) => names))], windows } : undefined;
	}

	/** A range that does not hold its own end has the entry in the next window. */
	private isAtOpenEnd({ entered, effective }: LedgerEntry, through: number): boolean {
		return this.told.plan.tenant.boundaries === 'open' && (entered === through || effective === through);
	}

	/** A worker is there as soon as a hire can be seen. */
	private visible(entry: LedgerEntry): number {
		const hires = this.told.entries.filter((one) => one.worker === entry.worker && isHire(one) && one.rescinds === undefined).map(({ visible }) => visible);
		return Math.max(entry.visible, Math.min(...hires));
	}

	/** By what could be seen when the window was begun, when it was finished, and of all that was entered by its end. */
	private knowledgeOf(window: Window, also?: LedgerEntry): Knowledge[] {
		return [window.firstAt, window.lastAt, Infinity].map((seen) => this.known(window, seen, also));
	}

	private known(window: Window, seen: number, also?: LedgerEntry): Knowledge {
		const isKnown = (entry: LedgerEntry) => entry.entered <= window.through && this.visible(entry) <= seen && (seen === Infinity || !this.isAtOpenEnd(entry, window.through));
		const entries = this.told.entries.filter((entry) => entry === also || isKnown(entry));
		const key = entries.map(({ wid }) => wid).join();
		const known = this.knowledge.get(key) ?? new Knowledge(entries, this.told.employees);
		this.knowledge.set(key, known);
		return known;
	}

	private of(parameters: Window['parameters'][number]): Settings {
		const settings = this.settings.get(parameters) ?? new Settings(parameters);
		this.settings.set(parameters, settings);
		return settings;
	}

	private employee({ worker }: LedgerEntry): Employee {
		const employee = this.told.employees.get(worker);
		if (!employee) throw new Error(`nobody hired worker ${worker}`);
		return employee;
	}

	private name(entry: LedgerEntry): string {
		const what = ENDS.includes(entry.type) ? `last day ${dayOf(entry)}` : dayOf(entry);
		return `"${this.told.deeds.get(entry.wid) ?? entry.key}" (${entry.type} of ${this.employee(entry).name}, ${what})`;
	}
}
