import type { NameTable } from './names';

/** Bits of `flags` and `attributeFlags`: what must be done before the bytes of a value are its text. */
export const HAS_REFERENCE = 1;
export const HAS_NON_ASCII = 2;
/** A carriage return; in attributes any white space that XML turns into a space. */
export const HAS_LINE_END = 4;
export const IS_CDATA = 8;

/**
 * One record as flat arrays in document order (pre-order), reused from record to record: no objects and no strings are
 * made until a value is read.
 *
 * Entry `i` is an element (`name[i] > 0`) or a run of text (`name[i] === 0`). Its children lie between `i + 1` and
 * `end[i]`; the next sibling is at `end[i]`. The attributes of element `i` are `attributeStart[i]` up to, but not
 * including, `attributeStart[i + 1]`. The entries before `record` are the ancestors of the record (Envelope, Body, …), so
 * that absolute paths work; each has the next as its only child.
 *
 * No text is dropped, white space between elements included, so that string-values are XPath's. Comments and processing
 * instructions have no entries; the text around them, and a CDATA section, are entries of their own side by side.
 */
export interface Tape {
	readonly names: NameTable;
	/** Number of entries. */
	readonly count: number;
	/** The entry that is the record itself. */
	readonly record: number;
	readonly name: Int32Array;
	readonly end: Int32Array;
	/** -1 for entry 0. */
	readonly parent: Int32Array;
	readonly attributeStart: Int32Array;
	/** Name id of attribute `a`. */
	readonly attributeName: Int32Array;
	/** Text of text entry `i`, references resolved. */
	text(entry: number): string;
	/** Value of attribute `a`, normalised as XML 1.0 asks. */
	attribute(attribute: number): string;
	/** Whether that text, or that value, is `wanted`: without a string being made, as a rule. */
	textIs(entry: number, wanted: string): boolean;
	attributeIs(attribute: number, wanted: string): boolean;
	/** XPath's string-value: all text below `entry`, joined. */
	stringValue(entry: number): string;
	/** The record as a document of its own: the source bytes, plus the namespace declarations in scope that it lacks. */
	recordXml(): string;
}
