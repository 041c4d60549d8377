import { resources } from '../../../../nodes/Workday/operations/index.ts';
import { shownAtFirst } from '../../../support/panelFields.mts';
import { Editor } from '../../editor/editor.mts';
import { holds, type Scenario } from '../../scenario.mts';
import type { Stage } from '../../stage.mts';
import type { NodeJson, Workflow } from '../../workflow.mts';

const OPERATIONS = resources.flatMap(({ value: resource, operations }) => operations.map(({ operation, action }) => ({ resource, operation, action })));
/** So that all fit into the window, large enough to be double-clicked. */
const COLUMNS = 6;
/** Panels are long. */
const WINDOW_HEIGHT = 1300;

/** With its place on the canvas. */
type PlacedNode = NodeJson & { position: readonly [number, number] };

/** A node for each operation, as its action adds it. */
async function allNodes(stage: Stage): Promise<Workflow> {
	const workdayIsuApi = await stage.workdayCredential();
	const nodes = OPERATIONS.map(({ resource, operation, action }, index): PlacedNode => ({
		name: action,
		type: 'n8n-nodes-workday.workday',
		typeVersion: 1,
		position: [(index % COLUMNS) * 260, Math.floor(index / COLUMNS) * 200],
		parameters: { authentication: 'isu', resource, operation },
		credentials: { workdayIsuApi },
	}));
	return await stage.addWorkflow({ name: 'Every panel', nodes, connections: {} });
}

export const panels: Scenario = {
	name: "In the editor every operation's panel opens and asks for what the operation needs",
	needs: ['chromium'],
	only: ['2'],
	async run(stage) {
		const editor = await Editor.open(stage.n8n.url, WINDOW_HEIGHT);
		try {
			await editor.openWorkflow((await allNodes(stage)).id);
			for (const { resource, operation, action } of OPERATIONS) {
				const panel = await editor.openNode(action);
				for (const { displayName } of shownAtFirst(resource, operation)) await panel.asks(displayName);
				await editor.picture(`panel-${resource}-${operation}`);
				await panel.close();
			}
			holds(editor.pageErrorsOfOurs.length === 0, `The editor threw ${editor.pageErrorsOfOurs.join('; ')}`);
		} finally {
			await editor.close();
		}
	},
};
