import './support/node-version.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { main, root, run } from './support/run.mjs';

/** `npm run bench [name …]`: every measurement in bench/, one after the other, or those that are named. */
await main(async () => {
	await setup();
	// Loaded after the set-up, since it needs esbuild.
	const { bundle } = await import('./run-ts.mjs');
	const entries = measurements();
	const wanted = process.argv.slice(2);
	const unknown = wanted.filter((name) => !entries.includes(name));
	if (unknown.length > 0) throw new Error(`no measurement "${unknown.join('", "')}"; there are: ${entries.join(', ')}`);
	let failed = 0;
	for (const name of wanted.length > 0 ? wanted : entries) {
		console.log(`\n== ${name}`);
		const file = await bundle(`bench/${name}.mts`);
		const call = 'Promise.resolve(require(process.argv[1]).main()).catch((error) => { console.error(error); process.exit(1); })';
		const { code } = await run(process.execPath, ['--expose-gc', '--enable-source-maps', '-e', call, file], { show: true });
		failed += code;
	}
	return failed;
});

/** Files of bench/ that export `main`. */
function measurements() {
	const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.mts'));
	const runs = files.filter((file) => /^export .*\bfunction main\b/m.test(readFileSync(join(root, 'bench', file), 'utf8')));
	return runs.map((file) => file.replace(/\.mts$/, ''));
}
