/** Addresses of one tenant that are not SOAP: reports, REST. What a user types must not lead out of the tenant. */
import { InvalidRequest } from '../errors';

/** Below the services host, each with the tenant as its last part. */
export const REPORTS = (tenant: string): string => `/ccx/service/customreport2/${encodeURIComponent(tenant)}`;
export const SYSTEM_REPORTS = (tenant: string): string => `/ccx/service/systemreport2/${encodeURIComponent(tenant)}`;
/** @param service for example `staffing/v6`; the legacy services have only a version, `v1` */
export const REST = (service: string, tenant: string): string => `/ccx/api/${service}/${encodeURIComponent(tenant)}`;

/** A query: repeated names are allowed, and nothing is left out. */
export type Query = ReadonlyArray<readonly [name: string, value: string]>;

/**
 * @param base begins with `/ccx/` and ends with the tenant
 * @param segments what comes after it, not encoded: each becomes one segment
 * @throws InvalidRequest naming `field` where a segment would climb, or is empty
 */
export function pathOf(base: string, segments: readonly string[], field: string): string {
	for (const segment of segments) {
		if (segment === '') throw new InvalidRequest(field, 'has an empty part.');
		if (climbs(segment)) throw new InvalidRequest(field, `"${segment}" would lead out of the tenant.`);
	}
	return [base, ...segments.map(encoded)].join('/');
}

/** An equals sign may stand in a path, and does in `Employee_ID=21001` as every public client sends it. */
const encoded = (segment: string): string => encodeURIComponent(segment).replaceAll('%3D', '=');

/** `?a=1&b=2`, or nothing. Spaces become `%20`: not all of Workday's services take a plus for one. */
export function queryOf(query: Query): string {
	const encoded = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
	return encoded.length > 0 ? `?${encoded.join('&')}` : '';
}

/** Also what servers decode more than once, or cut off at a semicolon: to Java's, `..;a=b` is `..` with a parameter. */
function climbs(segment: string): boolean {
	let text = segment;
	for (let round = 0; round < 3; round++) {
		if (text.split(/[/\\]/).some((part) => /^\.\.?(;|$)/.test(part))) return true;
		text = text.replace(/%(2e|2f|5c|25|3b)/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
	}
	return false;
}

/**
 * A part of what a user pasted, as it is meant.
 *
 * @param advice ends the sentence that says where it is damaged
 * @throws InvalidRequest naming `field`
 */
export function decodedPart(text: string, field: string, advice: string): string {
	let plain: string | undefined;
	try {
		plain = decodeURIComponent(text);
	} catch {
		plain = undefined;
	}
	if (plain === undefined) throw new InvalidRequest(field, `is damaged near "${text.slice(0, 40)}"${advice}`);
	return plain;
}
