import type { NameTable } from '../names';
import { grown } from './qnames';
import type { Source } from './source';
import type { Tape } from '../tape';
import { decodeAttribute, decodeText } from './values';
import { escapeAttribute } from '../write';

const FIRST_ENTRIES = 1024;
const FIRST_ATTRIBUTES = 512;

/** The tape as the tokenizer fills it. Readers see it as `Tape`; `json.ts` also reads where values lie. */
export class RecordTape implements Tape {
	count = 0;
	record = 0;
	name = new Int32Array(FIRST_ENTRIES);
	end = new Int32Array(FIRST_ENTRIES);
	parent = new Int32Array(FIRST_ENTRIES);
	attributeStart = new Int32Array(FIRST_ENTRIES);
	attributeName = new Int32Array(FIRST_ATTRIBUTES);
	attributeCount = 0;

	/** Bytes of text entry `i`: `valueStart[i]` up to `valueEnd[i]` of `source.bytes`. For an element: `<` and its name. */
	valueStart = new Int32Array(FIRST_ENTRIES);
	valueEnd = new Int32Array(FIRST_ENTRIES);
	flags = new Int32Array(FIRST_ENTRIES);
	attributeValueStart = new Int32Array(FIRST_ATTRIBUTES);
	attributeValueEnd = new Int32Array(FIRST_ATTRIBUTES);
	attributeFlags = new Int32Array(FIRST_ATTRIBUTES);

	/** Offset after the record's end tag. */
	recordEnd = 0;
	/** Namespaces in scope around the record, and those that the record declares itself. */
	outerBindings: ReadonlyMap<string, string> = NO_BINDINGS;
	ownDeclarations: ReadonlyMap<string, string> = NO_BINDINGS;
	/** End tags of what `closeVirtually` closed. */
	private closingTags = '';
	/** Values of the ancestors' attributes: their bytes are gone by the time the second record is read. */
	private readonly ancestorValues: string[] = [];

	constructor(
		readonly names: NameTable,
		readonly source: Source,
	) {}

	text(entry: number): string {
		return decodeText(this.source.bytes, this.valueStart[entry], this.valueEnd[entry], this.flags[entry]);
	}

	attribute(attribute: number): string {
		if (attribute < this.ancestorValues.length) return this.ancestorValues[attribute];
		return decodeAttribute(
			this.source.bytes,
			this.attributeValueStart[attribute],
			this.attributeValueEnd[attribute],
			this.attributeFlags[attribute],
		);
	}

	textIs(entry: number, wanted: string): boolean {
		if (this.flags[entry] !== 0) return this.text(entry) === wanted;
		return isAscii(this.source.bytes, this.valueStart[entry], this.valueEnd[entry], wanted);
	}

	attributeIs(attribute: number, wanted: string): boolean {
		if (attribute < this.ancestorValues.length || this.attributeFlags[attribute] !== 0) return this.attribute(attribute) === wanted;
		return isAscii(this.source.bytes, this.attributeValueStart[attribute], this.attributeValueEnd[attribute], wanted);
	}

	stringValue(entry: number): string {
		if (this.name[entry] === 0) return this.text(entry);
		const end = this.end[entry];
		let value = '';
		for (let i = entry + 1; i < end; i++) if (this.name[i] === 0) value += this.text(i);
		return value;
	}

	recordXml(): string {
		const { bytes } = this.source;
		const nameEnd = this.valueEnd[this.record];
		let declarations = '';
		for (const [prefix, uri] of this.outerBindings) {
			if (prefix === 'xml' || uri === '' || this.ownDeclarations.has(prefix)) continue;
			declarations += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
		}
		return (
			bytes.toString('utf8', this.valueStart[this.record], nameEnd) +
			declarations +
			bytes.toString('utf8', nameEnd, this.recordEnd) +
			this.closingTags
		);
	}

	/** Appends an element whose attributes are already in place, from `attributeCount` up to `attributesEnd`. */
	addElement(name: number, parent: number, tagStart: number, nameEnd: number, attributesEnd: number): number {
		const entry = this.count++;
		this.name[entry] = name;
		this.parent[entry] = parent;
		this.valueStart[entry] = tagStart;
		this.valueEnd[entry] = nameEnd;
		this.attributeStart[entry] = this.attributeCount;
		this.attributeCount = attributesEnd;
		this.attributeStart[entry + 1] = attributesEnd;
		this.end[entry] = entry + 1;
		if (entry + 3 > this.name.length) this.growEntries();
		return entry;
	}

