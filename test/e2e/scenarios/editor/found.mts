import { Editor } from '../../editor/editor.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { begunWorkflow } from './nodes.mts';

/** What people type, and the action that they mean. */
const TYPED: Readonly<Record<string, string>> = {
	'Get Workers': 'Get many workers',
	'Get Organizations': 'Get many organizations',
	'RaaS Report': 'Run a RaaS report',
	'Update Contact': 'Update the contact information of a worker',
	'Put Learning Record': 'Put a learning record',
};

export const found: Scenario = {
	name: 'In the editor the node is found by what people type, and with it the action that they mean',
	needs: ['chromium'],
	async run(stage) {
		const editor = await Editor.open(stage.n8n.url);
		try {
			await editor.openWorkflow((await begunWorkflow(stage, 'Search')).id);
			await editor.openNodeCreator();
			for (const words of [...Object.keys(TYPED), 'Workday']) {
				await editor.search(words);
				await editor.listed('Workday').first().waitFor();
			}
			await editor.picture('node-panel');
			for (const [words, action] of Object.entries(TYPED)) {
				await editor.search(words);
				await editor.listed('Workday').first().click();
				await editor.searchActions(words);
				await editor.listed(new RegExp(`^\\s*${action}\\s*$`)).first().waitFor();
				await editor.picture(`action-${words.toLowerCase().replaceAll(' ', '-')}`);
				await editor.leaveActions();
			}
			holds(editor.pageErrorsOfOurs.length === 0, `The editor threw ${editor.pageErrorsOfOurs.join('; ')}`);
		} finally {
			await editor.close();
		}
	},
};
