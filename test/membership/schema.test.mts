/** What is read of memberships, and what is asked for, held against the schema. */
import { GET_SECURITY_GROUPS, RECORD as ACCOUNT, SECURITY_GROUP_COLUMNS, SECURITY_GROUP_ID_TYPE, SECURITY_PATHS } from '../../nodes/Workday/workday/membership/securityGroups.ts';
import { HOLDER_CHOICES } from '../../nodes/Workday/workday/membership/holder.ts';
import { GET_INTEGRATION_SYSTEM_USERS, INTEGRATION_SYSTEM_USER_FIELDS } from '../../nodes/Workday/workday/membership/integrationSystemUsers.ts';
import { JOBS, MEMBERSHIP_FIELDS, OF_JOB, OF_WORKER } from '../../nodes/Workday/workday/membership/membershipFields.ts';
import { MembershipReader } from '../../nodes/Workday/workday/membership/organizationRows.ts';
import { ASSIGNMENTS, createRoleReader, ROLE_FIELDS, ROLES } from '../../nodes/Workday/workday/membership/roleRows.ts';
import { createProvisioningReader, PROVISIONING_FIELDS } from '../../nodes/Workday/workday/membership/provisioningRows.ts';
import { id } from '../../nodes/Workday/workday/record/fieldTable.ts';
import type { SpecRow } from '../../nodes/Workday/workday/spec.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { idTypesOf, SchemaWalk, elementsOf } from '../worker/schemaWalk.mts';
import { SpecWalk } from '../worker/specWalk.mts';

const ERAS: Era[] = ['v30', 'v46'];

test.each(ERAS)('everything that is read of a membership exists in the schema of %s', (era) => {
	const walk = new SchemaWalk(contractOf(era));
	const jobs = walk.follow(JOBS.entries);
	expect(jobs).toHaveLength(1);
	for (const path of Object.values(JOBS.values)) for (const job of jobs) expect(walk.follow(path, job)).toHaveLength(1);
	const memberships = [...walk.follow(OF_WORKER.entries), ...jobs.flatMap((job) => walk.follow(OF_JOB.entries, job))];
	expect(memberships.map(({ type, repeats }) => [type, repeats])).toEqual([
		['Worker_Organization_Membership_DataType', true],
		['Worker_Organization_Membership_DataType', true],
	]);
	for (const path of Object.values(OF_WORKER.values)) for (const one of memberships) expect(walk.follow(path, one)).toHaveLength(1);
	expect([...walk.missing]).toEqual([]);
});

test.each(ERAS)('everything that is read of a role exists in the schema of %s', (era) => {
	const walk = new SchemaWalk(contractOf(era));
	const roles = walk.follow(ROLES.entries);
	const assignments = roles.flatMap((role) => walk.follow(ASSIGNMENTS.entries, role));
	expect([...roles, ...assignments].map(({ repeats }) => repeats)).toEqual([true, true]);
	for (const path of Object.values(ROLES.values)) for (const role of roles) expect(walk.follow(path, role)).toHaveLength(1);
	for (const path of Object.values(ASSIGNMENTS.values)) for (const one of assignments) expect(walk.follow(path, one)).toHaveLength(1);
	expect([...walk.missing]).toEqual([]);
});

test.each(ERAS)('everything that is read of a security group exists in the schema of %s', (era) => {
	const contract = contractOf(era);
	const walk = new SchemaWalk(contract);
	const account = { name: ACCOUNT.local, type: 'Assign_User-Based_Security_GroupsType', repeats: true };
	for (const path of [...SECURITY_PATHS.account, SECURITY_PATHS.groups]) expect(walk.follow(path, account)).toHaveLength(1);
	const [group] = walk.follow(SECURITY_PATHS.groups, account);
	expect(group?.repeats).toBe(true);
	expect(walk.follow(id(SECURITY_GROUP_ID_TYPE), group)).toHaveLength(1);
	expect([...walk.missing]).toEqual([]);
	// The other one is a newer version's, of which no schema is public.
	expect(idTypesOf(contract, 'System_UserObjectType').filter((type) => SECURITY_PATHS.userName.some((one) => one === type))).toEqual(['System_User_ID']);
});

test('everything that is read of an integration system user exists in the schema, and the password is not read', () => {
	const walk = new SchemaWalk(contractOf('v46'));
	const user = { name: 'Integration_System_User', type: 'IntegrationSystemUserType', repeats: true };
	for (const { paths } of INTEGRATION_SYSTEM_USER_FIELDS) for (const path of paths) expect(walk.follow(path, user)).toHaveLength(1);
	expect([...walk.missing]).toEqual([]);
	expect(elementsOf(contractOf('v46'), 'IntegrationSystemUserDataType').map(({ name }) => name)).toContain('Password');
	expect(INTEGRATION_SYSTEM_USER_FIELDS.flatMap(({ paths }) => paths).filter((path) => /\bPassword\b/.test(path))).toEqual([]);
});

const leftOut = (rows: readonly SpecRow[], type: string): string[] => {
	const walk = new SpecWalk(contractOf('v46'), 46.1, () => undefined);
	walk.group(rows, type);
	return walk.leftOut;
};

test('the requests have the names and the order of the schema', () => {
	expect(leftOut(GET_SECURITY_GROUPS, 'Get_Assign_User-Based_Security_Groups_RequestType')).toEqual(['Request_References']);
	expect(leftOut(GET_INTEGRATION_SYSTEM_USERS, 'GetIntegrationSystemUsersRequestType')).toEqual(['Integration_System_Request_Criteria']);
});

test('rows have the columns of their tables, and no field of a worker can take the place of one', () => {
	const names = new NameTable();
	const options = { workerFields: [], asOf: '2026-03-15', types: [], organizations: [], jobs: 'all', eachOnce: false } as const;
	expect(new MembershipReader(options, names).columns).toEqual(MEMBERSHIP_FIELDS.map(({ name }) => name));
	expect(createProvisioningReader({ ...options, groups: [], onlyAssigned: true }, names).columns).toEqual(PROVISIONING_FIELDS.map(({ name }) => name));
	expect(createRoleReader({ ...options, roles: [] }, names).columns).toEqual(ROLE_FIELDS.map(({ name }) => name));
	const taken = new Set<string>([...MEMBERSHIP_FIELDS, ...PROVISIONING_FIELDS, ...ROLE_FIELDS].map(({ name }) => name));
	expect(HOLDER_CHOICES.map(({ name }) => name).filter((name) => taken.has(name))).toEqual([]);
	expect(HOLDER_CHOICES.length).toBeGreaterThan(40);
	expect(new Set(SECURITY_GROUP_COLUMNS).size).toBe(SECURITY_GROUP_COLUMNS.length);
});
