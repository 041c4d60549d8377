/** User-based security groups: which accounts are in which. Unproven: that without criteria every account comes, also one without a group. */
import type { Content } from '../schema/writer.mts';
import { hash, wid } from '../workers/random.mts';
import { References } from '../workers/sections/references.mts';
import type { AsOf, Workforce } from '../workers/workforce.mts';
import { enveloped, type Exchange, invalidId, type Operation, paged, pageOf, wantsDescriptors } from './exchange.mts';
import { isLeftOut } from './domains.mts';
import { RequestRefused } from './faults.mts';
import type { Piece } from './reply.mts';

export interface SecurityGroup {
	/** Tenant_Security_Group_ID. */
	id: string;
	name: string;
	/** Of a hundred accounts, how many are in it. */
	share: number;
}

export const SECURITY_GROUPS: readonly SecurityGroup[] = [
	{ id: 'HR_Administrator', name: 'HR Administrator', share: 10 },
	{ id: 'Report_Writer', name: 'Report Writer & Sharer', share: 40 },
	{ id: 'Security_Auditor', name: 'Security Auditor', share: 5 },
	{ id: 'Nobody', name: 'Nobody', share: 0 },
];

const ID_TYPE = 'Tenant_Security_Group_ID';

export const securityGroupsOf = ({ seed }: Workforce, worker: number): SecurityGroup[] =>
	SECURITY_GROUPS.filter(({ id, share }) => hash(seed, 'security group', id, worker) % 100 < share);

/** Workers with an account: those that work here now. */
export function accounts(workforce: Workforce, asOf: AsOf): number[] {
	return [...workforce.numbers()].filter((number) => workforce.standing(number, asOf)?.status === 'active');
}

export const accountWid = ({ seed }: Workforce, worker: number): string => wid(seed, 'System_User_ID', String(worker));

function selected({ request, workforce }: Exchange, asOf: AsOf): number[] {
	const criteria = request.first('Request_Criteria');
	const ids = criteria?.references('User-Based_Security_Group_Reference') ?? [];
	const name = criteria?.textOf('User-Based_Security_Group_Name');
	const userName = criteria?.textOf('Workday_Account_User_Name');
	const idOf = (group: SecurityGroup, type: string) => (type === 'WID' ? wid(workforce.seed, ID_TYPE, group.id) : group.id);
	const unknown = ids.filter(({ type, value }) => !SECURITY_GROUPS.some((group) => idOf(group, type) === value));
	if (unknown.length > 0) throw new RequestRefused(unknown.map(invalidId));
	const isIn = (group: SecurityGroup) => ids.some(({ type, value }) => idOf(group, type) === value) || group.name === name;
	return accounts(workforce, asOf)
		.filter((worker) => (ids.length === 0 && name === undefined) || securityGroupsOf(workforce, worker).some(isIn))
		.filter((worker) => userName === undefined || workforce.worker(worker).userName === userName);
}

export const getSecurityGroups: Operation = (exchange) => {
	const { workforce, writer, switches, settings, version } = exchange;
	const filter = pageOf(exchange);
	const visible = isLeftOut(exchange.user, 'accounts of security groups') ? [] : selected(exchange, filter.asOf);
	const { results, items } = paged(visible, filter, switches);
	const references = new References(workforce, wantsDescriptors(exchange) ?? settings.descriptors !== 'none');
	const content = (worker: number): Content => {
		const { userName } = workforce.worker(worker);
		const ids = { WID: accountWid(workforce, worker), System_User_ID: userName };
		const account = { ID: Object.entries(ids).map(([type, id]) => ({ '@type': type, '#': id })) };
		const groups = securityGroupsOf(workforce, worker).map((group) => references.to(ID_TYPE, group.id, group.name));
		return {
			Workday_Account_Reference: account,
			'Assign_User-Based_Security_Groups_Data': { Workday_Account_Reference: account, 'User-Based_Security_Group_Reference': groups },
		};
	};
	function* inside(): Generator<Piece> {
		yield results;
		if (items.length === 0) return;
		yield '<wd:Response_Data>';
		for (const worker of items) {
			yield { record: writer.element('Assign_User-Based_Security_Groups', 'Assign_User-Based_Security_GroupsType', content(worker)) };
		}
		yield '</wd:Response_Data>';
	}
	return enveloped('Get_Assign_User-Based_Security_Groups_Response', version, inside());
};
