/**
 * Stores a report of CSV as it was sent through the built node in n8n's engine, and prints what it took as one line.
 * Arguments: where the tenant is (JSON), name of the report.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chain, n8nUserFolder, node, runWorkflow, usesCredential } from '../support/engine.mts';

async function main(): Promise<void> {
	const report = { reportBy: 'name', reportOwner: 'Report Owner', reportName: process.argv[3] ?? '', format: 'csv', returnAs: 'asSent' };
	const parameters = { authentication: 'isu', resource: 'report', operation: 'run', ...report };
	const run = await runWorkflow(
		chain(node('Workday', 'n8n-nodes-workday.workday', { parameters, ...usesCredential('workdayIsuApi') })),
		{ credentials: { workdayIsuApi: JSON.parse(process.argv[2] ?? '') }, binaryData: 'filesystem' },
	);
	if (run.error) throw run.error;
	const peakKilobytes = process.resourceUsage().maxRSS;
	const [item] = run.items('Workday');
	const files = readdirSync(n8nUserFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const stored = Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).size));
	console.log(JSON.stringify({ bytes: item?.json.bytes, stored, peakKilobytes }));
	// n8n-core leaves timers behind.
	process.exit();
}

void main();
