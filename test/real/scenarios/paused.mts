import type { Scenario } from '../scenario.mts';
import { BATCH_SIZE } from '../stage.mts';

export const paused: Scenario = {
	name: 'What changes while the workflow is off arrives when it is on again, and once',
	async run(stage) {
		const workflow = await stage.workflow('Paused');
		await stage.activate(workflow);
		const before = stage.titles.change(1);
		await stage.arrive(workflow, before);
		await stage.deactivate(workflow);
		const meanwhile = stage.titles.change(BATCH_SIZE + 1);
		await stage.activate(workflow);
		await stage.arrive(workflow, [...before, ...meanwhile]);
	},
};
