/** What was measured before, part by part, so that one part can be measured again without the others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const PARTS = ['programs', 'nodes', 'overlap', 'growth', 'profile'] as const;
export type Part = (typeof PARTS)[number];

interface Entry {
	/** YYYY-MM-DD */
	date: string;
	value: unknown;
}

export class Kept {
	/** When each part was measured. */
	readonly dates: Partial<Record<Part, string>> = {};
	private readonly entries: Partial<Record<Part, Entry>>;

	/**
	 * @param file JSON
	 * @param again parts to be measured; empty: all
	 */
	constructor(
		private readonly file: string,
		private readonly again: readonly string[],
	) {
		const unknown = again.find((part) => !(PARTS as readonly string[]).includes(part));
		if (unknown !== undefined) throw new Error(`no part "${unknown}"; there are: ${PARTS.join(', ')}`);
		this.entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<Part, Entry>>) : {};
	}

	/** @param measure gives what JSON can hold */
	async part<T>(part: Part, measure: () => Promise<T>): Promise<T> {
		if (this.again.length === 0 || this.again.includes(part)) {
			this.entries[part] = { date: new Date().toISOString().slice(0, 10), value: await measure() };
			writeFileSync(this.file, JSON.stringify(this.entries));
		}
		const entry = this.entries[part];
		if (entry === undefined) throw new Error(`${part} was never measured here: leave out --part once`);
		this.dates[part] = entry.date;
		return entry.value as T;
	}
}
