import { BATCH_SIZE, FAILING, activate, arrive, polledWorkflow } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';

export const failingWorkflow: Scenario = {
	name: 'A workflow that fails behind the trigger: its items stay in the failed execution and do not come again, later ones do',
	mayLog: /The workflow failed on purpose/,
	async run(stage) {
		const workflow = await polledWorkflow(stage, 'Failing', { behind: FAILING });
		await activate(stage, workflow);
		const first = stage.titles.change(BATCH_SIZE);
		await arrive(stage, workflow, first);
		const failed = await workflow.executions(stage.rest);
		holds(
			failed.every(({ status, error }) => status === 'error' && error?.message === 'The workflow failed on purpose'),
			`An execution did not fail: ${JSON.stringify(failed.map(({ status, error }) => ({ status, error })))}`,
		);
		await stage.restart('SIGTERM');
		await arrive(stage, workflow, [...first, ...stage.titles.change(1)]);
	},
};
