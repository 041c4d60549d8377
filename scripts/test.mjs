import './support/node-version.mjs';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { main, root, runBin, step } from './support/run.mjs';

/** `npm test`: set-up, types, then all jest projects. Further arguments go to jest. */
await main(async () => {
	await setup();
	// Wrong types do not keep the tests from running: one run shows all that is wrong.
	let wrongTypes = false;
	for (const config of ['tsconfig.json', 'tsconfig.test.json']) {
		const check = () => runBin('typescript/bin/tsc', ['--noEmit', '-p', config]);
		const checked = step(`Checking types (${config})`, check, 'Correct the types and run again.');
		await checked.catch(() => (wrongTypes = true));
	}
	// --json is for CI, which counts from the file; people read what jest prints.
	const json = ['--json', `--outputFile=${join(root, '.build', 'jest.json')}`];
	const { code } = await runBin('jest/bin/jest.js', [...json, ...process.argv.slice(2)], { show: true });
	return code || (wrongTypes ? 1 : 0);
});
