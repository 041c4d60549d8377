import { BATCH_SIZE, activate, arrive, polledWorkflow } from '../../polled.mts';
import type { Scenario } from '../../scenario.mts';

export const paused: Scenario = {
	name: 'What changes while the workflow is off arrives when it is on again, and once',
	async run(stage) {
		const workflow = await polledWorkflow(stage, 'Paused');
		await activate(stage, workflow);
		const before = stage.titles.change(1);
		await arrive(stage, workflow, before);
		await stage.deactivate(workflow);
		const meanwhile = stage.titles.change(BATCH_SIZE + 1);
		await activate(stage, workflow);
		await arrive(stage, workflow, [...before, ...meanwhile]);
	},
};
