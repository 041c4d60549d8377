/**
 * Reads workers through the client's iterator, drops each as it comes, and prints what it took as one line of JSON.
 * Arguments: where the tenant is (JSON), how many workers.
 */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import { OPERATION, RECORD, SERVICE, writeGetWorkers } from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { ID_TYPE } from '../../nodes/Workday/workday/names.ts';
import { createIdReader } from '../../nodes/Workday/workday/worker/ids.ts';
import { createWorkerOutput } from '../../nodes/Workday/workday/worker/output.ts';
import { FLAGS, isExclusion, resolveResponseGroup } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import type { Transport } from '../../nodes/Workday/workday/transport.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { nodeTransport } from '../support/nodeTransport.mts';

const VERSION = 'v46.1';

async function main(): Promise<void> {
	const { servicesHost, tenant, userName, password } = JSON.parse(process.argv[2] ?? '');
	const limit = Number(process.argv[3]);
	let bytes = 0;
	const send = nodeTransport({
		authenticate: (request) => ({ ...request, body: withUsernameToken(request.body ?? '', `${userName}@${tenant}`, password) }),
	});
	const counting: Transport = async (request) => {
		const response = await send(request);
		return { ...response, body: counted(response.body, (length) => (bytes += length)) };
	};
	const client = createClient({
		transport: counting,
		clock: { now: Date.now, random: Math.random, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) },
		servicesHost,
		tenant,
		version: VERSION,
	});
	const names = new NameTable();
	const output = createWorkerOutput(
		{
			kind: 'profile', xpathFields: [], fields: [], sensitive: [], asOf: '2026-01-01', keepEnabledOnLeave: false,
			customFieldPrefix: '', mobileDeviceTypes: ['Mobile'], landlineDeviceTypes: ['Landline'],
		},
		names,
	);
	const wid = createIdReader(ID_TYPE.wid, names);
	// Everything but photos and documents: about 60 KB a worker.
	const includes = FLAGS.map((flag) => flag.element).filter((flag) => !isExclusion(flag) && !/Photo|Documents/.test(flag));
	const group = resolveResponseGroup(new Set<string>(includes), output.needs).values;
	const workers = client.read(
		{
			service: SERVICE,
			operation: OPERATION,
			record: RECORD,
			names,
			buildBody: ({ page, count, asOfEntryMoment }) => writeGetWorkers({ filter: { asOfEntryMoment, page, count }, group }, VERSION),
			map: (worker) => output.read(worker),
			identify: (worker) => wid(worker) || undefined,
		},
		{ limit },
	);
	let count = 0;
	for await (const worker of workers) if (worker.id !== null) count++;
	console.log(JSON.stringify({ count, bytes, peakKilobytes: process.resourceUsage().maxRSS }));
}

async function* counted(body: AsyncIterable<Uint8Array>, add: (length: number) => void): AsyncGenerator<Uint8Array> {
	for await (const chunk of body) {
		add(chunk.length);
		yield chunk;
	}
}

void main();
