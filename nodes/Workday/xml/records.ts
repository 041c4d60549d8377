import { DocumentDecoder } from './reader/encoding';
import { DEFAULT_LIMITS, XmlError, type XmlLimits } from './limits';
import type { NameTable } from './names';
import { Source } from './reader/source';
import type { Tape } from './tape';
import { EMPTY, ENDED, NOT_FINISHED, OTHER, STARTED, type TokenKind, Tokenizer } from './reader/tokenizer';

/** Expanded name of an element. */
export interface ElementName {
	/** ANY_NAMESPACE where it is not known before the document has come. */
	uri: string;
	local: string;
}

/** No namespace has this name. */
export const ANY_NAMESPACE = '*';

export interface DocumentOptions {
	names: NameTable;
	limits?: Partial<XmlLimits>;
	/** The charset parameter of the Content-Type, if there was one. */
	encoding?: string;
}

export interface SplitterOptions extends DocumentOptions {
	/** Which elements are records. A record inside a record is part of the outer one. */
	record: ElementName;
	/**
	 * Called once, before the first record, with the document up to there: elements that are open at that point end
	 * there. Called at the end, with the whole document, when there is no record: a fault, an empty page. Not called when
	 * the root element is the record. `head.record` is 0, the root element.
	 */
	onHead?(head: Tape): void;
}

export interface RecordOptions<T> extends SplitterOptions {
	/** What becomes of a record; undefined: nothing. The tape is reused: read it before returning. */
	onRecord(record: Tape): T | undefined;
}

/**
 * Reads a document of many records as it arrives. Memory: one record plus one chunk.
 *
 * @throws XmlError at the first byte that is not XML, with the records before it already delivered
 */
export async function* readRecords<T>(
	chunks: AsyncIterable<Uint8Array>,
	options: RecordOptions<T>,
): AsyncGenerator<T, void, undefined> {
	const splitter = new RecordSplitter(options);
	for await (const chunk of chunks) {
		splitter.write(chunk);
		for (let record = splitter.next(); record !== undefined; record = splitter.next()) {
			const value = options.onRecord(record);
			if (value !== undefined) yield value;
		}
	}
	splitter.end();
	for (let record = splitter.next(); record !== undefined; record = splitter.next()) {
		const value = options.onRecord(record);
		if (value !== undefined) yield value;
	}
}

/** Reads a small document as a whole, for example a SOAP fault. The tape is the caller's to keep. */
export function parseDocument(bytes: Uint8Array, options: DocumentOptions): Tape {
	let document: Tape | undefined;
	const splitter = new RecordSplitter({ ...options, record: NO_RECORD, onHead: (head) => (document = head) });
	splitter.write(bytes);
	splitter.end();
	splitter.next();
	if (document === undefined) throw new XmlError('truncated', 'The document is empty');
	return document;
}

/** No element can have this name. */
const NO_RECORD: ElementName = { uri: '', local: '' };

/** Where the tape stands: the head is kept whole, then only the elements around the records are. */
type State = 'head' | 'around' | 'record' | 'complete';

/**
 * The same for bytes that are pushed: `write` a chunk, then take records with `next` until there is none; `end`, and take
 * the rest. A record's tape is valid until the next call.
 */
export class RecordSplitter {
	private readonly source = new Source();
	private readonly decoder: DocumentDecoder;
	private readonly limits: XmlLimits;
	private readonly tokenizer: Tokenizer;
	private readonly recordName: number;
	/** Instead of `recordName`, whatever the namespace. */
	private readonly recordLocal: string | undefined;
	private readonly onHead: (head: Tape) => void;
	private state: State = 'head';
	private ended = false;
	/** Open elements around the record; the record is number `ancestors`. */
	private ancestors = 0;
	/**
	 * A token that did not end is tried again only when twice as many bytes of it are there. So a long text or comment
	 * that arrives in many small chunks costs at most twice its length, not its length times the number of chunks.
	 */
	private bytesToTry = 1;

	constructor(options: SplitterOptions) {
		this.limits = { ...DEFAULT_LIMITS, ...options.limits };
		this.decoder = new DocumentDecoder(options.encoding);
		this.tokenizer = new Tokenizer(this.source, options.names, this.limits);
		const { uri, local } = options.record;
		this.recordName = options.names.id(uri, local);
		this.recordLocal = uri === ANY_NAMESPACE ? local : undefined;
		this.onHead = options.onHead ?? (() => {});
	}

	write(chunk: Uint8Array): void {
		this.append(this.decoder.write(chunk));
	}

	end(): void {
		this.append(this.decoder.end());
		this.ended = true;
	}

	/**
	 * The next record, as far as it has arrived.
	 * @throws XmlError 'truncated' after `end()`, if the document is not complete
	 */
	next(): Tape | undefined {
		const { tokenizer, source } = this;
		if (this.state === 'complete') return undefined;
		if (!this.ended && source.limit - tokenizer.position < this.bytesToTry) return undefined;
		const found = this.state === 'record' ? this.finishRecord() : this.findRecord();
		if (!found) this.waitForMore();
		return found ? tokenizer.tape : undefined;
	}

