/**
 * Microsoft's bulkUpload for API-driven inbound provisioning, as documented: it refuses whatever the documentation does not
 * have, and keeps people as the provisioning job would with externalId as the matching attribute.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { type Door, openDoor } from './door.mts';
import { readText, sendJson } from './exchange.mts';

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const BULK = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const UPLOAD = '/v1.0/servicePrincipals/0a1b/synchronization/jobs/API2AAD.0a1b/bulkUpload';
const TOKEN = '/contoso/oauth2/v2.0/token';
const SCOPE = 'https://graph.microsoft.com/.default';
const MOST_OPERATIONS = 50;

/** RFC 7643, what a person's record may hold. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
	'': ['schemas', 'externalId', 'userName', 'name', 'displayName', 'nickName', 'profileUrl', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone', 'active', 'emails', 'phoneNumbers', 'ims', 'photos', 'addresses', ENTERPRISE],
	name: ['formatted', 'familyName', 'givenName', 'middleName', 'honorificPrefix', 'honorificSuffix'],
	emails: ['value', 'type', 'primary'],
	phoneNumbers: ['value', 'type', 'primary'],
	addresses: ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'type', 'primary'],
	[ENTERPRISE]: ['employeeNumber', 'costCenter', 'organization', 'division', 'department', 'manager'],
};

export interface EntraUser {
	externalId: string;
	userName: string;
	active: boolean;
	displayName?: string;
	title?: string;
	name?: { givenName?: string; familyName?: string };
	emails?: Array<{ value: string; primary?: boolean }>;
	[ENTERPRISE]: { employeeNumber?: string; manager?: { value: string } };
}

export interface Entra extends Door {
	readonly uploadUrl: string;
	/** What a person types into n8n's OAuth2 credential. */
	readonly credential: Readonly<Record<string, string>>;
	/** By externalId. */
	readonly users: ReadonlyMap<string, EntraUser>;
	/** externalIds of whom it refuses. */
	readonly refused: Set<string>;
	/** How many people each upload had that was accepted. */
	readonly batches: number[];
}

const CLIENT = { clientId: 'app-of-a-test', clientSecret: 'app-secret-of-a-test' };
const ACCESS_TOKEN = 'graph-token-of-a-test';

export async function startEntra(): Promise<Entra> {
	const users = new Map<string, EntraUser>();
	const refused = new Set<string>();
	const batches: number[] = [];
	/** Changes of people, by how many requests had been seen. */
	const changes: Array<{ at: number; who: string }> = [];
	const serve: RequestListener = (request, response) => void answer(request, response);
	const door = await openDoor(serve);
	const credential = { grantType: 'clientCredentials', accessTokenUrl: door.url + TOKEN, ...CLIENT, scope: SCOPE, authentication: 'body' };
	const writesSince: Door['writesSince'] = (count) => changes.filter(({ at }) => at > count).map(({ who }) => ({ method: 'changed', path: who, status: 202 }));
	return Object.assign(door, { users, refused, batches, credential, uploadUrl: door.url + UPLOAD, writesSince });

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const text = await readText(request);
		if (request.url === TOKEN) return token(new URLSearchParams(text), response);
		if (request.headers.authorization !== `Bearer ${ACCESS_TOKEN}`) return refuse(response, 401, 'InvalidAuthenticationToken', 'Access token is empty or invalid.');
		if (request.method !== 'POST' || request.url !== UPLOAD) return refuse(response, 404, 'ResourceNotFound', 'No such job.');
		if (request.headers['content-type']?.split(';')[0] !== 'application/scim+json') return refuse(response, 400, 'BadRequest', 'Content-Type must be application/scim+json.');
		const body: unknown = JSON.parse(text);
		const problems = problemsOf(body, refused);
		if (problems.length > 0) return refuse(response, 400, 'BadRequest', problems.slice(0, 3).join('; '));
		const { Operations } = body as BulkRequest;
		batches.push(Operations.length);
		for (const { data } of Operations) keep(data);
		// Empty, and called JSON: so does Microsoft's example.
		response.writeHead(202, { 'content-type': 'application/json', location: `${door.url}/v1.0/auditLogs/provisioning` }).end();
	}

	function keep(data: EntraUser): void {
		if (isDeepStrictEqual(users.get(data.externalId), data)) return;
		users.set(data.externalId, data);
		changes.push({ at: door.seen.length, who: data.userName });
	}
}

interface BulkRequest {
	Operations: Array<{ data: EntraUser }>;
}

function token(form: URLSearchParams, response: ServerResponse): void {
	const wanted = { grant_type: 'client_credentials', client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, scope: SCOPE };
	const wrong = Object.entries(wanted).find(([name, value]) => form.get(name) !== value);
	if (wrong) return sendJson(response, 400, { error: 'invalid_request', error_description: `AADSTS900144: ${wrong[0]}` });
	sendJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: ACCESS_TOKEN });
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
	sendJson(response, status, { error: { code, message } });
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function problemsOf(body: unknown, refused: ReadonlySet<string>): string[] {
	if (!isObject(body)) return ['The body is no object'];
	const { schemas, Operations, failOnErrors, ...rest } = body;
	if (!isDeepStrictEqual(schemas, [BULK])) return ['schemas'];
	if (failOnErrors !== undefined && failOnErrors !== null) return ['failOnErrors'];
	if (Object.keys(rest).length > 0) return [`Unknown: ${Object.keys(rest).join(', ')}`];
	if (!Array.isArray(Operations) || Operations.length === 0) return ['Operations'];
	if (Operations.length > MOST_OPERATIONS) return [`${Operations.length} operations are more than ${MOST_OPERATIONS}`];
	const ids = Operations.map((one) => (isObject(one) ? one.bulkId : undefined));
	if (new Set(ids).size !== ids.length) return ['A bulkId came twice'];
	return Operations.flatMap((one: unknown) => operationProblems(one, refused));
}

function operationProblems(operation: unknown, refused: ReadonlySet<string>): string[] {
	if (!isObject(operation)) return ['An operation is no object'];
	const { method, bulkId, path, data, ...rest } = operation;
	if (Object.keys(rest).length > 0 || method !== 'POST' || path !== '/Users' || typeof bulkId !== 'string' || bulkId === '') return [`Operation ${String(bulkId)}`];
	if (!isObject(data)) return [`${bulkId}: no data`];
	const { externalId, userName, active, schemas } = data;
	if (typeof externalId !== 'string' || typeof userName !== 'string' || typeof active !== 'boolean') return [`${bulkId}: externalId, userName or active`];
	if (!Array.isArray(schemas) || ![CORE, ENTERPRISE].every((schema) => schemas.includes(schema))) return [`${bulkId}: schemas`];
	if (refused.has(externalId)) return [`${bulkId}: refused`];
	return Object.entries(ATTRIBUTES).flatMap(([of, known]) => {
		const records = of === '' ? [data] : [data[of] ?? []].flat();
		const unknown = records.flatMap((record) => (isObject(record) ? Object.keys(record) : [`${of} itself`])).filter((name) => !known.includes(name));
		return unknown.map((name) => `${bulkId}: ${of} ${name}`);
	});
}
