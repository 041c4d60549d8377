import type { Scenario } from '../scenario.mts';

export const change: Scenario = {
	name: 'A change made right after activation arrives, and once',
	async run(stage) {
		const workflow = await stage.workflow('Change');
		await stage.activate(workflow);
		// Before the second poll: n8n's durable poller keeps nothing of what the poll of activation remembers.
		await stage.arrive(workflow, stage.titles.change(1));
	},
};
