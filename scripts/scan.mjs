import './support/node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';
import { main, run } from './support/run.mjs';
import { installTools, pack, stageFolder, stageProject, toolFolder } from './support/stage.mjs';

/**
 * The rules of n8n's package scanner (@n8n/scan-community-package), offline: the source that a release is built
 * from, then the tarball. The rest of the scanner looks at provenance, which only a published package has.
 */
await main(async () => {
	await setup();
	await installTools();
	const scanner = join(toolFolder, 'node_modules', '@n8n', 'scan-community-package', 'scanner', 'scanner.mjs');
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(pathToFileURL(scanner).href);
	const tarball = stageFolder('tarball');
	const unpacked = await run('tar', ['-xzf', await pack(tarball), '-C', tarball]);
	if (unpacked.code !== 0) throw new Error(`the tarball cannot be unpacked:\n${unpacked.output}`);
	const legs = [
		{ name: 'source', folder: await stageProject('scan'), patterns: SOURCE_FILE_PATTERNS },
		{ name: 'tarball', folder: join(tarball, 'package'), patterns: ['**/*.js', 'package.json'] },
	];
	let failures = 0;
	for (const { name, folder, patterns } of legs) {
		const { passed, message, details } = await analyzePackage(folder, patterns);
		// "No files found" passes in the scanner; here it would mean that nothing was checked.
		const ok = passed && message === undefined;
		console.log(`Scanner, ${name}: ${ok ? 'passed' : `failed: ${message}`}${details ? `\n${details}` : ''}`);
		if (!ok) failures++;
	}
	return failures;
});
