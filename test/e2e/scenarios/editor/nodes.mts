/** Workflows to look at in the editor. */
import type { Stage } from '../../stage.mts';
import type { Workflow } from '../../workflow.mts';

const START = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };

/** As a person has it who has added a way to start it. */
export async function begunWorkflow(stage: Stage, name: string): Promise<Workflow> {
	return await stage.addWorkflow({ name, nodes: [START] });
}
