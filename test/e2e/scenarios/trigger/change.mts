import { EVERY_POLLER, activate, arrive, polledWorkflow } from '../../polled.mts';
import type { Scenario } from '../../scenario.mts';

export const change: Scenario = {
	name: 'A change made right after activation arrives, and once',
	only: EVERY_POLLER,
	async run(stage) {
		const workflow = await polledWorkflow(stage, 'Change');
		await activate(stage, workflow);
		// Before the second poll: n8n's durable poller keeps nothing of what the poll of activation remembers.
		await arrive(stage, workflow, stage.titles.change(1));
	},
};
