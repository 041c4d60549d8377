/** Membership → Get Security Group Memberships: a row for each Workday account and user-based security group. */
import { readAsOf } from '../../../../n8n/asOf';
import { defineOperation, type OperationContext, type OperationItem } from '../../../../n8n/defineOperation';
import { refuseEmpty, some, widsOr } from '../../../../n8n/filterValues';
import { readPaging } from '../../../../n8n/paging';
import type { Parameters } from '../../../../n8n/parameters';
import { hintAtNotes, ReadReport } from '../../../../n8n/readReport';
import { readLimit, readResults } from '../../../../n8n/recordFields';
import { InvalidRequest } from '../../../../workday/errors';
import {
	createAccountReader,
	OPERATION,
	RECORD,
	SECURITY_GROUP_COLUMNS,
	SECURITY_GROUP_ID_TYPE,
	SERVICE,
	writeGetSecurityGroups,
	type GetSecurityGroupsRequest,
} from '../../../../workday/membership/securityGroups';
import { checkText } from '../../../../workday/permissions/advice';
import { NameTable } from '../../../../xml/names';
import { hintAtTally, limited, Tally } from '../limited';
import { ACCOUNTS, MEMBERSHIPS } from '../nouns';
import { fields } from './fields';

export const getSecurityGroupMemberships = defineOperation({
	resource: 'membership',
	operation: 'getSecurityGroups',
	name: 'Get Security Group Memberships',
	action: 'Get security group memberships',
	description: 'Get a row for each Workday account and each user-based security group that the account is in',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const { criteria, ids } = readCriteria(parameters.group('filters', 'Filters'));
		const { asOfEffectiveDate, asOfEntryMoment } = readAsOf(context, options);
		const limit = readLimit(parameters);
		const results = readResults(parameters, options, SECURITY_GROUP_COLUMNS, MEMBERSHIPS);
		const paging = readPaging(options);

		const session = await context.connect(options);
		const report = new ReadReport();
		const tally = new Tally();
		const names = new NameTable();
		const reader = createAccountReader(ids, names);
		const accounts = session.client.read(
			{
				service: SERVICE,
				operation: OPERATION,
				record: RECORD,
				names,
				buildBody: ({ page, count, asOfEntryMoment: pinned }) =>
					writeGetSecurityGroups({ criteria, filter: { asOfEffectiveDate, asOfEntryMoment: pinned, page, count } }, session.version),
				map: (account) => reader.read(account),
				identify: (account) => reader.id(account) || undefined,
			},
			{ ...paging, asOfEntryMoment, onNote: report.note },
		);

		yield* results.give(limited(accounts, limit, tally), session, () => tally.rows);

		hintAtNotes(context, report, ACCOUNTS);
		hintAtTally(context, tally, { rows: MEMBERSHIPS.many, records: ACCOUNTS.many });
		if (tally.records === 0) {
			context.hint(
				`No account came. Either none is in such a group, or the integration user may not see them: ${checkText('membership:getSecurityGroups')}.`,
				'warning',
			);
		}
	},
});

/** @throws InvalidRequest */
function readCriteria(filters: Parameters): { criteria: GetSecurityGroupsRequest['criteria']; ids: string[] } {
	const groups = widsOr(filters, 'securityGroupIds', 'Security Group IDs', SECURITY_GROUP_ID_TYPE);
	const ids = groups.map(({ id }) => id);
	const groupName = filters.text('securityGroupName', 'Security Group Name');
	const userName = filters.text('userName', 'User Name');
	refuseEmpty(filters, 'securityGroupName', 'Security Group Name', groupName.length);
	refuseEmpty(filters, 'userName', 'User Name', userName.length);
	if (ids.length > 0 && groupName !== '') {
		throw new InvalidRequest('Security Group Name', 'cannot be combined with Security Group IDs: Workday takes either a name or IDs');
	}
	if (groups.length === 0 && groupName === '' && userName === '') return { criteria: undefined, ids };
	return { criteria: { userName: userName || undefined, groups: some(groups), groupName: groupName || undefined }, ids };
}
