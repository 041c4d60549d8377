import {
	DOUBLE_QUOTE, EQUALS, EXCLAMATION, GREATER_THAN, HYPHEN, IS_SPACE, LESS_THAN, OPEN_BRACKET, QUESTION,
	SINGLE_QUOTE, SLASH, UNFINISHED,
} from '../characters';
import { XmlError, type XmlLimits } from '../limits';
import { CDATA_END, CDATA_START, MarkupScanner } from './markup';
import type { NameTable } from '../names';
import { Namespaces } from './namespaces';
import { QNames } from './qnames';
import { RecordTape } from './recordTape';
import { Scanner } from './scanner';
import type { Source } from './source';
import { IS_CDATA } from '../tape';
import { decodeAttribute } from './values';

/** The next token does not end within the bytes that have arrived; nothing was consumed. */
export const NOT_FINISHED = 0;
/** An element began. */
export const STARTED = 1;
/** An element without content began and ended: `<a/>`. */
export const EMPTY = 2;
/** An element ended. */
export const ENDED = 3;
/** Text, or something that says nothing: a comment, a processing instruction. */
export const OTHER = 4;
export type TokenKind = typeof NOT_FINISHED | typeof STARTED | typeof EMPTY | typeof ENDED | typeof OTHER;

/**
 * Reads XML 1.0 with namespaces and without a DTD, token by token, from the bytes of `source` into `tape`. Each call of
 * `next` consumes one token or nothing, so that it can go on with the next chunk where it stopped.
 */
export class Tokenizer {
	/** Offset of the next token. */
	position = 0;
	/** Number of open elements. */
	depth = 0;
	/** The tape's entries of the open elements, outermost first. */
	readonly openEntry: Int32Array;
	/** The prefixes that the last start tag declared. */
	declarations: Map<string, string> = NONE;
	/** The bindings around the element of the last start tag. */
	outerBindings: ReadonlyMap<string, string> = NONE;
	readonly tape: RecordTape;
	private readonly openName: Int32Array;
	private readonly namespaces = new Namespaces();
	private readonly qnames: QNames;
	private readonly scanner: Scanner;
	private readonly markup: MarkupScanner;
	private rootSeen = false;

	/** Per name: what name followed its start tag (2q) or its end tag (2q + 1) the last time. */
	private readonly elementAfter: Int32Array;
	/** Per name of an element or attribute: the attribute that followed it the last time. */
	private readonly attributeAfter: Int32Array;
	private previous = 0;

	constructor(
		private readonly source: Source,
		names: NameTable,
		private readonly limits: XmlLimits,
	) {
		this.tape = new RecordTape(names, source);
		this.scanner = new Scanner(source);
		this.markup = new MarkupScanner(source, this.scanner);
		this.qnames = new QNames(source, this.namespaces, names, limits.maxNames);
		this.openEntry = new Int32Array(limits.maxDepth);
		this.openName = new Int32Array(limits.maxDepth);
		this.elementAfter = new Int32Array(2 * limits.maxNames + 2);
		this.attributeAfter = new Int32Array(limits.maxNames + 1);
	}

	/** The root element has ended and only white space, if anything, follows. */
	get complete(): boolean {
		return this.rootSeen && this.depth === 0 && this.position === this.source.limit;
	}

	next(): TokenKind {
		const { bytes } = this.source;
		const start = this.position;
		if (bytes[start] !== LESS_THAN) return this.depth === 0 ? this.betweenMarkup(start) : this.text(start);
		switch (bytes[start + 1]) {
			case SLASH:
				return this.endTag(start);
			case EXCLAMATION:
				return this.declarationLike(start);
			case QUESTION:
				return this.skipTo(this.markup.instructionEnd(start));
			default:
				return this.startTag(start);
		}
	}

	/** The bytes moved towards the start by `distance`. */
	shift(distance: number): void {
		this.position -= distance;
		this.tape.shift(distance);
	}

	/** The end tags that would close the first `depth` open elements. */
	endTags(depth: number): string {
		let tags = '';
		for (let i = depth - 1; i >= 0; i--) tags += `</${this.qnames.text(this.openName[i])}>`;
		return tags;
	}

	private text(start: number): TokenKind {
		const end = this.scanner.text(start);
		if (end === UNFINISHED) return NOT_FINISHED;
		this.tape.addText(this.openEntry[this.depth - 1], start, end, this.scanner.flags);
		this.position = end;
		return OTHER;
	}

