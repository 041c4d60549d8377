/** Every command in the docs is run as it stands there, here or where the table says. */
import { execFileSync, spawn } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { signAssertion } from '../../nodes/Workday/workday/oauth/assertion.ts';
import { tokenSettings } from '../../nodes/Workday/workday/oauth/settings.ts';
import { root, textOf } from '../support/sources.mts';
import { startTenant } from '../tenant/server/index.mts';
import { BLOCKS, ciSteps, commandBlocks, COMMANDS, commandsInProse, type Place } from './commands.mts';
import { ALL_PAGES, blocks, languages } from './pages.mts';

const TENANT = 'docs/tenant.md';
/** Where the sentences stand that the tenant begins with. */
const READY = /http:\/\/127\.0\.0\.1:\d+/;

test('every command is known, and where it is run; so is every block of commands', () => {
	expect(commandsInProse()).toEqual(Object.keys(COMMANDS).sort());
	expect(commandBlocks().sort()).toEqual(Object.keys(BLOCKS).sort());
});

test('what CI runs is what the docs say, word by word, and the tests that are named are there', () => {
	const steps = ciSteps();
	expect(Object.keys(steps).length).toBeGreaterThan(5);
	const ofBlocks = blocks('sh', ALL_PAGES).map(({ name, text }): [string, Place] => [text, BLOCKS[name] ?? { byHand: '' }]);
	for (const [command, place] of [...Object.entries(COMMANDS), ...ofBlocks]) {
		if ('ci' in place && place.ci !== '') expect([place.ci, steps[place.ci]]).toEqual([place.ci, command]);
		if ('test' in place) expect([command, existsSync(join(root, place.test))]).toEqual([command, true]);
	}
});

test('fenced blocks are of languages that a test looks at', () => {
	// The tree of CONTRIBUTING.md has none.
	expect([...new Set(languages())].sort()).toEqual(['', 'json', 'sh', 'ts', 'xml', 'xpath']);
});

/** Runs a script of package.json as npm does, until it prints what is looked for. */
async function printed(command: string, wanted: RegExp, more: readonly string[] = []): Promise<string> {
	const [, script = '', own = ''] = /^npm run (\S+)(?: -- (.*))?$/.exec(command) ?? [];
	const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
	const [program, ...args] = [...(scripts[script] ?? '').split(' '), ...own.split(' ').filter(Boolean), ...more];
	expect(program).toBe('node');
	const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	try {
		await new Promise<void>((resolve, reject) => {
			for (const stream of [child.stdout, child.stderr]) {
				stream.on('data', (chunk: Buffer) => {
					output += chunk.toString();
					if (wanted.test(output)) resolve();
				});
			}
			child.on('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${output}`)));
		});
		return output;
	} finally {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGINT');
		await ended;
	}
}

describe(TENANT, () => {
	test('npm run tenant starts it and prints what to paste', async () => {
		expect(blocks('sh').find(({ page }) => page === TENANT)?.text).toBe('npm run tenant');
		expect(await printed('npm run tenant', READY)).toMatch(/Services Host +http/);
	});

	test('every option in the table is taken', async () => {
		const [, table = ''] = /^\| Option \| Default([\s\S]*?)\n\n/m.exec(textOf(TENANT)) ?? [];
		const options = [...table.matchAll(/^\| `(--[^`]+)` \|/gm)].flatMap(([, option = '']) => option.split(' '));
		expect(options.filter((word) => word.startsWith('--')).length).toBeGreaterThan(4);
		// A fixed port may be taken on the machine that tests.
		const port = options.indexOf('--port') + 1;
		const output = await printed('npm run tenant', READY, options.map((word, index) => (index === port ? '0' : word)));
		expect(output).toContain('acme_preview');
	});

	test.each(Object.keys(COMMANDS).filter((command) => command.startsWith('npm run tenant -- ')))('%s', async (command) => {
		expect(await printed(command, READY)).toMatch(/Services Host +http/);
	});

	test.each(blocks('ts'))('$name runs', async ({ text }) => {
		const body = ts.transpileModule(text.replace(/^import .*\n/m, ''), { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.None } }).outputText;
		const started: Array<Awaited<ReturnType<typeof startTenant>>> = [];
		const start = async (...args: Parameters<typeof startTenant>) => {
			const tenant = await startTenant(...args);
			started.push(tenant);
			return tenant;
		};
		const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;
		try {
			await (new AsyncFunction('startTenant', 'expect', body) as (...args: unknown[]) => Promise<void>)(start, expect);
			expect(started).toHaveLength(1);
		} finally {
			await Promise.all(started.map((tenant) => tenant.close()));
		}
	});
});

test('the key and certificate of the set-up page sign what Workday would check', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'workday-docs-'));
	try {
		const command = blocks('sh').find(({ name }) => name.startsWith('docs/set-up-api-client.md'))?.text ?? '';
		execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe' });
		const [key, certificate] = ['n8n-workday.key', 'n8n-workday.crt'].map((file) => readFileSync(join(folder, file), 'utf8'));
		expect(command).toContain('-days 730');
		const { publicKey, validTo } = new X509Certificate(certificate ?? '');
		expect(Date.parse(validTo) - Date.now()).toBeGreaterThan(700 * 24 * 60 * 60 * 1000);
		const shown = 'https://wd2-impl-services1.workday.com/ccx/api/v1/acme';
		const settings = tokenSettings({ servicesHost: shown, grantType: 'jwtBearer', clientId: 'client', userName: 'ISU_n8n', privateKey: key });
		const [head = '', claims = '', signature = ''] = signAssertion(settings, Date).split('.');
		expect(verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('README.md installs this very version', () => {
	const { name, version } = JSON.parse(textOf('package.json')) as { name: string; version: string };
	const [install] = blocks('sh').filter(({ name: block }) => block === 'README.md: Install in n8n');
	expect(install?.text).toContain(`/${name}-${version}.tgz`);
});

test('a part of the tests is found as CONTRIBUTING.md says', () => {
	const [command = ''] = Object.keys(COMMANDS).filter((one) => one.startsWith('npm test -- '));
	const listed = execFileSync(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...command.split(' ').slice(3), '--listTests'], { cwd: root, encoding: 'utf8' });
	expect(listed).toMatch(/paging/);
	expect(listed.trim().split('\n').every((file) => !file.includes(join('test', 'engine')))).toBe(true);
});
