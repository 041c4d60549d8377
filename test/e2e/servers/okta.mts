/** Okta's Users API as documented: it refuses attributes, states and requests that the documentation does not have, and keeps accounts. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Door, openDoor } from './door.mts';
import { putInto, readText, sendJson } from './exchange.mts';

/** Of Okta's default profile. */
const ATTRIBUTES: readonly string[] = [
	'login', 'email', 'secondEmail', 'firstName', 'lastName', 'middleName', 'honorificPrefix', 'honorificSuffix', 'title', 'displayName', 'nickName',
	'profileUrl', 'primaryPhone', 'mobilePhone', 'streetAddress', 'city', 'state', 'zipCode', 'countryCode', 'postalAddress', 'preferredLanguage',
	'locale', 'timezone', 'userType', 'employeeNumber', 'costCenter', 'organization', 'division', 'department', 'managerId', 'manager',
];
const REQUIRED: readonly string[] = ['login', 'email', 'firstName', 'lastName'];

type Status = 'STAGED' | 'PROVISIONED' | 'ACTIVE' | 'SUSPENDED' | 'DEPROVISIONED';
/** By step: from which states, and to which one. Without a password an activated account is PROVISIONED until its person has signed in. */
const STEPS: Readonly<Record<string, { from: readonly Status[]; to: Status }>> = {
	activate: { from: ['STAGED', 'DEPROVISIONED'], to: 'PROVISIONED' },
	deactivate: { from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'SUSPENDED'], to: 'DEPROVISIONED' },
	suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
	unsuspend: { from: ['SUSPENDED'], to: 'ACTIVE' },
};

export interface OktaUser {
	id: string;
	status: Status;
	profile: Record<string, string | null>;
}

export interface Okta extends Door {
	/** What a person types into n8n's Okta credential. */
	readonly credential: Readonly<Record<string, string>>;
	readonly users: ReadonlyMap<string, OktaUser>;
	/** Logins that it refuses, as a rule of the org may. */
	readonly refused: Set<string>;
	/** An account that was there before. @returns takes it away again */
	put(user: OktaUser): () => void;
}

const TOKEN = 'okta-token-of-a-test';
const USERS = '/api/v1/users';

class Refusal extends Error {
	constructor(readonly status: number, readonly code: string, summary: string, readonly causes: readonly string[] = []) {
		super(summary);
	}
}

const invalid = (...causes: string[]): Refusal => new Refusal(400, 'E0000001', `Api validation failed: ${causes[0] ?? ''}`, causes);
const missing = (id: string): Refusal => new Refusal(404, 'E0000007', `Not found: Resource not found: ${id} (User)`);

