import { employee, byId, type OperationExample, same, sameSet, values, everybody, active } from './example.mts';

const RECORD = { recordId: 'R-e2e', contentId: 'C-e2e', completionDate: '2026-01-31' };

export const OTHERS: readonly OperationExample[] = [
	{
		resource: 'absence',
		operation: 'getBalances',
		authentication: 'oAuth2',
		parameters: (tenant) => ({ worker: employee(tenant, 0).worker.workerId, idType: 'Employee_ID' }),
		check(items, tenant) {
			same('Whose balances', [...new Set(values(items, 'worker'))], [employee(tenant, 0).worker.wid]);
		},
	},
	{
		resource: 'absence',
		operation: 'getTimeOff',
		authentication: 'oAuth2',
		parameters: (tenant) => ({ worker: employee(tenant, 1).worker.workerId, idType: 'Employee_ID' }),
		check(items, tenant) {
			same('Whose time off', [...new Set(values(items, 'worker'))], [employee(tenant, 1).worker.wid]);
		},
	},
	{
		resource: 'learningContent',
		operation: 'put',
		parameters: () => ({ contentId: 'C-alone', title: 'Knots' }),
		check(items, tenant) {
			same('Outcome', values(items, 'outcome'), ['completed']);
			same('Content in the tenant', tenant.desk.learning.Learning_Imported_Content.get('C-alone'), { ID: 'C-alone', Title: 'Knots' });
		},
	},
	{
		resource: 'learningRecord',
		operation: 'put',
		parameters: (tenant) => ({ ...RECORD, learner: byId(employee(tenant, 0).worker.workerId), grade: 'PASS', putContentFirst: true, contentTitle: 'Charts' }),
		check(items, tenant) {
			same('Outcome', values(items, 'outcome'), ['completed']);
			same('Record in the tenant', tenant.desk.learning.Learning_Imported_Record.has('R-e2e'), true);
			same('Entries in the audit log', tenant.audit.filter(({ operation }) => operation === 'Put_Learning_Imported_Record').length, 1);
		},
	},
	{
		resource: 'learningEnrollment',
		operation: 'put',
		parameters: (tenant) => ({ enrollmentId: 'E-e2e', learner: byId(employee(tenant, 0).worker.workerId), contentId: 'COURSE-1', completionDate: '2026-01-31' }),
		check(items, tenant) {
			same('Outcome', values(items, 'outcome'), ['completed']);
			same('Entries in the audit log', tenant.audit.filter(({ operation }) => operation === 'Put_Learning_Enrollment').length, 1);
		},
	},
	{
		resource: 'report',
		operation: 'run',
		parameters: ({ credentials, tenant }) => ({ returnAll: true, reportUrl: `${credentials.baseUrl}/ccx/service/customreport2/${tenant}/Report Owner/All_Workers` }),
		check(items, tenant) {
			const wids = new Set(everybody(tenant).map(({ worker }) => worker.wid));
			same('Rows of strangers', values(items, 'wid').filter((wid) => !wids.has(String(wid))), []);
			const missing = active(tenant).filter(({ worker }) => !values(items, 'wid').includes(worker.wid));
			same('Active workers that are missing', missing.length, 0);
		},
	},
	{
		resource: 'customCall',
		operation: 'rest',
		authentication: 'oAuth2',
		parameters: (tenant) => ({ address: `staffing/v6/workers?search=${employee(tenant, 2).worker.workerId}` }),
		check(items, tenant) {
			same('Who was found', values(items, 'id').includes(employee(tenant, 2).worker.wid), true);
		},
	},
	{
		resource: 'customCall',
		operation: 'wql',
		authentication: 'oAuth2',
		parameters: () => ({ query: "SELECT workdayID FROM allWorkers", returnAll: true }),
		check(items, tenant) {
			sameSet('Workers', values(items, 'workdayID'), everybody(tenant).map(({ worker }) => worker.wid));
		},
	},
	{
		resource: 'customCall',
		operation: 'soap',
		parameters: () => ({ bodyXml: '<wd:Server_Timestamp_Get/>' }),
		check(items, { clock }) {
			const [at] = values(items, 'Server_Timestamp_Data');
			same(`The server's time ${String(at)}`, Math.abs(Date.parse(String(at)) - clock.now()) < 3_600_000, true);
		},
	},
	{
		resource: 'connection',
		operation: 'check',
		parameters: () => ({ operationsToCheck: ['worker:getAll', 'organization:getAll', 'worker:updateAccount'] }),
		check(items) {
			// Everything is granted; a part that no sampled worker happens to have may be told as missing.
			same('What is refused or failed', items.filter(({ json }) => !['works', 'notTried', 'missing'].includes(String(json.state))).map(({ json }) => json.about), []);
			same('What is not tried', items.filter(({ json }) => json.state === 'notTried').map(({ json }) => json.about), ['writeAccount']);
		},
	},
];
