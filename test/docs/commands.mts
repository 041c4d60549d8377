/** Commands that the docs name, and where each is carried out as it stands there. */
import { textOf } from '../support/sources.mts';
import { ALL_PAGES, blocks, inlineCode } from './pages.mts';

export type Place =
	/** Title of a step of .ci/run with this very command. */
	| { ci: string }
	/** A test beside this file, or of the end-to-end suite, that reads the command out of the page. */
	| { test: string }
	/** Takes too long to be run each time; why that is no loss. */
	| { byHand: string };

export const COMMANDS: Readonly<Record<string, Place>> = {
	'bash .ci/run': { ci: '' },
	'node scripts/generate-docs.mjs': { test: 'test/docs.test.mts' },
	'node scripts/lint.mjs': { ci: 'Lint' },
	'npm run n8n': { byHand: 'fetches n8n and stays up; its parts are those of the end-to-end suite' },
	'node scripts/release-check.mjs v1.2.3': { test: 'test/release.test.mts' },
	'npm run bench': { byHand: 'measures against what a user would do instead: a slow machine must not fail it' },
	'npm run demo': { ci: 'Demo' },
	'npm run test:e2e': { test: 'scripts/e2e.mjs' },
	'npm run tenant': { test: 'test/docs/commands.test.mts' },
	'npm run tenant -- --workers 5000 --density large': { test: 'test/docs/commands.test.mts' },
	'npm test': { ci: 'Tests' },
	'npm test -- --selectProjects unit --testPathPatterns paging': { test: 'test/docs/commands.test.mts' },
};

const COMMAND = /^(npm|npx|node|bash|sh|git|docker|n8n) [\w.-]/;

/** What stands alone in code and begins like a command; blocks of commands are whole. */
export const commandsInProse = (): string[] => [...new Set(ALL_PAGES.flatMap(inlineCode).filter((code) => COMMAND.test(code)))].sort();

/** By name of the block. */
export const BLOCKS: Readonly<Record<string, Place>> = {
	'README.md: Install in n8n': { test: 'scripts/support/readme.mjs' },
	'README.md: Try it without a Workday': { ci: 'Demo' },
	'README.md: Try it without a Workday (2)': { byHand: 'fetches n8n and stays up; its parts are those of the end-to-end suite' },
	'docs/set-up-api-client.md: JWT bearer': { test: 'test/docs/commands.test.mts' },
	'docs/tenant.md: Try the node with it': { test: 'test/docs/commands.test.mts' },
};

export const commandBlocks = (): string[] => blocks('sh', ALL_PAGES).map(({ name }) => name);

/** Commands of .ci/run by the titles of their steps. */
export const ciSteps = (): Record<string, string> =>
	Object.fromEntries([...textOf('.ci/run').matchAll(/^step (['"])(.+?)\1 (.+)$/gm)].map(([, , title = '', command = '']) => [title, command]));
