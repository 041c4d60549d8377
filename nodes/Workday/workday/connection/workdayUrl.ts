import { InvalidRequest } from '../errors';

/**
 * What a URL that somebody copied out of Workday says. Everything but the kind may be missing: an authorization URL
 * names the tenant but lies on the host of the user interface, a plain host names no tenant.
 */
export interface WorkdayUrl {
	kind: 'host' | 'soap' | 'rest' | 'report' | 'token' | 'authorize';
	/** Host, with the port where one was given, that serves web services. */
	servicesHost?: string;
	/** `https://host[:port]` of the URL itself. */
	origin: string;
	tenant?: string;
	/** Version of a SOAP service, `v46.1`. REST services count differently, so theirs is not given. */
	version?: string;
	/** SOAP or REST service, `Human_Resources`. */
	service?: string;
	tokenEndpoint?: string;
	/** Owner and name of a custom report. */
	owner?: string;
	report?: string;
}

/** Where Workday shows the host that serves web services. Said in every message about a wrong one. */
export const WHERE_TO_FIND_THE_HOST =
	'Copy the "Workday REST API Endpoint" from the top of the View API Clients report, or open the Public Web Services ' +
	'report, choose View WSDL on Human Resources and copy that URL';

/** For messages: what may be pasted. */
const ALLOWED = `${WHERE_TO_FIND_THE_HOST}. A WSDL, REST, report or token URL is fine.`;

const VERSION = /^v\d+(\.\d+)?$/i;
const TENANT = /^[a-z0-9][a-z0-9_.-]*$/i;

/**
 * Hosts of Workday's user interface: `impl.workday.com`, `wd5.myworkday.com`, `www.myworkday.com`,
 * `impl.wd12.myworkday.com`, `wd2-impl.workday.com`. The services host has `services` in its first label
 * (`wd2-impl-services1.workday.com`, `services1.wd503.myworkday.com`). Customers' own domains match neither.
 */
const UI_HOST = /^(?!.*services)(www|impl|wd\d+)([-.][a-z0-9-]+)*\.(my)?workday(suv|gov)?\.com$/;
const UI_PATH = /(^|\/)d(\/|$)|\.(htmld|flex)$/;

/**
 * Reads any URL that Workday shows: WSDL or SOAP, REST, report (RaaS), token and authorization endpoint, or just a host.
 *
 * @param field the field as the user sees it, for messages
 * @throws InvalidRequest when it is none of them, is not https (http is allowed for this machine only), or belongs to
 * Workday's user interface, from which the services host cannot be derived
 */
export function parseWorkdayUrl(text: string, field = 'Services Host'): WorkdayUrl {
	const url = parseSecureUrl(text, field);
	const segments = url.pathname.split('/').filter(Boolean).map((segment) => decode(segment, field));
	const read = readPath(segments, url);
	if (read) {
		if (read.tenant !== undefined) checkTenant(read.tenant, field);
		return read;
	}
	if (UI_HOST.test(url.hostname) || UI_PATH.test(url.pathname)) {
		throw new InvalidRequest(
			field,
			`${url.host} is the address of Workday's user interface; web services have a host of their own. ${ALLOWED}`,
		);
	}
	if (segments.length > 0) {
		throw new InvalidRequest(field, `this URL is none that Workday's web services use. ${ALLOWED}`);
	}
	return { kind: 'host', servicesHost: url.host, origin: url.origin };
}

/** Workday's tenant names are letters, digits, `_`, `-`; anything else would change the meaning of a URL. */
export function checkTenant(tenant: string, field: string): string {
	if (!TENANT.test(tenant)) {
		throw new InvalidRequest(
			field,
			'a tenant name has letters, digits, "_", "-" and "." only, for example acme_preview. It is in every Workday URL.',
		);
	}
	return tenant;
}

export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Credentials would be readable on the way with http, so only this machine may be spoken to without TLS. */
export function parseSecureUrl(text: string, field: string): URL {
	const trimmed = text.trim().replace(/^["'<]+|["'>]+$/g, '');
	if (trimmed === '') throw new InvalidRequest(field, `is empty. ${ALLOWED}`);
	const scheme = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed);
	const absolute = scheme ? trimmed : `https://${trimmed}`;
	if (!URL.canParse(absolute)) throw new InvalidRequest(field, `this is not a URL or host. ${ALLOWED}`);
	const typed = new URL(absolute);
	// Nobody has a certificate for loopback, so http is meant there when no scheme is typed.
	const url = !scheme && isLoopback(typed.hostname) ? new URL(`http://${trimmed}`) : typed;
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new InvalidRequest(field, 'only https is allowed (http for this machine only: localhost, 127.0.0.1).');
	}
	if (url.username !== '' || url.password !== '') {
		throw new InvalidRequest(field, 'a URL with a user name or password in it is not allowed.');
	}
	return url;
}

function decode(segment: string, field: string): string {
	let decoded: string | undefined;
	try {
		decoded = decodeURIComponent(segment);
	} catch {
		decoded = undefined;
	}
	if (decoded === undefined) throw new InvalidRequest(field, `the URL is damaged near "%". ${ALLOWED}`);
	return decoded;
}

function readPath(segments: string[], url: URL): WorkdayUrl | undefined {
	const { origin } = url;
	const services = { servicesHost: url.host, origin };
	const [first, second, third, ...rest] = segments;
	if (first === 'ccx' && second === 'service' && third) return readService(third, rest, services);
	if (first === 'ccx' && second === 'api') return readRest(segments.slice(2), services);

	const last = segments.at(-1);
	const oauth = segments.indexOf('oauth2');
	if (oauth !== -1 && last === 'token' && segments.length === oauth + 3) {
		const token = { kind: 'token' as const, origin, tenant: segments[oauth + 1], tokenEndpoint: origin + url.pathname };
		// `/auth/oauth2/` is the path of Workday's agent gateway, a host that serves no SOAP.
		return first === 'auth' ? token : { ...token, servicesHost: url.host };
	}
	if (last === 'authorize' && segments.length === 2) {
		const authorize = { kind: 'authorize' as const, origin, tenant: first };
		return UI_HOST.test(url.hostname) ? authorize : { ...authorize, servicesHost: url.host };
	}
	return undefined;
}

type Services = Required<Pick<WorkdayUrl, 'servicesHost' | 'origin'>>;

/** `/ccx/service/{tenant}[/{service}[/{version}]]` or `/ccx/service/{customreport2|systemreport2}/{tenant}/{owner}/{report}` */
function readService(third: string, rest: string[], services: Services): WorkdayUrl {
	if (/^(custom|system)report\d*$/.test(third)) {
		const [tenant, owner, report] = rest;
		return { kind: 'report', ...services, tenant, owner, report };
	}
	const [service, version] = rest;
	return { kind: 'soap', ...services, tenant: third, service, version: soapVersion(version) };
}

/** `/ccx/api[/{service}]/{version}/{tenant}[/…]` */
function readRest(path: string[], services: Services): WorkdayUrl {
	const version = path.findIndex((segment) => VERSION.test(segment));
	const found: WorkdayUrl = { kind: 'rest', ...services };
	if (version === -1) return found;
	return { ...found, service: version > 0 ? path[version - 1] : undefined, tenant: path[version + 1] };
}

function soapVersion(version: string | undefined): string | undefined {
	return version !== undefined && VERSION.test(version) ? version.toLowerCase() : undefined;
}
