import { isoDay, pacificDay } from '../../../tenant/workers/dates.mts';
import type { Tenant } from '../../../tenant/server/index.mts';
import { active, byId, employee, everybody, type OperationExample, same, sameSet, values } from './example.mts';

const HOUR = 3_600_000;
/** Who is written to, so that each is changed by one example only. */
const [ACCOUNT, CONTACT, RETITLED] = [2, 3, 4];

const retitled = (tenant: Tenant): number => tenant.workforce.example('active', RETITLED);

export const WORKERS: readonly OperationExample[] = [
	{
		resource: 'worker',
		operation: 'get',
		parameters: (tenant) => ({ idType: 'Employee_ID', workerIds: [0, 1].map((nth) => employee(tenant, nth).worker.workerId).join(', ') }),
		check(items, tenant) {
			const wanted = [0, 1].map((nth) => employee(tenant, nth));
			sameSet('Workers', values(items, 'id'), wanted.map(({ worker }) => worker.wid));
			sameSet('Titles', values(items, 'businessTitle'), wanted.map(({ businessTitle }) => businessTitle));
		},
	},
	{
		resource: 'worker',
		operation: 'getAll',
		parameters: () => ({ returnAll: true }),
		check(items, tenant) {
			sameSet('Workers', values(items, 'id'), everybody(tenant).map(({ worker }) => worker.wid));
		},
	},
	{
		resource: 'worker',
		operation: 'getChanged',
		parameters(tenant) {
			const now = tenant.clock.now();
			const entered = now - HOUR / 2;
			tenant.workforce.ledger.retitle(retitled(tenant), 'Harbour Master', { entered, effective: isoDay(pacificDay(entered)) });
			return { events: ['updated'], from: new Date(now - HOUR).toISOString(), output: 'ids' };
		},
		check(items, tenant) {
			same('Events', values(items, 'event'), ['updated', 'window']);
			same('Who changed', JSON.stringify(items[0]?.json.worker).includes(tenant.workforce.wid(retitled(tenant))), true);
		},
	},
	{
		resource: 'worker',
		operation: 'getManyRest',
		authentication: 'oAuth2',
		parameters: () => ({ returnAll: true }),
		check(items, tenant) {
			sameSet('Workers', values(items, 'id'), active(tenant).map(({ worker }) => worker.wid));
		},
	},
	{
		resource: 'worker',
		operation: 'updateAccount',
		parameters: (tenant) => ({ workerIds: byId(employee(tenant, ACCOUNT).worker.wid), idType: 'WID', changes: { userName: 'renamed.by.n8n' } }),
		check(items, tenant) {
			same('Outcome', values(items, 'outcome'), ['completed']);
			const { number } = tenant.audit.filter(({ operation }) => operation === 'Update_Workday_Account').map(({ worker }) => ({ number: worker }))[0] ?? {};
			same('Who is in the audit log', number !== undefined && tenant.workforce.wid(number), employee(tenant, ACCOUNT).worker.wid);
			same('User name', number !== undefined && tenant.workforce.accounts.current(number).userName, 'renamed.by.n8n');
		},
	},
	{
		resource: 'worker',
		operation: 'updateContact',
		parameters: (tenant) => ({
			workerIds: byId(employee(tenant, CONTACT).worker.wid),
			idType: 'WID',
			emails: { email: [{ address: 'reached.by@n8n.example' }] },
			options: { autoComplete: true },
		}),
		check(items, tenant) {
			same('Outcome', values(items, 'outcome'), ['completed']);
			const entries = tenant.audit.filter(({ operation }) => /contact/i.test(operation));
			same('Who is in the audit log', entries.map(({ worker = -1 }) => tenant.workforce.wid(worker)), [employee(tenant, CONTACT).worker.wid]);
			same('The address in the audit log', JSON.stringify(entries[0]?.after).includes('reached.by@n8n.example'), true);
		},
	},
];
