// Tests are .mts: n8n's linter, with its default config, rejects fs, timers and process in every **/*.ts.
// swc turns them into CommonJS for jest; types are checked by `npm run typecheck`.
const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } }, module: { type: 'commonjs' } }];
const base = {
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: { '\\.(ts|mts)$': swc },
	// Copies of the project lie there while n8n's tools look at them.
	modulePathIgnorePatterns: ['<rootDir>/tools/', '<rootDir>/.build/'],
};
const engine = (displayName, core) => ({
	...base,
	displayName,
	testMatch: ['<rootDir>/test/engine/**/*.test.mts'],
	moduleNameMapper: core === 'n8n-core' ? {} : {
		'^n8n-core((?:/.*)?)$': `<rootDir>/node_modules/${core}$1`,
		// One instance of each for the engine, the nodes and the harness, whoever asks: what npm put under the engine.
		'^(n8n-workflow|@n8n/di|@n8n/backend-common)$': `<rootDir>/node_modules/${core}/node_modules/$1`,
	},
});
module.exports = {
	maxWorkers: 2,
	testSequencer: '<rootDir>/test/support/sequencer.cjs',
	// What engines leave behind adds up: without this a worker had 3 GB in the end.
	workerIdleMemoryLimit: '1GB',
	// Ignored inside a project.
	testTimeout: 60_000,
	projects: [
		{ ...base, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.test.mts'], testPathIgnorePatterns: ['/node_modules/', '/test/engine/'] },
		engine('n8n-core 1.122', 'n8n-core-1'),
		engine('n8n-core 2.41', 'n8n-core'),
	],
};
