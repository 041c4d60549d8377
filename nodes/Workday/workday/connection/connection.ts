import { InvalidRequest } from '../errors';
import { textField } from '../values/text';
import { checkTenant, parseSecureUrl, parseWorkdayUrl, WHERE_TO_FIND_THE_HOST, type WorkdayUrl } from './workdayUrl';

export { parseWorkdayUrl, type WorkdayUrl } from './workdayUrl';

/** Low enough for every tenant that updates on time; v47.0 was the highest seen in mid-2026. */
export const DEFAULT_VERSION = 'v46.1';

/** The fields of a credential, as typed. Each of them may hold a pasted URL. */
export interface ConnectionInput {
	servicesHost?: string;
	tenant?: string;
	tokenEndpoint?: string;
	version?: string;
}

/** Where the tenant is. `servicesHost` is `host[:port]`, `origin` has the scheme before it, `version` is like `v46.1`. */
export interface Connection {
	servicesHost: string;
	origin: string;
	tenant: string;
	version: string;
	/** Where access tokens are issued. May lie on another host, if the user typed one. */
	tokenEndpoint: string;
}

/** Names as the credentials' forms show them. */
const FIELD = { servicesHost: 'Services Host', tenant: 'Tenant', tokenEndpoint: 'Token Endpoint', version: 'Web Services Version' };

/**
 * Completes what was typed: a URL in any field fills the others.
 *
 * @throws InvalidRequest naming the field, when something is missing, malformed, or two fields contradict each other
 */
export function resolveConnection(input: ConnectionInput): Connection {
	const fromHost = readField(input.servicesHost, FIELD.servicesHost);
	const fromTenant = isUrl(input.tenant) ? readField(input.tenant, FIELD.tenant) : undefined;
	const fromToken = readTokenEndpoint(input.tokenEndpoint);
	const typedTenant = fromTenant === undefined ? clean(input.tenant) : undefined;
	if (typedTenant !== undefined) checkTenant(typedTenant, FIELD.tenant);

	const tenant = agree('Tenant', [
		{ field: FIELD.tenant, value: typedTenant ?? fromTenant?.tenant },
		{ field: FIELD.servicesHost, value: fromHost?.tenant },
		{ field: FIELD.tenant, value: fromTenant?.tenant },
		{ field: FIELD.tokenEndpoint, value: fromToken?.tenant },
	]);
	if (tenant === undefined) {
		throw new InvalidRequest(FIELD.tenant, 'is empty, and no other field holds a URL that names it.');
	}
	const origin =
		agree('Services Host', [
			{ field: FIELD.servicesHost, value: servicesOrigin(fromHost) },
			{ field: FIELD.tenant, value: servicesOrigin(fromTenant) },
		]) ?? servicesOrigin(fromToken);
	if (origin === undefined) throw missingHost(fromHost ?? fromTenant);

	const tokenEndpoint = agree('Token Endpoint', [
		{ field: FIELD.tokenEndpoint, value: fromToken?.tokenEndpoint },
		{ field: FIELD.servicesHost, value: fromHost?.tokenEndpoint },
		{ field: FIELD.tenant, value: fromTenant?.tokenEndpoint },
	]);
	return {
		servicesHost: new URL(origin).host,
		origin,
		tenant,
		version: normaliseVersion(clean(input.version) ?? fromHost?.version ?? fromTenant?.version ?? DEFAULT_VERSION),
		tokenEndpoint: tokenEndpoint ?? `${origin}/ccx/oauth2/${tenant}/token`,
	};
}

/**
 * From the stored fields of either credential, by the names that they have there.
 *
 * @throws InvalidRequest as `resolveConnection`
 */
export function connectionOf(fields: Readonly<Record<string, unknown>>): Connection {
	return resolveConnection({
		servicesHost: textField(fields, 'servicesHost'),
		tenant: textField(fields, 'tenant'),
		tokenEndpoint: textField(fields, 'tokenUrl'),
		version: textField(fields, 'version'),
	});
}

/** `46.1`, `V46.1` and `v46.1` are the same; Workday's URLs always have the minor number. */
export function normaliseVersion(text: string): string {
	const match = /^v?(\d+)(?:\.(\d+))?$/i.exec(text.trim());
	if (!match) throw new InvalidRequest(FIELD.version, `must look like ${DEFAULT_VERSION}.`);
	return `v${Number(match[1])}.${Number(match[2] ?? 0)}`;
}

