/** Copies of the project for tools that must not see what a checkout has besides the project. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm, root, run } from './run.mjs';
import { install, isInstalled } from '../setup.mjs';

/** n8n's tools have a folder of their own, because installing them needs overrides. */
export const toolFolder = join(root, 'tools', 'n8n-node');

export async function installTools() {
	if (!isInstalled(toolFolder)) await install(toolFolder, "Installing n8n's linter and scanner");
}

/** A fresh folder below the tools, so that a configuration in it finds them. */
export function stageFolder(name) {
	const folder = join(toolFolder, '.stage', name);
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** Copies every file of the project that git would track, and links the installed packages. */
export async function stageProject(name) {
	const folder = stageFolder(name);
	for (const file of await projectFiles()) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		cpSync(join(root, file), join(folder, file));
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	return folder;
}

async function projectFiles() {
	const git = await run('git', ['ls-files', '-co', '--exclude-standard', '-z']).catch(() => ({ code: 1, output: '' }));
	const files = git.code === 0 ? git.output.split('\0').filter(Boolean) : walk('');
	return files.filter((file) => existsSync(join(root, file)));
}

/** Without git (a downloaded archive): everything but what .gitignore names. */
function walk(folder) {
	const ignored = new Set(['node_modules', 'dist', '.build', '.cache', '.stage', '.git', 'coverage']);
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		if (ignored.has(entry.name) || entry.name.endsWith('.tgz')) return [];
		const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
		return entry.isDirectory() ? walk(path) : [path];
	});
}

/** Packs the package into a folder and gives the path of the tarball. */
export async function pack(folder) {
	const { code, output } = await npm(['pack', '--json', '--silent', '--pack-destination', folder]);
	if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
	return join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '');
}