	addText(parent: number, start: number, end: number, flags: number): void {
		const entry = this.count++;
		this.name[entry] = 0;
		this.parent[entry] = parent;
		this.valueStart[entry] = start;
		this.valueEnd[entry] = end;
		this.flags[entry] = flags;
		this.attributeStart[entry + 1] = this.attributeCount;
		this.end[entry] = entry + 1;
		if (entry + 3 > this.name.length) this.growEntries();
	}

	/** Room for one more attribute at `at`. */
	reserveAttribute(at: number): void {
		if (at === this.attributeName.length) this.growAttributes();
	}

	/**
	 * Ends the first `depth` open elements at byte `end`, for a reader that looks before the document is complete.
	 * @param endTags what `recordXml` has to add
	 */
	closeVirtually(open: Int32Array, depth: number, end: number, endTags: string): void {
		for (let i = 0; i < depth; i++) this.end[open[i]] = this.count;
		this.recordEnd = end;
		this.closingTags = endTags;
	}

	/** Takes the last entry, an element without content, off the tape. @returns what puts it back */
	hideLast(): () => void {
		const { attributeCount } = this;
		this.count--;
		this.attributeCount = this.attributeStart[this.count];
		return () => {
			this.count++;
			this.attributeCount = attributeCount;
		};
	}

	/**
	 * Drops everything but the open elements: entry `i` becomes the `i`th of them, and `open` says so. The attributes of
	 * the first `ancestors` of them become strings, because their bytes will not be kept.
	 */
	keepOpen(open: Int32Array, depth: number, ancestors: number): void {
		let attributes = 0;
		for (let entry = 0; entry < depth; entry++) {
			const from = open[entry];
			const firstAttribute = attributes;
			for (let a = this.attributeStart[from]; a < this.attributeStart[from + 1]; a++, attributes++) {
				if (entry < ancestors) this.ancestorValues[attributes] = this.attribute(a);
				this.moveAttribute(a, attributes);
			}
			this.attributeStart[entry] = firstAttribute;
			this.name[entry] = this.name[from];
			this.parent[entry] = entry - 1;
			this.end[entry] = depth;
			this.valueStart[entry] = this.valueStart[from];
			this.valueEnd[entry] = this.valueEnd[from];
			open[entry] = entry;
		}
		this.attributeStart[depth] = attributes;
		this.attributeCount = attributes;
		this.count = depth;
		this.closingTags = '';
	}

	/** Drops all entries from `depth` on: an element, a record for example, has been dealt with. */
	truncate(depth: number): void {
		this.count = depth;
		this.attributeCount = this.attributeStart[depth];
		if (this.ancestorValues.length > this.attributeCount) this.ancestorValues.length = this.attributeCount;
	}

	/** The bytes moved towards the start by `distance`. */
	shift(distance: number): void {
		for (let entry = 0; entry < this.count; entry++) {
			this.valueStart[entry] -= distance;
			this.valueEnd[entry] -= distance;
		}
		for (let a = this.ancestorValues.length; a < this.attributeCount; a++) {
			this.attributeValueStart[a] -= distance;
			this.attributeValueEnd[a] -= distance;
		}
	}

	private moveAttribute(from: number, to: number): void {
		this.attributeName[to] = this.attributeName[from];
		this.attributeValueStart[to] = this.attributeValueStart[from];
		this.attributeValueEnd[to] = this.attributeValueEnd[from];
		this.attributeFlags[to] = this.attributeFlags[from];
	}

	private growEntries(): void {
		const capacity = this.name.length * 2;
		this.name = grown(this.name, capacity);
		this.end = grown(this.end, capacity);
		this.parent = grown(this.parent, capacity);
		this.attributeStart = grown(this.attributeStart, capacity);
		this.valueStart = grown(this.valueStart, capacity);
		this.valueEnd = grown(this.valueEnd, capacity);
		this.flags = grown(this.flags, capacity);
	}

	private growAttributes(): void {
		const capacity = this.attributeName.length * 2;
		this.attributeName = grown(this.attributeName, capacity);
		this.attributeValueStart = grown(this.attributeValueStart, capacity);
		this.attributeValueEnd = grown(this.attributeValueEnd, capacity);
		this.attributeFlags = grown(this.attributeFlags, capacity);
	}
}

/** Whether bytes, of which each is a character of its own, are `wanted`. */
function isAscii(bytes: Buffer, start: number, end: number, wanted: string): boolean {
	if (end - start !== wanted.length) return false;
	// From the end: identifiers, which Workday's types are, differ there.
	for (let at = wanted.length - 1; at >= 0; at--) if (bytes[start + at] !== wanted.charCodeAt(at)) return false;
	return true;
}

const NO_BINDINGS: ReadonlyMap<string, string> = new Map();
