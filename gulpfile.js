'use strict';
/**
 * `gulp build`: dist/ is what npm publishes and what n8n loads.
 * n8n verifies only packages without runtime dependencies, so each library is bundled into the one file that uses it
 * (a file in a folder called `lib`).
 */
const { execFile } = require('node:child_process');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join, relative, sep } = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const DIST = 'dist';

async function clean() {
	await rm(DIST, { recursive: true, force: true, maxRetries: 3 });
	await mkdir(DIST, { recursive: true });
}

async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	try {
		await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.json', '--noEmitOnError', '--pretty', 'false']);
	} catch (error) {
		throw new Error(`The TypeScript sources do not compile:\n${error.stdout || error.message}`);
	}
}

/** Icons, codex files and output schemas lie beside the nodes and credentials. */
function assets() {
	const patterns = ['nodes', 'credentials', 'icons'].map((folder) => `${folder}/**/*.{svg,png,node.json}`);
	const schemas = 'nodes/**/__schema__/**/*.json';
	return src([...patterns, schemas], { base: '.', encoding: false, allowEmpty: true }).pipe(dest(DIST));
}

async function bundle() {
	const entryPoints = readdirSync(DIST, { recursive: true })
		.map((path) => join(DIST, path))
		.filter((path) => path.endsWith('.js') && dirname(path).split(sep).at(-1) === 'lib');
	if (entryPoints.length === 0) return;
	const { metafile } = await esbuild.build({
		entryPoints,
		outdir: DIST,
		outbase: DIST,
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		// n8n's scanner refuses console in a package, also where a library only mentions it.
		drop: ['console'],
		legalComments: 'inline',
		metafile: true,
		logLevel: 'warning',
	});
	refuseOwnCode(metafile);
	await writeFile(join(DIST, 'THIRD_PARTY_NOTICES.txt'), notices(Object.keys(metafile.inputs)));
}

/** A module of ours inside a bundle would exist twice, with two copies of its state and its classes. */
function refuseOwnCode({ outputs }) {
	for (const [file, { entryPoint, inputs }] of Object.entries(outputs)) {
		const own = Object.keys(inputs).filter((path) => path !== entryPoint && !path.includes('node_modules/'));
		if (own.length > 0) throw new Error(`${relative('.', file)} bundles ${own.join(', ')}: lib/ may import only its library`);
	}
}

/** The licences ask that their text goes with the code. */
function notices(inputs) {
	const packages = new Set(inputs.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
	const texts = [...packages].sort().map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
		if (!file) throw new Error(`${name} has no licence file to ship`);
		return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
	});
	return `This package contains code of:\n\n${texts.join(`\n${'-'.repeat(79)}\n\n`)}`;
}

/** What package.json promises must be there, or n8n would not load the package. */
async function check() {
	const { main, types, n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
	const promised = [main, types, ...n8n.nodes, ...n8n.credentials].filter(Boolean);
	const missing = promised.filter((path) => !existsSync(path));
	if (missing.length > 0) throw new Error(`package.json names files that the build did not make: ${missing.join(', ')}`);
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, assets), bundle, check);
exports.default = exports.build;
