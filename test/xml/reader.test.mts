// What the reader makes of one document: the tape, its values, and what is refused.
import { DEFAULT_LIMITS, XmlError, type XmlLimits } from '../../nodes/Workday/xml/limits.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';

const parse = (xml: string | Uint8Array, options: { encoding?: string; limits?: Partial<XmlLimits> } = {}): Tape =>
	parseDocument(typeof xml === 'string' ? Buffer.from(xml) : xml, { names: new NameTable(), ...options });

const root = (xml: string | Uint8Array, encoding?: string): string => parse(xml, { encoding }).stringValue(0);

const firstAttribute = (xml: string): string => parse(xml).attribute(0);

function refusal(xml: string | Uint8Array, options: { encoding?: string; limits?: Partial<XmlLimits> } = {}): string {
	try {
		parse(xml, options);
	} catch (error) {
		if (error instanceof XmlError) return error.problem;
		throw error;
	}
	return 'accepted';
}

describe('the tape', () => {
	test('holds elements and texts in document order, with parents, ends and attributes', () => {
		const tape = parse('<a x="1"><b y="2" z="3">text</b><c/></a>');
		const local = (id: number) => tape.names.local[id];
		expect(tape.record).toBe(0);
		expect(Array.from(tape.name.subarray(0, tape.count), local)).toEqual(['a', 'b', '', 'c']);
		expect(Array.from(tape.parent.subarray(0, tape.count))).toEqual([-1, 0, 1, 0]);
		expect(Array.from(tape.end.subarray(0, tape.count))).toEqual([4, 3, 3, 4]);
		expect(Array.from(tape.attributeStart.subarray(0, tape.count + 1))).toEqual([0, 1, 3, 3, 3]);
		expect([0, 1, 2].map((a) => `${local(tape.attributeName[a])}=${tape.attribute(a)}`)).toEqual(['x=1', 'y=2', 'z=3']);
	});

	test('grows with the document', () => {
		const tape = parse(`<a>${'<b c="d" e="f">g</b>'.repeat(5000)}</a>`);
		expect(tape.count).toBe(10_001);
		expect(tape.stringValue(0)).toBe('g'.repeat(5000));
		expect(tape.attribute(9999)).toBe('f');
	});

	test('keeps every white space between elements', () => {
		expect(root('<a> <b>x</b>\n<c/>\t</a>')).toBe(' x\n\t');
	});

	test('resolves names by their namespace, not by their prefix', () => {
		const tape = parse('<p:a xmlns:p="urn:1" xmlns="urn:2"><a/><p:a xmlns:p="urn:2"/><p:a/><a xmlns=""/></p:a>');
		const expanded = Array.from(tape.name.subarray(0, tape.count), (id) => `${tape.names.uri[id]} ${tape.names.local[id]}`);
		expect(expanded).toEqual(['urn:1 a', 'urn:2 a', 'urn:2 a', 'urn:1 a', ' a']);
	});

	test('an attribute without a prefix is in no namespace', () => {
		const tape = parse('<a xmlns="urn:1" b="" xml:lang="en"/>');
		expect([0, 1].map((a) => tape.names.uri[tape.attributeName[a]])).toEqual(['', 'http://www.w3.org/XML/1998/namespace']);
	});
});

describe('values', () => {
	test.each([
		['named references', '<a>&lt;&gt;&amp;&quot;&apos;</a>', '<>&"\''],
		['numeric references, with zeros before them', '<a>&#65;&#x1F600;&#0000000000000000000000000000000065;</a>', 'A😀A'],
		['what a reference gives is not read again', '<a>&amp;lt; &#38;amp;</a>', '&lt; &amp;'],
		['line ends', '<a>1\r\n2\r3\n4&#13;5</a>', '1\n2\n3\n4\r5'],
		['CDATA sections', '<a>1<![CDATA[<b>&amp;\r\n]]]]>2</a>', '1<b>&amp;\n]]2'],
		['text around comments and processing instructions', '<a>1<!-- x -->2<?y z?>3</a>', '123'],
		['characters of two, three and four bytes', '<a>é日😀</a>', 'é日😀'],
	])('text: %s', (_name, xml, value) => {
		expect(root(xml)).toBe(value);
	});

	test.each([
		['line ends and tabs are spaces', '<a b="1\r\n2\r3\n4\t5"/>', '1 2 3 4 5'],
		['referenced ones stay', '<a b="1&#13;&#10;&#9;2"/>', '1\r\n\t2'],
		['the other quote and ">" are characters', `<a b='">'/>`, '">'],
		['references and other characters', '<a b = "&lt;é&apos;"/>', "<é'"],
	])('attributes: %s', (_name, xml, value) => {
		expect(firstAttribute(xml)).toBe(value);
	});
});

