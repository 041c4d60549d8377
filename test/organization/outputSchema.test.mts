/** The output schema of organizations that n8n's editor shows before a node has run. */
import { execFileSync } from 'node:child_process';
import { createOrganizationOutput } from '../../nodes/Workday/workday/organization/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { root, textOf } from '../support/sources.mts';
import { OPTIONS } from './documents.mts';

test.each(['getAll', 'get'])('the output schema of %s is what the script makes of the table of fields, in the order of the default output', (operation) => {
	const made = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print', `organization/${operation}`], { cwd: root, encoding: 'utf8' });
	expect(textOf(`nodes/Workday/__schema__/v1.0.0/organization/${operation}.json`)).toBe(made);
	const { columns } = createOrganizationOutput({ ...OPTIONS, kind: 'profile' }, new NameTable());
	expect(Object.keys(JSON.parse(made).properties)).toEqual(columns);
});
