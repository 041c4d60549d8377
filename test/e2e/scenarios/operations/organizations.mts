import { accounts, accountWid, securityGroupsOf } from '../../../tenant/server/getSecurityGroups.mts';
import type { Tenant } from '../../../tenant/server/index.mts';
import { pacificDay } from '../../../tenant/workers/dates.mts';
import type { Organization } from '../../../tenant/workers/organizations.mts';
import { byId, everybody, type OperationExample, same, sameSet, values } from './example.mts';

const organizations = ({ workforce }: Tenant, type: string): Organization[] =>
	[...workforce.organizations.all(new Set([type]))].filter(({ inactive }) => !inactive);
const asOf = ({ clock }: Tenant) => ({ day: pacificDay(clock.now()), entered: clock.now(), now: clock.now() });

export const ORGANIZATIONS: readonly OperationExample[] = [
	{
		resource: 'organization',
		operation: 'get',
		parameters: (tenant) => ({ organization: byId(organizations(tenant, 'SUPERVISORY')[1]?.referenceId ?? '') }),
		check(items, tenant) {
			sameSet('Organization', values(items, 'id'), [organizations(tenant, 'SUPERVISORY')[1]?.wid]);
		},
	},
	{
		resource: 'organization',
		operation: 'getAll',
		parameters: () => ({ returnAll: true, organizationTypes: ['COST_CENTER'] }),
		check(items, tenant) {
			sameSet('Cost centers', values(items, 'id'), organizations(tenant, 'COST_CENTER').map(({ wid }) => wid));
		},
	},
	{
		resource: 'organization',
		operation: 'getManyRest',
		authentication: 'oAuth2',
		parameters: () => ({ returnAll: true }),
		check(items, tenant) {
			sameSet('Supervisory organizations', values(items, 'id'), organizations(tenant, 'SUPERVISORY').map(({ wid }) => wid));
		},
	},
	{
		resource: 'membership',
		operation: 'getOrganizations',
		parameters: () => ({ returnAll: true, organizationTypes: ['COST_CENTER'], options: { eachOnce: true } }),
		check(items, tenant) {
			const known = new Set(organizations(tenant, 'COST_CENTER').map(({ wid }) => wid));
			same('Rows of other organizations', values(items, 'organization').filter((wid) => !known.has(String(wid))), []);
			const there = everybody(tenant).filter(({ status }) => status === 'active');
			const members = new Set(values(items, 'worker'));
			same('Active workers without a cost center', there.filter(({ worker }) => !members.has(worker.wid)).length, 0);
		},
	},
	{
		resource: 'membership',
		operation: 'getProvisioningGroups',
		parameters: () => ({ returnAll: true }),
		check(items, tenant) {
			const known = new Set(everybody(tenant).map(({ worker }) => worker.wid));
			same('Rows of strangers', values(items, 'worker').filter((wid) => !known.has(String(wid))), []);
			same('Who is not assigned', items.filter(({ json }) => json.assigned !== true).length, 0);
			same('Any rows', items.length > 0, true);
		},
	},
	{
		resource: 'membership',
		operation: 'getRoles',
		parameters: () => ({ returnAll: true, roles: 'Manager' }),
		check(items, tenant) {
			const { workforce } = tenant;
			const leaders = [...workforce.numbers()].filter((number) => workforce.isLeader(number) && workforce.view(number, asOf(tenant)));
			sameSet('Managers', values(items, 'worker'), leaders.map((number) => workforce.wid(number)));
		},
	},
	{
		resource: 'membership',
		operation: 'getSecurityGroups',
		parameters: () => ({ returnAll: true }),
		check(items, tenant) {
			const { workforce } = tenant;
			const wanted = accounts(workforce, asOf(tenant)).flatMap((worker) =>
				securityGroupsOf(workforce, worker).map(({ id }) => `${accountWid(workforce, worker)} ${id}`),
			);
			sameSet('Members of security groups', items.map(({ json }) => `${String(json.account)} ${String(json.securityGroupId)}`), wanted);
		},
	},
	{
		resource: 'integrationSystemUser',
		operation: 'getAll',
		parameters: () => ({ returnAll: true, filters: { integrationSystemIds: 'INT_Identity' } }),
		check(items) {
			same('Integration system users', values(items, 'userName'), ['ISU_Identity']);
		},
	},
];
