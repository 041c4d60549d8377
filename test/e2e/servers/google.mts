/** Google's Directory API for users as documented: it refuses fields and requests that the documentation does not have, and keeps accounts. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Door, openDoor } from './door.mts';
import { putInto, readText, sendJson } from './exchange.mts';

/** Fields of a user that may be written, and of their parts; empty: a plain value. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	primaryEmail: [], password: [], hashFunction: [], suspended: [], archived: [], changePasswordAtNextLogin: [], ipWhitelisted: [], orgUnitPath: [],
	includeInGlobalAddressList: [], recoveryEmail: [], recoveryPhone: [],
	name: ['givenName', 'familyName', 'displayName'],
	emails: ['address', 'type', 'customType', 'primary'],
	externalIds: ['value', 'type', 'customType'],
	relations: ['value', 'type', 'customType'],
	organizations: ['name', 'title', 'primary', 'type', 'customType', 'department', 'symbol', 'location', 'description', 'domain', 'costCenter', 'fullTimeEquivalent'],
	phones: ['value', 'type', 'customType', 'primary'],
	addresses: ['type', 'customType', 'formatted', 'poBox', 'extendedAddress', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'countryCode', 'primary', 'sourceIsStructured'],
};
const LISTS: readonly string[] = ['emails', 'externalIds', 'relations', 'organizations', 'phones', 'addresses'];
const TYPES: Readonly<Record<string, readonly string[]>> = {
	externalIds: ['account', 'custom', 'customer', 'login_id', 'network', 'organization'],
	relations: ['admin_assistant', 'assistant', 'brother', 'child', 'custom', 'domestic_partner', 'dotted_line_manager', 'exec_assistant', 'father', 'friend', 'manager', 'mother', 'parent', 'partner', 'referred_by', 'relative', 'sister', 'spouse'],
};

export interface GoogleUser {
	id: string;
	primaryEmail: string;
	suspended: boolean;
	name: { givenName: string; familyName: string };
	orgUnitPath: string;
	externalIds?: Array<{ value: string; type: string }>;
	relations?: Array<{ value: string; type: string }>;
	organizations?: Array<{ title?: string; department?: string; type?: string; description?: string }>;
}

export interface Google extends Door {
	readonly directoryUrl: string;
	/** What n8n keeps in Google's credential once a person has signed in. */
	readonly credential: Readonly<Record<string, unknown>>;
	readonly users: ReadonlyMap<string, GoogleUser>;
	/** Addresses that it refuses. */
	readonly refused: Set<string>;
	/** An account that was there before. @returns takes it away again */
	put(user: GoogleUser): () => void;
}

export const GOOGLE_DOMAIN = 'acme.example.com';
/** Organizational units that are there. */
export const GOOGLE_UNITS: readonly string[] = ['/', '/Staff'];
const REQUIRED: readonly string[] = ['primaryEmail', 'name'];
const NOT_SHOWN: readonly string[] = ['password', 'hashFunction', 'changePasswordAtNextLogin'];
const TOKEN = 'google-token-of-a-test';
const ROOT = '/admin/directory/v1';

class Refusal extends Error {
	constructor(readonly status: number, readonly reason: string, message: string) {
		super(message);
	}
}

const invalid = (what: string): Refusal => new Refusal(400, 'invalid', `Invalid Input: ${what}`);
const problem = (code: number, reason: string, message: string): object => ({ error: { code, message, errors: [{ domain: 'global', reason, message }] } });

