/** Who was seen: a number of 32 bits for each worker, by WID. Made for hundreds of thousands of workers in static data. */
import { shortKey } from '../../workday/changes/transactions';
import { InvalidRequest } from '../../workday/errors';

/** Words of 32 bits: four for the WID, one for the value. */
const ID_WORDS = 4;
const WORDS = ID_WORDS + 1;
const ENTRY_BYTES = WORDS * 4;
const WID = /^[0-9a-f]{32}$/;
const FIRST_ROOM = 64;
/** Slots for each entry at least: longer searches otherwise. */
const SLOTS_AN_ENTRY = 1.5;

const CHECK_CHARACTERS = 11;
/** Of an id that is no WID. In no base64. */
const OTHER = '~';
const OTHER_ENTRY = /^([\w-]*)\.(\d{1,10})$/;

/**
 * A map from ids to numbers. Entries stand one after the other in one typed array, in no order; a table of slots says
 * where. 100,000 workers take 3.0 MB in memory, in a Map of strings 8.5.
 */
export class Roster {
	/** WID and value of each entry. */
	private words = new Uint32Array(FIRST_ROOM * WORDS);
	private inWords = 0;
	/** Number of an entry, from 1; 0: free. Where its WID hashes to, or behind. */
	private slots = new Uint32Array(slotsFor(FIRST_ROOM));
	/** Ids that are no WIDs. None were seen so far. */
	private readonly others = new Map<string, number>();
	private readonly key = new Uint32Array(ID_WORDS);

	/** @throws InvalidRequest when the text was not made by `serialize` */
	static parse(text: string): Roster {
		const roster = new Roster();
		const payload = payloadOf(text);
		if (payload === undefined) throw damaged();
		const [packed = '', ...others] = payload.split(OTHER);
		roster.fill(Buffer.from(packed, 'base64'));
		for (const other of others) roster.others.set(...parseOther(other));
		return roster;
	}

	/** 27 characters for each worker. Of what JSON and a database take as it is, base64 is the shortest. */
	serialize(): string {
		if (this.size === 0) return '';
		const bytes = Buffer.allocUnsafe(this.inWords * ENTRY_BYTES);
		for (let word = 0; word < this.inWords * WORDS; word++) bytes.writeUInt32BE(this.words[word], word * 4);
		const others = [...this.others].map(([id, value]) => `${OTHER}${Buffer.from(id).toString('base64url')}.${value}`);
		const payload = bytes.toString('base64') + others.join('');
		return checkOf(payload) + payload;
	}

	get size(): number {
		return this.inWords + this.others.size;
	}

	get(id: string): number | undefined {
		if (!this.takeKey(id)) return this.others.get(id);
		const entry = this.slots[this.slotOf(this.key, 0)];
		return entry === 0 ? undefined : this.words[(entry - 1) * WORDS + ID_WORDS];
	}

	/** @param value 0 to 2³² - 1 */
	set(id: string, value: number): void {
		if (!this.takeKey(id)) {
			this.others.set(id, value);
			return;
		}
		let slot = this.slotOf(this.key, 0);
		if (this.slots[slot] === 0) {
			if (this.makeRoom(this.inWords + 1)) slot = this.slotOf(this.key, 0);
			this.words.set(this.key, this.inWords * WORDS);
			this.slots[slot] = ++this.inWords;
		}
		this.words[(this.slots[slot] - 1) * WORDS + ID_WORDS] = value;
	}

	/** Whether it was there. */
	delete(id: string): boolean {
		if (!this.takeKey(id)) return this.others.delete(id);
		const slot = this.slotOf(this.key, 0);
		const entry = this.slots[slot];
		if (entry === 0) return false;
		this.freeSlot(slot);
		const last = this.inWords--;
		if (entry !== last) {
			// The last one moves into the hole.
			const from = (last - 1) * WORDS;
			this.slots[this.slotOf(this.words, from)] = entry;
			this.words.copyWithin((entry - 1) * WORDS, from, from + WORDS);
		}
		return true;
	}

	/** Gives every entry another value. */
	update(change: (value: number) => number): void {
		for (let at = ID_WORDS; at < this.inWords * WORDS; at += WORDS) this.words[at] = change(this.words[at]);
		for (const [id, value] of this.others) this.others.set(id, change(value));
	}

	count(test: (value: number) => boolean): number {
		let found = 0;
		for (let at = ID_WORDS; at < this.inWords * WORDS; at += WORDS) if (test(this.words[at])) found++;
		for (const value of this.others.values()) if (test(value)) found++;
		return found;
	}

	/** Ids of `most` entries at most whose value passes. */
	idsWhere(test: (value: number) => boolean, most = Infinity): string[] {
		const ids: string[] = [];
		for (let at = 0; at < this.inWords * WORDS && ids.length < most; at += WORDS) {
			if (test(this.words[at + ID_WORDS])) ids.push(widOf(this.words, at));
		}
		for (const [id, value] of this.others) if (ids.length < most && test(value)) ids.push(id);
		return ids;
	}

