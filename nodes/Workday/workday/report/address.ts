/** Where a report is: from the URL that Workday shows for it, or from its owner and name. */
import { assertOwnHost, type Connection } from '../connection/connection';
import { parseSecureUrl } from '../connection/workdayUrl';
import { InvalidRequest } from '../errors';
import { decodedPart, pathOf, queryOf, REPORTS, SYSTEM_REPORTS, type Query } from '../web/address';

export interface ReportAddress {
	/** Below the services host, encoded, without a query. */
	path: string;
	/** For file names and messages. */
	name: string;
	/** What the URL asked for, as it was typed; `format` is not among it. */
	query: readonly TypedParameter[];
	/** Of the URL. */
	format: string | undefined;
}

export interface TypedParameter {
	/** Decoded. */
	name: string;
	/** `name=value` as it was typed, fit for a URL. */
	typed: string;
}

export const URL_FIELD = 'Report URL';
const FORMAT = 'format';
/** Queries that ask for the definition instead of the report. */
const DEFINITIONS = ['xsd', 'xsds', 'wsdl'];
const SCHEMA = 'xsds';

const WHERE = 'In Workday, open the report, then Actions > Web Service > View URLs, and copy the link of a format';

/**
 * Any form of the URL: custom or system report, with a format or prompts or without, spaces as they are or as `%20`.
 *
 * @throws InvalidRequest for another host or tenant, for http, and for what is no report
 */
export function reportOfUrl(text: string, connection: Connection): ReportAddress {
	if (text.trim() === '') throw new InvalidRequest(URL_FIELD, `is empty. ${WHERE}`);
	refuseClimbing(text);
	assertOwnHost(text, connection, URL_FIELD);
	const url = parseSecureUrl(text, URL_FIELD);
	// Everything behind it stays with the browser: a prompt would be cut off, and those after it be gone.
	if (url.hash !== '') throw new InvalidRequest(URL_FIELD, 'has a # in it, behind which nothing is sent. In a prompt, write it as %23');
	const [ccx, service, kind = '', tenant, ...names] = url.pathname.split('/').filter(Boolean).map(decoded);
	if (ccx !== 'ccx' || service !== 'service' || !/^(custom|system)report\d*$/.test(kind)) {
		throw new InvalidRequest(URL_FIELD, `this is not the URL of a report: its path begins with /ccx/service/customreport2/. ${WHERE}`);
	}
	if (tenant?.toLowerCase() !== connection.tenant.toLowerCase()) {
		throw new InvalidRequest(URL_FIELD, `is of the tenant "${tenant ?? ''}", but the credential is of "${connection.tenant}"`);
	}
	const least = kind.startsWith('custom') ? 2 : 1;
	if (names.length < least || names.length > 2) throw new InvalidRequest(URL_FIELD, `must end with the owner and the name of the report. ${WHERE}`);
	const typed = parametersOf(url.search).filter(({ name }) => !DEFINITIONS.includes(name));
	const formats = typed.filter(({ name }) => name === FORMAT);
	if (formats.length > 1) throw new InvalidRequest(URL_FIELD, 'asks for several formats');
	return {
		path: pathOf(`/ccx/service/${kind}/${encodeURIComponent(connection.tenant)}`, names, URL_FIELD),
		name: names.at(-1) ?? '',
		query: typed.filter(({ name }) => name !== FORMAT),
		format: formats[0] && (decoded(formats[0].typed.slice(FORMAT.length + 1)) || undefined),
	};
}

export interface ReportNames {
	system: boolean;
	/** Custom reports have one, system reports may. */
	owner: string;
	name: string;
}

/** @throws InvalidRequest naming the field */
export function reportOfNames({ system, ...typed }: ReportNames, { tenant }: Pick<Connection, 'tenant'>): ReportAddress {
	const [owner, name] = [fromUrl(typed.owner), fromUrl(typed.name)];
	if (name === '') throw new InvalidRequest('Report Name', 'is empty. It is the last part of the report URL, before the question mark');
	if (owner === '' && !system) throw new InvalidRequest('Report Owner', 'is empty. It is the user name of the owner, the part of the report URL before the name');
	const base = system ? SYSTEM_REPORTS(tenant) : REPORTS(tenant);
	const ownerPath = owner === '' ? base : pathOf(base, [owner], 'Report Owner');
	// Workday writes the spaces of a report's name as underscores; whoever copied it from the URL has them already.
	return { path: pathOf(ownerPath, [name.replaceAll(' ', '_')], 'Report Name'), name, query: [], format: undefined };
}

/** Owner and name are part of a URL, from which people copy them: `Report%20Owner`. */
function fromUrl(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** What to ask for. `format` undefined: XML, which has no name of its own. */
export function pathWithQuery({ path, query }: ReportAddress, prompts: Query, format: string | undefined): string {
	const built = queryOf([...prompts, ...(format === undefined ? [] : [[FORMAT, format] as const])]).slice(1);
	const all = [...query.map(({ typed }) => typed), ...(built === '' ? [] : [built])].join('&');
	return all === '' ? path : `${path}?${all}`;
}

/** The definition of the columns. It does not depend on prompts. */
export const schemaPath = ({ path }: ReportAddress): string => `${path}?${SCHEMA}`;

/** `url.search` is encoded where it must be; what the user encoded stays as it is. */
function parametersOf(search: string): TypedParameter[] {
	return search
		.slice(1)
		.split('&')
		.filter((typed) => typed !== '')
		.map((typed) => ({ name: decoded((typed.split('=')[0] ?? '').replaceAll('+', ' ')), typed }));
}

const decoded = (text: string): string => decodedPart(text, URL_FIELD, `. ${WHERE}`);

/** A URL is resolved when it is parsed, so a path that climbs must be looked for in what was typed. */
function refuseClimbing(text: string): void {
	const [path = ''] = text.split(/[?#]/);
	const segments = path.split(/[/\\]|%2f|%5c/i).map((segment) => segment.replace(/%2e/gi, '.'));
	if (segments.some((segment) => /^\s*\.\.?\s*$/.test(segment))) {
		throw new InvalidRequest(URL_FIELD, 'has a path that climbs ("." or ".."), which could lead out of the tenant');
	}
}
