import './support/node-version.mjs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findInstallations } from '../test/e2e/installations.mjs';
import { setup } from './setup.mjs';
import { main, root, run } from './support/run.mjs';

/** What runs when no name is given: this package against what people do instead. */
const MAIN = 'compare';

/**
 *   npm run bench [-- name …] [--quick] [--full] [--part name …]
 *
 * Without a name `compare`, which writes bench/RESULTS.md; by name any other file of bench/ that exports `main`.
 * --quick: little of everything in less than a minute, to see that it works; its results go to .build.
 * --full: a million workers as well.
 * --part: measure only this part of `compare` again: programs, nodes, overlap, growth or profile.
 * N8N_2_FOLDER or N8N_1_FOLDER names a folder that holds node_modules/n8n, as for the end-to-end suite.
 */
await main(async () => {
	const flags = { quick: { type: 'boolean', default: false }, full: { type: 'boolean', default: false }, part: { type: 'string', multiple: true, default: [] } };
	const { values, positionals } = parseArgs({ allowPositionals: true, options: flags });
	await setup();
	// Loaded after the set-up, since it needs esbuild.
	const { bundle } = await import('./run-ts.mjs');
	const entries = measurements();
	const unknown = positionals.filter((name) => !entries.includes(name));
	if (unknown.length > 0) throw new Error(`no measurement "${unknown.join('", "')}"; there are: ${entries.join(', ')}`);
	let failed = 0;
	for (const name of positionals.length > 0 ? positionals : [MAIN]) {
		console.log(`\n== ${name}`);
		const file = await bundle(`bench/${name}.mts`);
		const programs = Object.fromEntries(await Promise.all(programsOf(name).map(async (path) => [basename(path, '.mts'), await bundle(path)])));
		const options = { ...values, root, programs, n8n: name === MAIN ? await findN8n(values.quick) : undefined };
		const call = 'Promise.resolve(require(process.argv[1]).main(console.log, JSON.parse(process.argv[2]))).catch((error) => { console.error(error); process.exit(1); })';
		const { code } = await run(process.execPath, ['--expose-gc', '--enable-source-maps', '-e', call, file, JSON.stringify(options)], { show: true });
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

/** What a measurement starts in processes of their own. */
function programsOf(name) {
	const folder = `bench/${name}/programs`;
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder)).map((file) => `${folder}/${file}`);
}

/** A real n8n, as the end-to-end suite finds or installs it; or why there is none. */
async function findN8n(quick) {
	const { N8N_1_FOLDER, N8N_2_FOLDER } = process.env;
	if (quick && !N8N_1_FOLDER && !N8N_2_FOLDER) return { missing: '--quick installs none; N8N_2_FOLDER names one' };
	try {
		const [installation] = await findInstallations(N8N_1_FOLDER && !N8N_2_FOLDER ? '1' : '2');
		return { installation };
	} catch (error) {
		// Its message may name folders of this machine, which the results must not.
		console.error(error.message);
		return { missing: 'none can be installed here' };
	}
}
