/** Plays scenarios in one n8n. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant, type TenantOptions } from '../tenant/server/index.mts';
import { complaints } from './logCheck.mts';
import { type Installation, N8nServer } from './n8nServer.mts';
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

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** @returns the scenarios that do not hold */
export async function play(installation: Installation, packages: string, all: readonly Scenario[]): Promise<number> {
	const started = performance.now();
	const scenarios = all.filter((scenario) => runsIn(scenario, installation.variant));
	if (scenarios.length === 0) return 0;
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-e2e-'));
	cpSync(packages, join(folder, '.n8n', 'nodes'), { recursive: true });
	const tenant = await startTenant(TENANT);
	const stage = new Stage(installation.variant, await N8nServer.prepare(installation, folder), tenant);
	const clean = async (signal: 'SIGTERM' | 'SIGKILL') => {
		await stage.n8n.end(signal);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	// An n8n whose parent is gone would run for ever.
	const interrupted = () => void clean('SIGKILL').finally(() => process.exit(1));
	for (const signal of SIGNALS) process.on(signal, interrupted);
	let failures = 0;
	try {
		console.log(`\n${installation.name}`);
		await stage.start();
		for (const scenario of scenarios) failures += (await check(scenario, stage)) ? 0 : 1;
		failures += (await keepsSecrets(stage)) ? 0 : 1;
	} finally {
		for (const signal of SIGNALS) process.off(signal, interrupted);
		await clean('SIGTERM');
		await tenant.close();
	}
	console.log(`  ${installation.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
	return failures;
}

async function check(scenario: Scenario, stage: Stage): Promise<boolean> {
	const written = stage.n8n.log.length;
	return await told(scenario.name, async () => {
		try {
			await scenario.run(stage);
		} finally {
			await stage.clear();
		}
		const log = stage.n8n.log.slice(written);
		const complained = complaints(log, scenario.mayLog);
		if (complained.length > 0) throw new Error(`n8n's log complains:\n${complained.join('\n')}`);
		const problems = stage.tenant.requests.flatMap(({ problems: found }) => found);
		if (problems.length > 0) throw new Error(`Requests against the schema: ${problems.join('; ')}`);
	});
}

async function keepsSecrets(stage: Stage): Promise<boolean> {
	return await told("No password stands in n8n's log or in an execution", async () => {
		if (tellsSecret(stage.n8n.log)) throw new Error('One stands in the log');
		for await (const execution of stage.executionTexts()) {
			if (tellsSecret(execution)) throw new Error('One stands in an execution');
		}
	});
}

async function told(name: string, action: () => Promise<void>): Promise<boolean> {
	const started = performance.now();
	const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
	try {
		await action();
		console.log(`  ok      ${name} (${seconds()})`);
		return true;
	} catch (error) {
		console.log(`  FAILED  ${name} (${seconds()})\n          ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		return false;
	}
}
