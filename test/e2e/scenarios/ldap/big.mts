import type { Tenant } from '../../../tenant/server/index.mts';
import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import { listField } from '../../rest.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Slapd } from '../../servers/slapd.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';
import type { Workflow } from '../../workflow.mts';
import { fill, mustHold, stampOf } from './compare.mts';
import { departmentOf, expectedPeople } from './expected.mts';
import { compareAll, departments, importTemplate, switchOn, withCompany, wrote } from './setUp.mts';

const WORKERS = 2000;
/** Whom the template creates. */
const NEW = 400;
/** Of each kind. */
const EACH = 60;
/** Fewer than the trigger's brake lets through at once. */
const LEAVERS = 45;
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
				settings: { dryRun: false },
				rules: { unit: 'worker.department' },
				batchSize: BATCH_SIZE,
			});
			const loaded = expectedPeople(tenant, rules);
			// Two thousand accounts take a minute or two: most are there already and must be left alone, in one version all of them.
			await fill(slapd, loaded, stage.variant === '1' ? loaded.size : loaded.size - NEW);
			const first = (await compareAll(stage, workflow)).mustSucceed();
			holds(stage.variant === '1' ? wrote(first) === 0 : wrote(first) >= NEW, `${wrote(first)} writes where ${stage.variant === '1' ? 'everything was right' : `${NEW} were missing`}`);
			await mustHold(slapd, loaded);

			await switchOn(stage, workflow, company);
			happen(tenant);
			await killedWhileWriting(stage, slapd, workflow);
			await killedBetweenBatches(stage, workflow);
			await switchedOff(stage, workflow);
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
		if (nth < LEAVERS) ledger.terminate(leaver, { entered, lastDay: day(-2) });
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

/** Between executions of one window, which has more batches: they come after the start. */
async function killedBetweenBatches(stage: Stage, workflow: Workflow): Promise<void> {
	await anotherBatch(stage, workflow);
	await stage.restart('SIGKILL');
	await anotherBatch(stage, workflow);
}

async function anotherBatch(stage: Stage, workflow: Workflow): Promise<void> {
	const batches = async () => (await workflow.executions(stage.rest)).filter(({ status }) => status === 'success').length;
	const before = await batches();
	await until('another batch', async () => (await batches()) > before, { every: 100 });
}

/** Two that write at once would get into each other's way. */
async function switchedOff(stage: Stage, workflow: Workflow): Promise<void> {
	await stage.deactivate(workflow);
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id, status: ['new', 'running'] }));
	await until('no execution is under way', async () => listField(await stage.rest.get(`/executions?limit=10&filter=${filter}`), 'results').length === 0);
}
