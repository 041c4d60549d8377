import { XmlError } from '../limits';

const XML_URI = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

interface Scope {
	depth: number;
	bindings: ReadonlyMap<string, string>;
	version: number;
}

/** Which prefix means which namespace at the place being read. The default namespace is prefix ''. */
export class Namespaces {
	bindings: ReadonlyMap<string, string> = new Map([['xml', XML_URI]]);
	/** Names the current bindings: what was resolved under the same version need not be resolved again. */
	version = 1;
	private lastVersion = 1;
	/** What held before each element that declares something. */
	private readonly outer: Scope[] = [];

	/** The element that opens as number `depth` declares these prefixes. */
	declare(depth: number, declarations: ReadonlyMap<string, string>, offset: number): void {
		let changed = false;
		for (const [prefix, uri] of declarations) {
			check(prefix, uri, offset);
			changed ||= this.bindings.get(prefix) !== uri;
		}
		// Some SOAP stacks declare the same prefix again on every record; what is resolved then stays valid.
		if (!changed) return;
		this.outer.push({ depth, bindings: this.bindings, version: this.version });
		this.bindings = new Map([...this.bindings, ...declarations]);
		this.version = ++this.lastVersion;
	}

	/** The element that opened as number `depth` closes. */
	leave(depth: number): void {
		const scope = this.outer.at(-1);
		if (scope === undefined || scope.depth !== depth) return;
		this.outer.pop();
		this.bindings = scope.bindings;
		this.version = scope.version;
	}
}

/** Namespaces in XML 1.0, sections 2.2 and 3: what may be bound to what. */
function check(prefix: string, uri: string, offset: number): void {
	const wrong =
		prefix === 'xmlns' ||
		uri === XMLNS_URI ||
		(prefix === 'xml') !== (uri === XML_URI) ||
		(prefix !== '' && uri === '');
	if (wrong) throw new XmlError('malformed', `The prefix "${prefix}" cannot be bound like this`, offset);
}
