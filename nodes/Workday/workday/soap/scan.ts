/**
 * Where the elements at the top of a SOAP envelope are, as offsets into its text. A parse with the tape would lose the
 * offsets, and signing must leave every other character of a user's envelope as it was typed.
 */

export interface ScannedElement {
	/** Namespace, '' for none; undefined: the prefix is not declared. */
	uri: string | undefined;
	local: string;
	/** Prefix with its colon, or ''. */
	prefix: string;
	/** Offset of the `<` of the start tag. */
	start: number;
	/** Offset after the `>` of the start tag. */
	contentStart: number;
	/** Offset of the `<` of the end tag; `contentStart` if self-closing. */
	contentEnd: number;
	/** Offset after the element. */
	end: number;
	selfClosing: boolean;
	depth: number;
}

type Scope = ReadonlyMap<string, string>;

interface OpenElement extends ScannedElement {
	qualifiedName: string;
	scope: Scope;
}

/** One piece of mark-up that is neither text nor a tag: comment, CDATA section, processing instruction. */
const SKIPPED: ReadonlyArray<[open: string, close: string]> = [
	['<!--', '-->'],
	['<![CDATA[', ']]>'],
	['<?', '?>'],
];
const START_TAG = /<([^\s<>/='"!?&]+)((?:\s+[^\s<>/='"]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const END_TAG = /<\/([^\s<>/]+)\s*>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Elements down to `maxDepth` (root = 0) in document order. undefined: not well-formed, or it has a DOCTYPE, which SOAP
 * forbids and which could hide mark-up in entities.
 */
export function scanElements(xml: string, maxDepth: number): ScannedElement[] | undefined {
	const found: ScannedElement[] = [];
	const open: OpenElement[] = [];
	let roots = 0;
	for (let at = 0; ; ) {
		const next = xml.indexOf('<', at);
		if (next < 0) return open.length === 0 && roots === 1 && blank(xml.slice(at)) ? found : undefined;
		if (open.length === 0 && !blank(xml.slice(at, next))) return undefined;
		const skippedTo = skip(xml, next);
		if (skippedTo === undefined) return undefined;
		if (skippedTo > next) {
			at = skippedTo;
			continue;
		}
		const closing = xml.charAt(next + 1) === '/';
		const after = closing ? close(xml, next, open) : openTag(xml, next, open);
		if (after === undefined) return undefined;
		if (!closing && after.depth === 0) roots++;
		if (!closing && after.depth <= maxDepth) found.push(after);
		at = closing ? after.end : after.contentStart;
	}
}

/** Offset after a comment and the like; `at` itself if there is none; undefined if it never ends. */
function skip(xml: string, at: number): number | undefined {
	for (const [start, end] of SKIPPED) {
		if (!xml.startsWith(start, at)) continue;
		const found = xml.indexOf(end, at + start.length);
		return found < 0 ? undefined : found + end.length;
	}
	return at;
}

function openTag(xml: string, at: number, open: OpenElement[]): ScannedElement | undefined {
	START_TAG.lastIndex = at;
	const match = START_TAG.exec(xml);
	if (!match) return undefined;
	const [tag, qualifiedName, attributes, slash] = match;
	const scope = scopeOf(open.at(-1)?.scope ?? new Map(), attributes);
	const colon = qualifiedName.indexOf(':');
	const contentStart = at + tag.length;
	const element: OpenElement = {
		uri: scope.get(qualifiedName.slice(0, Math.max(colon, 0))) ?? (colon < 0 ? '' : undefined),
		local: qualifiedName.slice(colon + 1),
		prefix: qualifiedName.slice(0, colon + 1),
		start: at,
		contentStart,
		contentEnd: contentStart,
		end: contentStart,
		selfClosing: slash === '/',
		depth: open.length,
		qualifiedName,
		scope,
	};
	if (!element.selfClosing) open.push(element);
	return element;
}

function close(xml: string, at: number, open: OpenElement[]): ScannedElement | undefined {
	END_TAG.lastIndex = at;
	const match = END_TAG.exec(xml);
	const element = open.pop();
	if (!match || element?.qualifiedName !== match[1]) return undefined;
	element.contentEnd = at;
	element.end = at + match[0].length;
	return element;
}

function scopeOf(parent: Scope, attributes: string): Scope {
	if (!attributes.includes('xmlns')) return parent;
	const scope = new Map(parent);
	for (const [, name, double, single] of attributes.matchAll(ATTRIBUTE)) {
		const uri = double ?? single ?? '';
		if (name === 'xmlns') scope.set('', uri);
		else if (name.startsWith('xmlns:')) scope.set(name.slice('xmlns:'.length), uri);
	}
	return scope;
}

function blank(text: string): boolean {
	return /^[\s\uFEFF]*$/.test(text);
}
