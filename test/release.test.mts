/** What a release needs: one version everywhere, workflows whose commands exist, a codex by which the nodes are found. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filesBelow, root, textOf } from './support/sources.mts';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
}
interface Job {
	/** Another workflow; such a job has no steps, and that workflow's limits of time. */
	uses?: string;
	needs?: string;
	permissions?: Record<string, string>;
	steps?: Step[];
	'timeout-minutes'?: number;
	env?: Record<string, string>;
}
interface Workflow {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const WORKFLOWS = filesBelow('.github/workflows', ['.yml']);
const workflow = (name: string): Workflow => parse(textOf(`.github/workflows/${name}.yml`)) as Workflow;
const stepsOf = (file: string): Step[] => Object.values((parse(textOf(file)) as Workflow).jobs).flatMap(({ steps = [] }) => steps);
const commandsOf = (file: string): string[] => stepsOf(file).flatMap(({ run = '' }) => run.split('\n').filter(Boolean));
const { scripts, version } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string>; version: string };

/** Whether a command of a workflow can be there: a script of package.json, a file of the project, npm's own. */
function exists(command: string): boolean {
	const [program, first = '', second = ''] = command.split(' ');
	if (program === 'sudo') return ['apt-get', 'systemctl'].includes(first);
	if (program === 'bash' || program === 'node') return existsSync(join(root, first));
	if (program === 'git') return first === 'merge-base';
	if (program !== 'npm') return false;
	return first === 'run' ? second in scripts : ['ci', 'test', 'pack', 'publish'].includes(first);
}

test('a version is the same in package.json, its lock, the changelog and the README, and a tag must be it', () => {
	const check = (...tag: string[]) => spawnSync(process.execPath, [join(root, 'scripts/release-check.mjs'), ...tag], { encoding: 'utf8' });
	expect(check()).toMatchObject({ stdout: `Release: ${version} is one version everywhere\n`, status: 0 });
	const wrong = check('v0.0.1');
	expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining(`the tag is v0.0.1, package.json says ${version}`)]);
});

describe('workflows', () => {
	test.each(WORKFLOWS)('%s: every command exists, every action has a version, every job an end', (file) => {
		expect(commandsOf(file).filter((command) => !exists(command))).toEqual([]);
		expect(stepsOf(file).flatMap(({ uses = 'a/b@v1' }) => uses).filter((uses) => !/^[\w-]+\/[\w-]+@v\d+$/.test(uses))).toEqual([]);
		const { jobs, permissions } = parse(textOf(file)) as Workflow;
		expect(Object.values(jobs).filter((job) => !job.uses && !job['timeout-minutes'])).toEqual([]);
		expect(Object.values(jobs).flatMap(({ uses = [] }) => uses).filter((uses) => !existsSync(join(root, uses)))).toEqual([]);
		expect(permissions.contents).toBe('read');
	});

	test('a command that does not exist is noticed', () => {
		expect(['npm run nothing', 'node scripts/nothing.mjs', 'curl https://example.com', 'npm exec x'].map(exists)).toEqual([false, false, false, false]);
	});

	test('CI runs all of .ci/run, in both versions of Node that n8n needs', () => {
		expect(commandsOf('.github/workflows/ci.yml')).toContain('bash .ci/run');
		expect(JSON.stringify(workflow('ci').jobs)).toContain('"node":[20,24]');
	});

	test('only a tag publishes, with provenance, after its version was checked and n8n\'s scanner has passed', () => {
		const publishing = WORKFLOWS.filter((file) => /npm publish/.test(textOf(file)));
		expect(publishing).toEqual(['.github/workflows/publish.yml']);
		const { on, permissions, jobs } = workflow('publish');
		expect(on).toEqual({ push: { tags: ['v*'] } });
		expect([permissions, jobs.publish?.permissions]).toEqual([{ contents: 'read' }, { 'id-token': 'write' }]);
		const commands = commandsOf('.github/workflows/publish.yml');
		const order = ['git merge-base --is-ancestor "$GITHUB_SHA" origin/main', 'node scripts/release-check.mjs "$GITHUB_REF_NAME"', 'node scripts/setup.mjs', 'node scripts/scan.mjs', 'npm pack', 'npm publish n8n-nodes-workday-*.tgz --provenance --access public'];
		expect(commands.filter((command) => order.includes(command))).toEqual(order);
	});

	test('nothing is published that CI has not passed, whatever commit the tag is at', () => {
		const { ci, pack, publish } = workflow('publish').jobs;
		expect(ci).toEqual({ uses: './.github/workflows/ci.yml' });
		expect([pack?.needs, publish?.needs]).toEqual(['ci', 'pack']);
		expect(Object.keys(workflow('ci').on)).toContain('workflow_call');
	});

	test('who may publish runs nothing that was installed, and publishes the file that was looked at', () => {
		const { publish } = workflow('publish').jobs;
		expect(publish?.steps?.flatMap(({ uses = '', run = '' }) => [uses, run]).filter((each) => /checkout|npm (ci|test|run)|^node /.test(each))).toEqual([]);
		expect(publish?.steps?.some(({ uses }) => uses?.startsWith('actions/download-artifact@'))).toBe(true);
	});

	test('the settings of the nightly run are read by tests', () => {
		const names = Object.keys(workflow('nightly').jobs.histories?.env ?? {});
		expect(names.length).toBeGreaterThan(1);
		const tests = filesBelow('test', ['.mts']).filter((file) => file !== 'test/release.test.mts').map(textOf).join('\n');
		expect(names.filter((name) => !new RegExp(`['.]${name}\\b`).test(tests))).toEqual([]);
	});
});

test('the package holds dist, README and licence; scripts/pack-check.mjs looks at each file of dist', () => {
	const listed = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: root, encoding: 'utf8' })) as Array<{ files: Array<{ path: string }> }>;
	const paths = listed[0]?.files.map(({ path }) => path) ?? [];
	expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
});

describe.each(['Workday.node.json', 'WorkdayTrigger.node.json'])('%s', (file) => {
	const codex = JSON.parse(textOf(`nodes/Workday/${file}`)) as { node: string; alias: string[]; categories: string[]; resources: Record<string, Array<{ url: string }>> };

	test('is found by what people type', () => {
		const found = (word: string) => codex.alias.some((alias) => alias.toLowerCase().includes(word));
		expect(['hr', 'hris', 'hcm', 'human resources', 'employee', 'worker', 'joiner', 'mover', 'leaver', 'onboarding', 'offboarding', 'provisioning', 'scim'].filter((word) => !found(word))).toEqual([]);
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
	});

	test('leads to pages that are there', () => {
		const home = 'https://github.com/n8n-nodes-workday/n8n-nodes-workday';
		const urls = Object.values(codex.resources).flat().map(({ url }) => url);
		expect(urls.length).toBeGreaterThan(1);
		for (const url of urls) {
			const [, path = '', anchor] = new RegExp(`^${home}(?:/blob/main/([^#]+))?(?:#(.+))?$`).exec(url) ?? [];
			expect([url, url.startsWith(home) && existsSync(join(root, path || 'README.md'))]).toEqual([url, true]);
			const headings = [...textOf(path || 'README.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));
			if (anchor && anchor !== 'readme') expect(headings).toContain(anchor);
		}
	});
});
