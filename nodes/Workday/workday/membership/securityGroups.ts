/**
 * User-based security groups: which Workday accounts are in which groups. The request's name says "assign" though it only
 * reads; the hyphens are Workday's. Rows in the order of the schema (v30.0), held against its extract by a test.
 */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ELEMENT, ID_TYPE, SERVICES } from '../names';
import { pathsFor } from '../paths';
import { compilePath } from '../../xml/path';
import { id, type FieldRow } from '../record/fieldTable';
import { compileCollection, readCollection } from '../record/readField';
import { REQUEST, RESPONSE_FILTER } from '../requestRows';
import { WORKDAY_NAMESPACE, writeRequest, type RequestOf, type SpecRow } from '../spec';
import type { Row } from './holder';

export const SERVICE = SERVICES.humanResources;
export const OPERATION = 'Get_User-Based_Security_Group_Assignments';
const REQUEST_ELEMENT = 'Get_Assign_User-Based_Security_Groups_Request';
export const RECORD = { uri: WORKDAY_NAMESPACE, local: 'Assign_User-Based_Security_Groups' };

const GROUP = 'User-Based_Security_Group_Reference';
const ACCOUNT = ELEMENT.workdayAccountReference;
const DATA = 'Assign_User-Based_Security_Groups_Data';
export const SECURITY_GROUP_ID_TYPE = 'Tenant_Security_Group_ID';

export const GET_SECURITY_GROUPS = [
	{
		kind: 'group',
		element: REQUEST.criteria,
		key: 'criteria',
		rows: [
			{ kind: 'text', element: 'Workday_Account_User_Name', key: 'userName' },
			{ kind: 'reference', element: GROUP, key: 'groups', many: true },
			{ kind: 'text', element: 'User-Based_Security_Group_Name', key: 'groupName' },
		],
	},
	RESPONSE_FILTER,
	{
		kind: 'group',
		element: REQUEST.group,
		key: 'group',
		rows: [
			{ kind: 'boolean', element: ELEMENT.includeReference, key: 'reference', initially: true },
			{ kind: 'boolean', element: 'Include_User-Based_Security_Group_Assignment_Data', key: 'assignments', initially: true },
		],
	},
] as const satisfies readonly SpecRow[];

export type GetSecurityGroupsRequest = RequestOf<typeof GET_SECURITY_GROUPS>;

export const writeGetSecurityGroups = (request: GetSecurityGroupsRequest, version: string): string =>
	writeRequest(REQUEST_ELEMENT, GET_SECURITY_GROUPS, { ...request, group: { reference: true, assignments: true } }, version);

/** The account stands outside its data and in them; either may be missing. */
export const SECURITY_PATHS = {
	account: [ACCOUNT, `${DATA}/${ACCOUNT}`],
	/** The user name: newer versions have an id of their own for it. */
	userName: [ID_TYPE.workdayUserName, ID_TYPE.systemUser],
	groups: `${DATA}/${GROUP}`,
} as const;

const column = (name: string, about: string): FieldRow => ({ name, type: 'text', about, paths: [] });

export const SECURITY_GROUP_FIELDS: readonly FieldRow[] = [
	column('account', 'Workday ID (WID) of the Workday account. Not that of the worker'),
	column('userName', 'Its user name: the `userName` of workers and of integration system users'),
	column('accountName', 'The account as Workday shows it, where Workday sends it'),
	column('securityGroup', 'Workday ID (WID) of the security group'),
	column('securityGroupId', 'Its Reference ID (`Tenant_Security_Group_ID`)'),
	column('securityGroupName', 'Its name, where Workday sends it'),
];
export const SECURITY_GROUP_COLUMNS: readonly string[] = SECURITY_GROUP_FIELDS.map((field) => field.name);

export interface AccountReader {
	/** WID of the account, '' where it has none. */
	id(account: Tape): string;
	read(account: Tape): Row[];
}

/** @param wanted WIDs and ids of groups; empty: all */
export function createAccountReader(wanted: readonly string[], names: NameTable): AccountReader {
	const compile = (path: string) => compilePath(path, { names, ...pathsFor(RECORD) });
	const first = (paths: readonly string[]) => {
		const compiled = paths.map(compile);
		return (tape: Tape) => compiled.map((path) => path.string(tape)).find((text) => text !== '') ?? '';
	};
	const own = (of: string) => SECURITY_PATHS.account.map((account) => `${account}/${of}`);
	const wid = first(own(id(ID_TYPE.wid)));
	const userName = first(SECURITY_PATHS.userName.flatMap((type) => own(id(type))));
	const name = first(own('@Descriptor'));
	const groups = compileCollection(
		{ entries: SECURITY_PATHS.groups, values: { wid: id(ID_TYPE.wid), id: id(SECURITY_GROUP_ID_TYPE), name: '@Descriptor' } },
		compile,
	);
	return {
		id: wid,
		read(tape) {
			const account = { account: wid(tape) || null, userName: userName(tape) || null, accountName: name(tape) || null };
			const unique = new Map(readCollection(tape, groups).map((group) => [group.wid || group.id || group.name, group]));
			return [...unique.values()]
				.filter((group) => wanted.length === 0 || wanted.includes(group.wid) || wanted.includes(group.id))
				.map((group) => ({ ...account, securityGroup: group.wid || null, securityGroupId: group.id || null, securityGroupName: group.name || null }));
		},
	};
}
