// Where the other parsers are known not to be XML 1.0. Every class is named; anything outside these lists fails the test.
// A class of `lax` only says what the parser in question lets pass: that the document is not well-formed is decided by
// libxml2, whose own list is short and narrow.
import type { Tree } from './differentialParsers.mts';

export interface KnownDifferences {
	/**
	 * Rules of XML that this parser does not check, or not everywhere: as patterns of our message, a colon, the document.
	 */
	lax: ReadonlyArray<[rule: RegExp, example: string]>;
	/** What it refuses although it is well-formed, as patterns of its messages. */
	strict: ReadonlyArray<[message: RegExp, why: string]>;
	/** Documents whose values it is known to read differently. */
	unread(xml: string): boolean;
	/** What is compared when both accept. */
	comparable(tree: Tree): Tree;
}

const same = (tree: Tree): Tree => tree;

export const LIBXML2: KnownDifferences = {
	lax: [
		[/DOCTYPE/, '<!DOCTYPE a><a/>: we refuse every document type'],
		[/^The XML declaration is not one: \ufeff?<\?xml\s+version\s*=\s*["']1\.["']/, 'version="1.": production VersionNum asks for a digit'],
		[/^The encoding "utf-{2,}8" is not supported/i, 'encoding="utf--8": no such name is registered'],
	],
	strict: [[/is not a valid URI/, 'Namespaces in XML says that nobody has to check whether a namespace name is a URI']],
	unread: () => false,
	comparable: same,
};

export const XMLDOM: KnownDifferences = {
	lax: [
		[/DOCTYPE/, '<!DOCTYPE a><a/>'],
		[/^A character that XML forbids/, '<a xmlns="urn:\uFFFF"/>'],
		[/^A control character that XML forbids/, '<a>\u001f</a>'],
		[/^White space is missing/, '<a xmlns:b="c"\u0001 xmlns="d"/>: other white space than XML\'s'],
		[/^An attribute without a quoted value/, '<a a=\u001f"b"/>'],
		[/^"\/" inside a tag/, '<a/\u0001>'],
		[/^The end tag of/, '<a></a\u0085>'],
		[/^Text outside the root element/, '<a></a>\u0001'],
		[/^An end tag without a start tag/, '<a></a></a>'],
		[/^"]]>" in text/, '<a>]]></a>'],
		[/^"&" that begins no reference/, '<a>&&amp;</a>'],
		[/^A reference that XML without a DTD does not know/, '<a b="&#0;"/>'],
		[/^A name is missing or has a character/, '<a\u0080/>'],
		[/^A processing instruction with a name/, '<?:b?><a/>'],
		[/^The prefix .* cannot be bound/, '<a xmlns:b=""/>'],
		[/^The XML declaration is not one/, '<?xml version="1.0"\u0001?><a/>'],
		[/^The encoding .* is not supported/, '<?xml version="1.0" encoding="F-8"?><a/>: it reads strings'],
	],
	strict: [[/Unicode replacement character/, 'U+FFFD is a character like any other']],
	// It ends lines as XML 1.1 does.
	unread: (xml) => /[\u0085\u2028]/.test(xml),
	comparable: same,
};

export const FAST_XML_PARSER: KnownDifferences = {
	lax: [
		[/DOCTYPE/, '<!DOCTYPE a><a/>'],
		[/^A character that XML forbids/, '<a xmlns="urn:\uFFFF"/>'],
		[/^A control character that XML forbids/, '<a>\u001f</a>'],
		[/^White space is missing/, '<a b="c"=/>'],
		[/^Text outside the root element/, '<a/>"'],
		[/^"]]>" in text/, '<a>]]></a>'],
		[/^"<" in the value of an attribute/, '<a b="<"/>'],
		[/^"--" inside a comment/, '<!-- b ---><a/>'],
		[/^"&" that begins no reference/, '<a b="&;"/>'],
		[/^A reference that XML without a DTD does not know/, '<a>&b;</a>'],
		[/^A name is missing or has a character/, '<::a/>'],
		[/^A processing instruction with a name/, '<a/><??>'],
		[/^The end tag of/, '<a></a\u00a0>: other white space than XML\'s'],
		[/^The prefix .* cannot be bound/, '<a xmlns:b=""/>'],
		[/^Markup that is neither a tag nor a comment/, '<a><!></a>'],
		[/^The document ends too early: [^]*<\?>/, '<a><?></a>: it takes "<?>" for a processing instruction'],
		[/^The XML declaration is not one/, '<?xml ersion="1"?><a/>'],
		[/^The encoding .* is not supported/, '<?xml version="1.0" encoding="F-8"?><a/>: it reads strings'],
	],
	strict: [
		[/is an invalid name/, '<a😀/>: names beyond the Basic Multilingual Plane'],
		[/Pi Tag is not closed|^0 root elements/, '<?a \'?><b/>: it looks for pairs of quotes in processing instructions'],
	],
	// The same, in documents that it accepts.
	unread: (xml) => [...xml.matchAll(/<\?([\s\S]*?)\?>/g)].some(([, content]) => /["']/.test(content.replace(/"[^"]*"|'[^']*'/g, ''))),
	// It leaves line ends and tabs in attributes as they are.
	comparable: foldAttributeSpace,
};

function foldAttributeSpace([name, attributes, children]: Tree): Tree {
	const fold = (value: string) => value.replace(/[\t\n\r]/g, ' ');
	return [
		fold(name), // it holds a namespace, which is an attribute's value
		attributes.map(([attribute, value]) => [fold(attribute), fold(value)]),
		children.map((child) => (typeof child === 'string' ? child : foldAttributeSpace(child))),
	];
}
