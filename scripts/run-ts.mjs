import { spawn } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Node 20 does not run TypeScript: bundles the entry into `.build/`, runs it in a Node process of its own and resolves
 * with its exit code. Ctrl+C reaches the child by itself, because it shares the terminal.
 *
 * @param {string} entry path of a TypeScript file, from the project's root
 * @param {string[]} [args]
 * @param {string[]} [nodeOptions] for example `--expose-gc`
 * @returns {Promise<number>}
 */
export async function runTypeScript(entry, args = [], nodeOptions = []) {
	const file = await bundle(entry);
	const child = spawn(process.execPath, ['--enable-source-maps', ...nodeOptions, file, ...args], {
		cwd: ROOT,
		stdio: 'inherit',
	});
	return await new Promise((resolve, reject) => {
		child.on('error', reject);
		// The parent of a terminal's process group gets the signal as well: wait for the child to end in its own way.
		for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
		child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
	});
}

/** @returns {Promise<string>} path of the bundle. Packages stay outside it: they are found in node_modules. */
export async function bundle(entry) {
	const outfile = path.join(ROOT, '.build', `${entry.replace(/[\\/]/g, '-').replace(/\.m?ts$/, '')}.cjs`);
	mkdirSync(path.dirname(outfile), { recursive: true });
	await build({
		entryPoints: [path.join(ROOT, entry)],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		packages: 'external',
		sourcemap: 'inline',
		logLevel: 'warning',
	});
	return outfile;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const [entry, ...args] = process.argv.slice(2);
	if (!entry) throw new Error('node scripts/run-ts.mjs FILE.mts [arguments]');
	process.exitCode = await runTypeScript(entry, args);
}
