import { BATCH_SIZE, EVERY_POLLER, activate, arrive, countItems, polledWorkflow } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Stage } from '../../stage.mts';
import { until } from '../../until.mts';

const BATCHES = 8;

/**
 * A window that needs eight executions, and an n8n that ends after the second. It ends between two polls: with its
 * in-memory poller a kill -9 in the milliseconds in which n8n saves a batch may lose that batch, and no node can help it.
 */
async function endedBetweenBatches(stage: Stage, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	const workflow = await polledWorkflow(stage, `Ended by ${signal}`);
	await activate(stage, workflow);
	const changed = stage.titles.change(BATCH_SIZE * BATCHES);
	const before = await until('two batches', async () => {
		const executions = await workflow.executions(stage.rest);
		const ended = executions.filter(({ status }) => status === 'success');
		return ended.length >= 2 && executions.length;
	});
	await stage.n8n.end(signal);
	holds(before < BATCHES, `All ${before} batches had come before n8n ended: nothing was tried`);
	await stage.start();
	await arrive(stage, workflow, changed);
}

export const killed: Scenario = {
	name: 'kill -9 in the middle of a window: every change arrives, and once',
	only: EVERY_POLLER,
	run: async (stage) => await endedBetweenBatches(stage, 'SIGKILL'),
};

export const restarted: Scenario = {
	name: 'A restart in the middle of a window: every change arrives, and once',
	run: async (stage) => await endedBetweenBatches(stage, 'SIGTERM'),
};

export const killedWhileReading: Scenario = {
	name: 'kill -9 while Workday answers: every change arrives, and once',
	only: EVERY_POLLER,
	async run(stage) {
		const { tenant } = stage;
		const workflow = await polledWorkflow(stage, 'Killed while reading');
		await activate(stage, workflow);
		const changed = stage.titles.change(BATCH_SIZE * 3);
		await until('a batch', async () => (await countItems(stage, workflow)) > 0);
		let dead = false;
		tenant.beforeAnswer = async () => {
			tenant.beforeAnswer = undefined;
			await stage.n8n.end('SIGKILL');
			dead = true;
		};
		await until('n8n is dead', async () => dead);
		await stage.start();
		await arrive(stage, workflow, changed);
	},
};
