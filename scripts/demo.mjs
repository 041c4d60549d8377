import './support/node-version.mjs';
import { setup } from './setup.mjs';
import { main } from './support/run.mjs';

/** `npm run demo`: set-up, then the embedded tenant and an example workflow in n8n's engine. */
await main(async () => {
	await setup();
	// Loaded after the set-up, since it needs esbuild.
	const { runTypeScript } = await import('./run-ts.mjs');
	return await runTypeScript('test/demo/main.mts', process.argv.slice(2));
});
