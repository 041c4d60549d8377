/** How XPath expressions on Workday's answers are understood, ours and the user's alike. */
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
