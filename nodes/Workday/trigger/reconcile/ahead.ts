/**
 * What was handed over of workers as they will be on a day to come: somebody whose day ends before Workday's does, or who
 * is announced. It is what Workday should say from that day on, and not before.
 */
import { UNKNOWN } from './entry';
import { Roster } from './roster';
import type { StoredReconcile } from './stored';

export class Ahead {
	private readonly days: Map<string, Roster>;

	constructor(stored: StoredReconcile['ahead']) {
		this.days = new Map(stored.map(([day, roster]) => [day, Roster.parse(roster)]));
	}

	dayOf(id: string): string | undefined {
		for (const [day, hashes] of this.days) if (hashes.get(id) !== undefined) return day;
		return undefined;
	}

	put(id: string, day: string, hash: number): void {
		const before = this.dayOf(id);
		// Between two days nobody knows which of them it will be.
		if (before !== undefined && before !== day) return this.blur(id);
		const hashes = this.days.get(day) ?? new Roster();
		hashes.set(id, hash);
		this.days.set(day, hashes);
	}

	/** Something else was handed over since: what the worker will be is not known any more. */
	blur(id: string): void {
		const day = this.dayOf(id);
		if (day !== undefined) this.days.get(day)?.set(id, UNKNOWN);
	}

	delete(id: string): void {
		for (const hashes of this.days.values()) hashes.delete(id);
	}

	/** All that came true by this day. They are taken out. */
	takeUntil(day: string): Array<readonly [id: string, hash: number]> {
		const due = [...this.days].filter(([of]) => of <= day).sort();
		for (const [of] of due) this.days.delete(of);
		return due.flatMap(([, hashes]) => [...hashes]);
	}

	stored(): StoredReconcile['ahead'] {
		return [...this.days].filter(([, { size }]) => size > 0).map(([day, hashes]) => [day, hashes.serialize()]);
	}
}
