/** `node scripts/e2e.mjs`: scenarios in real n8n servers against the embedded tenant. */
import { parseArgs } from 'node:util';
import type { Installation } from './n8nServer.mts';
import { play } from './play.mts';
import { SCENARIOS } from './scenarios/index.mts';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { packages: { type: 'string', default: '' }, installations: { type: 'string', default: '[]' }, only: { type: 'string', default: '' } },
	});
	const installations = JSON.parse(values.installations) as Installation[];
	const wanted = new RegExp(values.only, 'i');
	const scenarios = SCENARIOS.filter(({ name }) => wanted.test(name));
	if (scenarios.length === 0) throw new Error(`No scenario is called ${values.only}`);
	let failures = 0;
	for (const installation of installations) {
		failures += await play(installation, values.packages, scenarios).catch((error: unknown) => {
			console.error(error);
			return 1;
		});
	}
	console.log(failures === 0 ? '\nAll of it holds.' : `\n${failures} of it FAILED.`);
	process.exitCode = failures === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
