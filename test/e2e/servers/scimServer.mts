/** A real SCIM 2.0 server, SCIMMY of npm: it keeps users with core and enterprise attributes and knows nothing of us. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';
import { type Door, openDoor } from './door.mts';
import { putInto, sendJson } from './exchange.mts';

/** As SCIMMY hands it over, of what the suite looks at. */
export interface ScimResource {
	id: string;
	userName: string;
	externalId?: string;
	active?: boolean;
	displayName?: string;
	title?: string;
	name?: { givenName?: string; familyName?: string };
	emails?: Array<{ value: string; primary?: boolean }>;
	[ENTERPRISE]?: { employeeNumber?: string; department?: string; manager?: { value: string } };
}

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export interface ScimServer extends Door {
	/** What a person types into the template's settings. */
	readonly baseUrl: string;
	readonly users: ReadonlyMap<string, ScimResource>;
	/** User names that it refuses, as a server does that has rules of its own. */
	readonly refused: Set<string>;
	/** From now on it answers a search with everybody, as some servers do with what they cannot search by. @returns ends that */
	readonly ignoreFilters: () => () => void;
	/** An account that was there before. @returns takes it away again */
	put(user: ScimResource): () => void;
}

/** What a person types as the token. */
export const SCIM_TOKEN = 'scim-token-of-a-test';

interface Asked {
	/** Absent: all of them, or a new one. */
	id?: string;
	filter?: SCIMMY.Types.Filter;
}

interface Store {
	users: Map<string, ScimResource>;
	refused: Set<string>;
	ignoresFilters: boolean;
}

let declared = false;

/** SCIMMY knows its resources once for the whole process; whose they are comes with each request. */
function declareUsers(): void {
	if (declared) return;
	declared = true;
	const { User } = SCIMMY.Resources;
	User.extend(SCIMMY.Schemas.EnterpriseUser, false);
	User.ingress(({ id }: Asked, data: unknown, store: Store) => ingress(id, plain(data), store));
	User.egress(({ id, filter }: Asked, { users, ignoresFilters }: Store) => {
		if (id !== undefined) return existing(id, users);
		return filter && !ignoresFilters ? filter.match([...users.values()]) : [...users.values()];
	});
	User.degress(({ id }: Asked, { users }: Store) => void users.delete(existing(id, users).id));
	SCIMMY.Resources.declare(User);
}

function ingress(id: string | undefined, data: Record<string, unknown>, { users, refused }: Store): ScimResource {
	if (refused.has(String(data.userName))) throw new SCIMMY.Types.Error(400, 'invalidValue', 'This user name is not allowed here');
	const same = [...users.values()].find((user) => user.userName === data.userName && user.id !== id);
	if (same) throw new SCIMMY.Types.Error(409, 'uniqueness', 'The user name is taken');
	const user = { ...data, userName: String(data.userName), id: id === undefined ? randomUUID() : existing(id, users).id };
	users.set(user.id, user);
	return user;
}

function existing(id: string | undefined, users: Store['users']): ScimResource {
	const user = users.get(id ?? '');
	if (!user) throw new SCIMMY.Types.Error(404, null as never, `There is no user ${id}`);
	return user;
}

function plain(data: unknown): Record<string, unknown> {
	return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

export async function startScimServer(): Promise<ScimServer> {
	declareUsers();
	const store: Store = { users: new Map(), refused: new Set(), ignoresFilters: false };
	// Express comes without types, and this is all of it that is needed.
	const express = createRequire(join(process.cwd(), 'package.json'))('express') as () => RequestListener & { use(path: string, handler: unknown): void };
	const app = express();
	app.use('/scim/v2', scimOnly);
	app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: authenticated, context: () => store }));
	const door = await openDoor(app);
	const ignoreFilters = () => {
		store.ignoresFilters = true;
		return () => {
			store.ignoresFilters = false;
		};
	};
	return Object.assign(door, { baseUrl: `${door.url}/scim/v2`, users: store.users, refused: store.refused, put: putInto(store.users), ignoreFilters });
}

/** SCIMMY takes plain JSON as well; others do not. */
function scimOnly({ method, headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
	if (method === 'GET' || headers['content-type']?.split(';')[0] === 'application/scim+json') return next();
	sendJson(response, 415, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '415', detail: `Not ${headers['content-type']}` });
}

function authenticated(request: { header(name: string): string | undefined }): string {
	if (request.header('authorization') !== `Bearer ${SCIM_TOKEN}`) throw new Error('The token is wrong');
	return 'n8n';
}