	private append(bytes: Uint8Array): void {
		if (bytes.length === 0) return;
		const { source, tokenizer } = this;
		if (source.limit === 0) source.origin = this.decoder.skipped;
		tokenizer.shift(source.append(bytes, this.firstNeeded()));
	}

	/** Offset of the first byte that somebody may still read. */
	private firstNeeded(): number {
		if (this.state === 'head') return 0;
		if (this.state === 'record') return this.tokenizer.tape.valueStart[this.ancestors];
		return this.tokenizer.position;
	}

	/** Reads on to the next record, and then to its end. */
	private findRecord(): boolean {
		const { tokenizer } = this;
		const { tape } = tokenizer;
		if (this.state === 'around') tape.truncate(tokenizer.depth);
		for (;;) {
			const token = tokenizer.next();
			if (token === NOT_FINISHED) return false;
			if (token === STARTED || token === EMPTY) {
				const depth = token === STARTED ? tokenizer.depth - 1 : tokenizer.depth;
				if (this.isRecord(tape.name[tokenizer.openEntry[depth]])) {
					this.beginRecord(depth);
					return token === EMPTY ? this.recordComplete() : this.finishRecord();
				}
			}
			if (this.state === 'around') this.forget(token);
			else if (tokenizer.depth === 0 && token !== OTHER) tape.recordEnd = tokenizer.position;
		}
	}

	private isRecord(name: number): boolean {
		return name === this.recordName || (this.recordLocal !== undefined && this.tokenizer.tape.names.local[name] === this.recordLocal);
	}

	/** What stands around the records, after the first of them, is checked and not kept. */
	private forget(token: TokenKind): void {
		const { tape, openEntry, depth } = this.tokenizer;
		if (token === STARTED) tape.keepOpen(openEntry, depth, depth);
		else tape.truncate(depth);
	}

	/** The record is the last entry of the tape and its element number `depth`, counted from 0. */
	private beginRecord(depth: number): void {
		const { tape, openEntry, outerBindings, declarations } = this.tokenizer;
		if (this.state === 'head') {
			if (depth > 0) this.showHead(openEntry[depth], depth);
			tape.keepOpen(openEntry, depth + 1, depth);
		}
		tape.record = depth;
		tape.outerBindings = outerBindings;
		tape.ownDeclarations = declarations;
		this.ancestors = depth;
		this.state = 'record';
	}

	/** Shows the tape up to, but not including, the first record. */
	private showHead(record: number, depth: number): void {
		const { tape } = this.tokenizer;
		const end = tape.valueStart[record];
		this.checkSize(end, this.limits.maxHeadBytes, 'document before its first record');
		const restore = tape.hideLast();
		tape.closeVirtually(this.tokenizer.openEntry, depth, end, this.tokenizer.endTags(depth));
		this.onHead(tape);
		restore();
	}

	private finishRecord(): boolean {
		const { tokenizer, ancestors } = this;
		for (let token = tokenizer.next(); token !== NOT_FINISHED; token = tokenizer.next()) {
			if (token === ENDED && tokenizer.depth === ancestors) return this.recordComplete();
		}
		return false;
	}

	private recordComplete(): true {
		const { tape, position } = this.tokenizer;
		this.checkSize(position - tape.valueStart[tape.record], this.limits.maxRecordBytes, 'record');
		tape.recordEnd = position;
		for (let ancestor = 0; ancestor < this.ancestors; ancestor++) tape.end[ancestor] = tape.count;
		this.state = 'around';
		this.bytesToTry = 1;
		return true;
	}

	/** All that has arrived was read. */
	private waitForMore(): void {
		const { tokenizer, source, state, limits } = this;
		const unread = source.limit - tokenizer.position;
		if (state === 'record') this.checkSize(source.limit - this.firstNeeded(), limits.maxRecordBytes, 'record');
		if (state === 'head') this.checkSize(tokenizer.position, limits.maxHeadBytes, 'document before its first record');
		// It may be the start of a record.
		this.checkSize(unread, Math.max(limits.maxHeadBytes, limits.maxRecordBytes), 'tag, text or comment');
		this.bytesToTry = Math.max(1, 2 * unread);
		if (!this.ended) return;
		if (!tokenizer.complete) throw new XmlError('truncated', 'The document ends too early', source.origin + source.limit);
		if (state === 'head') this.onHead(tokenizer.tape);
		this.state = 'complete';
	}

	private checkSize(bytes: number, limit: number, what: string): void {
		if (bytes <= limit) return;
		throw new XmlError('size', `The ${what} is larger than ${limit} bytes`, this.source.origin + this.tokenizer.position);
	}
}
