import { arrived, eachOnce } from '../../changes.mts';
import { activate, arrive, BATCH_SIZE, polledWorkflow } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { until } from '../../until.mts';
import type { NodeJson } from '../../workflow.mts';
import { allOnWorkers, clusterOf, executedBy } from './cluster.mts';

const BATCHES = 6;

/** Long enough that a worker is killed in the middle of it. */
const SLOW: NodeJson = { name: 'Takes long', type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { resume: 'timeInterval', amount: 4, unit: 'seconds' } };

export const mainKilled: Scenario = {
	name: 'kill -9 of main in the middle of a window: it polls on, workers execute, every change arrives, and once',
	only: ['queue'],
	async run(stage) {
		const { main } = clusterOf(stage);
		const workflow = await polledWorkflow(stage, 'Main killed');
		await activate(stage, workflow);
		const changed = stage.titles.change(BATCH_SIZE * BATCHES);
		const before = await until('two batches', async () => {
			const executions = await workflow.executions(stage.rest);
			return executions.length >= 2 && executions.length;
		});
		await main.end('SIGKILL');
		holds(before < BATCHES, `All ${before} batches had come before main was killed: nothing was tried`);
		await stage.start();
		await arrive(stage, workflow, changed);
		allOnWorkers(clusterOf(stage), await workflow.executions(stage.rest));
	},
};

/** n8n 2.x executes nothing a second time, and writes the error in the place of the execution's data: that batch is gone with the worker. */
export const workerKilled: Scenario = {
	name: 'kill -9 of a worker in the middle of an execution: n8n says so in that execution, the other worker executes all others, nothing comes twice',
	only: ['queue'],
	mayLog: /job stalled more than|failed to be processed too many times/,
	async run(stage) {
		const cluster = clusterOf(stage);
		const workflow = await polledWorkflow(stage, 'Worker killed', { behind: SLOW });
		await activate(stage, workflow);
		const changed = stage.titles.change(BATCH_SIZE * 3);
		const begun = await until('an execution is under way on a worker', async () => {
			const [execution] = await workflow.underWay(stage.rest);
			const [number] = execution === undefined ? [] : executedBy(cluster, execution);
			return number !== undefined && { execution, number };
		});
		await cluster.workers[begun.number]?.end('SIGKILL');
		const executions = await until('the end of three executions', async () => {
			const ended = await workflow.executions(stage.rest);
			return ended.length >= 3 && ended;
		});
		const struck = executions.filter(({ id }) => executedBy(cluster, id).includes(begun.number) && id === begun.execution);
		holds(struck.length === 1 && struck[0]?.status !== 'success', `The execution of the worker that was killed: ${struck[0]?.status}`);
		const others = executions.filter(({ id }) => id !== begun.execution);
		holds(others.some(({ id }) => executedBy(cluster, id).some((number) => number !== begun.number)), 'The other worker executed nothing');
		const came = new Set(arrived(others));
		holds(came.size === changed.length - BATCH_SIZE && [...came].every((id) => changed.includes(id)), `${came.size} of ${changed.length} changes came in other executions`);
		eachOnce([...came], others);
	},
};
