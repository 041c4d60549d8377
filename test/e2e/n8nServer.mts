/** One n8n in a process of its own: real database, real scheduler, real REST. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Variant } from './scenario.mts';
import { until } from './until.mts';

export interface Installation {
	variant: Variant;
	/** What the results call it: `1.123`, `2.41 legacy poller`. */
	name: string;
	/** Holds node_modules/n8n. */
	folder: string;
	/** The Node that runs it. */
	node: string;
	/** What this way of running n8n needs besides `QUIET`. */
	env: Record<string, string>;
}

/** No telemetry, no banners, no update checks: n8n talks to nobody but us. */
const QUIET: Record<string, string> = {
	DB_TYPE: 'sqlite',
	N8N_ENCRYPTION_KEY: 'key-of-a-test-that-protects-nothing',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// Code nodes are not used; a task runner would be a second process to end.
	N8N_RUNNERS_ENABLED: 'false',
	GENERIC_TIMEZONE: 'UTC',
	N8N_LOG_LEVEL: 'info',
	// One JSON object a line: only so does a line say how grave it is.
	N8N_LOG_FORMAT: 'json',
	NO_COLOR: '1',
	NO_PROXY: '127.0.0.1',
};

export class N8nServer {
	/** Everything that n8n printed, over all its starts. */
	log = '';
	private child: ChildProcess | undefined;

	private constructor(
		private readonly installation: Installation,
		private readonly userFolder: string,
		private readonly port: number,
		private readonly brokerPort: number,
	) {}

	/** @param userFolder holds `.n8n`, the database and the community packages among it. */
	static async prepare(installation: Installation, userFolder: string): Promise<N8nServer> {
		return new N8nServer(installation, userFolder, await freePort(), await freePort());
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get running(): boolean {
		return this.child !== undefined;
	}

	/** Resolves once REST answers. */
	async start(): Promise<void> {
		const { folder, node, env } = this.installation;
		const child = spawn(node, [join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'], {
			env: {
				...process.env,
				...QUIET,
				N8N_USER_FOLDER: this.userFolder,
				N8N_PORT: String(this.port),
				N8N_RUNNERS_BROKER_PORT: String(this.brokerPort),
				...env,
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.child = child;
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.log += String(chunk)));
		child.on('exit', () => {
			if (this.child === child) this.child = undefined;
		});
		await until('n8n answers', async () => {
			if (!this.running) throw new Error(`n8n ended while it started:\n${this.log.slice(-4000)}`);
			// The editor's part of REST comes some time after the server listens.
			const answer = await fetch(`${this.url}/rest/settings`).catch(() => undefined);
			return answer?.headers.get('content-type')?.includes('json') === true && answer.ok;
		});
	}

	/** SIGTERM lets n8n finish what runs; SIGKILL is a machine that lost its power. */
	async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		const { child } = this;
		if (!child) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		await ended;
	}
}

/** n8n must know its port beforehand: its own choice would stand in no answer. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('No port');
	return address.port;
}
