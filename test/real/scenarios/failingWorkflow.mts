import { holds, type Scenario } from '../scenario.mts';
import { BATCH_SIZE, FAILING } from '../stage.mts';

export const failingWorkflow: Scenario = {
	name: 'A workflow that fails behind the trigger: its items stay in the failed execution and do not come again, later ones do',
	mayLog: /The workflow failed on purpose/,
	async run(stage) {
		const workflow = await stage.workflow('Failing', { behind: FAILING });
		await stage.activate(workflow);
		const first = stage.titles.change(BATCH_SIZE);
		await stage.arrive(workflow, first);
		const failed = await workflow.executions(stage.rest);
		holds(
			failed.every(({ status, error }) => status === 'error' && error?.message === 'The workflow failed on purpose'),
			`An execution did not fail: ${JSON.stringify(failed.map(({ status, error }) => ({ status, error })))}`,
		);
		await stage.restart('SIGTERM');
		await stage.arrive(workflow, [...first, ...stage.titles.change(1)]);
	},
};