	/** Before and after the root element there may be white space only. */
	private betweenMarkup(start: number): TokenKind {
		const { bytes, limit } = this.source;
		let p = start;
		while (IS_SPACE[bytes[p]] === 1) p++;
		this.position = p;
		if (p === limit) return NOT_FINISHED;
		if (bytes[p] !== LESS_THAN) throw this.scanner.malformed('Text outside the root element', p);
		return OTHER;
	}

	private endTag(start: number): TokenKind {
		const { bytes, limit } = this.source;
		if (this.depth === 0) throw this.scanner.malformed('An end tag without a start tag', start);
		const q = this.openName[this.depth - 1];
		const nameStart = start + 2;
		let p = nameStart + this.qnames.length[q];
		if (p >= limit) return NOT_FINISHED;
		if (!this.qnames.isAt(nameStart, q)) throw this.mismatch(start);
		while (IS_SPACE[bytes[p]] === 1) p++;
		if (p >= limit) return NOT_FINISHED;
		if (bytes[p] !== GREATER_THAN) throw this.mismatch(start);
		this.tape.end[this.openEntry[this.depth - 1]] = this.tape.count;
		this.previous = 2 * q + 1;
		this.close();
		this.position = p + 1;
		return ENDED;
	}

	private startTag(start: number): TokenKind {
		const { source, tape, qnames } = this;
		const { bytes, limit } = source;
		const q = qnames.read(start + 1, this.elementAfter[this.previous]);
		if (q === UNFINISHED) return NOT_FINISHED;
		this.elementAfter[this.previous] = q;
		const nameEnd = start + 1 + qnames.length[q];

		// Until the tag's end is seen nothing is kept: attributes are written behind the tape's last one.
		this.declarations = NONE;
		let last = q;
		let attributesEnd = tape.attributeCount;
		let p = nameEnd;
		for (;;) {
			const spaceStart = p;
			while (IS_SPACE[bytes[p]] === 1) p++;
			if (p >= limit) return NOT_FINISHED;
			if (bytes[p] === GREATER_THAN || bytes[p] === SLASH) break;
			if (p === spaceStart) throw this.scanner.malformed('White space is missing before an attribute', p);

			const attribute = qnames.read(p, this.attributeAfter[last]);
			if (attribute === UNFINISHED) return NOT_FINISHED;
			this.attributeAfter[last] = attribute;
			last = attribute;
			const valueStart = this.valueStart(p + qnames.length[attribute]);
			if (valueStart === UNFINISHED) return NOT_FINISHED;
			const valueEnd = this.scanner.attributeValue(valueStart, bytes[valueStart - 1]);
			if (valueEnd === UNFINISHED) return NOT_FINISHED;
			p = valueEnd + 1;

			const prefix = qnames.declaredPrefix(attribute);
			if (prefix !== undefined) {
				this.addDeclaration(prefix, valueStart, valueEnd);
				continue;
			}
			tape.reserveAttribute(attributesEnd);
			tape.attributeName[attributesEnd] = attribute;
			tape.attributeValueStart[attributesEnd] = valueStart;
			tape.attributeValueEnd[attributesEnd] = valueEnd;
			tape.attributeFlags[attributesEnd] = this.scanner.flags;
			attributesEnd++;
		}
		const empty = bytes[p] === SLASH;
		if (empty) {
			p++;
			if (p >= limit) return NOT_FINISHED;
			if (bytes[p] !== GREATER_THAN) throw this.scanner.malformed('"/" inside a tag', p);
		}
		this.open(q, start, nameEnd, attributesEnd);
		this.position = p + 1;
		if (!empty) return STARTED;
		this.previous = 2 * q + 1;
		this.close();
		return EMPTY;
	}

	/** @returns offset after the `=` and the quote that follow an attribute's name, or UNFINISHED */
	private valueStart(nameEnd: number): number {
		const { bytes, limit } = this.source;
		let p = nameEnd;
		while (IS_SPACE[bytes[p]] === 1) p++;
		if (bytes[p] === EQUALS) {
			p++;
			while (IS_SPACE[bytes[p]] === 1) p++;
			if (bytes[p] === DOUBLE_QUOTE || bytes[p] === SINGLE_QUOTE) return p + 1;
		}
		if (p >= limit) return UNFINISHED;
		throw this.scanner.malformed('An attribute without a quoted value', nameEnd);
	}

