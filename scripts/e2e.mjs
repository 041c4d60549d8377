import './support/node-version.mjs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findInstallations } from '../test/e2e/installations.mjs';
import { setup } from './setup.mjs';
import { main, npm, step } from './support/run.mjs';
import { installAsReadmeSays } from './support/readme.mjs';

/**
 * The package as a user gets it, in real n8n servers:
 *
 *   node scripts/e2e.mjs [1|2|durable|queue|all] [--only 'part of a name'] [--tarball FILE] [--install]
 *
 * --tarball: a packed package instead of this checkout's. --install: installs what the suite needs, and runs nothing.
 * 1: n8n 1.123; 2: n8n 2.41; durable: n8n 2.41 with its durable poller; queue: n8n 2.41 as main and two workers.
 * E2E_LOGS names a folder for n8n's logs. N8N_1_FOLDER and N8N_2_FOLDER name folders that
 * hold node_modules/n8n, N8N_2_NODE a Node 24; what they do not name is installed into the user's cache folder.
 */
await main(async () => {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' }, tarball: { type: 'string' }, install: { type: 'boolean' } } });
	await setup({ build: values.tarball === undefined && !values.install });
	const installations = await findInstallations(positionals[0] ?? 'all');
	// Loaded after the set-up, since it needs esbuild.
	const { runTypeScript } = await import('./run-ts.mjs');
	if (values.install) return await runTypeScript('test/e2e/main.mts', ['--install']);
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-e2e-'));
	try {
		const packages = values.tarball ? await communityPackages(folder, resolve(values.tarball)) : await installAsReadmeSays(folder);
		const args = ['--packages', packages, '--installations', JSON.stringify(installations), '--only', values.only];
		return await runTypeScript('test/e2e/main.mts', args);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
});

/** What n8n keeps as `.n8n/nodes`, with a tarball of somebody's own. */
async function communityPackages(folder, tarball) {
	const nodes = join(folder, 'nodes');
	mkdirSync(nodes);
	writeFileSync(join(nodes, 'package.json'), JSON.stringify({ private: true }));
	const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball];
	await step('Installing the tarball', () => npm(args, { cwd: nodes }), 'See the log above.');
	return nodes;
}
