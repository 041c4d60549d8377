import './support/node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { main, npm, root, runBin, step } from './support/run.mjs';

const BUILD_INPUTS = ['nodes', 'credentials', 'icons', 'index.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'gulpfile.js'];
// Beside the installed packages: a fresh install builds anew, and dist/ holds nothing but what is published.
const BUILD_STAMP = join(root, 'node_modules', '.workday-build');

/** Makes a checkout ready to run: installs what package-lock.json asks for, then builds, each only if it must. */
export async function setup({ build = true } = {}) {
	if (!isInstalled(root)) await install(root, 'Installing packages');
	if (!build) return;
	const stamp = hashSources();
	if (existsSync(join(root, 'dist')) && existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === stamp) return;
	await step('Building', () => runBin('gulp/bin/gulp.js', ['build']), 'Correct the sources and run again.');
	writeFileSync(BUILD_STAMP, stamp);
}

/** Exactly what the lock file says, into a folder that has one. */
export async function install(folder, title) {
	const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
	const advice = 'Is the npm registry reachable (proxy, offline)? Nothing else needs to be installed. Run again.';
	await step(title, () => npm(args, { cwd: folder }), advice);
}

/**
 * Whether node_modules is what package-lock.json describes. npm leaves its own list of what it installed, at the end
 * and only if all went well; packages for other platforms are missing from it.
 */
export function isInstalled(folder) {
	const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
	const locked = readPackages(join(folder, 'package-lock.json'));
	return Object.entries(locked).every(
		([path, { version, optional, link }]) => path === '' || link || optional || installed[path]?.version === version,
	);
}

function readPackages(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function hashSources() {
	const hash = createHash('sha256').update(process.versions.node);
	for (const input of BUILD_INPUTS.filter((path) => existsSync(join(root, path)))) {
		for (const file of filesOf(input).sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

function filesOf(path) {
	if (/\.\w+$/.test(path)) return [path];
	const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

mkdirSync(join(root, '.build'), { recursive: true });
if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) await main(() => setup({ build: true }));
