/** Workers through this package's client, each made into what an output makes of it. */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { ID_TYPE } from '../../nodes/Workday/workday/names.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import type { Transport } from '../../nodes/Workday/workday/transport.ts';
import { OPERATION, RECORD, SERVICE, writeGetWorkers } from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { createIdReader } from '../../nodes/Workday/workday/worker/ids.ts';
import { createWorkerOutput, type OutputKind } from '../../nodes/Workday/workday/worker/output.ts';
import { resolveResponseGroup } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { FIELDS } from './workerFields.mts';

const VERSION = 'v46.1';

export interface Where {
	servicesHost: string;
	tenant: string;
	userName: string;
	password: string;
}

export interface HowToRead {
	/** `records`: they are read and checked, and nothing is made of them. */
	output: OutputKind | 'records';
	transport: Transport;
	now(): number;
	pageSize: number;
	/** Pages under way at the same time; the client's default if not given. */
	parallel?: number;
	/** Flags of the request besides those that the output needs. */
	include?: readonly string[];
}

export function readWorkers(where: Where, how: HowToRead): AsyncGenerator<Record<string, unknown>> {
	const { output: kind, transport, now, pageSize, parallel, include = [] } = how;
	const { servicesHost, tenant, userName, password } = where;
	const client = createClient({
		transport: (request) => transport({ ...request, body: withUsernameToken(request.body ?? '', `${userName}@${tenant}`, password) }),
		clock: { now, random: Math.random, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) },
		servicesHost,
		tenant,
		version: VERSION,
	});
	const names = new NameTable();
	const output = createWorkerOutput(
		{
			kind: kind === 'records' ? 'json' : kind, xpathFields: FIELDS, fields: [], sensitive: [], asOf: '2026-03-15', keepEnabledOnLeave: false,
			customFieldPrefix: '', mobileDeviceTypes: ['Mobile'], landlineDeviceTypes: ['Landline'],
		},
		names,
	);
	const wid = createIdReader(ID_TYPE.wid, names);
	const group = resolveResponseGroup(new Set(include), output.needs).values;
	return client.read(
		{
			service: SERVICE,
			operation: OPERATION,
			record: RECORD,
			names,
			buildBody: ({ page, count, asOfEntryMoment }) => writeGetWorkers({ filter: { asOfEntryMoment, page, count }, group }, VERSION),
			map: kind === 'records' ? () => ({}) : (worker) => output.read(worker),
			identify: (worker) => wid(worker) || undefined,
		},
		{ pageSize, parallel },
	);
}
