/** How XPath expressions on Workday's answers are understood, ours and the user's alike. */
import type { NameTable } from '../xml/names';
import { compilePath, type CompiledPath } from '../xml/path';
import type { ExpandedName } from './elements';
import { SOAP_NAMESPACE } from './soap/envelope';
import { WORKDAY_NAMESPACE } from './spec';

/**
 * Prefixes that people paste from other connectors, Workday's own documents and captures. No prefix means Workday's
 * namespace, for attributes too: Workday qualifies both.
 */
export const WORKDAY_PATHS = {
	defaultNamespace: WORKDAY_NAMESPACE,
	namespaces: {
		wd: WORKDAY_NAMESPACE,
		ns1: WORKDAY_NAMESPACE,
		bsvc: WORKDAY_NAMESPACE,
		env: SOAP_NAMESPACE,
		soapenv: SOAP_NAMESPACE,
		'SOAP-ENV': SOAP_NAMESPACE,
	},
	/** These names are the envelope's, whatever prefix they were pasted with. */
	aliases: { Envelope: SOAP_NAMESPACE, Header: SOAP_NAMESPACE, Body: SOAP_NAMESPACE },
	recordName: { uri: WORKDAY_NAMESPACE, local: 'Worker' },
} as const;

/** The same for another record than a worker. */
export const pathsFor = (recordName: ExpandedName) => ({ ...WORKDAY_PATHS, recordName });

const ownPaths = new WeakMap<NameTable, Map<string, CompiledPath>>();

/**
 * Compiles the paths of our own tables on workers. Each is compiled once for a table of names: a window of changes has
 * readers for several days, and without this half of a small poll's time went into compiling the same paths.
 */
export function ownPathCompiler(names: NameTable): (path: string) => CompiledPath {
	let compiled = ownPaths.get(names);
	if (compiled === undefined) ownPaths.set(names, (compiled = new Map()));
	const known = compiled;
	return (path) => {
		let one = known.get(path);
		if (one === undefined) known.set(path, (one = compilePath(path, { names, ...WORKDAY_PATHS })));
		return one;
	};
}
