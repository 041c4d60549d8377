import type { NameTable } from './names';
import type { Tape } from './tape';

/**
 * What is shown of an element. `whole`: its attributes and its own text; its children are asked about. `frame`: the element
 * alone, because some of its children are shown. `gone`: neither it nor anything in it.
 */
export type Shown = 'whole' | 'frame' | 'gone';

/**
 * A copy of a record with only a part of it. Whoever reads the copy, by whatever path, can come by nothing else.
 *
 * @param judge is asked about each element of the record, parents first, and never about what stands in one that is gone
 */
export function partOf(tape: Tape, judge: (entry: number) => Shown): Tape {
	const part = new PartialTape(tape);
	for (let entry = 0; entry < tape.record; entry++) part.begin(entry, true);
	copy(part, tape, tape.record, judge);
	for (let entry = 0; entry < tape.record; entry++) part.close(entry);
	return part;
}

function copy(part: PartialTape, tape: Tape, entry: number, judge: (entry: number) => Shown): void {
	const shown = judge(entry);
	// The record itself is always there: what reads it counts on it.
	if (shown === 'gone' && entry !== tape.record) return;
	const own = part.begin(entry, shown === 'whole');
	if (shown !== 'gone') {
		for (let child = entry + 1; child < tape.end[entry]; child = tape.end[child]) {
			if (tape.name[child] > 0) copy(part, tape, child, judge);
			else if (shown === 'whole') part.addText(child);
		}
	}
	part.close(own);
}

/** Flat arrays as those of the tape, with where each entry stands in it. */
class PartialTape implements Tape {
	readonly names: NameTable;
	readonly record: number;
	readonly name: Int32Array;
	readonly end: Int32Array;
	readonly parent: Int32Array;
	readonly attributeStart: Int32Array;
	readonly attributeName: Int32Array;
	count = 0;
	private readonly entryOf: number[] = [];
	private readonly attributeOf: number[] = [];
	private readonly open: number[] = [];

	constructor(private readonly source: Tape) {
		const { names, record, count } = source;
		this.names = names;
		this.record = record;
		this.name = new Int32Array(count);
		this.end = new Int32Array(count);
		this.parent = new Int32Array(count);
		this.attributeStart = new Int32Array(count + 1);
		this.attributeName = new Int32Array(source.attributeStart[count]);
	}

	/** @returns where the element stands here */
	begin(entry: number, withAttributes: boolean): number {
		const own = this.add(entry);
		const { attributeStart, attributeName } = this.source;
		for (let a = attributeStart[entry]; withAttributes && a < attributeStart[entry + 1]; a++) {
			this.attributeName[this.attributeOf.length] = attributeName[a];
			this.attributeOf.push(a);
		}
		this.attributeStart[own + 1] = this.attributeOf.length;
		this.open.push(own);
		return own;
	}

	addText(entry: number): void {
		this.end[this.add(entry)] = this.count;
	}

	close(own: number): void {
		this.end[own] = this.count;
		this.open.pop();
	}

	private add(entry: number): number {
		const own = this.count++;
		this.entryOf.push(entry);
		this.name[own] = this.source.name[entry];
		this.parent[own] = this.open.at(-1) ?? -1;
		this.attributeStart[own + 1] = this.attributeOf.length;
		return own;
	}

	text(entry: number): string {
		return this.source.text(this.entryOf[entry]);
	}

	attribute(attribute: number): string {
		return this.source.attribute(this.attributeOf[attribute]);
	}

	textIs(entry: number, wanted: string): boolean {
		return this.source.textIs(this.entryOf[entry], wanted);
	}

	attributeIs(attribute: number, wanted: string): boolean {
		return this.source.attributeIs(this.attributeOf[attribute], wanted);
	}

	stringValue(entry: number): string {
		if (this.name[entry] === 0) return this.text(entry);
		let value = '';
		for (let i = entry + 1; i < this.end[entry]; i++) if (this.name[i] === 0) value += this.text(i);
		return value;
	}

	/** The bytes that were sent hold the whole record. */
	recordXml(): string {
		throw new Error('A part of a record has no XML of its own');
	}
}
