/** Where real n8n servers are, or how they get there. Plain JavaScript: it runs before anything is built. */
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { npm, root, step } from '../../scripts/support/run.mjs';

/**
 * The newest of each line that n8n publishes to npm, with all that it needs, in lock files: what is overridden there cannot be
 * had or not be built from npm. `native`: what must be built.
 */
const RELEASES = {
	1: { locked: 'test/e2e/n8n/1', size: '1.8 GB', folder: 'N8N_1_FOLDER', native: ['sqlite3', 'isolated-vm'] },
	2: { locked: 'test/e2e/n8n/2', size: '2.7 GB', folder: 'N8N_2_FOLDER', native: ['sqlite3'] },
};
/** n8n 2.x needs it. */
const NEWER_NODE = 24;

const DURABLE_POLLER = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	// It looks every 5 and 10 seconds for what is to be done: too seldom for polls every 2.
	N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
	N8N_SCHEDULER_MATERIALIZATION_INTERVAL: '1',
};
/** Code nodes are not used: n8n starts no task runner of its own, and does not look for Python. */
const EXTERNAL_RUNNERS = { N8N_RUNNERS_MODE: 'external', N8N_RUNNERS_AUTH_TOKEN: 'token-of-a-test-that-protects-nothing' };

/** What each line needs to talk to nobody but us, and to say nothing about its own settings. */
const QUIET = {
	1: {
		...EXTERNAL_RUNNERS,
		N8N_RUNNERS_ENABLED: 'true',
		// Defaults of 2.x, which 1.x asks to set.
		DB_SQLITE_POOL_SIZE: '3',
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
		N8N_GIT_NODE_DISABLE_BARE_REPOS: 'true',
	},
	2: {
		...EXTERNAL_RUNNERS,
		// A list of servers that it would fetch from n8n's site at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		// Defaults of which it says that they will change.
		N8N_RUNNERS_TASK_TIMEOUT: '60',
		N8N_COMPRESSION_NODE_MAX_DECOMPRESSED_SIZE_BYTES: '268435456',
		N8N_COMPRESSION_NODE_MAX_ZIP_ENTRIES: '1000',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	},
};

const WAYS = {
	1: { release: 1, name: '', env: {} },
	2: { release: 2, name: '', env: {} },
	durable: { release: 2, name: ', durable poller', env: DURABLE_POLLER },
	queue: { release: 2, name: ', queue mode', env: {} },
};

/**
 * @param {string} which `1`, `2`, `durable`, `queue` or `all`
 * @returns {Promise<Array<{ variant: string, name: string, folder: string, node: string, env: Record<string, string> }>>}
 */
export async function findInstallations(which) {
	const ways = which === 'all' ? Object.keys(WAYS) : [which];
	const found = [];
	for (const way of ways) {
		if (!Object.hasOwn(WAYS, way)) throw new Error(`One of ${Object.keys(WAYS).join(', ')}, all; not ${way}`);
		const { release, name, env } = WAYS[way];
		const { folder, node } = await installed(RELEASES[release], release === 2);
		const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', 'n8n', 'package.json'), 'utf8'));
		found.push({ variant: way, name: `n8n ${version}${name}`, folder, node, env: { ...QUIET[release], ...env } });
	}
	return found;
}

async function installed(release, needsNewerNode) {
	const given = process.env[release.folder];
	const version = JSON.parse(readFileSync(join(root, release.locked, 'package.json'), 'utf8')).dependencies.n8n;
	const folder = given ?? join(cacheFolder(), `n8n-${version}`);
	if (given && !existsSync(join(given, 'node_modules', 'n8n'))) throw new Error(`${release.folder}: no node_modules/n8n in ${given}`);
	const node = needsNewerNode ? await newerNode(folder) : process.execPath;
	if (!given) await install(folder, node, version, release);
	return { folder, node };
}

/** A Node that is given, that runs this, that lies in the installation, or that npm brings there. */
async function newerNode(folder) {
	const given = process.env.N8N_2_NODE;
	if (given) return given;
	if (Number(process.versions.node.split('.')[0]) >= NEWER_NODE) return process.execPath;
	const home = join(folder, `node${NEWER_NODE}`);
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	const candidates = [join(home, 'node', 'bin', binary), join(home, 'node_modules', 'node', 'bin', binary)];
	const there = candidates.find((path) => existsSync(path));
	if (there) return there;
	mkdirSync(home, { recursive: true });
	writeFileSync(join(home, 'package.json'), '{ "private": true }');
	await install24(home);
	return candidates[1];
}

/** The npm package `node` fetches the binary of the platform as a package, in its install script. */
async function install24(home) {
	const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts=false', `node@${NEWER_NODE}`];
	await step(`Installing Node ${NEWER_NODE}`, () => npm(args, { cwd: home, env: ALLOW_SCRIPTS }), ADVICE);
}

/** Newer npm runs the scripts of dependencies only where it is told to. */
const ALLOW_SCRIPTS = { npm_config_dangerously_allow_all_scripts: 'true' };
const ADVICE = 'Is the npm registry reachable? Or name a folder that holds node_modules/n8n in N8N_1_FOLDER or N8N_2_FOLDER.';

/**
 * Without install scripts, for not all can be built everywhere; then the native parts that a server needs. `npm ci` would refuse
 * the locks: parts of n8n disagree about the versions of others.
 */
async function install(folder, node, version, { locked, size, native }) {
	const stamp = join(folder, '.complete');
	const lock = createHash('sha256').update(readFileSync(join(root, locked, 'package-lock.json'))).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	rmSync(stamp, { force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(root, locked, file), join(folder, file));
	const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];
	await step(`Installing n8n ${version}, ${size}, into ${folder}`, () => npm(args, { cwd: folder }), ADVICE);
	const env = { ...ALLOW_SCRIPTS, PATH: [dirname(node), process.env.PATH].join(delimiter), ...headersOf(node) };
	const missing = native.filter((name) => !takeBuilt(folder, name));
	const rebuild = ['rebuild', '--ignore-scripts=false', ...missing];
	if (missing.length > 0) await step(`Building its ${missing.join(' and ')}`, () => npm(rebuild, { cwd: folder, env }), 'A C++ compiler and Python are needed where no binary can be fetched.');
	writeFileSync(stamp, lock);
}

/** Their interface to Node is the stable one: what was built for one version of Node runs in every other. */
const STABLE_INTERFACE = ['sqlite3'];

/** Takes what another n8n here has built already: a minute and a half of a processor. */
function takeBuilt(folder, name) {
	if (!STABLE_INTERFACE.includes(name)) return false;
	const home = (installation) => join(installation, 'node_modules', name);
	const version = (installation) => JSON.parse(readFileSync(join(home(installation), 'package.json'), 'utf8')).version;
	const isBuilt = (installation) => existsSync(join(installation, '.complete')) && existsSync(join(home(installation), 'build', 'Release'));
	const others = readdirSync(cacheFolder()).map((each) => join(cacheFolder(), each)).filter((each) => each !== folder && isBuilt(each));
	const same = others.find((other) => version(other) === version(folder));
	if (same === undefined) return false;
	cpSync(join(home(same), 'build'), join(home(folder), 'build'), { recursive: true });
	return true;
}

/** Node's own headers, where they lie beside it: without them they would be fetched. */
function headersOf(node) {
	const home = dirname(dirname(node));
	return existsSync(join(home, 'include', 'node')) ? { npm_config_nodedir: home } : {};
}

/** Outside the project: gigabytes that no tool of the project should walk through. */
function cacheFolder() {
	return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-workday');
}
