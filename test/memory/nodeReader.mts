/**
 * Reads workers through the built node in n8n's engine, and prints what it took as one line of JSON.
 * Arguments: where the tenant is (JSON), parameters of the node (JSON).
 */
import { chain, node, runWorkflow, usesCredential } from '../support/engine.mts';

async function main(): Promise<void> {
	const credential = JSON.parse(process.argv[2] ?? '');
	const parameters = { authentication: 'isu', resource: 'worker', operation: 'getAll', ...JSON.parse(process.argv[3] ?? '') };
	const run = await runWorkflow(
		chain(node('Workday', 'n8n-nodes-workday.workday', { parameters, ...usesCredential('workdayIsuApi') })),
		{ credentials: { workdayIsuApi: credential }, binaryData: 'filesystem' },
	);
	if (run.error) throw run.error;
	const items = run.items('Workday');
	// Measured before the items are written out as text, which would be a copy of ours.
	const peakKilobytes = process.resourceUsage().maxRSS;
	let bytes = 0;
	for (const item of items) bytes += JSON.stringify(item.json).length;
	const [first] = items;
	const count = Number(first?.binary ? first.json.workers : items.length);
	console.log(JSON.stringify({ count, bytes, peakKilobytes, fileSize: first?.binary?.data?.fileSize }));
	// n8n-core leaves timers behind.
	process.exit();
}

void main();
