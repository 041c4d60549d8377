import { ENDS_NAME, isNcName, UNFINISHED } from '../characters';
import { XmlError } from '../limits';
import type { NameTable } from '../names';
import type { Namespaces } from './namespaces';
import type { Source } from './source';

/** Room to begin with: small, because every fault and every page has a table of its own. */
const FIRST_NAMES = 256;
const WORDS_A_NAME = 8;

/**
 * Names as they are written (`wd:Worker`) as small integers from 1, keyed by their bytes: after a name was met once, no
 * string is made for it again. What it means under the current prefix bindings is remembered too.
 *
 * Names are the larger part of Workday's XML, and records repeat the same order of names. So the tokenizer guesses the
 * next name from the one before, and `read` compares the guess with the bytes four at a time; only a wrong guess costs
 * a hash over the bytes.
 */
export class QNames {
	/** Length in bytes of name `q`. */
	length = new Int32Array(FIRST_NAMES);
	/** Where the bytes of name `q` begin in `words`. */
	private firstWord = new Int32Array(FIRST_NAMES);
	/** The bytes of all names, four to a word as a little-endian DataView reads them, each name padded with zeros. */
	private words = new Int32Array(FIRST_NAMES * WORDS_A_NAME);
	private wordCount = 0;
	private hash = new Int32Array(FIRST_NAMES);
	private elementId = new Int32Array(FIRST_NAMES);
	private elementVersion = new Int32Array(FIRST_NAMES);
	private attributeId = new Int32Array(FIRST_NAMES);
	private attributeVersion = new Int32Array(FIRST_NAMES);
	private readonly prefix: string[] = [''];
	private readonly local: string[] = [''];
	/** The prefix that an attribute of this name declares; undefined for all other names. */
	private readonly declared: Array<string | undefined> = [undefined];
	/** Open addressing over the hash: 0 is a free slot. At most half full. */
	private slots = new Int32Array(FIRST_NAMES * 4);
	private count = 1;

	constructor(
		private readonly source: Source,
		private readonly namespaces: Namespaces,
		private readonly names: NameTable,
		private readonly maxNames: number,
	) {}

	/**
	 * The name whose bytes begin at `start`. Empty names and names of bad characters are refused.
	 * @param guess a name that it may be; 0 for none
	 */
	read(start: number, guess: number): number {
		return guess !== 0 && this.isAt(start, guess) ? guess : this.lookUp(start);
	}

	/** Whether name `q` stands at `start` and ends there. False as well when it does not end within the limit. */
	isAt(start: number, q: number): boolean {
		const { bytes, view, limit } = this.source;
		const words = this.words;
		const end = start + this.length[q];
		if (end >= limit || ENDS_NAME[bytes[end]] === 0) return false;
		let p = start;
		let word = this.firstWord[q];
		for (; p + 4 <= end; p += 4, word++) {
			if (view.getInt32(p, true) !== words[word]) return false;
		}
		// Of the last, partial word only the bytes of the name count: the others are shifted out.
		return p === end || (view.getInt32(p, true) ^ words[word]) << (32 - 8 * (end - p)) === 0;
	}

	/** Id in the NameTable of an element of this name, here. */
	element(q: number, offset: number): number {
		if (this.elementVersion[q] === this.namespaces.version) return this.elementId[q];
		// An element without a prefix is in the default namespace; an attribute without one is in none.
		const id = this.resolve(q, this.namespaces.bindings.get(this.prefix[q]) ?? (this.prefix[q] === '' ? '' : undefined), offset);
		this.elementVersion[q] = this.namespaces.version;
		this.elementId[q] = id;
		return id;
	}

	/** Id in the NameTable of an attribute of this name, here. */
	attribute(q: number, offset: number): number {
		if (this.attributeVersion[q] === this.namespaces.version) return this.attributeId[q];
		const id = this.resolve(q, this.prefix[q] === '' ? '' : this.namespaces.bindings.get(this.prefix[q]), offset);
		this.attributeVersion[q] = this.namespaces.version;
		this.attributeId[q] = id;
		return id;
	}

