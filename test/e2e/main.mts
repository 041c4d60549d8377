/** `node scripts/e2e.mjs`: scenarios in real n8n servers against the embedded tenant. */
import { parseArgs } from 'node:util';
import type { Installation } from './n8nProcess.mts';
import { onInterrupt, play, type Played } from './play.mts';
import { adviceFor, installPrograms, missingPrograms, type ProgramName } from './programs.mts';
import { runsIn, type Scenario } from './scenario.mts';
import { SCENARIOS } from './scenarios/index.mts';

const OPTIONS = {
	packages: { type: 'string', default: '' },
	installations: { type: 'string', default: '[]' },
	only: { type: 'string', default: '' },
	/** Installs programs that scenarios need, and runs none. */
	install: { type: 'boolean', default: false },
} as const;

const NOTHING: Played = { ok: 0, failed: 0, skipped: 0 };

/** What queue mode stands on. */
const QUEUE_NEEDS: readonly ProgramName[] = ['redis-server', 'postgres'];

/** So many at the same time: most of a scenario is waiting. */
const AT_ONCE = 3;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: OPTIONS });
	if (values.install) return installPrograms([...QUEUE_NEEDS, ...SCENARIOS.flatMap(({ needs = [] }) => needs)]);
	const installations = JSON.parse(values.installations) as Installation[];
	const wanted = new RegExp(values.only, 'i');
	const scenarios = SCENARIOS.filter(({ name }) => wanted.test(name));
	const playable = installations.filter(({ variant }) => scenarios.some((scenario) => runsIn(scenario, variant)));
	if (playable.length === 0) throw new Error(`No scenario of ${installations.map(({ variant }) => variant).join(', ')} is called ${values.only}`);
	const played: Played[] = [];
	installPrograms(playable.flatMap((installation) => needsOf(installation, scenarios)));
	const waiting = [...playable];
	const playNext = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) played.push(await playOne(next, values.packages, scenarios));
	};
	await Promise.all(Array.from({ length: AT_ONCE }, playNext));
	const [ok, failed, skipped] = (['ok', 'failed', 'skipped'] as const).map((key) => played.reduce((sum, each) => sum + each[key], 0));
	const left = skipped ? ` ${skipped} SKIPPED: see above what to install.` : '';
	console.log(failed ? `\n${failed} FAILED, ${ok} hold.${left}` : `\nAll ${ok} hold.${left}`);
	process.exitCode = failed ? 1 : 0;
}

function needsOf({ variant }: Installation, scenarios: readonly Scenario[]): ProgramName[] {
	const own = scenarios.filter((scenario) => runsIn(scenario, variant)).flatMap(({ needs = [] }) => needs);
	return variant === 'queue' ? [...QUEUE_NEEDS, ...own] : own;
}

async function playOne(installation: Installation, packages: string, scenarios: readonly Scenario[]): Promise<Played> {
	const { variant, name } = installation;
	const started = performance.now();
	const missing = variant === 'queue' ? missingPrograms(QUEUE_NEEDS) : [];
	if (missing.length > 0) {
		console.log(`${variant.padEnd(7)}  ${process.env.CI ? 'FAILED' : 'SKIPPED'}  All of queue mode: ${missing.join(', ')} missing. ${adviceFor(missing)}`);
		return { ...NOTHING, [process.env.CI ? 'failed' : 'skipped']: 1 };
	}
	const played = await play(installation, packages, scenarios).catch((error: unknown) => {
		console.error(variant, error);
		return { ...NOTHING, failed: 1 };
	});
	console.log(`${variant.padEnd(7)}           ${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
	return played;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => void Promise.all([...onInterrupt].map(async (end) => await end())).finally(() => process.exit(1)));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
