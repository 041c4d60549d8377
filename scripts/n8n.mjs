import './support/node-version.mjs';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findInstallations } from '../test/e2e/installations.mjs';
import { setup } from './setup.mjs';
import { installAsReadmeSays } from './support/readme.mjs';
import { main, root } from './support/run.mjs';

const PORT = process.env.N8N_PORT ?? '5678';
/** The same each time, so that credentials go on working. */
const TENANT_PORT = '8085';
const SETTINGS = {
	N8N_PORT: PORT,
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	// n8n 2 warns that this will no longer be the default.
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_LOG_LEVEL: 'warn',
};

/**
 * A real n8n with this package in it, and the embedded tenant beside it, until Ctrl+C. n8n is installed once into the
 * user's cache folder; what is made in it stays in `.cache/` of the project.
 */
await main(async () => {
	await setup();
	const major = Number(process.versions.node.split('.')[0]);
	const [installation] = await findInstallations(major >= 24 ? '2' : '1');
	const home = join(root, '.cache', `n8n-${major >= 24 ? 2 : 1}`);
	rmSync(join(home, '.n8n', 'nodes'), { recursive: true, force: true, maxRetries: 3 });
	await installAsReadmeSays(home);
	// Loaded after the set-up, since it needs esbuild.
	const { runTypeScript } = await import('./run-ts.mjs');
	const [tenant, n8n] = [runTypeScript('test/tenant/main.mts', ['--port', TENANT_PORT, ...process.argv.slice(2)]), startN8n(installation, home)];
	// Whichever ends first, the other one is of no use alone.
	const code = await Promise.race([tenant, n8n.ended]);
	n8n.end();
	return code;
});

function startN8n({ folder, node, env, name }, home) {
	const args = [join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'];
	const child = spawn(node, args, { env: { ...process.env, ...env, ...SETTINGS, N8N_USER_FOLDER: home }, stdio: ['ignore', 'inherit', 'inherit'] });
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	const ended = new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 0));
	});
	void whenReady().then(() => console.log(`
${name} is ready: http://localhost:${PORT}
1. Make the first account of your n8n; it stays on this machine.
2. Create a workflow and import examples/get-workers.json.
3. Open "Get workers", create a credential with what stands above, and press Execute step.
`));
	return { ended, end: () => child.kill('SIGTERM') };
}

async function whenReady() {
	for (;;) {
		const answer = await fetch(`http://127.0.0.1:${PORT}/rest/settings`).catch(() => undefined);
		if (answer?.ok && answer.headers.get('content-type')?.includes('json')) return;
		await new Promise((resolve) => setTimeout(resolve, 500).unref());
	}
}