	/** The prefix ('' for the default namespace) that an attribute of this name declares, or undefined. */
	declaredPrefix(q: number): string | undefined {
		return this.declared[q];
	}

	/** The name as it is written. */
	text(q: number): string {
		return this.prefix[q] === '' ? this.local[q] : `${this.prefix[q]}:${this.local[q]}`;
	}

	private resolve(q: number, uri: string | undefined, offset: number): number {
		if (uri === undefined) {
			throw new XmlError('malformed', `The prefix "${this.prefix[q]}" is not bound to a namespace`, offset);
		}
		const id = this.names.id(uri, this.local[q]);
		if (this.names.size > this.maxNames) throw new XmlError('names', `More than ${this.maxNames} distinct names`, offset);
		return id;
	}

	private lookUp(start: number): number {
		const { bytes, limit } = this.source;
		let hash = 0;
		let end = start;
		for (let byte = bytes[end]; ENDS_NAME[byte] === 0; byte = bytes[++end]) hash = (Math.imul(hash, 31) + byte) | 0;
		if (end >= limit) return UNFINISHED;
		const mask = this.slots.length - 1;
		let slot = (hash ^ (hash >>> 15)) & mask;
		for (let q = this.slots[slot]; q !== 0; q = this.slots[slot]) {
			if (this.hash[q] === hash && this.length[q] === end - start && this.isAt(start, q)) return q;
			slot = (slot + 1) & mask;
		}
		return this.add(start, end, hash);
	}

	private add(start: number, end: number, hash: number): number {
		const { bytes, origin } = this.source;
		const q = this.count;
		if (q > this.maxNames) throw new XmlError('names', `More than ${this.maxNames} distinct names`, origin + start);
		const [prefix, local] = splitName(bytes, start, end, origin);
		if (q === this.length.length) this.growNames();
		this.length[q] = end - start;
		this.hash[q] = hash;
		this.prefix.push(prefix);
		this.local.push(local);
		this.declared.push(prefix === 'xmlns' ? local : prefix === '' && local === 'xmlns' ? '' : undefined);
		this.addWords(q, start, end);
		this.count++;
		if (this.count * 2 > this.slots.length) this.growSlots();
		else this.place(q);
		return q;
	}

	private growSlots(): void {
		this.slots = new Int32Array(this.slots.length * 2);
		for (let q = 1; q < this.count; q++) this.place(q);
	}

	private place(q: number): void {
		const mask = this.slots.length - 1;
		let slot = (this.hash[q] ^ (this.hash[q] >>> 15)) & mask;
		while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
		this.slots[slot] = q;
	}

	private addWords(q: number, start: number, end: number): void {
		const needed = this.wordCount + ((end - start + 3) >> 2);
		if (needed > this.words.length) this.words = grown(this.words, needed * 2);
		this.firstWord[q] = this.wordCount;
		for (let p = start; p < end; p++) {
			const at = p - start;
			this.words[this.wordCount + (at >> 2)] |= this.source.bytes[p] << (8 * (at & 3));
		}
		this.wordCount = needed;
	}

	private growNames(): void {
		const capacity = this.count * 2;
		this.length = grown(this.length, capacity);
		this.firstWord = grown(this.firstWord, capacity);
		this.hash = grown(this.hash, capacity);
		this.elementId = grown(this.elementId, capacity);
		this.elementVersion = grown(this.elementVersion, capacity);
		this.attributeId = grown(this.attributeId, capacity);
		this.attributeVersion = grown(this.attributeVersion, capacity);
	}
}

/** A copy with more room. */
export function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(capacity);
	larger.set(array);
	return larger;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function splitName(bytes: Buffer, start: number, end: number, origin: number): [prefix: string, local: string] {
	const bad = () => new XmlError('malformed', 'A name is missing or has a character that names cannot have', origin + start);
	let name: string;
	try {
		name = UTF8.decode(bytes.subarray(start, end));
	} catch {
		throw bad();
	}
	const parts = name.split(':');
	if (parts.length > 2 || !parts.every(isNcName)) throw bad();
	return parts.length === 2 ? [parts[0], parts[1]] : ['', parts[0]];
}
