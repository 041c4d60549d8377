/** Words of 32 bits that a WID (32 hex digits) fills. */
const WORDS = 4;
const WID = /^[0-9a-f]{32}$/;
const FIRST_CAPACITY = 1024;
/** Ten slots are looked at for an id, on the average of a table that fills up. */
const FULLEST = 0.95;
/** A server may announce what it likes. */
const MOST_ANNOUNCED = 2_000_000;

/**
 * A set of ids that only grows. WIDs are kept whole, as four numbers each, in one open-addressing table: a million of them
 * take 17 MB if they were announced, in a Set of strings 133. Other ids go into an ordinary Set.
 */
export class IdSet {
	private table = new Uint32Array(FIRST_CAPACITY * WORDS);
	private inTable = 0;
	private readonly others = new Set<string>();

	get size(): number {
		return this.inTable + this.others.size;
	}

	/** Room for so many: a table that grows leaves the smaller ones behind, for the garbage collector to find. */
	announce(count: number): void {
		const capacity = Math.ceil(Math.min(count, MOST_ANNOUNCED) / FULLEST);
		if (capacity * WORDS > this.table.length) this.growTo(capacity);
	}

	/** Whether `id` is new. */
	add(id: string): boolean {
		const words = WID.test(id) ? wordsOf(id) : undefined;
		// All zeros marks a free slot.
		if (words === undefined || words.every((word) => word === 0)) {
			const before = this.others.size;
			return this.others.add(id).size > before;
		}
		if (this.inTable >= (this.table.length / WORDS) * FULLEST) this.growTo((2 * this.table.length) / WORDS);
		const added = insert(this.table, words);
		if (added) this.inTable++;
		return added;
	}

	private growTo(capacity: number): void {
		const bigger = new Uint32Array(capacity * WORDS);
		for (let at = 0; at < this.table.length; at += WORDS) {
			const words = this.table.subarray(at, at + WORDS);
			if (words.some((word) => word !== 0)) insert(bigger, words);
		}
		this.table = bigger;
	}
}

function wordsOf(wid: string): number[] {
	return [0, 8, 16, 24].map((from) => Number.parseInt(wid.slice(from, from + 8), 16));
}

function insert(table: Uint32Array, words: ArrayLike<number>): boolean {
	const capacity = table.length / WORDS;
	for (let slot = hash(words) % capacity; ; slot = (slot + 1) % capacity) {
		const at = slot * WORDS;
		const free = (table[at] | table[at + 1] | table[at + 2] | table[at + 3]) === 0;
		if (free) {
			for (let word = 0; word < WORDS; word++) table[at + word] = words[word];
			return true;
		}
		if (matches(table, at, words)) return false;
	}
}

function matches(table: Uint32Array, at: number, words: ArrayLike<number>): boolean {
	for (let word = 0; word < WORDS; word++) if (table[at + word] !== words[word]) return false;
	return true;
}

/** WIDs made one after the other differ in a few digits only: all words must count. Mixing steps of MurmurHash3. */
function hash(words: ArrayLike<number>): number {
	let mixed = 0;
	for (let word = 0; word < WORDS; word++) {
		mixed = Math.imul(mixed ^ words[word], 0x85ebca6b);
		mixed ^= mixed >>> 13;
	}
	return Math.imul(mixed, 0xc2b2ae35) >>> 0;
}
