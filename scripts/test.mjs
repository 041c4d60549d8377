import './support/node-version.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { main, root, runBin, step } from './support/run.mjs';

/** `npm test`: set-up, types, then all jest projects. Further arguments go to jest. */
await main(async () => {
	await setup();
	// Wrong types do not keep the tests from running: one run shows all that is wrong.
	const wrongTypes = [];
	for (const config of ['tsconfig.json', 'tsconfig.test.json']) {
		const check = async () => {
			const result = await runBin('typescript/bin/tsc', ['--noEmit', '-p', config]);
			if (result.code !== 0) wrongTypes.push(result.output);
			return result;
		};
		await step(`Checking types (${config})`, check, 'Correct the types and run again.').catch(() => undefined);
	}
	// --json is for CI, which counts from the file; people read what jest prints.
	const json = ['--json', `--outputFile=${join(root, '.build', 'jest.json')}`];
	const { code } = await runBin('jest/bin/jest.js', [...json, ...process.argv.slice(2)], { show: true });
	// CI says it again at its end, where it is not missed.
	if (wrongTypes.length > 0) writeFileSync(join(root, '.build', 'wrong-types.txt'), wrongTypes.join('\n'));
	return code || (wrongTypes.length > 0 ? 1 : 0);
});
