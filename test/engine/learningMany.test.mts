/** A thousand completions in one run: the built node in n8n's engine against the tenant. */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { CANARY, runNode } from './workdayNode.mts';

const engine: { version: string } = require('n8n-core/package.json');
/** In one of the two engines: they read parameters in the same way, and a thousand take seconds. */
const COUNT = engine.version.startsWith('1.') ? 100 : 1000;
const LEARNERS = 40;
const COURSES = 20;
/** One of each way in which a record can be wrong: Workday knows no such worker, no such grade, and there is no such day. */
const WRONG: ReadonlyMap<number, IDataObject> = new Map<number, IDataObject>([
	[COUNT * 0.1, { learner: 'nobody' }],
	[COUNT * 0.5, { grade: 'SUMMA' }],
	[COUNT * 0.9, { date: '2026-02-30' }],
]);

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 60, users: [{ userName: 'ISU_n8n', password: CANARY }], validate: false });
	tenant.desk.rules.learningReferenceRequired = true;
});
afterAll(() => tenant.close());

const records = (): IDataObject[] =>
	Array.from({ length: COUNT }, (_, index) => ({
		id: `REC-${index}`,
		learner: tenant.workforce.wid(index % LEARNERS),
		course: `C-${index % COURSES}`,
		date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
		grade: 'PASS',
		...WRONG.get(index),
	}));

const PARAMETERS: IDataObject = {
	resource: 'learningRecord',
	operation: 'put',
	recordId: '={{ $json.id }}',
	learner: { __rl: true, mode: 'id', value: '={{ $json.learner }}' },
	idType: 'WID',
	contentId: '={{ $json.course }}',
	completionDate: '={{ $json.date }}',
	grade: '={{ $json.grade }}',
	putContentFirst: true,
	contentTitle: '=Course {{ $json.course }}',
	options: { sideBySide: 10 },
};
const run = async () => await runNode(tenant, PARAMETERS, { input: records(), onError: 'continueRegularOutput' });
const outcomes = (items: readonly IDataObject[]) => items.reduce<Record<string, number>>((sum, { outcome }) => ({ ...sum, [String(outcome)]: (sum[String(outcome)] ?? 0) + 1 }), {});

test('three of them are wrong: all others land once, each of the three says why, and to run it again changes nothing', async () => {
	const first = await run();
	const errors = [/knows no WID "nobody"/, /knows no Learning_Grade_ID "SUMMA"/, /Completion Date: "2026-02-30" is not a date/].map((text) => expect.stringMatching(text));
	const failed = (items: readonly IDataObject[]) => [...WRONG.keys()].map((index) => items[index]?.error);
	expect(failed(first.json)).toEqual(errors);
	expect(outcomes(first.json)).toEqual({ completed: COUNT - WRONG.size, undefined: WRONG.size });
	expect(first.workers.map(({ pairedItem }) => pairedItem)).toEqual(records().map((_, item) => ({ item })));

	const { Learning_Imported_Record: stored, Learning_Imported_Content: contents } = tenant.desk.learning;
	const wanted = records().filter((_, index) => !WRONG.has(index));
	const shown = wanted.map(({ id, course, date, grade }) => [id, { ID: id, Learning_Imported_Content_Reference: course, Completion_Date: date, Learning_Grade_Reference: grade }]);
	expect([...stored].map(([id, { Learner_Reference: _learner, ...values }]) => [id, values]).sort()).toEqual(shown.sort());
	expect([...contents.keys()].sort()).toEqual(Array.from({ length: COURSES }, (_, course) => `C-${course}`).sort());
	// One entry for each record, one for each content, and each content before its first record.
	expect(tenant.audit).toHaveLength(wanted.length + COURSES);
	expect(tenant.audit.every(({ before }) => before === undefined)).toBe(true);

	tenant.requests.splice(0);
	const second = await run();
	expect(failed(second.json)).toEqual(errors);
	expect(outcomes(second.json)).toEqual({ 'no change': COUNT - WRONG.size, undefined: WRONG.size });
	expect(tenant.audit).toHaveLength(wanted.length + COURSES);
	// Reads for many items at once: without that there would be one for each.
	expect(tenant.requests.length).toBeLessThan(COURSES + COUNT / 10);
});