	*[Symbol.iterator](): Generator<[id: string, value: number], undefined> {
		for (let at = 0; at < this.inWords * WORDS; at += WORDS) yield [widOf(this.words, at), this.words[at + ID_WORDS]];
		yield* this.others;
		return undefined;
	}

	private fill(bytes: Buffer): void {
		if (bytes.length % ENTRY_BYTES !== 0) throw damaged();
		const count = bytes.length / ENTRY_BYTES;
		this.makeRoom(count);
		for (let word = 0; word < count * WORDS; word++) this.words[word] = bytes.readUInt32BE(word * 4);
		for (; this.inWords < count; this.inWords++) {
			const slot = this.slotOf(this.words, this.inWords * WORDS);
			if (this.slots[slot] !== 0) throw damaged();
			this.slots[slot] = this.inWords + 1;
		}
	}

	/** Puts the words of a WID into `key`. False: it is none. */
	private takeKey(id: string): boolean {
		if (!WID.test(id)) return false;
		for (let word = 0; word < ID_WORDS; word++) this.key[word] = Number.parseInt(id.slice(word * 8, word * 8 + 8), 16);
		return true;
	}

	/** The slot of the WID whose words stand in `key` from `at` on, or the free one where it belongs. */
	private slotOf(key: Uint32Array, at: number): number {
		const last = this.slots.length - 1;
		for (let slot = hashOf(key, at) & last; ; slot = (slot + 1) & last) {
			const entry = this.slots[slot];
			if (entry === 0 || this.isSame((entry - 1) * WORDS, key, at)) return slot;
		}
	}

	private isSame(entryAt: number, key: Uint32Array, at: number): boolean {
		for (let word = 0; word < ID_WORDS; word++) if (this.words[entryAt + word] !== key[at + word]) return false;
		return true;
	}

	/** Entries behind a slot that is freed move up, or nobody would find them. */
	private freeSlot(slot: number): void {
		const last = this.slots.length - 1;
		let free = slot;
		for (let next = (free + 1) & last; this.slots[next] !== 0; next = (next + 1) & last) {
			const home = hashOf(this.words, (this.slots[next] - 1) * WORDS) & last;
			if (((next - home) & last) < ((next - free) & last)) continue;
			this.slots[free] = this.slots[next];
			free = next;
		}
		this.slots[free] = 0;
	}

	/** Whether slots have changed. */
	private makeRoom(entries: number): boolean {
		if (entries * WORDS > this.words.length) {
			const more = new Uint32Array(Math.max(entries, (this.words.length / WORDS) * 2) * WORDS);
			more.set(this.words);
			this.words = more;
		}
		if (slotsFor(entries) <= this.slots.length) return false;
		this.slots = new Uint32Array(slotsFor(entries));
		for (let entry = 1; entry <= this.inWords; entry++) this.slots[this.slotOf(this.words, (entry - 1) * WORDS)] = entry;
		return true;
	}
}

/** Whether the text is whole, as `serialize` made it. */
export const isRoster = (text: string): boolean => payloadOf(text) !== undefined;

/** Half of a text is a text too, and one wrong character another worker: hence the check. */
function payloadOf(text: string): string | undefined {
	if (text === '') return text;
	const payload = text.slice(CHECK_CHARACTERS);
	return text.slice(0, CHECK_CHARACTERS) === checkOf(payload) ? payload : undefined;
}

const checkOf = (payload: string): string => shortKey(payload);

function parseOther(text: string): [string, number] {
	const [, id, value] = OTHER_ENTRY.exec(text) ?? [];
	if (id === undefined) throw damaged();
	return [Buffer.from(id, 'base64url').toString(), Number(value)];
}

const damaged = () => new InvalidRequest('Stored State', 'what the full reconcile remembers is damaged');

/** A power of two. */
const slotsFor = (entries: number): number => 2 ** Math.ceil(Math.log2(entries * SLOTS_AN_ENTRY));

const widOf = (words: Uint32Array, at: number): string => {
	let wid = '';
	for (let word = at; word < at + ID_WORDS; word++) wid += words[word].toString(16).padStart(8, '0');
	return wid;
};

/** WIDs made one after the other differ in a few digits only: all words must count. Mixing steps of MurmurHash3. */
function hashOf(words: Uint32Array, at: number): number {
	let mixed = 0;
	for (let word = at; word < at + ID_WORDS; word++) {
		mixed = Math.imul(mixed ^ words[word], 0x85ebca6b);
		mixed ^= mixed >>> 13;
	}
	return Math.imul(mixed, 0xc2b2ae35) >>> 0;
}
