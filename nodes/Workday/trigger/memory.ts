/**
 * What was handed over lately, so that entries which are asked for again are not handed over again. An entry is asked
 * for again as long as the overlap reaches back to it, and remembered as long.
 */
const BUCKET_MS = 60_000;

/** Keys by the minute in which they were due, counted from the epoch; the keys of a minute are separated by blanks. */
export type StoredMemory = Array<[minute: number, keys: string]>;

export class Memory {
	/** Key → the minute after its due moment. */
	private readonly minutes = new Map<string, number>();
	/** Keys of content begin with what has that content: only the newest of each counts. */
	private readonly newest = new Map<string, string>();

	constructor(stored: StoredMemory = []) {
		for (const [minute, keys] of stored) for (const key of keys.split(' ')) this.put(key, minute);
	}

	readonly has = (key: string): boolean => this.minutes.has(key);

	add(key: string, due: number): void {
		this.put(key, Math.floor(due / BUCKET_MS) + 1);
	}

	private put(key: string, minute: number): void {
		const [subject, content] = key.split(':');
		if (content !== undefined && subject !== undefined) {
			const before = this.newest.get(subject);
			if (before !== undefined && before !== key) this.minutes.delete(before);
			this.newest.set(subject, key);
		}
		this.minutes.set(key, minute);
	}

	/** Without what was due at or before this moment. */
	after(moment: number): StoredMemory {
		const buckets = new Map<number, string[]>();
		for (const [key, minute] of this.minutes) {
			if (minute * BUCKET_MS <= moment) continue;
			const keys = buckets.get(minute);
			if (keys) keys.push(key);
			else buckets.set(minute, [key]);
		}
		return [...buckets].map(([minute, keys]) => [minute, keys.join(' ')]);
	}
}
