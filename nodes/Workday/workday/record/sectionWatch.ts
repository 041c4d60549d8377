/** Notices sections that were asked for and never came: Workday leaves out what the user may not see, without a word. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { WORKDAY_NAMESPACE } from '../spec';

/** What is said about a flag of the response group. */
export interface WatchedFlag {
	readonly element: string;
}

export interface MissingSection {
	section: string;
	/** What asked for it; undefined for a section that no flag brings. */
	flag?: WatchedFlag;
}

/** What was asked for and no record had. */
export interface Unseen {
	readonly sections: readonly MissingSection[];
	/** The user's own, by name. */
	readonly fields: readonly string[];
}

export class RecordWatch {
	/** Sections not seen yet, by name id. Empty after the first few records as a rule, and then nothing is looked at. */
	private readonly unseen = new Map<number, MissingSection>();
	/** How many were seen. */
	records = 0;

	/** @param isSection whether an element of this name, in a parent of that, is the section itself */
	constructor(
		sections: Iterable<MissingSection>,
		names: NameTable,
		private readonly isSection: (name: string, parent: string | undefined) => boolean,
	) {
		for (const one of sections) this.unseen.set(names.id(WORKDAY_NAMESPACE, one.section), one);
	}

	see(record: Tape): void {
		this.records++;
		if (this.unseen.size === 0) return;
		const { local } = record.names;
		for (let entry = record.record; entry < record.count; entry++) {
			const missing = this.unseen.get(record.name[entry] ?? 0);
			const parent = record.parent[entry] ?? 0;
			if (missing && this.isSection(missing.section, local[record.name[parent] ?? 0])) this.unseen.delete(record.name[entry] ?? 0);
		}
	}

	/** Sections that no record had; none when there was no record. */
	missing(): MissingSection[] {
		return this.records === 0 ? [] : [...this.unseen.values()];
	}
}
