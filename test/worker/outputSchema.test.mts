/** The output schemas that n8n's editor shows before a node has run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkerOutput } from '../../nodes/Workday/workday/worker/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';

const ROOT = join(__dirname, '../..');

describe.each(['getAll', 'get'])('the output schema of %s', (operation) => {
	const text = readFileSync(join(ROOT, `nodes/Workday/__schema__/v1.0.0/worker/${operation}.json`), 'utf8');

	test('is what the script makes of the table of fields', () => {
		const made = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print'], { cwd: ROOT, encoding: 'utf8' });
		expect(text).toBe(made);
	});

	test('names the fields of the default output, in their order', () => {
		const output = createWorkerOutput(
			{
				kind: 'profile',
				xpathFields: [],
				fields: [],
				sensitive: [],
				asOf: '2026-01-01',
				keepEnabledOnLeave: false,
				customFieldPrefix: '',
				mobileDeviceTypes: [],
				landlineDeviceTypes: [],
			},
			new NameTable(),
		);
		expect(Object.keys(JSON.parse(text).properties)).toEqual(output.columns);
	});
});
