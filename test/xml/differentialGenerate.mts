// Seeded documents for the differential test, and mutations that break them in every way the tokenizer has to notice.

/** mulberry32: the same seed gives the same documents on every machine. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export const RECORD = { uri: 'urn:records', local: 'Rec' };

const URIS = [RECORD.uri, 'urn:a', 'urn:b', 'http://example.com/x?y=1&amp;z=2'];
const PREFIXES = ['', 'p', 'q', 'wd', 'é'];
const NAMES = ['a', 'Worker_Reference', 'b-1', 'n.é', 'ID', 'type', 'x', '名前', 'aVeryLongNameThatNeedsSeveralWords'];
const TEXTS = [
	'text', '0', '007', 'two words', ' ', '\n', '\t ', '\r\n', '\r', 'a\r\nb', '\r\r\n', 'é', '日本語', '😀', '\u007f',
	'&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1F600;', '&#xD;', '&#10;', '&#32;', '&#0065;', '&amp;lt;', ']', ']]', ']] >', '>',
	'"', "'", '/', '=', 'ﬀ\u0301', '\ud7ff',
];
const COMMENTS = ['<!-- comment -->', '<!---->', '<!-- <a> & ]]> é -->', '<!--</p:Rec><Rec/>-->', '<!-- - -->'];
const INSTRUCTIONS = ['<?target?>', '<?target some data ?>', '<?xml-style x="y"?>', '<?t <a> & ]]> ??>', '<?é \r\n?>'];
const CDATA = ['<![CDATA[]]>', '<![CDATA[plain]]>', '<![CDATA[<a> &amp; ]] > é]]>', '<![CDATA[a\r\nb\rc]]>', '<![CDATA[]]]]>', '<![CDATA[</Rec>]]>', '<![CDATA[ ]]>'];
const SPACES = [' ', '\n', '  ', '\t', '\r\n'];

type Scope = ReadonlyMap<string, string>;

class Generator {
	constructor(private readonly random: () => number) {}

	document(): string {
		const declaration = this.chance(0.3) ? this.pick(['<?xml version="1.0"?>', "<?xml version='1.0' encoding='UTF-8'?>\n", '<?xml version="1.0" encoding="utf-8" standalone="yes" ?>']) : '';
		return (this.chance(0.1) ? '\ufeff' : '') + declaration + this.misc() + this.element(new Map([['', '']]), 0) + this.misc();
	}

	private misc(): string {
		let out = '';
		while (this.chance(0.2)) out += this.pick([...SPACES, this.pick(COMMENTS), this.pick(INSTRUCTIONS)]);
		return out;
	}

	private element(outer: Scope, depth: number): string {
		const scope = new Map(outer);
		let tag = '';
		const declared = new Set<string>();
		while (this.chance(depth === 0 ? 0.7 : 0.15)) {
			const prefix = this.pick(PREFIXES);
			if (declared.has(prefix)) continue;
			declared.add(prefix);
			const uri = prefix === '' && this.chance(0.3) ? '' : this.pick(URIS);
			scope.set(prefix, uri);
			tag += `${this.space()}xmlns${prefix === '' ? '' : `:${prefix}`}=${this.quoted(uri)}`;
		}
		const attributes = new Set<string>();
		while (this.chance(0.35)) {
			const prefix = this.chance(0.5) ? '' : this.pick([...scope.keys()]);
			const local = this.pick(NAMES);
			const key = `${prefix === '' ? '' : scope.get(prefix)} ${local}`;
			if (attributes.has(key)) continue;
			attributes.add(key);
			tag += `${this.space()}${prefix === '' ? '' : `${prefix}:`}${local}${this.chance(0.1) ? this.space() : ''}=${this.chance(0.1) ? this.space() : ''}${this.value()}`;
		}
		const recordPrefixes = [...scope].filter(([, uri]) => uri === RECORD.uri).map(([prefix]) => prefix);
		const isRecord = depth > 0 && recordPrefixes.length > 0 && this.chance(0.4);
		const prefix = isRecord ? this.pick(recordPrefixes) : this.pick([...scope.keys()]);
		const name = `${prefix === '' ? '' : `${prefix}:`}${isRecord ? RECORD.local : this.pick(NAMES)}`;
		const end = this.chance(0.1) ? this.space() : '';
		if (this.chance(0.15)) return `<${name}${tag}${end}/>`;
		let content = '';
		while (depth < 6 && this.chance(0.65)) content += this.content(scope, depth);
		return `<${name}${tag}${end}>${content}</${name}${this.chance(0.1) ? this.space() : ''}>`;
	}

	private content(scope: Scope, depth: number): string {
		const kind = this.random();
		if (kind < 0.5) return this.element(scope, depth + 1);
		if (kind < 0.85) return this.pick(TEXTS) + (this.chance(0.5) ? this.pick(TEXTS).replace(/^[>\]]+/, '') : '');
		if (kind < 0.9) return this.pick(COMMENTS);
		if (kind < 0.95) return this.pick(CDATA);
		return this.pick(INSTRUCTIONS);
	}

	private value(): string {
		let value = '';
		while (this.chance(0.6)) value += this.pick(TEXTS);
		return this.quoted(value);
	}

	private quoted(value: string): string {
		return this.chance(0.5) ? `"${value.replaceAll('"', '&quot;')}"` : `'${value.replaceAll("'", '&apos;')}'`;
	}

	private space(): string {
		return this.pick(SPACES);
	}

	private pick<T>(from: readonly T[]): T {
		return from[Math.floor(this.random() * from.length)];
	}

	private chance(probability: number): boolean {
		return this.random() < probability;
	}
}

/** Well-formed unless the pieces happen to join to "]]>". */
export function generate(random: () => number): Buffer {
	return Buffer.from(new Generator(random).document());
}

