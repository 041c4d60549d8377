/** The commands by which README.md installs the package, run as they stand there: what a user does is what is tested. */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root, run, step } from './run.mjs';

const HEADING = '## Install in n8n';

/** @returns {string[]} lines of the block of commands under the heading */
export function installCommands(readme = readFileSync(join(root, 'README.md'), 'utf8')) {
	const section = readme.split(/\r?\n/);
	const from = section.indexOf('```sh', section.indexOf(HEADING));
	const to = section.indexOf('```', from + 1);
	if (section.indexOf(HEADING) < 0 || from < 0 || to < 0) throw new Error(`README.md has no commands under "${HEADING}"`);
	return section.slice(from + 1, to).filter(Boolean);
}

/**
 * Installs this checkout, which must be built, for the n8n of a user whose home folder this is.
 * @returns {Promise<string>} n8n's folder of community nodes
 */
export async function installAsReadmeSays(home) {
	mkdirSync(home, { recursive: true });
	// npm would take the home folder for its settings and its cache, too: those are not what is tried.
	const { npm_config_userconfig = join(homedir(), '.npmrc'), npm_config_cache = join(homedir(), '.npm') } = process.env;
	const npm = { npm_config_userconfig, npm_config_cache };
	for (const command of installCommands()) {
		await step(`$ ${command}`, () => run('sh', ['-c', command], { env: { ...npm, HOME: home } }), 'See the log above.');
	}
	return join(home, '.n8n', 'nodes');
}