/**
 * Credentials go only to the host that they name. A redirect, or a URL that came in with the data, must not take them
 * elsewhere.
 *
 * @param field what the user would correct, for the message
 * @throws InvalidRequest for any other origin, http included
 */
export function assertOwnHost(url: string, connection: Pick<Connection, 'origin' | 'servicesHost'>, field = 'URL'): void {
	const target = parseSecureUrl(url, field);
	if (target.origin !== connection.origin) {
		throw new InvalidRequest(
			field,
			`this credential is only sent to ${connection.origin}, not to ${target.origin}. ` +
				'Use that host, or a credential whose Services Host is the other one.',
		);
	}
}

/**
 * The user name that Workday expects, `isu@tenant`. The tenant is tolerated when it was typed, in any case; a user name
 * may itself be an e-mail address.
 */
export function qualifiedUserName(userName: string, tenant: string, field = 'User Name'): string {
	const name = userName.trim();
	if (name === '') throw new InvalidRequest(field, 'is empty.');
	if (name.includes('//')) throw new InvalidRequest(field, 'must be a user name, not a web address.');
	const at = name.lastIndexOf('@');
	const suffix = at === -1 ? '' : name.slice(at + 1);
	const alone = suffix.toLowerCase() === tenant.toLowerCase() ? name.slice(0, at) : name;
	if (alone === '') throw new InvalidRequest(field, `the part before "@${tenant}" is missing.`);
	// Without a dot it cannot be the domain of an e-mail address: the credential was copied from another tenant.
	if (alone === name && at !== -1 && !suffix.includes('.')) {
		throw new InvalidRequest(field, `ends in "@${suffix}", but Tenant is ${tenant}. "@${tenant}" is added automatically.`);
	}
	return `${alone}@${tenant}`;
}

function clean(text: string | undefined): string | undefined {
	const trimmed = text?.trim();
	return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

function isUrl(text: string | undefined): boolean {
	return text !== undefined && text.includes('/');
}

function readField(text: string | undefined, field: string): WorkdayUrl | undefined {
	const typed = clean(text);
	return typed === undefined ? undefined : parseWorkdayUrl(typed, field);
}

/** Unlike the other fields this one may hold a path we have not met: gateways in front of Workday choose their own. */
function readTokenEndpoint(text: string | undefined): WorkdayUrl | undefined {
	const typed = clean(text);
	if (typed === undefined) return undefined;
	const url = parseSecureUrl(typed, FIELD.tokenEndpoint);
	const known = /^\/(ccx\/)/.test(url.pathname) || url.pathname.includes('/oauth2/');
	if (known) return parseWorkdayUrl(typed, FIELD.tokenEndpoint);
	if (url.pathname.endsWith('/token')) {
		return { kind: 'token', origin: url.origin, tokenEndpoint: url.origin + url.pathname + url.search };
	}
	throw new InvalidRequest(
		FIELD.tokenEndpoint,
		'must be the URL that the View API Clients report shows as "Token Endpoint"; it ends in /token. ' +
			'Leave it empty to use the usual one of Services Host and Tenant.',
	);
}

function servicesOrigin(url: WorkdayUrl | undefined): string | undefined {
	return url?.servicesHost === undefined ? undefined : url.origin;
}

/** All values that are there must be the same; Workday compares tenants and hosts without regard to case. */
function agree(what: string, claims: Array<{ field: string; value: string | undefined }>): string | undefined {
	const made = claims.filter((claim) => claim.value !== undefined);
	const [first] = made;
	const other = made.find((claim) => claim.value?.toLowerCase() !== first.value?.toLowerCase());
	if (other) {
		throw new InvalidRequest(
			first.field,
			`says ${first.value}, but ${other.field} says ${other.value}. Correct one of them, or leave one empty (${what}).`,
		);
	}
	return first?.value;
}

function missingHost(url: WorkdayUrl | undefined): InvalidRequest {
	const reason =
		url === undefined ? 'is empty.' : `${new URL(url.origin).host} signs people in, but serves no web services.`;
	return new InvalidRequest(FIELD.servicesHost, `${reason} ${WHERE_TO_FIND_THE_HOST}.`);
}