export async function startOkta(): Promise<Okta> {
	const users = new Map<string, OktaUser>();
	const refused = new Set<string>();
	const serve: RequestListener = (request, response) => void answer(request, response);
	// It names the moment, in seconds since 1970, and no Retry-After.
	const tooMany = () => ({
		status: 429,
		headers: { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 1) },
		body: { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.', errorCauses: [] },
	});
	const door = await openDoor(serve, tooMany);
	return Object.assign(door, { users, refused, put: putInto(users), credential: { url: door.url, accessToken: TOKEN } });

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			const text = await readText(request);
			if (request.headers.authorization !== `SSWS ${TOKEN}`) throw new Refusal(401, 'E0000011', 'Invalid token provided');
			sendJson(response, 200, handle(request, text));
		} catch (error) {
			if (!(error instanceof Refusal)) return sendJson(response, 500, { errorCode: 'E0000009', errorSummary: String(error) });
			const { status, code, message, causes } = error;
			sendJson(response, status, { errorCode: code, errorSummary: message, errorCauses: causes.map((errorSummary) => ({ errorSummary })) });
		}
	}

	function handle({ method = '', url = '', headers }: IncomingMessage, text: string): unknown {
		const { pathname, searchParams } = new URL(url, 'http://okta');
		if (!pathname.startsWith(USERS)) throw missing(pathname);
		const [id, lifecycle, step, ...rest] = pathname.slice(USERS.length + 1).split('/').filter(Boolean).map(decodeURIComponent);
		if (rest.length > 0 || (lifecycle !== undefined && lifecycle !== 'lifecycle')) throw missing(pathname);
		if (method === 'GET' && id === undefined) return search(searchParams);
		if (method === 'GET' && step === undefined) return existing(id ?? '');
		if (method !== 'POST') throw new Refusal(405, 'E0000022', 'The endpoint does not support the provided HTTP method');
		if (step !== undefined) return lived(existing(id ?? ''), step, searchParams);
		if (headers['content-type']?.split(';')[0] !== 'application/json') throw new Refusal(400, 'E0000003', 'The request body was not well-formed.');
		const profile = profileOf(JSON.parse(text));
		return id === undefined ? created(profile, searchParams) : changed(existing(id), profile);
	}

	function search(query: URLSearchParams): OktaUser[] {
		const [, attribute = '', value = ''] = /^profile\.(\w+) eq ("(?:[^"\\]|\\.)*")$/.exec(query.get('search') ?? '') ?? [];
		if (!ATTRIBUTES.includes(attribute)) throw new Refusal(400, 'E0000031', 'Invalid search criteria.');
		return [...users.values()].filter(({ profile }) => profile[attribute] === JSON.parse(value));
	}

	function existing(idOrLogin: string): OktaUser {
		const found = users.get(idOrLogin) ?? [...users.values()].find(({ profile }) => profile.login === idOrLogin);
		if (!found) throw missing(idOrLogin);
		return found;
	}

	function created(profile: OktaUser['profile'], query: URLSearchParams): OktaUser {
		const without = REQUIRED.filter((name) => !profile[name]);
		if (without.length > 0) throw invalid(...without.map((name) => `${name}: The field cannot be left blank`));
		const user: OktaUser = { id: `00u${randomUUID().replaceAll('-', '').slice(0, 17)}`, status: query.get('activate') === 'false' ? 'STAGED' : 'PROVISIONED', profile };
		users.set(user.id, checked(user));
		return user;
	}

	function changed(user: OktaUser, profile: OktaUser['profile']): OktaUser {
		if (user.status === 'DEPROVISIONED') throw new Refusal(403, 'E0000006', 'You do not have permission to perform the requested action');
		const after = checked({ ...user, profile: { ...user.profile, ...profile } });
		users.set(user.id, after);
		return after;
	}

	function checked(user: OktaUser): OktaUser {
		const { login } = user.profile;
		if (!/^[^@\s]+@[^@\s]+$/.test(login ?? '')) throw invalid('login: Username must be in the form of an email address');
		if (refused.has(login ?? '')) throw invalid('login: Does not match required pattern');
		if ([...users.values()].some(({ id, profile }) => id !== user.id && profile.login === login)) throw invalid('login: An object with this field already exists in the current organization');
		return user;
	}

	function lived(user: OktaUser, name: string, query: URLSearchParams): object {
		const step = STEPS[name];
		if (!step) throw missing(name);
		if (!step.from.includes(user.status)) throw new Refusal(403, 'E0000016', `${name} failed because the user is ${user.status}`);
		users.set(user.id, { ...user, status: step.to });
		return name === 'activate' && query.get('sendEmail') === 'false' ? { activationUrl: 'https://example.com/welcome', activationToken: 'x' } : {};
	}
}

function profileOf(body: unknown): OktaUser['profile'] {
	const { profile, ...rest } = (body ?? {}) as { profile?: Record<string, unknown> };
	if (Object.keys(rest).length > 0) throw invalid(`The request has unknown fields: ${Object.keys(rest).join(', ')}`);
	if (!profile) throw invalid('profile: The field cannot be left blank');
	const wrong = Object.entries(profile).filter(([name, value]) => !ATTRIBUTES.includes(name) || (typeof value !== 'string' && value !== null));
	if (wrong.length > 0) throw invalid(...wrong.map(([name]) => `Property name: ${name} is not defined in the profile, or no text`));
	return profile as OktaUser['profile'];
}
