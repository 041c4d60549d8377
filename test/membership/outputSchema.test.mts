/** The output schemas of memberships that n8n's editor shows before a node has run. */
import { execFileSync } from 'node:child_process';
import { INTEGRATION_SYSTEM_USER_FIELDS } from '../../nodes/Workday/workday/membership/integrationSystemUsers.ts';
import { MEMBERSHIP_FIELDS } from '../../nodes/Workday/workday/membership/membershipFields.ts';
import { PROVISIONING_FIELDS } from '../../nodes/Workday/workday/membership/provisioningRows.ts';
import { ROLE_FIELDS } from '../../nodes/Workday/workday/membership/roleRows.ts';
import { SECURITY_GROUP_FIELDS } from '../../nodes/Workday/workday/membership/securityGroups.ts';
import { root, textOf } from '../support/sources.mts';

const TABLES: Record<string, ReadonlyArray<{ name: string }>> = {
	'membership/getOrganizations': MEMBERSHIP_FIELDS,
	'membership/getProvisioningGroups': PROVISIONING_FIELDS,
	'membership/getRoles': ROLE_FIELDS,
	'membership/getSecurityGroups': SECURITY_GROUP_FIELDS,
	'integrationSystemUser/getAll': INTEGRATION_SYSTEM_USER_FIELDS,
};

test.each(Object.entries(TABLES))('the output schema of %s is what the script makes of the table of columns', (operation, fields) => {
	const made = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print', operation], { cwd: root, encoding: 'utf8' });
	expect(textOf(`nodes/Workday/__schema__/v1.0.0/${operation}.json`)).toBe(made);
	expect(Object.keys(JSON.parse(made).properties)).toEqual(fields.map(({ name }) => name));
});

test('every column of a table stands in memberships.md', () => {
	const docs = textOf('docs/memberships.md');
	const columns = Object.values(TABLES).flatMap((fields) => fields.map(({ name }) => name));
	expect(columns.length).toBeGreaterThan(30);
	expect(columns.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
});

test('the reports of memberships.md have the columns of the rows that they stand for', () => {
	const [, table = ''] = /^## Where a permission is not to be had$([\s\S]*?)^## /m.exec(textOf('docs/memberships.md')) ?? [];
	const [, groups = ''] = /^\| Security group memberships \|(.*)$/m.exec(table) ?? [];
	const [, users = ''] = /^\| Integration system users \|(.*)$/m.exec(table) ?? [];
	const aliases = (row: string) => [...row.matchAll(/`(\w+)`/g)].map(([, alias = '']) => alias);
	expect(aliases(groups).filter((alias) => alias !== 'memberships')).toEqual(SECURITY_GROUP_FIELDS.map(({ name }) => name));
	expect(INTEGRATION_SYSTEM_USER_FIELDS.map(({ name }) => name)).toEqual(expect.arrayContaining(aliases(users)));
	expect(aliases(users)).toHaveLength(5);
});
