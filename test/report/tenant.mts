/** A tenant, and a client of it that is no part of n8n. */
import { createClient, type WorkdayClient } from '../../nodes/Workday/workday/client.ts';
import { resolveConnection, type Connection } from '../../nodes/Workday/workday/connection/connection.ts';
import { reportOfNames } from '../../nodes/Workday/workday/report/address.ts';
import { formatOf, type FormatChoice } from '../../nodes/Workday/workday/report/formats.ts';
import { ReportTable, type TableRequest } from '../../nodes/Workday/workday/report/table.ts';
import { frozenClock } from '../support/clock.mts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';

export const OWNER = 'Report Owner';

export interface Scene {
	tenant: Tenant;
	connection: Connection;
	client: WorkdayClient;
	/** Of a report of OWNER. */
	table(name: string, format?: FormatChoice, more?: Partial<TableRequest>): ReportTable;
}

export async function startScene(): Promise<Scene> {
	const tenant = await startTenant({ workers: 30, clock: '2026-03-15T12:00:00Z', validate: false });
	const { isu, baseUrl } = tenant.credentials;
	const connection = resolveConnection({ servicesHost: baseUrl, tenant: tenant.tenant });
	const authorization = `Basic ${Buffer.from(`${isu.userName}:${isu.password}`).toString('base64')}`;
	const transport = nodeTransport({ authenticate: (request) => ({ ...request, headers: { ...request.headers, authorization } }) });
	const client = createClient({ transport, clock: frozenClock(), servicesHost: baseUrl, tenant: tenant.tenant, version: 'v46.1' });
	return { tenant, connection, client, table: (...request) => new ReportTable(client, tableRequest(connection, ...request)) };
}

export function tableRequest(connection: Connection, name: string, choice: FormatChoice = 'json', more: Partial<TableRequest> = {}): TableRequest {
	const format = formatOf(choice, '', undefined);
	if (format.rows === undefined) throw new Error('only as a file');
	return {
		address: reportOfNames({ system: false, owner: OWNER, name }, connection),
		format: { ...format, rows: format.rows },
		...{ prompts: [], stretches: [], encoding: undefined, delimiter: ',', required: [], duplicatesBy: [], columns: [], lists: [] },
		...{ types: new Map(), typesBySchema: false, complete: false, columnsAhead: false },
		...more,
	};
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		if (await condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('it did not come true');
}
