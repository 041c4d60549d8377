import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../../tenant/server/reportsDefinition.mts';
import { startTenant } from '../../../tenant/server/index.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD } from '../../secrets.mts';
import { told } from './ended.mts';
import { setTo } from './settings.mts';

const REPORT = { owner: 'Report Owner', name: 'Staff' };
const row = (id: string, name: string): Row => ({ employee_id: id, name });

export const nightlyReport: Scenario = {
	name: 'The template for a nightly report writes the file and then its mark, into another file each time, and nothing when the report is empty or fails',
	mayLog: /No file was written|The report came empty/,
	async run(stage) {
		const tenant = await startTenant({ workers: 1, users: [{ userName: 'ISU_reports', password: PASSWORD }] });
		try {
			let rows = [row('0007', 'Anna "Ann" Weiß'), row('0008', 'José\nLópez')];
			let sharedWith: string[] | undefined;
			const columns = ['employee_id', 'name'].map((name) => ({ name, type: 'string' as const }));
			tenant.reports.add({ ...REPORT, columns, rows: () => rows, get sharedWith() { return sharedWith; } });
			const folder = stage.n8n.files;
			const reportUrl = `${tenant.credentials.baseUrl}/ccx/service/customreport2/${tenant.tenant}/Report Owner/Staff`;
			const workdayIsuApi = await stage.workdayCredential(tenant);
			const workflow = await stage.importExample('nightly-report', { credentials: { workdayIsuApi }, edit: setTo({ reportUrl, folder, filesBeginWith: 'staff' }) });

			const first = (await stage.execute(workflow)).mustSucceed();
			const fileName = String(first.items('Run the report')[0]?.json.fileName);
			holds(/^staff_\d{4}-\d\d-\d\d_\d{6}\.csv$/.test(fileName), `The file is called ${fileName}`);
			const written = everythingIn(folder);
			const csv = 'employee_id,name\r\n0007,"Anna ""Ann"" Weiß"\r\n0008,"José\nLópez"\r\n';
			same(written, { [fileName]: csv, [`${fileName}.done`]: JSON.stringify({ fileName, rows: 2 }) });

			// What has its mark is not written again. A second later, as the name has seconds.
			await new Promise((resolve) => setTimeout(resolve, 1000));
			rows = rows.slice(1);
			const second = (await stage.execute(workflow)).mustSucceed();
			const other = String(second.items('Run the report')[0]?.json.fileName);
			Object.assign(written, { [other]: 'employee_id,name\r\n0008,"José\nLópez"\r\n', [`${other}.done`]: JSON.stringify({ fileName: other, rows: 1 }) });
			same(everythingIn(folder), written);

			rows = [];
			told(await stage.execute(workflow), /came empty/);
			sharedWith = ['somebody_else'];
			told(await stage.execute(workflow), /does not allow this/);
			same(everythingIn(folder), written);
		} finally {
			await tenant.close();
		}
	},
};

function everythingIn(folder: string): Record<string, string> {
	return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function same(found: Record<string, string>, wanted: Record<string, string>): void {
	holds(JSON.stringify(found) === JSON.stringify(wanted), `In the folder is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}
