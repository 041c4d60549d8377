import {
	AMPERSAND,
	CARRIAGE_RETURN,
	CLOSE_BRACKET,
	ENDS_NAME,
	FIRST_NON_ASCII,
	GREATER_THAN,
	IS_SPACE,
	LESS_THAN,
	nonAsciiEnd,
	SEMICOLON,
	SPACE,
	UNFINISHED,
} from '../characters';
import { XmlError } from '../limits';
import type { Source } from './source';
import { HAS_LINE_END, HAS_NON_ASCII, HAS_REFERENCE } from '../tape';
import { resolveReference } from './values';

// Four bytes are looked at in one step (43 KB workers: 1.5 times the speed of a loop over bytes). With every byte of
// `word ^ pattern` that is zero, `(x - 0x01010101) & ~x & 0x80808080` is not zero; `(word - 0x20202020) & ~word` does the
// same for bytes below a space, and the word's own high bits show what is not ASCII.
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
const FOUR_SPACES = 0x20202020;
const FOUR_LESS_THAN = 0x3c3c3c3c;
const FOUR_AMPERSANDS = 0x26262626;
const FOUR_CLOSE_BRACKETS = 0x5d5d5d5d;

/** Finds where text, attribute values and comments end, and refuses what XML forbids in them. Makes no strings. */
export class Scanner {
	/** HAS_… bits of what was scanned last. */
	flags = 0;

	constructor(private readonly source: Source) {}

	/** @returns offset of the `<` after the text that begins at `start`, or UNFINISHED */
	text(start: number): number {
		const { bytes, view } = this.source;
		this.flags = 0;
		let p = start;
		for (;;) {
			for (;;) {
				const word = view.getInt32(p, true);
				const less = word ^ FOUR_LESS_THAN;
				const ampersand = word ^ FOUR_AMPERSANDS;
				const bracket = word ^ FOUR_CLOSE_BRACKETS;
				const special =
					((less - ONES) & ~less) |
					((ampersand - ONES) & ~ampersand) |
					((bracket - ONES) & ~bracket) |
					((word - FOUR_SPACES) & ~word) |
					word;
				if ((special & HIGH_BITS) !== 0) break;
				p += 4;
			}
			let byte = bytes[p];
			while (
				byte >= SPACE && byte < FIRST_NON_ASCII && byte !== LESS_THAN && byte !== AMPERSAND && byte !== CLOSE_BRACKET
			) byte = bytes[++p];
			if (byte === LESS_THAN) return p;
			if (byte === CLOSE_BRACKET) {
				if (bytes[p + 1] === CLOSE_BRACKET && bytes[p + 2] === GREATER_THAN) throw this.malformed('"]]>" in text', p);
				p++;
			} else {
				p = this.special(p);
				if (p === UNFINISHED) return UNFINISHED;
			}
		}
	}

	/** @returns offset of the quote that ends the attribute value that begins at `start`, or UNFINISHED */
	attributeValue(start: number, quote: number): number {
		const { bytes, view } = this.source;
		const fourQuotes = quote * ONES;
		this.flags = 0;
		let p = start;
		for (;;) {
			for (;;) {
				const word = view.getInt32(p, true);
				const quoted = word ^ fourQuotes;
				const less = word ^ FOUR_LESS_THAN;
				const ampersand = word ^ FOUR_AMPERSANDS;
				const special =
					((quoted - ONES) & ~quoted) |
					((less - ONES) & ~less) |
					((ampersand - ONES) & ~ampersand) |
					((word - FOUR_SPACES) & ~word) |
					word;
				if ((special & HIGH_BITS) !== 0) break;
				p += 4;
			}
			let byte = bytes[p];
			while (byte >= SPACE && byte < FIRST_NON_ASCII && byte !== quote && byte !== LESS_THAN && byte !== AMPERSAND) {
				byte = bytes[++p];
			}
			if (byte === quote) return p;
			if (byte === LESS_THAN) throw this.malformed('"<" in the value of an attribute', p);
			// In attributes every kind of line end and tab becomes a space.
			if (IS_SPACE[byte] === 1) this.flags |= HAS_LINE_END;
			p = this.special(p);
			if (p === UNFINISHED) return UNFINISHED;
		}
	}

	/**
	 * Checks bytes in which nothing but the characters matters: comments, CDATA sections, processing instructions.
	 * Sets `flags`.
	 */
	characters(start: number, end: number): void {
		const { bytes, origin } = this.source;
		let flags = 0;
		for (let p = start; p < end; ) {
			const byte = bytes[p];
			if (byte >= FIRST_NON_ASCII) {
				flags |= HAS_NON_ASCII;
				const next = nonAsciiEnd(bytes, p, end, origin);
				if (next === UNFINISHED) throw new XmlError('encoding', 'The text is not UTF-8', origin + p);
				p = next;
				continue;
			}
			if (byte < SPACE) {
				if (IS_SPACE[byte] === 0) throw this.forbidden(p);
				if (byte === CARRIAGE_RETURN) flags |= HAS_LINE_END;
			}
			p++;
		}
		this.flags = flags;
	}

	malformed(what: string, at: number): XmlError {
		return new XmlError('malformed', what, this.source.origin + at);
	}

	/** A byte that needs a closer look: white space, the start of a reference or of a longer character, or an error. */
	private special(p: number): number {
		const { bytes, limit, origin } = this.source;
		const byte = bytes[p];
		if (byte === AMPERSAND) {
			this.flags |= HAS_REFERENCE;
			return this.reference(p);
		}
		if (byte >= FIRST_NON_ASCII) {
			this.flags |= HAS_NON_ASCII;
			return nonAsciiEnd(bytes, p, limit, origin);
		}
		if (p >= limit) return UNFINISHED;
		if (IS_SPACE[byte] === 0) throw this.forbidden(p);
		if (byte === CARRIAGE_RETURN) this.flags |= HAS_LINE_END;
		return p + 1;
	}

	/** @returns offset after the reference whose `&` is at `start` */
	private reference(start: number): number {
		const { bytes, limit } = this.source;
		let end = start + 1;
		while (ENDS_NAME[bytes[end]] === 0 && bytes[end] !== SEMICOLON) end++;
		if (end >= limit) return UNFINISHED;
		if (bytes[end] !== SEMICOLON) throw this.malformed('"&" that begins no reference', start);
		if (resolveReference(bytes.toString('latin1', start + 1, end)) === undefined) {
			throw this.malformed('A reference that XML without a DTD does not know', start);
		}
		return end + 1;
	}

	private forbidden(at: number): XmlError {
		return new XmlError('characters', 'A control character that XML forbids', this.source.origin + at);
	}
}