describe('refused as malformed', () => {
	test.each([
		['mismatched tags', '<a></b>'],
		['an end tag that only begins alike', '<ab></abc>'],
		['an unbound prefix of an element', '<p:a/>'],
		['an unbound prefix of an attribute', '<a p:b=""/>'],
		['a prefix that is bound only in a sibling', '<a><b xmlns:p="urn:1"/><p:c/></a>'],
		['the same attribute twice', '<a b="1" b="2"/>'],
		['the same attribute by two prefixes', '<a xmlns:p="urn:1" xmlns:q="urn:1" p:b="" q:b=""/>'],
		['the same prefix declared twice', '<a xmlns:p="urn:1" xmlns:p="urn:2"/>'],
		['an empty binding of a prefix', '<a xmlns:p=""/>'],
		['xmlns declared', '<a xmlns:xmlns="urn:1"/>'],
		['xml bound to something else', '<a xmlns:xml="urn:1"/>'],
		['another prefix bound to xml', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
		['a prefix bound to xmlns', '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>'],
		['"<" in an attribute', '<a b="<"/>'],
		['an attribute without quotes', '<a b=1/>'],
		['no space between attributes', '<a b="1"c="2"/>'],
		['an undefined entity', '<a>&nbsp;</a>'],
		['an undefined entity in an attribute', '<a b="&nbsp;"/>'],
		['a lone "&"', '<a>b & c</a>'],
		['a reference to a forbidden character', '<a>&#0;</a>'],
		['a reference to half a character', '<a>&#xD800;</a>'],
		['"]]>" in text', '<a>]]></a>'],
		['"--" in a comment', '<a><!-- -- --></a>'],
		['a name that begins with a digit', '<1a/>'],
		['a name with two colons', '<a xmlns:a="urn:1"><a:b:c/></a>'],
		['an XML declaration in the middle', '<a><?xml version="1.0"?></a>'],
		['an XML declaration after white space', ' <?xml version="1.0"?><a/>'],
		['a bad XML declaration', '<?xml encoding="UTF-8"?><a/>'],
		['a second root', '<a/><b/>'],
		['text after the root', '<a/>b'],
		['CDATA outside the root', '<![CDATA[b]]><a/>'],
		['an unknown declaration', '<a><!ELEMENT b></a>'],
		['HTML', '<html><br></html>'],
		['JSON', '{"error":"busy"}'],
	])('%s', (_name, xml) => {
		expect(refusal(xml)).toBe('malformed');
	});
});

describe('refused for another reason', () => {
	test.each([
		['a document type', '<!DOCTYPE a><a/>', 'doctype'],
		['entities that explode', '<!DOCTYPE a [<!ENTITY b "&c;&c;">]><a>&b;</a>', 'doctype'],
		['a control character', '<a>\u0001</a>', 'characters'],
		['a control character in an attribute', '<a b="\u0000"/>', 'characters'],
		['a control character in a comment', '<a><!--\u0008--></a>', 'characters'],
		['U+FFFE', '<a>\ufffe</a>', 'characters'],
		['nothing at all', '', 'truncated'],
		['an element that does not end', '<a><b></b>', 'truncated'],
		['a tag that does not end', '<a', 'truncated'],
		['a declaration that does not end', '<?xml version="1.0"', 'truncated'],
		['a comment that does not end', '<a/><!-- b', 'truncated'],
		['an unknown encoding', '<?xml version="1.0" encoding="EBCDIC-X"?><a/>', 'encoding'],
	])('%s', (_name, xml, problem) => {
		expect(refusal(xml)).toBe(problem);
	});

	test.each([
		['a lone continuation byte', [0x80]],
		['an overlong form', [0xc0, 0x80]],
		['an overlong form of three bytes', [0xe0, 0x80, 0x80]],
		['a surrogate', [0xed, 0xa0, 0x80]],
		['a number beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
		['a character cut short', [0xe6, 0x97]],
	])('malformed UTF-8: %s', (_name, bytes) => {
		const between = (start: string, end: string) => Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]);
		expect(refusal(between('<a>', '</a>'))).toBe('encoding');
		expect(refusal(between('<a b="', '"/>'))).toBe('encoding');
		expect(refusal(between('<a><!--', '--></a>'))).toBe('encoding');
		expect(refusal(between('<a>', ''))).toMatch(/encoding|truncated/);
	});
});

