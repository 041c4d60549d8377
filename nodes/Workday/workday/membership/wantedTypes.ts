/** Types of organizations that were asked for. */
import { typeKey } from '../organization/typeKey';

export class WantedTypes {
	private readonly wanted: ReadonlyMap<string, string>;
	private readonly missing: Set<string>;

	/** @param types ids or WIDs; none: all types */
	constructor(types: readonly string[]) {
		this.wanted = new Map(types.map((type) => [typeKey(type), type]));
		this.missing = new Set(this.wanted.keys());
	}

	/** Whether a type with these ids is wanted. */
	has(...ids: readonly string[]): boolean {
		const found = ids.map(typeKey).filter((key) => this.wanted.has(key));
		for (const key of found) this.missing.delete(key);
		return this.wanted.size === 0 || found.length > 0;
	}

	/** Those that were never met, as they were asked for. */
	unseen(): string[] {
		return [...this.missing].map((key) => this.wanted.get(key) ?? key);
	}
}
