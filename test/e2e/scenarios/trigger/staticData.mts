import { isDeepStrictEqual } from 'node:util';
import { activate, arrive, BATCH_SIZE, countItems, polledWorkflow } from '../../polled.mts';
import { field } from '../../rest.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { until } from '../../until.mts';

const BATCHES = 5;

/** With Workday down no poll moves on, so what is there before and after can be compared. n8n's durable poller keeps it elsewhere. */
export const staticData: Scenario = {
	name: 'kill -9 with a window half handed over: static data are the same after the start, and the rest of the window arrives once',
	mayLog: /the first poll after the start of n8n failed/,
	async run(stage) {
		const { tenant, rest } = stage;
		const workflow = await polledWorkflow(stage, 'Static data');
		await activate(stage, workflow);
		const changed = stage.titles.change(BATCH_SIZE * BATCHES);
		await until('a batch', async () => (await countItems(stage, workflow)) > 0);
		tenant.switches.arm({ kind: 'maintenance' }, { times: Infinity });
		await until('a poll fails', async () => (await workflow.executions(rest)).some(({ status }) => status === 'error'));
		const before = field(await workflow.read(rest), 'staticData');
		const come = await countItems(stage, workflow);
		holds(come < changed.length, `All ${come} items had come before n8n was killed: nothing was tried`);
		holds(JSON.stringify(before).length > 100, `Nothing to compare: ${JSON.stringify(before)}`);
		await stage.restart('SIGKILL');
		const after = field(await workflow.read(stage.rest), 'staticData');
		holds(isDeepStrictEqual(after, before), `Static data were ${JSON.stringify(before)} and are ${JSON.stringify(after)}`);
		tenant.switches.clear();
		await arrive(stage, workflow, changed);
	},
};
