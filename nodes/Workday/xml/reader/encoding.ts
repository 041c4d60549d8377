import { FIRST_NON_ASCII } from '../characters';
import { XmlError } from '../limits';

/** Turns the bytes of one document into UTF-8, chunk by chunk. The first byte that does not fit is an XmlError. */
interface Transcoder {
	write(chunk: Uint8Array): Uint8Array;
	/** @throws XmlError 'truncated' when the document ends inside a character */
	end(): void;
}

/** An XML declaration longer than this is an attack or an accident. */
const MAX_DECLARATION_BYTES = 4096;

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const SIGNATURES: ReadonlyArray<{ bytes: readonly number[]; encoding: string; bom: boolean }> = [
	{ bytes: UTF8_BOM, encoding: 'utf-8', bom: true },
	{ bytes: [0xff, 0xfe], encoding: 'utf-16le', bom: true },
	{ bytes: [0xfe, 0xff], encoding: 'utf-16be', bom: true },
	// UTF-16 without a byte order mark is recognised by the "<" that every document begins with.
	{ bytes: [0x3c, 0x00], encoding: 'utf-16le', bom: false },
	{ bytes: [0x00, 0x3c], encoding: 'utf-16be', bom: false },
];

/**
 * The start of a document: byte order mark, encoding, XML declaration. What comes out is UTF-8 and begins after the
 * declaration. Which encoding holds is decided as RFC 7303 says: byte order mark, then what the transport said, then
 * the declaration, then UTF-8.
 */
export class DocumentDecoder {
	/** Length of byte order mark and declaration, as UTF-8: where the first byte that comes out stood. */
	skipped = 0;
	private transcoder: Transcoder | undefined;
	private pending: Uint8Array = new Uint8Array(0);
	private inDeclaration = true;

	/** @param transportEncoding charset parameter of the Content-Type, if any */
	constructor(private readonly transportEncoding?: string) {}

	/** @returns UTF-8 without byte order mark and declaration; nothing as long as the declaration is incomplete */
	write(chunk: Uint8Array): Uint8Array {
		const text = this.toUtf8(chunk, false);
		return text === undefined ? EMPTY : this.afterDeclaration(text, false);
	}

	/** The document is complete: what was held back. */
	end(): Uint8Array {
		const text = this.toUtf8(EMPTY, true);
		this.transcoder?.end();
		return text === undefined ? EMPTY : this.afterDeclaration(text, true);
	}

	private toUtf8(chunk: Uint8Array, last: boolean): Uint8Array | undefined {
		if (this.transcoder !== undefined) return this.transcoder.write(chunk);
		const bytes = Buffer.concat([this.pending, chunk]);
		this.pending = bytes;
		// Signatures need three bytes, the declared encoding needs the whole declaration.
		if (bytes.length < UTF8_BOM.length && !last) return undefined;
		const signature = SIGNATURES.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
		const content = signature?.bom ? bytes.subarray(signature.bytes.length) : bytes;
		let encoding = signature?.encoding;
		if (encoding === undefined) {
			const declaration = declarationIn(content);
			if (declaration === 'incomplete' && !last) return undefined;
			const declared = typeof declaration === 'object' ? declaration.encoding : undefined;
			encoding = this.transportEncoding?.toLowerCase() ?? declared?.toLowerCase() ?? 'utf-8';
		}
		this.transcoder = transcoderFor(encoding);
		this.pending = EMPTY;
		if (signature?.bom) this.skipped = UTF8_BOM.length;
		return this.transcoder.write(content);
	}

	private afterDeclaration(text: Uint8Array, last: boolean): Uint8Array {
		if (!this.inDeclaration) return text;
		const bytes = Buffer.concat([this.pending, text]);
		const declaration = declarationIn(bytes);
		if (declaration === 'incomplete' && !last) {
			this.pending = bytes;
			return EMPTY;
		}
		this.inDeclaration = false;
		this.pending = EMPTY;
		if (typeof declaration !== 'object') return bytes;
		this.skipped += declaration.length;
		return bytes.subarray(declaration.length);
	}
}

const EMPTY = new Uint8Array(0);

/** XML 1.0, production XMLDecl. Versions 1.x are read as 1.0, as its fifth edition asks. */
const DECLARATION =
	/^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/;
const DECLARATION_START = /^<\?xml[ \t\r\n]/;

/** The XML declaration at the start of `bytes` (ASCII or UTF-8), if there is one. */
function declarationIn(bytes: Buffer): { length: number; encoding?: string } | 'none' | 'incomplete' {
	const start = bytes.toString('latin1', 0, '<?xml '.length);
	if (!DECLARATION_START.test(start)) return '<?xml '.startsWith(start) ? 'incomplete' : 'none';
	const end = bytes.subarray(0, MAX_DECLARATION_BYTES).indexOf('?>', 0, 'latin1');
	if (end < 0) {
		if (bytes.length > MAX_DECLARATION_BYTES) throw new XmlError('size', 'The XML declaration does not end', 0);
		return 'incomplete';
	}
	const length = end + '?>'.length;
	const match = DECLARATION.exec(bytes.toString('latin1', 0, length));
	if (match === null) throw new XmlError('malformed', 'The XML declaration is not one', 0);
	return { length, encoding: match[1] ?? match[2] };
}

function transcoderFor(encoding: string): Transcoder {
	switch (encoding) {
		case 'utf-8':
		case 'utf8':
			return { write: (chunk) => chunk, end: () => {} };
		case 'us-ascii':
		case 'ascii':
			return { write: checkAscii, end: () => {} };
		// Not by TextDecoder: that one reads windows-1252 where ISO-8859-1 is asked for.
		case 'iso-8859-1':
		case 'latin1':
			return { write: (chunk) => Buffer.from(Buffer.from(chunk).toString('latin1'), 'utf8'), end: () => {} };
		case 'windows-1252':
		case 'utf-16le':
		case 'utf-16be':
			return withTextDecoder(encoding);
		default:
			throw new XmlError('encoding', `The encoding "${encoding}" is not supported`);
	}
}

function checkAscii(chunk: Uint8Array): Uint8Array {
	if (chunk.some((byte) => byte >= FIRST_NON_ASCII)) throw notIn('US-ASCII');
	return chunk;
}

function withTextDecoder(encoding: string): Transcoder {
	const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
	const decode = (chunk: Uint8Array, stream: boolean): Uint8Array => {
		try {
			return Buffer.from(decoder.decode(chunk, { stream }), 'utf8');
		} catch {
			throw notIn(encoding);
		}
	};
	return { write: (chunk) => decode(chunk, true), end: () => void decode(EMPTY, false) };
}

const notIn = (encoding: string): XmlError => new XmlError('encoding', `The text is not ${encoding}`);