describe('limits', () => {
	const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

	test('elements as deep as allowed are read, one more is refused', () => {
		expect(refusal(nested(DEFAULT_LIMITS.maxDepth))).toBe('accepted');
		expect(refusal(nested(DEFAULT_LIMITS.maxDepth + 1))).toBe('depth');
	});

	test('the number of distinct names is bounded', () => {
		const named = (count: number) => `<r>${Array.from({ length: count }, (_, i) => `<n${i}/>`).join('')}</r>`;
		expect(refusal(named(90), { limits: { maxNames: 100 } })).toBe('accepted');
		expect(refusal(named(110), { limits: { maxNames: 100 } })).toBe('names');
		expect(refusal(named(9000))).toBe('accepted');
	});

	test('the number of attributes is bounded', () => {
		const attributes = (count: number) => `<a ${Array.from({ length: count }, (_, i) => `b${i}=""`).join(' ')}/>`;
		expect(refusal(attributes(256))).toBe('accepted');
		expect(refusal(attributes(257))).toBe('size');
	});

	test('namespace declarations are attributes too', () => {
		const mixed = (declarations: number, attributes: number) => {
			const names = Array.from({ length: declarations }, (_, i) => `xmlns:p${i}="u:${i}"`);
			return `<a ${names.join(' ')} ${Array.from({ length: attributes }, (_, i) => `b${i}=""`).join(' ')}/>`;
		};
		expect(refusal(mixed(256, 0))).toBe('accepted');
		expect(refusal(mixed(257, 0))).toBe('size');
		expect(refusal(mixed(100, 156))).toBe('accepted');
		expect(refusal(mixed(100, 157))).toBe('size');
	});

	test('a tag with too many declarations is refused before it has ended', () => {
		const names = Array.from({ length: 300 }, (_, i) => `xmlns:p${i}="u:${i}"`);
		expect(refusal(`<a ${names.join(' ')}`)).toBe('size');
	});

	test('the size of a document without records is bounded', () => {
		expect(refusal('<a>123456789</a>', { limits: { maxHeadBytes: 16 } })).toBe('accepted');
		expect(refusal('<a>1234567890</a>', { limits: { maxHeadBytes: 16 } })).toBe('size');
	});
});

describe('errors', () => {
	test('say at which byte of the stream, the byte order mark and the declaration counted', () => {
		const xml = '\ufeff<?xml version="1.0"?><a>é<b></a>';
		expect(() => parse(xml)).toThrow(expect.objectContaining({ offset: Buffer.from(xml).indexOf('</a>') }));
	});

	test('never show text or values', () => {
		const secret = 'S3cret';
		for (const xml of [`<a>${secret}&${secret};</a>`, `<a b="${secret}<"/>`, `<a>${secret}</b>`, `<a>${secret}\u0001</a>`, `<a b='${secret}`]) {
			expect(() => parse(xml)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
		}
	});
});

describe('encodings', () => {
	const text = '<a>é€ü</a>';
	const declared = (encoding: string, xml: string) => `<?xml version="1.0" encoding="${encoding}"?>${xml}`;
	const utf16be = (xml: string) => Buffer.from(xml, 'utf16le').swap16();
	const latin1 = '<a>\xe9\x80</a>';

	test.each([
		['UTF-8', Buffer.from(text), 'é€ü'],
		['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'é€ü'],
		['UTF-16 LE by its mark', Buffer.from(`\ufeff${declared('UTF-16', text)}`, 'utf16le'), 'é€ü'],
		['UTF-16 BE by its mark', utf16be(`\ufeff${text}`), 'é€ü'],
		['UTF-16 LE without a mark', Buffer.from(text, 'utf16le'), 'é€ü'],
		['UTF-16 BE without a mark', utf16be(text), 'é€ü'],
		['ISO-8859-1 as declared', Buffer.from(declared('ISO-8859-1', latin1), 'latin1'), 'é\u0080'],
		['windows-1252 as declared', Buffer.from(declared('windows-1252', latin1), 'latin1'), 'é€'],
		['US-ASCII as declared', Buffer.from(declared('US-ASCII', '<a>x&#233;</a>')), 'xé'],
	])('%s', (_name, bytes, value) => {
		expect(root(bytes)).toBe(value);
	});

	test('what the transport said counts more than the declaration, a byte order mark more than both', () => {
		expect(root(Buffer.from(declared('UTF-8', latin1), 'latin1'), 'iso-8859-1')).toBe('é\u0080');
		expect(root(Buffer.from(`\ufeff${declared('ISO-8859-1', text)}`), 'windows-1252')).toBe('é€ü');
	});

	test('bytes that the encoding does not have are refused', () => {
		expect(refusal(Buffer.from(declared('US-ASCII', text)))).toBe('encoding');
		expect(refusal(Buffer.from(`\ufeff<a>\ud800</a>`, 'utf16le'))).toBe('encoding');
		expect(refusal(Buffer.from(`\ufeff<a/>`, 'utf16le').subarray(0, -1))).toBe('encoding');
		expect(refusal('<a/>', { encoding: 'klingon' })).toBe('encoding');
	});
});
