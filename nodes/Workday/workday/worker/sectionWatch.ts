/** Notices sections that were asked for and never came: Workday leaves out what the user may not see, without a word. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { WORKDAY_NAMESPACE } from '../spec';
import { sectionsAskedFor, standsForItself, type Flag, type FlagRow, type FlagValues } from './responseGroup';

export interface MissingSection {
	section: string;
	/** What asked for it; undefined for a section that no flag brings. */
	flag?: FlagRow;
}

/** What was asked for and no worker had. */
export interface Unseen {
	readonly sections: readonly MissingSection[];
	/** The user's own, by name. */
	readonly fields: readonly string[];
}

export class SectionWatch {
	/** Sections not seen yet, by name id. Empty after the first few workers as a rule, and then nothing is looked at. */
	private readonly unseen = new Map<number, MissingSection>();
	/** How many were seen. */
	workers = 0;

	/**
	 * @param unasked flags that are on though nobody asked for what they bring: nothing is said when it is missing
	 * @param besides sections that are asked for by other means
	 */
	constructor(values: FlagValues, version: string, names: NameTable, unasked: readonly Flag[] = [], besides: readonly string[] = []) {
		for (const section of besides) this.unseen.set(names.id(WORKDAY_NAMESPACE, section), { section });
		for (const [section, flag] of sectionsAskedFor(values, version)) {
			if (!unasked.includes(flag.element)) this.unseen.set(names.id(WORKDAY_NAMESPACE, section), { section, flag });
		}
	}

	see(worker: Tape): void {
		this.workers++;
		if (this.unseen.size === 0) return;
		const { local } = worker.names;
		for (let entry = worker.record; entry < worker.count; entry++) {
			const missing = this.unseen.get(worker.name[entry] ?? 0);
			const parent = worker.parent[entry] ?? 0;
			if (missing && standsForItself(missing.section, local[worker.name[parent] ?? 0])) this.unseen.delete(worker.name[entry] ?? 0);
		}
	}

	/** Sections that no worker had; none when there was no worker. */
	missing(): MissingSection[] {
		return this.workers === 0 ? [] : [...this.unseen.values()];
	}
}
