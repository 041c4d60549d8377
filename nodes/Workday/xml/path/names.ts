import type { ExpandedName } from './ast';

/** What names in an expression mean. */
export interface PathNaming {
	/** Prefix → namespace URI. `xml` is always bound. The first prefix of a URI is what `name()` answers with. */
	namespaces: Readonly<Record<string, string>>;
	/**
	 * The namespace of names without a prefix, of elements and of attributes alike. XPath 1.0 itself says "none"; that is
	 * what happens when this is absent.
	 */
	defaultNamespace?: string;
	/**
	 * Local name → a second namespace. An element test with that local name, whose own namespace is `defaultNamespace`
	 * (without a prefix, or with one bound to it), also matches the name in this namespace. Meant for the wrappers
	 * around a document, whose namespace people do not write: `{ Envelope: '…/envelope/' }` makes `/Envelope` and
	 * `/wd:Envelope` work.
	 */
	aliases?: Readonly<Record<string, string>>;
	/** The record's own name; see `compilePath` for what it changes. */
	recordName?: ExpandedName;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The namespace of `prefix`, or undefined when it is not bound. */
export function namespaceOf(naming: PathNaming, prefix: string): string | undefined {
	if (Object.hasOwn(naming.namespaces, prefix)) return naming.namespaces[prefix];
	return prefix === 'xml' ? XML_NAMESPACE : undefined;
}

/** Every name that an element test for `uri` and `local` accepts. */
export function elementNames(naming: PathNaming, uri: string, local: string): ExpandedName[] {
	const { defaultNamespace, aliases = {} } = naming;
	const names = [{ uri, local }];
	if (uri === defaultNamespace && Object.hasOwn(aliases, local)) {
		names.push({ uri: aliases[local], local });
	}
	return names;
}

/**
 * What `name()` answers. The tape keeps no prefixes, so it is the first one that the options bind to the namespace; a name
 * in another namespace, or in the default one when no prefix is bound to it, is answered without a prefix.
 */
export function qualifiedName(naming: PathNaming, uri: string, local: string): string {
	if (uri === '') return local;
	if (uri === XML_NAMESPACE) return `xml:${local}`;
	const prefix = Object.keys(naming.namespaces).find((candidate) => naming.namespaces[candidate] === uri);
	return prefix === undefined ? local : `${prefix}:${local}`;
}
