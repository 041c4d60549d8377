import { activate, arrive, polledWorkflow } from '../../polled.mts';
import type { Scenario } from '../../scenario.mts';
import { until } from '../../until.mts';

export const outage: Scenario = {
	name: 'Workday is down while n8n starts: polls go on and say so, and what changed meanwhile arrives once',
	mayLog: /the first poll after the start of n8n failed|Poll failed; backing off/,
	async run(stage) {
		const { tenant } = stage;
		const workflow = await polledWorkflow(stage, 'Outage');
		await activate(stage, workflow);
		await stage.n8n.end('SIGTERM');
		const changed = stage.titles.change(2);
		tenant.switches.arm({ kind: 'maintenance' }, { times: Infinity });
		await stage.start();
		// n8n 2.x gives a trigger up for good whose polls fail while it starts: then there would be no failed execution.
		await until('a failed execution', async () => {
			const executions = await workflow.executions(stage.rest);
			return executions.some(({ status, error }) => status === 'error' && error?.message.includes('not available'));
		});
		tenant.switches.clear();
		await arrive(stage, workflow, changed);
	},
};
