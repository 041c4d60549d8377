/** Where a REST resource is: from the way Workday's directory writes it, or from a pasted URL. */
import { assertOwnHost, type Connection } from '../connection/connection';
import { InvalidRequest } from '../errors';
import { decodedPart, pathOf, REST, type Query } from '../web/address';

export const ADDRESS_FIELD = 'Path or URL';

export interface RestAddress {
	/** Below the services host, encoded, without a query. */
	path: string;
	/** What stood behind the question mark, decoded. */
	query: Query;
	/** The last part of the path, for file names. */
	name: string;
}

const EXAMPLE = 'Write service, version and path, such as staffing/v6/workers; or paste the URL';
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** Pasted without its scheme: a host has a dot or a port, a service has neither. */
const HOST_AND_PATH = /^[^/?#]*[.:][^/?#]*\/(?:ccx\/)?api\//i;
const ROOTS = [['ccx', 'api'], ['api']];
const SERVICE = /^[a-z][\w-]*$/i;
const VERSION = /^v\d[\w.-]*$/i;

/**
 * `staffing/v6/workers`, the same with the tenant in it, `v1/workers` (the legacy common service), `/ccx/api/…`, or a URL
 * of the credential's own host. Never resolved as browsers do it: each part becomes one segment.
 *
 * @throws InvalidRequest for another host or tenant, http, a path that climbs, and what is no REST address
 */
export function restAddress(text: string, connection: Pick<Connection, 'origin' | 'servicesHost' | 'tenant'>): RestAddress {
	const typed = text.trim();
	if (typed === '') throw new InvalidRequest(ADDRESS_FIELD, `is empty. ${EXAMPLE}`);
	const isUrl = SCHEME.test(typed) || HOST_AND_PATH.test(typed);
	if (isUrl) assertOwnHost(typed, connection, ADDRESS_FIELD);
	if (typed.includes('#')) throw new InvalidRequest(ADDRESS_FIELD, 'holds a #, behind which nothing would be sent. Write %23 where it belongs to a value');
	// A URL's host ends at a backslash as well: what comes behind it is no part of the host that was checked.
	const [path = '', ...search] = (isUrl ? typed.replace(SCHEME, '').replace(/^[^/?\\]*/, '') : typed).split('?');
	// Behind it an expression may have come out empty: then the request would go to the whole collection.
	if (path.endsWith('/')) throw new InvalidRequest(ADDRESS_FIELD, 'ends in a slash. Write the ID behind it (see what its expression gives), or leave the slash out');
	const segments = path.replace(/^\//, '').split('/').map(decoded);
	const { service, rest } = resourceIn(segments, isUrl, connection.tenant);
	const placeholder = rest.find((segment) => /^\{.*\}$/.test(segment));
	if (placeholder !== undefined) throw new InvalidRequest(ADDRESS_FIELD, `holds ${placeholder}. Write the ID in its place`);
	return {
		path: pathOf(REST(service, connection.tenant), rest, ADDRESS_FIELD),
		query: queryIn(search.join('?')),
		name: rest.at(-1) ?? '',
	};
}

function resourceIn(segments: readonly string[], isUrl: boolean, tenant: string): { service: string; rest: string[] } {
	const root = ROOTS.find((parts) => parts.every((part, at) => segments[at]?.toLowerCase() === part));
	if (isUrl && root === undefined) throw new InvalidRequest(ADDRESS_FIELD, 'this URL is none of the REST services: their path begins with /ccx/api/');
	const below = segments.slice(root?.length ?? 0);
	const legacy = VERSION.test(below[0] ?? '');
	const [service = '', version = ''] = legacy ? ['', below[0]] : below;
	if (!VERSION.test(version) || !(legacy || SERVICE.test(service))) {
		throw new InvalidRequest(ADDRESS_FIELD, `"${segments.slice(0, 4).join('/')}" does not begin with a service and its version. ${EXAMPLE}`);
	}
	const [first, ...others] = below.slice(legacy ? 1 : 2);
	const hasTenant = first?.toLowerCase() === tenant.toLowerCase();
	if (root !== undefined && !hasTenant) {
		throw new InvalidRequest(ADDRESS_FIELD, `is of the tenant "${first ?? ''}", but the credential is of "${tenant}"`);
	}
	const rest = hasTenant ? others : [...(first === undefined ? [] : [first]), ...others];
	if (rest.length === 0) throw new InvalidRequest(ADDRESS_FIELD, `names no resource. ${EXAMPLE}`);
	return { service: legacy ? version : `${service}/${version}`, rest };
}

/** As it was typed, in its order. */
function queryIn(search: string): Query {
	return search
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
			return [decoded(name), decoded(value.join('='))] as const;
		});
}

const decoded = (text: string): string => decodedPart(text, ADDRESS_FIELD, ': a % that is meant is written %25');
