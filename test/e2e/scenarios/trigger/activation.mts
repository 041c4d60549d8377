import { activate, afterWindows, polledWorkflow } from '../../polled.mts';
import { holds, type Scenario } from '../../scenario.mts';

/** Within the overlap, in which each poll asks again. */
const MINUTE = 60_000;

export const activation: Scenario = {
	name: 'Activation polls, and from now on nothing comes that was there before',
	async run(stage) {
		stage.titles.change(3, MINUTE);
		const workflow = await polledWorkflow(stage, 'Activation');
		await activate(stage, workflow);
		await afterWindows(stage, 3);
		holds((await workflow.executions(stage.rest)).length === 0, 'There were executions although nothing had changed');
	},
};
