/** `node scripts/e2e.mjs`: scenarios in real n8n servers against the embedded tenant. */
import { parseArgs } from 'node:util';
import type { Installation } from './n8nProcess.mts';
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
	let ok = 0;
	let failed = 0;
	for (const installation of installations) {
		const started = performance.now();
		const played = await play(installation, values.packages, scenarios).catch((error: unknown) => {
			console.error(error);
			return { ok: 0, failed: 1 };
		});
		ok += played.ok;
		failed += played.failed;
		console.log(`${installation.name}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
	}
	console.log(failed === 0 ? `All ${ok} hold.` : `${failed} FAILED, ${ok} hold.`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
