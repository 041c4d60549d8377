/**
 * Workday Query Language. Its documentation is not public: what is done here follows public clients and their examples.
 *
 * - Address `/ccx/api/wql/v1/{tenant}/data`: several clients, live.
 * - `query`, `limit` and `offset` in the address of a GET: two clients, live. The same with `{"query": …}` as the body of
 *   a POST, `limit` and `offset` still in the address: examples of one vendor, live.
 * - Pages of 10,000 rows: one client asks for them, live. Unverified: that it is the most.
 * - `{total, data}`: as all of REST. Unverified: one client found `total` missing at times, so we do not rely on it.
 * - Unverified: how long a query in an address may be. One client says 2,048 characters.
 */
import { InvalidRequest } from '../errors';
import type { CollectionRequest } from '../rest/collection';
import { pathOf, REST } from '../web/address';

export const QUERY_FIELD = 'Query';
export const LARGEST_WQL_PAGE = 10_000;
/** One answer is held as a whole; rows may be wide. */
export const DEFAULT_WQL_PAGE = 1_000;
export const DEFAULT_WQL_SERVICE = 'wql/v1';

/** Room for host, path and paging within 2,048. */
const LONGEST_IN_ADDRESS = 1_800;

export const PLACES = ['auto', 'address', 'body'] as const;
/** Where the query stands in the request. */
export type QueryPlace = (typeof PLACES)[number];

export interface WqlQuery {
	text: string;
	place: QueryPlace;
	/** `wql/v1` */
	service: string;
}

/**
 * Rows have no identity: whatever a query calls `id` may come more than once.
 *
 * @throws InvalidRequest
 */
export function wqlRequest({ text, place, service }: WqlQuery, tenant: string): CollectionRequest {
	if (text === '') throw new InvalidRequest(QUERY_FIELD, 'is empty. Write it as SELECT fullName, employeeID FROM allWorkers');
	if (!/^\w+\/v\d[\w.-]*$/.test(service)) throw new InvalidRequest('API Service', `"${service}" is not a service and its version, such as ${DEFAULT_WQL_SERVICE}`);
	const request: CollectionRequest = { path: pathOf(REST(service, tenant), ['data'], QUERY_FIELD), largestPage: LARGEST_WQL_PAGE, identity: 'none' };
	const inAddress = place === 'address' || (place === 'auto' && encodeURIComponent(text).length <= LONGEST_IN_ADDRESS);
	if (inAddress) return { ...request, query: [['query', text]] };
	return { ...request, method: 'POST', body: { text: JSON.stringify({ query: text }), mediaType: 'application/json' } };
}
