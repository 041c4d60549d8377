import './support/node-version.mjs';
import { setup } from './setup.mjs';
import { main } from './support/run.mjs';

/** `npm run tenant`: the embedded Workday tenant alone, until Ctrl+C. Options are those of test/tenant/main.mts. */
await main(async () => {
	await setup({ build: false });
	// Loaded after the set-up, since it needs esbuild.
	const { runTypeScript } = await import('./run-ts.mjs');
	return await runTypeScript('test/tenant/main.mts', process.argv.slice(2));
});
