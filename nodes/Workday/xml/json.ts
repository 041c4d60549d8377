import type { NameTable } from './names';
import type { Tape } from './tape';

export type JsonValue = string | JsonObject | JsonValue[];
export interface JsonObject {
	[key: string]: JsonValue;
}

export interface JsonOptions {
	/**
	 * The children of an element that may repeat: they are arrays for one occurrence too. Local names; asked once for each.
	 * `parentLocal` is given for elements that `dependsOnParent` names.
	 */
	repeatingChildren(local: string, parentLocal?: string): readonly string[];
	/** Elements of one name whose children differ with the element that they stand in. */
	dependsOnParent?(local: string): boolean;
	/** Whether what may repeat and is absent becomes an empty array. */
	emptyArrays?: boolean;
}

const TEXT_KEY = '#text';
const ATTRIBUTE_PREFIX = '@';

const UNKNOWN = 0;
const SINGLE = 1;
const REPEATS = 2;

// Bits that say what an element holds.
const HAS_TEXT = 1;
const HAS_ELEMENTS = 2;
/** A key comes back after another key. */
const IS_SCATTERED = 4;

/**
 * Plain JSON from a tape. Keys are local names.
 *
 * - an element without attributes and child elements is its text: `<a>x</a>` → `'x'`, `<a/>` → `''`
 * - attributes are keys with `@`, text beside them is `#text`: `{ '@type': 'WID', '#text': '…' }`
 * - a child that may repeat is an array; so is one that is met twice though nobody said so: nothing is lost
 * - white space between elements is left out
 *
 * Keep one reader for a run: it remembers what it learned about names.
 */
export class JsonReader {
	/** By name id: key of an element, key of an attribute, id of the first name with the same key. */
	private readonly elementKey: string[] = [];
	private readonly attributeKey: string[] = [];
	private readonly keyId: number[] = [];
	private readonly idOfKey = new Map<string, number>();
	/** By name id; those of names whose meaning depends on where they stand, by the id of the parent's name too. */
	private readonly kinds: Kind[] = [];
	private readonly kindsInContext = new Map<string, Kind>();
	/** By key id: the last object in which it was met, as its number. */
	private seen = new Int32Array(0);
	private objects = 0;

	constructor(
		private readonly names: NameTable,
		private readonly options: JsonOptions,
	) {}

	/** The element `entry` (without it: the record) and everything in it. */
	read(tape: Tape, entry = tape.record): JsonValue {
		if (this.elementKey.length < this.names.size || this.objects > MAX_OBJECTS) this.learnNames();
		return this.element(tape, entry);
	}

	private element(tape: Tape, entry: number): JsonValue {
		const { end, name, attributeStart } = tape;
		const child = entry + 1;
		const last = end[entry];
		const firstAttribute = attributeStart[entry];
		const lastAttribute = attributeStart[child];
		const kind = this.kindOf(tape, entry);
		const { empty } = kind;
		// Three of four elements of Workday's answers are a leaf with one text, or nothing.
		if (empty.length === 0 && (child === last || (end[child] === last && name[child] === 0))) {
			const text = child === last ? '' : tape.text(child);
			if (firstAttribute === lastAttribute) return text;
			const leaf: JsonObject = {};
			this.addAttributes(tape, leaf, firstAttribute, lastAttribute);
			if (text !== '') leaf[TEXT_KEY] = text;
			return leaf;
		}
		const content = this.survey(tape, entry);
		const text = content & HAS_TEXT ? ownText(tape, entry) : '';
		if (!(content & HAS_ELEMENTS) && firstAttribute === lastAttribute && empty.length === 0) return text;
		const object: JsonObject = {};
		this.addAttributes(tape, object, firstAttribute, lastAttribute);
		if (content & HAS_ELEMENTS) this.addChildren(tape, object, entry, kind, (content & IS_SCATTERED) !== 0);
		if (text !== '' && !(content & HAS_ELEMENTS && BLANK.test(text))) object[TEXT_KEY] = text;
		for (const key of empty) if (!Object.hasOwn(object, key)) object[key] = [];
		return object;
	}

	private addAttributes(tape: Tape, object: JsonObject, first: number, last: number): void {
		for (let a = first; a < last; a++) {
			const key = this.attributeKey[tape.attributeName[a]];
			// The same local name in two namespaces.
			if (a > first && Object.hasOwn(object, key)) append(object, key, tape.attribute(a));
			else object[key] = tape.attribute(a);
		}
	}

