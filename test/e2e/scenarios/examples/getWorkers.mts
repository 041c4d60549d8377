import { holds, type Scenario } from '../../scenario.mts';

export const getWorkers: Scenario = {
	name: 'The example that gets workers gives the first fifty',
	only: ['1', '2', 'queue'],
	async run(stage) {
		const workdayIsuApi = await stage.workdayCredential();
		const workflow = await stage.importExample('get-workers', { credentials: { workdayIsuApi } });
		const result = (await stage.execute(workflow)).mustSucceed();
		const items = result.items('Get workers');
		holds(items.length === 50, `${items.length} items came`);
		const ids = new Set(items.map(({ json }) => json.id));
		holds(ids.size === 50 && !ids.has(undefined), 'Workers came twice, or without an id');
	},
};
