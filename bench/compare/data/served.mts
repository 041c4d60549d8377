/** What the replay server is told about a data set. */
export interface Served {
	/** Stands in URLs where Workday has the tenant. */
	name: string;
	/** Holds the rendered pages. */
	folder: string;
	pageSize: number;
	/** So many workers are made of the first page; absent: the pages that there are. */
	total?: number;
	/** Milliseconds until the first byte. */
	latency?: number;
}

/** Behind the name of a set: never compressed. */
export const PLAIN = '_plain';

/** The set that a tenant of a URL means. */
export const setOf = (tenant: string): string => (tenant.endsWith(PLAIN) ? tenant.slice(0, -PLAIN.length) : tenant);