	private addChildren(tape: Tape, object: JsonObject, entry: number, kind: Kind, scattered: boolean): void {
		const { end, name } = tape;
		const last = end[entry];
		const rules = this.rulesOf(kind);
		for (let i = entry + 1; i < last; ) {
			const id = name[i];
			if (id === 0) {
				i = end[i];
				continue;
			}
			const first = this.element(tape, i);
			let value = first;
			i = end[i];
			if (name[i] === id && i < last) {
				const values = [first];
				for (; i < last && name[i] === id; i = end[i]) values.push(this.element(tape, i));
				value = values;
			} else if ((rules[id] === UNKNOWN ? this.learnRule(kind, id) : rules[id]) === REPEATS) {
				value = [first];
			}
			const key = this.elementKey[id];
			if (scattered && Object.hasOwn(object, key)) append(object, key, value);
			else object[key] = value;
		}
	}

	/** What there is among the children. Only where a key comes back after another must keys be looked up when set. */
	private survey(tape: Tape, entry: number): number {
		const { end, name } = tape;
		const last = end[entry];
		const object = ++this.objects;
		let content = 0;
		let previous = 0;
		for (let i = entry + 1; i < last; i = end[i]) {
			const id = name[i];
			if (id === 0) {
				content |= HAS_TEXT;
				previous = 0;
				continue;
			}
			content |= HAS_ELEMENTS;
			if (id === previous) continue;
			previous = id;
			const key = this.keyId[id];
			if (this.seen[key] === object) content |= IS_SCATTERED;
			this.seen[key] = object;
		}
		return content;
	}

	private learnNames(): void {
		const { local, size } = this.names;
		for (let id = this.elementKey.length; id < size; id++) {
			const key = safeKey(local[id]);
			let keyId = this.idOfKey.get(key);
			if (keyId === undefined) this.idOfKey.set(key, (keyId = id));
			this.keyId.push(keyId);
			this.elementKey.push(key);
			this.attributeKey.push(ATTRIBUTE_PREFIX + local[id]);
			this.kinds.push(this.newKind(local[id]));
		}
		this.seen = new Int32Array(size);
		this.objects = 0;
	}

	private newKind(local: string, parentLocal?: string): Kind {
		const { repeatingChildren, dependsOnParent } = this.options;
		const repeating = repeatingChildren(local, parentLocal);
		return {
			repeating,
			empty: this.options.emptyArrays ? repeating.map(safeKey) : NOTHING,
			rules: NO_RULES,
			inContext: parentLocal === undefined && (dependsOnParent?.(local) ?? false),
		};
	}

	private kindOf(tape: Tape, entry: number): Kind {
		const kind = this.kinds[tape.name[entry]];
		if (!kind.inContext) return kind;
		const parent = tape.parent[entry];
		const [parentLocal, local] = [parent < 0 ? 0 : tape.name[parent], tape.name[entry]].map((id) => this.names.local[id]);
		const context = `${parentLocal}/${local}`;
		let known = this.kindsInContext.get(context);
		if (known === undefined) this.kindsInContext.set(context, (known = this.newKind(local, parentLocal)));
		return known;
	}

	private rulesOf(kind: Kind): Uint8Array {
		if (kind.rules.length >= this.names.size) return kind.rules;
		const larger = new Uint8Array(this.names.size);
		larger.set(kind.rules);
		return (kind.rules = larger);
	}

	private learnRule(kind: Kind, child: number): number {
		const rule = kind.repeating.includes(this.names.local[child]) ? REPEATS : SINGLE;
		return (this.rulesOf(kind)[child] = rule);
	}
}

/** What is known of the children of an element. */
interface Kind {
	readonly repeating: readonly string[];
	/** Keys of those that are empty arrays when absent. */
	readonly empty: readonly string[];
	/** By name id of the child: UNKNOWN, SINGLE or REPEATS. */
	rules: Uint8Array;
	readonly inContext: boolean;
}

const NO_RULES = new Uint8Array(0);
const NOTHING: readonly string[] = [];
/** `seen` holds 32 bits; after so many objects it starts anew. */
const MAX_OBJECTS = 2 ** 30;
const BLANK = /^[ \t\r\n]*$/;

/** `object.__proto__ = …` would change what the object inherits. n8n's own XML node puts an underscore before it too. */
function safeKey(local: string): string {
	return local === '__proto__' ? '___proto__' : local;
}

function ownText(tape: Tape, entry: number): string {
	const { end, name } = tape;
	let text = '';
	for (let i = entry + 1; i < end[entry]; i = end[i]) if (name[i] === 0) text += tape.text(i);
	return text;
}

/** One more value, or several, for a key that has one already. Arrays among the values were made here: no text is one. */
function append(object: JsonObject, key: string, value: JsonValue): void {
	const present = object[key];
	const values = Array.isArray(present) ? present : [present];
	for (const each of Array.isArray(value) ? value : [value]) values.push(each);
	object[key] = values;
}
