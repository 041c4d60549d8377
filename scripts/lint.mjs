import './support/node-version.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { main, run } from './support/run.mjs';
import { installTools, stageProject, toolFolder } from './support/stage.mjs';

/**
 * `n8n-node lint` with its default configuration on the whole project. The tool takes warnings for success; here
 * they fail as well, since n8n's reviewers see them.
 */
await main(async () => {
	await setup({ build: false });
	await installTools();
	const folder = await stageProject('lint');
	const manifest = JSON.parse(readFileSync(join(toolFolder, 'node_modules', '@n8n', 'node-cli', 'package.json'), 'utf8'));
	const tool = join(toolFolder, 'node_modules', '@n8n', 'node-cli', manifest.bin['n8n-node']);
	const { code, output } = await run(process.execPath, [tool, 'lint'], { cwd: folder });
	process.stdout.write(output);
	// eslint's last line, which it prints if it found anything: "✖ 3 problems (1 error, 2 warnings)".
	const found = /✖ (\d+) problems?/.exec(output);
	if (code === 0 && found) console.error('Warnings count as errors in this project.');
	return code !== 0 || found ? 1 : 0;
});
