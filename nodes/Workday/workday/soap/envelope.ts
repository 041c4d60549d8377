import { parseSecureUrl } from '../connection/workdayUrl';
import { InvalidRequest } from '../errors';
import { WORKDAY_NAMESPACE } from '../spec';

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Workday shows it in its web service log. At most 50 characters. */
const APPLICATION_ID = 'n8n-nodes-workday';

/** A SOAP 1.1 envelope around `body`, one element whose prefix `wd` is Workday's namespace. Not authenticated yet. */
export function soapEnvelope(body: string): string {
	return (
		'<?xml version="1.0" encoding="UTF-8"?>' +
		`<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}" xmlns:wd="${WORKDAY_NAMESPACE}">` +
		// Without this header newer versions may leave descriptors out.
		'<soapenv:Header><wd:Workday_Common_Header>' +
		'<wd:Include_Reference_Descriptors_In_Response>true</wd:Include_Reference_Descriptors_In_Response>' +
		'</wd:Workday_Common_Header></soapenv:Header>' +
		`<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
	);
}

/** Headers of a SOAP request; `requestId` is what Workday's support can look for. */
export function soapHeaders(requestId: string): Record<string, string> {
	return {
		'Content-Type': 'text/xml; charset=utf-8',
		Accept: 'text/xml',
		// SOAP 1.1 asks for the header; Workday's binding names no action, so it is the empty one.
		SOAPAction: '""',
		...tracingHeaders(requestId),
	};
}

/** Of every request, whatever the protocol. */
export function tracingHeaders(requestId: string): Record<string, string> {
	return { 'wd-external-request-id': requestId, 'wd-external-application-id': APPLICATION_ID };
}

export interface ServiceAddress {
	/** Host with optional port, for example `wd2-impl-services1.workday.com`; a scheme in front is tolerated. */
	servicesHost: string;
	tenant: string;
	/** For example `Human_Resources`. */
	service: string;
	/** For example `v46.1`. */
	version: string;
}

/** `https://{servicesHost}/ccx/service/{tenant}/{service}/{version}`; plain http only to this machine. */
export function serviceUrl({ servicesHost, tenant, service, version }: ServiceAddress): string {
	if (!/^v\d{1,3}\.\d{1,2}$/.test(version)) {
		throw new InvalidRequest('Web Services Version', `"${version.slice(0, 20)}" is not a version. Write it like v46.1.`);
	}
	if (!/^[A-Za-z0-9_]+$/.test(service)) throw new InvalidRequest('Service', 'is a name like Human_Resources');
	if (!/^[A-Za-z0-9_.-]+$/.test(tenant)) {
		throw new InvalidRequest('Tenant', 'is the last part of the address in Workday: letters, digits and underscores');
	}
	return `${servicesOrigin(servicesHost)}/ccx/service/${tenant}/${service}/${version}`;
}

/** @throws InvalidRequest where it is not a host */
export function servicesOrigin(servicesHost: string): string {
	const { origin, pathname, search, hash } = parseSecureUrl(servicesHost, 'Services Host');
	if (pathname + search + hash !== '/') {
		throw new InvalidRequest('Services Host', 'is a host name like wd2-impl-services1.workday.com, without a path');
	}
	return origin;
}
