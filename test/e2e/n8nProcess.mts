/** One process of n8n: a server, or a worker of queue mode. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchOver } from './children.mts';
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

export type EndSignal = 'SIGTERM' | 'SIGKILL';

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
	GENERIC_TIMEZONE: 'UTC',
	N8N_LOG_LEVEL: 'info',
	// One JSON object a line: only so does a line say how grave it is.
	N8N_LOG_FORMAT: 'json',
	NO_COLOR: '1',
	NO_PROXY: '127.0.0.1',
};

export class N8nProcess {
	/** Everything that it printed, over all its starts. */
	log = '';
	private child: ChildProcess | undefined;
	private closed = false;

	/**
	 * @param name for the file of its log, where E2E_LOGS names a folder for such files
	 * @param command what n8n is started as
	 * @param ready URLs that answer with JSON, one after the other, while it starts; with the last it can be used
	 */
	constructor(
		private readonly installation: Installation,
		private readonly name: string,
		private readonly command: 'start' | 'worker',
		private readonly env: Readonly<Record<string, string>>,
		private readonly ready: readonly string[],
	) {}

	get running(): boolean {
		return this.child !== undefined;
	}

	/** Resolves once it can be used; at once if it runs. */
	async start(): Promise<void> {
		if (this.running) return;
		// A scenario that is interrupted would start n8n again when it clears up.
		if (this.closed) throw new Error('n8n has ended for good');
		const { folder, node, env } = this.installation;
		const child = spawn(node, [join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), this.command], {
			env: { ...process.env, ...QUIET, ...env, ...this.env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.child = child;
		watchOver(child);
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => this.note(String(chunk)));
		child.on('exit', () => {
			if (this.child === child) this.child = undefined;
		});
		for (const url of this.ready) {
			await until(`n8n ${this.command} answers`, async () => {
				if (!this.running) throw new Error(`n8n ended while it started:\n${this.log.slice(-4000)}`);
				const answer = await fetch(url).catch(() => undefined);
				return answer?.headers.get('content-type')?.includes('json') === true && answer.ok;
			});
		}
	}

	private note(text: string): void {
		this.log += text;
		const folder = process.env.E2E_LOGS;
		if (folder) appendFileSync(join(folder, `${this.installation.variant}-${this.name}.log`), text);
	}

	/** For good. */
	async dispose(signal: EndSignal): Promise<void> {
		this.closed = true;
		await this.end(signal);
	}

	/** SIGTERM lets n8n finish what runs; SIGKILL is a machine that lost its power. */
	async end(signal: EndSignal): Promise<void> {
		const { child } = this;
		if (!child) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		await ended;
	}
}
