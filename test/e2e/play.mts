/** Plays scenarios in one n8n. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant, type TenantOptions } from '../tenant/server/index.mts';
import { complaints } from './logCheck.mts';
import type { EndSignal, Installation, N8nProcess } from './n8nProcess.mts';
import { N8nServer } from './n8nServer.mts';
import { adviceFor, missingPrograms } from './programs.mts';
import { QueueServer } from './queueServer.mts';
import { runsIn, type Scenario } from './scenario.mts';
import { PASSWORD, tellsSecret } from './secrets.mts';
import { Stage } from './stage.mts';

const TENANT: TenantOptions = {
	workers: 500,
	users: [
		{ userName: 'ISU_n8n', password: PASSWORD },
		// For wrong passwords, which lock an account.
		{ userName: 'ISU_locked', password: PASSWORD },
	],
};

export interface Played {
	ok: number;
	failed: number;
	skipped: number;
}

/** What is to be done when the suite is interrupted: an n8n whose parent is gone would run for ever. */
export const onInterrupt = new Set<() => Promise<void>>();

/** @param packages what n8n keeps as `.n8n/nodes` */
export async function play(installation: Installation, packages: string, scenarios: readonly Scenario[]): Promise<Played> {
	const own = scenarios.filter((scenario) => runsIn(scenario, installation.variant));
	if (own.length === 0) return { ok: 0, failed: 0, skipped: 0 };
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-e2e-'));
	const tenant = await startTenant(TENANT);
	const n8n = await (installation.variant === 'queue' ? QueueServer : N8nServer).prepare(installation, folder, packages);
	const clean = async (signal: EndSignal) => {
		await n8n.dispose(signal);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	const interrupted = async () => await clean('SIGKILL');
	onInterrupt.add(interrupted);
	try {
		return await new Player(new Stage(installation.variant, n8n, tenant)).play(own);
	} finally {
		onInterrupt.delete(interrupted);
		await clean('SIGTERM');
		await tenant.close();
	}
}

class Player {
	private readonly played: Played = { ok: 0, failed: 0, skipped: 0 };
	/** How much of each log has been looked at. */
	private readonly looked = new Map<N8nProcess, number>();

	constructor(private readonly stage: Stage) {}

	async play(scenarios: readonly Scenario[]): Promise<Played> {
		await this.check('n8n starts with the package', async () => await this.stage.start());
		for (const scenario of scenarios) {
			if (this.lacks(scenario)) continue;
			await this.check(scenario.name, async () => await this.run(scenario), scenario.mayLog);
		}
		await this.check("No password stands in n8n's log or in an execution", async () => await keepsSecrets(this.stage));
		await this.check('n8n ends in peace', async () => await this.stage.n8n.end('SIGTERM'));
		return this.played;
	}

	/** Nothing may be left out in CI; on a person's machine it is said. */
	private lacks({ name, needs = [] }: Scenario): boolean {
		const missing = missingPrograms(needs);
		if (missing.length === 0) return false;
		const why = `${missing.join(', ')} missing. ${adviceFor(missing)}`;
		if (process.env.CI) this.tell('FAILED', `${name}\n          ${why}`);
		else this.tell('SKIPPED', `${name}\n          ${why}`);
		this.played[process.env.CI ? 'failed' : 'skipped']++;
		return true;
	}

	private async run(scenario: Scenario): Promise<void> {
		try {
			await scenario.run(this.stage);
		} finally {
			await this.stage.clear();
		}
		const problems = this.stage.tenant.requests.flatMap(({ problems: found }) => found);
		if (problems.length > 0) throw new Error(`Requests against the schema: ${problems.join('; ')}`);
	}

	/** Every line of the log belongs to one of these. */
	private async check(name: string, action: () => Promise<void>, mayLog?: RegExp): Promise<void> {
		const started = performance.now();
		const seconds = () => `(${((performance.now() - started) / 1000).toFixed(1)} s)`;
		try {
			const complained = await this.watched(action, mayLog);
			if (complained.length > 0) throw new Error(`n8n's log complains:\n${complained.join('\n')}`);
			this.tell('ok', `${name} ${seconds()}`);
			this.played.ok++;
		} catch (error) {
			const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
			this.tell('FAILED', `${name} ${seconds()}\n          ${why}`);
			this.played.failed++;
		}
	}

	private tell(verdict: string, text: string): void {
		console.log(`${this.stage.variant.padEnd(7)}  ${verdict.padEnd(7)}  ${text}`);
	}

	private async watched(action: () => Promise<void>, mayLog: RegExp | undefined): Promise<string[]> {
		try {
			await action();
		} catch (error) {
			this.unread();
			throw error;
		}
		return this.unread().flatMap((log) => complaints(log, mayLog));
	}

	/** Of each process what it has printed since. */
	private unread(): string[] {
		return this.stage.n8n.processes.map((process) => {
			const { log } = process;
			const before = this.looked.get(process) ?? 0;
			this.looked.set(process, log.length);
			return log.slice(before);
		});
	}
}

async function keepsSecrets(stage: Stage): Promise<void> {
	if (stage.n8n.processes.some(({ log }) => tellsSecret(log))) throw new Error('One stands in the log');
	for await (const execution of stage.executionTexts()) {
		if (tellsSecret(execution)) throw new Error('One stands in an execution');
	}
}