export async function startGoogle(): Promise<Google> {
	const users = new Map<string, GoogleUser>();
	const refused = new Set<string>();
	const serve: RequestListener = (request, response) => void answer(request, response);
	// Not 429, and without saying how long.
	const tooMany = () => ({ status: 403, headers: {}, body: problem(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded') });
	const door = await openDoor(serve, tooMany);
	const credential = { clientId: 'x', clientSecret: 'y', oauthTokenData: { access_token: TOKEN, token_type: 'Bearer', refresh_token: 'z' } };
	return Object.assign(door, { users, refused, put: putInto(users), credential, directoryUrl: door.url + ROOT });

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			const text = await readText(request);
			if (request.headers.authorization !== `Bearer ${TOKEN}`) throw new Refusal(401, 'authError', 'Invalid Credentials');
			sendJson(response, 200, handle(request, text));
		} catch (error) {
			if (!(error instanceof Refusal)) return sendJson(response, 500, problem(500, 'backendError', String(error)));
			sendJson(response, error.status, problem(error.status, error.reason, error.message));
		}
	}

	function handle({ method = '', url = '', headers }: IncomingMessage, text: string): object {
		const { pathname, searchParams } = new URL(url, 'http://google');
		const [, key] = /^\/admin\/directory\/v1\/users(?:\/([^/]+))?$/.exec(pathname) ?? [];
		if (!pathname.startsWith(`${ROOT}/users`)) throw new Refusal(404, 'notFound', 'Not Found');
		if (method === 'GET') return key === undefined ? list(searchParams) : existing(decodeURIComponent(key));
		if (headers['content-type']?.split(';')[0] !== 'application/json') throw new Refusal(400, 'parseError', 'Parse Error');
		const fields = fieldsOf(JSON.parse(text));
		if (method === 'POST' && key === undefined) return inserted(fields);
		if (method === 'PUT' && key !== undefined) return kept({ ...existing(decodeURIComponent(key)), ...fields });
		throw new Refusal(405, 'httpMethodNotAllowed', 'Method not allowed');
	}

	function list(query: URLSearchParams): object {
		if (query.get('customer') !== 'my_customer' && query.get('domain') === null) throw new Refusal(400, 'badRequest', 'Bad Request');
		const [, value] = /^externalId='([^']*)'$/.exec(query.get('query') ?? '') ?? [];
		if (value === undefined) throw invalid('query');
		const found = [...users.values()].filter(({ externalIds = [] }) => externalIds.some((one) => one.value === value));
		// Without custom and other fields unless they are asked for.
		const shown = query.get('projection') === 'full' ? found : found.map(({ externalIds: _ids, relations: _relations, ...rest }) => rest);
		return { kind: 'admin#directory#users', ...(shown.length > 0 && { users: shown }) };
	}

	function existing(key: string): GoogleUser {
		const found = users.get(key) ?? [...users.values()].find(({ primaryEmail }) => primaryEmail === key.toLowerCase());
		if (!found) throw new Refusal(404, 'notFound', 'Resource Not Found: userKey');
		return found;
	}

	function inserted({ password, ...fields }: Partial<GoogleUser> & { password?: unknown }): GoogleUser {
		if (typeof password !== 'string' || password.length < 8 || password.length > 100) throw invalid('password');
		if (!fields.primaryEmail || !fields.name?.givenName || !fields.name.familyName) throw invalid('primaryEmail or name');
		const { primaryEmail, name } = fields;
		return kept({ orgUnitPath: '/', ...fields, primaryEmail, name, suspended: fields.suspended === true, id: String(100_000 + users.size) });
	}

	function kept(user: GoogleUser): GoogleUser {
		const { primaryEmail, orgUnitPath, id } = user;
		if (!primaryEmail.endsWith(`@${GOOGLE_DOMAIN}`)) throw new Refusal(404, 'notFound', 'Domain not found.');
		if (!GOOGLE_UNITS.includes(orgUnitPath)) throw invalid('INVALID_OU_ID');
		if (refused.has(primaryEmail)) throw invalid('primary_user_email');
		if ([...users.values()].some((one) => one.id !== id && one.primaryEmail === primaryEmail)) throw new Refusal(409, 'duplicate', 'Entity already exists.');
		const after = { ...user };
		for (const [name, value] of Object.entries(user)) if (value === null || NOT_SHOWN.includes(name)) Reflect.deleteProperty(after, name);
		users.set(id, after);
		return after;
	}
}

function fieldsOf(body: unknown): Partial<GoogleUser> & { password?: unknown } {
	if (typeof body !== 'object' || body === null) throw new Refusal(400, 'parseError', 'Parse Error');
	for (const [name, value] of Object.entries(body)) check(name, value);
	return body;
}

function check(name: string, value: unknown): void {
	const parts = FIELDS[name];
	if (!parts) throw invalid(name);
	if (value === null && REQUIRED.includes(name)) throw invalid(name);
	if (value === null) return;
	if (name === 'suspended' && typeof value !== 'boolean') throw invalid(name);
	if (Array.isArray(value) !== LISTS.includes(name)) throw invalid(name);
	for (const record of parts.length === 0 ? [] : [value].flat()) {
		if (name === 'name' && Object.values(record as object).some((part) => part === null || part === '')) throw invalid(name);
		const unknown = Object.keys(record as object).filter((part) => !parts.includes(part));
		if (unknown.length > 0) throw invalid(`${name}.${unknown.join(', ')}`);
		const { type } = record as { type?: string };
		if (TYPES[name] && !TYPES[name].includes(type ?? '')) throw invalid(`${name}.type`);
	}
}
