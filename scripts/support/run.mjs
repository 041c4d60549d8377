/** Child processes and progress lines, without a shell: the same on Linux, macOS and Windows. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Runs a program and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean }} [options] `show` prints instead of collecting.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = {}, show = false } = {}) {
	return new Promise((resolve, reject) => {
		const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
		const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, windowsHide: true });
		const chunks = [];
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
		child.on('error', reject);
		child.on('close', (code, signal) => {
			const output = Buffer.concat(chunks).toString();
			resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
		});
	});
}

/** Runs the main script of an installed package with this Node, e.g. `runBin('gulp/bin/gulp.js', ['build'])`. */
export async function runBin(script, args, options) {
	return await run(process.execPath, [join(root, 'node_modules', ...script.split('/')), ...args], options);
}

/** Runs npm with this Node. npm's own script is looked for because Windows starts npm.cmd only through a shell. */
export async function npm(args, options) {
	const beside = dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath,
		join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	];
	const cli = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
	if (cli) return await run(process.execPath, [cli, ...args], options);
	if (process.platform === 'win32') throw new Error('npm was not found beside node; start this through `npm run`');
	return await run('npm', args, options);
}

/** Thrown by a step whose reason has been printed already. */
export class Failed extends Error {}

/**
 * Runs one step and prints one line with its seconds; a failure prints the end of its log and what to do.
 * @param {string} title
 * @param {() => Promise<{ code: number, output: string }>} action
 * @param {string} advice
 */
export async function step(title, action, advice) {
	const started = performance.now();
	const { code, output } = await action();
	const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
	if (code === 0) return void console.log(`${title}: ${seconds}`);
	console.error(`${output.trimEnd().split('\n').slice(-40).join('\n')}\n\n${title}: failed after ${seconds}. ${advice}`);
	throw new Failed(title);
}

/** Runs a script's main function, which gives a count of failures or an exit code; unexplained errors are printed. */
export async function main(action) {
	try {
		// Any count but 0 is a failure; 256 of them would look like none to a shell.
		process.exitCode = (await action()) ? 1 : 0;
	} catch (error) {
		if (!(error instanceof Failed)) console.error(error);
		process.exitCode = 1;
	}
}
