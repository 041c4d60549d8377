/** The output schemas that n8n's editor shows before a node has run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Privacy } from '../../../nodes/Workday/workday/privacy/kinds.ts';
import { absenceRows, BALANCE_FIELDS, TIME_OFF_FIELDS } from '../../../nodes/Workday/workday/rest/absence.ts';
import { organizationFromRest } from '../../../nodes/Workday/workday/rest/organization.ts';
import { workerFromRest } from '../../../nodes/Workday/workday/rest/worker.ts';

const ROOT = join(__dirname, '../../..');

test.each([
	['worker/getManyRest', workerFromRest({}, { terminatedLeftOut: false, keepEnabledOnLeave: false })],
	['organization/getManyRest', organizationFromRest({})],
	['absence/getBalances', absenceRows(BALANCE_FIELDS, Privacy.OFF).read({})],
	['absence/getTimeOff', absenceRows(TIME_OFF_FIELDS, Privacy.OFF).read({})],
])('the output schema of %s is what the script makes, and names the fields of an item in their order', (operation, item) => {
	const schema = readFileSync(join(ROOT, `nodes/Workday/__schema__/v1.0.0/${operation}.json`), 'utf8');
	expect(execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print', operation], { cwd: ROOT, encoding: 'utf8' })).toBe(schema);
	expect(Object.keys(JSON.parse(schema).properties)).toEqual(Object.keys(item));
});
