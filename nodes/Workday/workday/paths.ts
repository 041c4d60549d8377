/** How XPath expressions on Workday's answers are understood, ours and the user's alike. */
import { WORKDAY_NAMESPACE } from './spec';

const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

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
		env: SOAP_ENVELOPE,
		soapenv: SOAP_ENVELOPE,
		'SOAP-ENV': SOAP_ENVELOPE,
	},
	/** These names are the envelope's, whatever prefix they were pasted with. */
	aliases: { Envelope: SOAP_ENVELOPE, Header: SOAP_ENVELOPE, Body: SOAP_ENVELOPE },
	recordName: { uri: WORKDAY_NAMESPACE, local: 'Worker' },
} as const;
