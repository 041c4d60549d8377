/** Connection → Check without n8n: its own run, with real requests to the tenant or to whoever plays one. */
import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../../nodes/Workday/n8n/defineOperation.ts';
import { Parameters } from '../../nodes/Workday/n8n/parameters.ts';
import { checkConnection } from '../../nodes/Workday/operations/worker/connectionCheck/operation.ts';
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { resolveConnection } from '../../nodes/Workday/workday/connection/connection.ts';
import { Privacy } from '../../nodes/Workday/workday/privacy/kinds.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import type { HttpRequest } from '../../nodes/Workday/workday/transport.ts';
import type { Item } from '../support/findings.mts';
import { nodeTransport } from '../support/nodeTransport.mts';
import type { Tenant } from '../tenant/server/index.mts';

export interface Target {
	origin: string;
	tenant: string;
	authenticate?: (request: HttpRequest) => HttpRequest;
}

/** As a tool of an AI agent that nobody gave more than that. */
export const AS_TOOL = new Privacy([]);

export function targetOf(tenant: Tenant): Target {
	const { baseUrl, isu } = tenant.credentials;
	const sign = (request: HttpRequest) => ({ ...request, body: withUsernameToken(request.body ?? '', `${isu.userName}@${tenant.tenant}`, isu.password) });
	return { origin: baseUrl, tenant: tenant.tenant, authenticate: sign };
}

/** What the editor fills in. */
const INITIALLY = new Map(checkConnection.properties.map(({ name, default: value }) => [name, value]));

const clock = { now: () => Date.now(), sleep: async () => undefined, random: () => 0 };
const unused = () => Promise.reject(new Error('not for this test'));

export async function runCheck({ origin, tenant, authenticate }: Target, parameters: IDataObject, { privacy = Privacy.OFF, authentication = 'isu' } = {}) {
	const version = 'v46.1';
	const connection = resolveConnection({ servicesHost: origin, tenant, version });
	const client = createClient({ transport: nodeTransport({ authenticate }), clock, servicesHost: origin, tenant, version, retry: { retries: 0 } });
	const hints: string[] = [];
	const given: IDataObject = { authentication, ...parameters };
	const context: ItemContext = {
		parameters: new Parameters((name) => (Object.hasOwn(given, name) ? given[name] : INITIALLY.get(name))),
		clock,
		timeZone: 'UTC',
		connect: async () => ({ client, connection, version, storeStream: unused }),
		storeBuffer: unused,
		hint: (message) => void hints.push(message),
		privacy,
		mayWrite: false,
		itemIndex: 0,
		lanes: [],
		tellsOfChange: () => {},
		once: unused,
	};
	const findings: Item[] = [];
	for await (const { json } of checkConnection.run(context)) findings.push(json as Item);
	return { findings, hints };
}

export const statesOf = (findings: readonly Item[]) => Object.fromEntries(findings.map(({ about, state }) => [about, state]));
