import './support/node-version.mjs';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setup } from './setup.mjs';
import { main, npm, root, run, step } from './support/run.mjs';
import { pack } from './support/stage.mjs';

// Prints what n8n reads first of a node or credential: name, icon, properties.
const LOAD = `
const [file] = process.argv.slice(1);
const Class = require(file)[require('path').basename(file).split('.')[0]];
const type = new Class();
const { name, icon, properties } = type.description ?? type;
console.log(JSON.stringify({ name, icon, properties: properties?.length ?? 0 }));`;

/**
 * The tarball as a user gets it: installed into an empty folder beside nothing but n8n-workflow, every node and
 * credential loaded there by a Node of its own.
 */
await main(async () => {
	await setup();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-pack-'));
	try {
		return await check(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
});

async function check(folder) {
	const { name, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const tarball = await pack(folder);
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
	const peer = `n8n-workflow@${devDependencies['n8n-workflow']}`;
	const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', basename(tarball), peer];
	await step('Installing the tarball beside n8n-workflow', () => npm(args, { cwd: folder }), 'See the log above.');

	const installed = join(folder, 'node_modules', name);
	const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
	const files = filesOf(installed);
	const problems = [...manifestProblems(manifest), ...fileProblems(files)];
	for (const path of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		const { code, output } = await run(process.execPath, ['-e', LOAD, join(installed, path)], { cwd: folder });
		if (code === 0) problems.push(...classProblems(installed, path, JSON.parse(output)));
		else problems.push(`${path} cannot be loaded:\n${output.trim()}`);
	}
	const size = files.reduce((sum, file) => sum + statSync(join(installed, file)).size, 0);
	console.log(`Tarball: ${kilobytes(statSync(tarball).size)}; unpacked: ${kilobytes(size)} in ${files.length} files`);
	for (const problem of problems) console.error(`Package: ${problem}`);
	return problems.length;
}

function manifestProblems({ dependencies = {}, peerDependencies = {}, overrides }) {
	const problems = [];
	if (Object.keys(dependencies).length > 0) problems.push(`has runtime dependencies: ${Object.keys(dependencies)}`);
	if (Object.keys(peerDependencies).join() !== 'n8n-workflow') problems.push('n8n-workflow must be its only peer');
	if (overrides) problems.push('has overrides, which n8n forbids');
	return problems;
}

/** What is made of each source file, what lies beside the sources, and what npm adds: nothing more and nothing less. */
function fileProblems(files) {
	const sources = ['nodes', 'credentials'].flatMap((folder) => filesOf(join(root, folder)).map((file) => join(folder, file)));
	const made = [...sources, 'index.ts'].flatMap((file) => {
		const path = join('dist', file);
		return file.endsWith('.ts') ? [path.replace(/ts$/, 'js'), path.replace(/ts$/, 'd.ts')] : [path];
	});
	const expected = new Set([...made, join('dist', 'THIRD_PARTY_NOTICES.txt'), 'LICENSE', 'README.md', 'package.json']);
	const shipped = new Set(files);
	return [
		...files.filter((file) => !expected.has(file)).map((file) => `ships ${file}, which nothing in the source makes`),
		...[...expected].filter((file) => !shipped.has(file)).map((file) => `lacks ${file}`),
	];
}

function classProblems(installed, path, { name, icon, properties }) {
	const problems = [];
	if (!name) problems.push(`${path} has no name`);
	if (properties === 0) problems.push(`${path} has no properties`);
	const icons = typeof icon === 'string' ? [icon] : Object.values(icon ?? {});
	if (icons.length === 0) problems.push(`${path} has no icon`);
	for (const value of icons) {
		const file = join(installed, dirname(path), value.replace(/^file:/, ''));
		if (!existsSync(file)) problems.push(`${path} names an icon that is not in the package: ${value}`);
	}
	return problems;
}

function filesOf(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function kilobytes(bytes) {
	return `${Math.round(bytes / 1024)} KB`;
}
