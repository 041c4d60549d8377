/**
 * Reads a report of JSON row by row through the client, drops each row as it comes, and prints what it took as one line.
 * Arguments: where the tenant is (JSON), name of the report.
 */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { connectionOf } from '../../nodes/Workday/workday/connection/connection.ts';
import { reportOfNames } from '../../nodes/Workday/workday/report/address.ts';
import { formatOf } from '../../nodes/Workday/workday/report/formats.ts';
import { readReport } from '../../nodes/Workday/workday/report/run.ts';
import { nodeTransport } from '../support/nodeTransport.mts';

async function main(): Promise<void> {
	const { servicesHost, tenant, userName, password } = JSON.parse(process.argv[2] ?? '');
	const name = process.argv[3] ?? '';
	const authorization = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
	const client = createClient({
		transport: nodeTransport({ authenticate: (request) => ({ ...request, headers: { ...request.headers, authorization } }) }),
		clock: { now: Date.now, random: Math.random, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) },
		servicesHost,
		tenant,
		version: 'v46.1',
	});
	const address = reportOfNames({ system: false, owner: 'Report Owner', name }, connectionOf({ servicesHost, tenant }));
	const rows = readReport(client, { address, format: formatOf('json', '', undefined), prompts: [] }, { format: 'json', delimiter: ',' });
	let count = 0;
	let bytes = 0;
	for await (const row of rows) {
		// Each row in its place: a count alone would not tell one that came twice from one that is missing.
		if (row.number === String(count + 1)) count++;
		bytes += String(row.name).length;
	}
	console.log(JSON.stringify({ count, bytes, peakKilobytes: process.resourceUsage().maxRSS }));
}

void main();
