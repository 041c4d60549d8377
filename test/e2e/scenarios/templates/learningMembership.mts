import { startTenant } from '../../../tenant/server/index.mts';
import type { Row } from '../../../tenant/server/reportsDefinition.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { type LearningPlatform, startLearningPlatform } from '../../servers/learningPlatform.mts';
import { told } from './ended.mts';
import { setTo } from './settings.mts';

/** Of the report: those who learn, in the order of their numbers. */
const person = (number: number, end?: string): Row => ({
	wid: String(number).padStart(32, '0'),
	employee_id: String(21000 + number),
	first_name: `Zoë ${number}`,
	last_name: "O'Neil",
	email: `zoe.${number}@example.com`,
	termination_date: end,
});
const people = (count: number): Row[] => Array.from({ length: count }, (_, index) => person(index + 1));
const ADMINISTRATOR = { id: 'admin', externalId: null, employeeId: null, email: 'admin@learning.example.com', firstName: 'The', lastName: 'Administrator' };
const COLUMNS = ['wid', 'employee_id', 'first_name', 'last_name', 'email', 'termination_date'];

export const learningMembership: Scenario = {
	name: 'The template for learning members invites and removes as the report says, nobody when the report is empty or too many would go, and changes nothing a second time',
	mayLog: /is no address|would go|came empty|has no column/,
	async run(stage) {
		const tenant = await startTenant({ workers: 1, users: [{ userName: 'ISU_learning', password: PASSWORD }] });
		const platform = await startLearningPlatform(PASSWORD.replace(/\W/g, ''));
		try {
			let rows = people(25);
			let columns = COLUMNS;
			const report = { owner: 'Report Owner', name: 'Learners', rows: () => rows, get columns() { return columns.map((name) => ({ name, type: 'string' as const })); } };
			tenant.reports.add(report);
			platform.members.set('admin', ADMINISTRATOR);
			const credentials = { workdayIsuApi: await stage.workdayCredential(tenant), httpHeaderAuth: await stage.addCredential('httpHeaderAuth', 'Platform', platform.credential) };
			const reportUrl = `${tenant.credentials.baseUrl}/ccx/service/customreport2/${tenant.tenant}/Report Owner/Learners`;
			const workflow = await stage.importExample('learning-membership', { credentials, edit: setTo({ reportUrl, platform: platform.url, mostRemoved: 3 }) });
			const run = async () => await stage.execute(workflow);

			// One whom the platform does not take: all others are invited.
			platform.refused.add('zoe.7@example.com');
			told(await run(), /^zoe\.7@example\.com: .*\S$/);
			same(platform, rows.filter(({ email }) => email !== 'zoe.7@example.com'));
			platform.refused.clear();
			(await run()).mustSucceed();
			same(platform, rows);
			const { length } = platform.changes;
			(await run()).mustSucceed();
			holds(platform.changes.length === length, 'The second run changed something');

			// Two left: one is out of the report, of the other the last day is over. A third one's is to come.
			rows = [...people(26).filter(({ employee_id }) => employee_id !== '21003' && employee_id !== '21005' && employee_id !== '21009'), person(5, '2026-01-31'), person(9, '2999-12-31')];
			(await run()).mustSucceed();
			same(platform, rows.filter(({ employee_id }) => employee_id !== '21005'));

			// More than mostRemoved: nobody goes, who is new comes.
			const before = rows;
			rows = people(27).slice(-10);
			told(await run(), /^1\d members would go, more than mostRemoved/);
			same(platform, [...before.filter(({ employee_id }) => employee_id !== '21005'), person(27)]);

			const untouched = platform.changes.length;
			rows = [];
			told(await run(), /came empty/);
			rows = people(27);
			columns = COLUMNS.filter((name) => name !== 'wid');
			told(await run(), /has no column wid/);
			holds(platform.changes.length === untouched, 'A report that was empty or incomplete changed something');
		} finally {
			await platform.stop();
			await tenant.close();
		}
	},
};

/** The platform has those of the report, and the administrator of its own. */
function same({ members }: LearningPlatform, rows: readonly Row[]): void {
	const found = [...members.values()].map(({ externalId, employeeId, email, firstName, lastName }) => [externalId, employeeId, email, firstName, lastName].join());
	const wanted = rows.map(({ wid, employee_id, email, first_name, last_name }) => [wid, employee_id, email, first_name, last_name].join());
	const { externalId, employeeId, email, firstName, lastName } = ADMINISTRATOR;
	wanted.push([externalId, employeeId, email, firstName, lastName].join());
	holds(found.sort().join('\n') === wanted.sort().join('\n'), `The platform has\n${found.join('\n')}\nnot\n${wanted.join('\n')}`);
}