	private addDeclaration(prefix: string, valueStart: number, valueEnd: number): void {
		if (this.declarations.has(prefix)) throw this.scanner.malformed('The same attribute twice', valueStart);
		if (this.declarations.size === this.limits.maxAttributes) throw this.tooManyAttributes(this.source.origin + valueStart);
		const uri = decodeAttribute(this.source.bytes, valueStart, valueEnd, this.scanner.flags);
		// A map of the tag's own: NONE is never written to, and the record's tape keeps the one that it was given.
		if (this.declarations === NONE) this.declarations = new Map();
		this.declarations.set(prefix, uri);
	}

	private open(q: number, tagStart: number, nameEnd: number, attributesEnd: number): void {
		const { tape, depth } = this;
		const offset = this.source.origin + tagStart;
		if (depth === 0) {
			if (this.rootSeen) throw new XmlError('malformed', 'A second root element', offset);
			this.rootSeen = true;
		}
		if (depth === this.limits.maxDepth) throw new XmlError('depth', `More than ${depth} elements inside each other`, offset);
		this.outerBindings = this.namespaces.bindings;
		if (this.declarations !== NONE) this.namespaces.declare(depth, this.declarations, offset);
		if (attributesEnd > tape.attributeCount) this.resolveAttributes(attributesEnd, offset);
		const parent = depth === 0 ? -1 : this.openEntry[depth - 1];
		this.openEntry[depth] = tape.addElement(this.qnames.element(q, offset), parent, tagStart, nameEnd, attributesEnd);
		this.openName[depth] = q;
		this.depth = depth + 1;
		this.previous = 2 * q;
	}

	private close(): void {
		this.depth--;
		this.namespaces.leave(this.depth);
	}

	/** From names as written to expanded names, once the tag's own declarations are known. */
	private resolveAttributes(attributesEnd: number, offset: number): void {
		const { attributeName, attributeCount } = this.tape;
		const written = attributesEnd - attributeCount + this.declarations.size;
		if (written > this.limits.maxAttributes) throw this.tooManyAttributes(offset);
		for (let a = attributeCount; a < attributesEnd; a++) {
			const name = this.qnames.attribute(attributeName[a], offset);
			for (let other = attributeCount; other < a; other++) {
				if (attributeName[other] === name) throw new XmlError('malformed', 'The same attribute twice', offset);
			}
			attributeName[a] = name;
		}
	}

	/** A comment, a CDATA section or a document type. */
	private declarationLike(start: number): TokenKind {
		const { bytes, limit } = this.source;
		if (bytes[start + 2] === HYPHEN && bytes[start + 3] === HYPHEN) return this.skipTo(this.markup.commentEnd(start));
		if (bytes[start + 2] === OPEN_BRACKET && this.depth > 0) return this.cdata(start);
		const begun = bytes.toString('latin1', start, Math.min(limit, start + DOCTYPE.length));
		if (begun === DOCTYPE) {
			throw new XmlError('doctype', 'A document type definition (DOCTYPE) is not accepted', this.source.origin + start);
		}
		if (start + DOCTYPE.length > limit) return NOT_FINISHED;
		throw this.scanner.malformed('Markup that is neither a tag nor a comment', start);
	}

	private cdata(start: number): TokenKind {
		const end = this.markup.cdataEnd(start);
		if (end === UNFINISHED) return NOT_FINISHED;
		const [contentStart, contentEnd] = [start + CDATA_START.length, end - CDATA_END.length];
		// An empty section is no text: XPath knows no empty text nodes.
		if (contentEnd > contentStart) {
			this.tape.addText(this.openEntry[this.depth - 1], contentStart, contentEnd, this.scanner.flags | IS_CDATA);
		}
		return this.skipTo(end);
	}

	private skipTo(end: number): TokenKind {
		if (end === UNFINISHED) return NOT_FINISHED;
		this.position = end;
		return OTHER;
	}

	private tooManyAttributes(offset: number): XmlError {
		return new XmlError('size', `More than ${this.limits.maxAttributes} attributes`, offset);
	}

	private mismatch(start: number): XmlError {
		const expected = this.qnames.text(this.openName[this.depth - 1]);
		return this.scanner.malformed(`The end tag of "${expected}" was expected`, start);
	}
}

const NONE = new Map<string, string>();
const DOCTYPE = '<!DOCTYPE';