const INSERTS: ReadonlyArray<string | number[]> = [
	'<', '>', '&', '"', "'", '/', '=', ' ', ':', '!', '?', '-', ']', ';', '#', 'x', '0', '\r', '\n', 'é', '😀', 'xmlns', 'xmlns:p=""', ' xmlns="urn:c"',
	' a="1"', ' p:x="1" q:x="2"', ']]>', '--', '<!--', '-->', '<![CDATA[', '<?', '?>', '<?xml version="1.0"?>', '<!DOCTYPE a>', '<!ELEMENT', '<a>', '</a>', '<a/>',
	'&nbsp;', '&#0;', '&#xD800;', '&#x110000;', '&#xFFFE;', '&#;', '&#x;', '&;', '&amp', '\u0000', '\u0001', '\u001f', '\ufffe', '\uffff', '\u0080', '\u0085', '\u2028', '\ufffd', '&#xFFFD;', ' xml:lang="en"',
	[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0x80], [0xf5, 0x80, 0x80, 0x80], [0xe0, 0x80, 0x80], [0xf0, 0x9f], [0xc3],
];

/** One to three random changes to the bytes. */
export function mutate(document: Buffer, random: () => number): Buffer {
	let bytes = document;
	const below = (bound: number) => Math.floor(random() * bound);
	for (let changes = 1 + below(3); changes > 0; changes--) {
		const at = below(bytes.length + 1);
		const to = Math.min(bytes.length, at + 1 + below(random() < 0.7 ? 2 : 20));
		const insert = Buffer.from(INSERTS[below(INSERTS.length)] as string);
		const before = bytes.subarray(0, at);
		const kind = below(10);
		if (kind === 0) bytes = before;
		else if (kind <= 2) bytes = Buffer.concat([before, bytes.subarray(to)]);
		else if (kind <= 4) bytes = Buffer.concat([before, bytes.subarray(at, to), bytes.subarray(at)]);
		else if (kind <= 6) bytes = Buffer.concat([before, insert, bytes.subarray(to)]);
		else bytes = Buffer.concat([before, insert, bytes.subarray(at)]);
	}
	return bytes;
}
