/** The output schemas that n8n's editor shows before a node has run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeItem, type WorkerChange } from '../../nodes/Workday/workday/changes/resolve.ts';
import { NOTHING_KNOWN } from '../../nodes/Workday/workday/changes/sightings.ts';
import { createWorkerOutput } from '../../nodes/Workday/workday/worker/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';

const ROOT = join(__dirname, '../..');
const schemaOf = (operation: string) => readFileSync(join(ROOT, `nodes/Workday/__schema__/v1.0.0/worker/${operation}.json`), 'utf8');

test.each(['getAll', 'get', 'getChanged', 'updateAccount', 'updateContact'])('the output schema of %s is what the script makes of the table of fields', (operation) => {
	const made = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--print', `worker/${operation}`], { cwd: ROOT, encoding: 'utf8' });
	expect(made).not.toBe('');
	expect(schemaOf(operation)).toBe(made);
});

test('the output schema of getChanged names what a change has, around the worker of Get Many', () => {
	const { properties } = JSON.parse(schemaOf('getChanged'));
	const counterpart = { id: 'x', employeeNumber: '1', contingentWorkerId: null, workerType: 'Employee' } as const;
	const change: WorkerChange = {
		...{ event: 'converted', id: 'x', due: 0, effectiveDate: null, day: '2026-03-15', worker: {}, keys: [] },
		conversion: { role: 'current', counterpart },
		transactions: [NOTHING_KNOWN],
	};
	const item = changeItem(change, { from: 0, through: 1, overlapMs: 0, start: 0 });
	expect(Object.keys(properties)).toEqual([...Object.keys(item), 'changes']);
	expect(Object.keys(properties.conversion.properties.counterpart.properties)).toEqual(Object.keys(counterpart));
	expect(Object.keys(properties.transactions.items.properties).sort()).toEqual(Object.keys(NOTHING_KNOWN).sort());
	expect(Object.keys(properties.worker.properties)).toEqual(Object.keys(JSON.parse(schemaOf('getAll')).properties));
});

describe.each(['getAll', 'get'])('the output schema of %s', (operation) => {
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
		expect(Object.keys(JSON.parse(schemaOf(operation)).properties)).toEqual(output.columns);
	});
});
