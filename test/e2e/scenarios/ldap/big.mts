import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Slapd } from '../../servers/slapd.mts';
import type { Stage } from '../../stage.mts';
import { pause, until } from '../../until.mts';
import type { Workflow } from '../../workflow.mts';
import { fill, mustHold, stampOf } from './compare.mts';
import { departmentOf, expectedPeople } from './expected.mts';
import { compareAll, departments, importTemplate, switchOn, withCompany, wrote } from './setUp.mts';

const WORKERS = 2000;
/** Of each kind. */
const EACH = 60;
/** So small that the window needs many executions. */
const BATCH_SIZE = 40;
/** What only the trigger's executions write: titles, and people hired meanwhile. */
const CHANGED = '(|(title=Title *)(sn=of Many))';

/**
 * n8n is killed while an execution writes into the directory, so that it is not run again, and while a window is handed
 * over, so that the rest of it must come after the start. What only the killed execution knew, the night must find.
 */
export const big: Scenario = {
	name: `Template 1, LDAP: ${WORKERS} people, then joins, moves, new managers, leaves, and n8n killed twice meanwhile: after the night the directory is exactly as the tenant says`,
	// What n8n says at the next start of an execution that was killed, and where it was too busy to ask its database.
	mayLog: /crash|unfinished execution|did not finish|Database (ping failed|is not ready)/i,
	async run(stage) {
		await withCompany({ workers: WORKERS, unitsOf: departments }, async (company) => {
			const { tenant, slapd } = company;
			const rules = departmentOf(tenant);
			const workflow = await importTemplate(stage, company, {
				settings: { dryRun: false, mostDisabled: 2 * EACH },
				rules: { unit: 'worker.department' },
				batchSize: BATCH_SIZE,
			});
			const loaded = expectedPeople(tenant, rules);
			// Two thousand accounts take a minute: in one version they are there already, and must be left alone.
			if (stage.variant === '1') await fill(slapd, loaded);
			const first = (await compareAll(stage, workflow)).mustSucceed();
			holds(stage.variant !== '1' || wrote(first) === 0, `${wrote(first)} writes where everything was right`);
			await mustHold(slapd, loaded);

			await switchOn(stage, workflow, company);
			happen(tenant);
			await killedWhileWriting(stage, slapd, workflow);
			await killedBetweenBatches(stage, workflow);
			await untilQuiet(slapd);
			(await compareAll(stage, workflow)).mustSucceed();
			await mustHold(slapd, expectedPeople(tenant, rules, loaded));

			const reached = await stampOf(slapd);
			const again = (await compareAll(stage, workflow)).mustSucceed();
			holds(wrote(again) === 0 && (await stampOf(slapd)) === reached, `The night after wrote ${wrote(again)} times`);
		});
	},
};

function happen(tenant: Tenant): void {
	const { workforce, clock } = tenant;
	const { ledger, organizations } = workforce;
	const entered = clock.now();
	const day = (days: number) => isoDay(pacificDay(entered) + days);
	const now = { entered, effective: day(0) };
	for (let nth = 0; nth < EACH; nth++) {
		ledger.hireWorker({ ...now, effective: day(nth % 4 === 0 ? 5 : 0) });
		const [mover, retitled, leaver] = [0, 1, 2].map((kind) => workforce.example('active', nth * 3 + kind)) as [number, number, number];
		ledger.move(mover, (workforce.supervisoryOf(mover, { day: pacificDay(entered), entered }) + 7) % organizations.supervisoryCount, now);
		ledger.retitle(retitled, `Title ${nth}`, now);
		ledger.terminate(leaver, { entered, lastDay: day(-2) });
	}
	for (let nth = 0; nth < EACH / 4; nth++) {
		ledger.rehire(workforce.example('terminated', nth), now);
		ledger.convert(workforce.example('contingent', nth), now);
		// Leaders of organizations: many refer to them.
		ledger.enter(nth + 1, { type: 'Contact Change', ...now, set: { preferredName: { first: `Leader, ${nth}`, last: 'of Many' } } });
	}
}

/** In the middle of an execution: the directory has some of its changes. */
async function killedWhileWriting(stage: Stage, slapd: Slapd, workflow: Workflow): Promise<void> {
	await until('the first change in the directory', async () => (await slapd.search(CHANGED)).length > 0, { every: 20 });
	await stage.restart('SIGKILL');
	await until('n8n tells of the execution that was killed', async () => (await workflow.executions(stage.rest)).some(({ status }) => status === 'crashed'));
}

/** Between executions of one window, which has more batches. */
async function killedBetweenBatches(stage: Stage, workflow: Workflow): Promise<void> {
	const batches = async () => (await workflow.executions(stage.rest)).filter(({ status }) => status === 'success').length;
	const before = await batches();
	await until('another batch', async () => (await batches()) > before, { every: 100 });
	await stage.restart('SIGKILL');
}

/** The trigger polls every two seconds: nothing more comes. */
async function untilQuiet(slapd: Slapd): Promise<void> {
	let last = '';
	await until('the directory is at rest', async () => {
		const stamp = await stampOf(slapd);
		const quiet = stamp === last;
		last = stamp;
		if (!quiet) await pause(8000);
		return quiet;
	});
}
