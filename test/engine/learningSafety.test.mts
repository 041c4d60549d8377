/** Whatever breaks while a record and its content are put: nothing is written twice, no item is lost, and what is said is true. */
import type { IDataObject } from 'n8n-workflow';
import { startTenant, type Switch, type Tenant } from '../tenant/server/index.mts';
import { CANARY, runNode, schemaProblems } from './workdayNode.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ users: [{ userName: 'ISU_n8n', password: CANARY }] });
	tenant.desk.rules.learningReferenceRequired = true;
});
afterAll(() => tenant.close());
beforeEach(() => {
	for (const kind of Object.values(tenant.desk.learning)) kind.clear();
	tenant.desk.audit.splice(0);
	tenant.requests.splice(0);
	tenant.switches.clear();
});

const put = async (parameters: IDataObject = {}) => {
	const record = { recordId: 'R-1', learner: tenant.workforce.wid(4), idType: 'WID', contentId: 'C-1', completionDate: '2026-01-31', grade: 'PASS' };
	const content = { putContentFirst: true, contentTitle: 'Ethics' };
	const run = await runNode(tenant, { resource: 'learningRecord', operation: 'put', ...record, ...content, options: { maxWait: 0 }, ...parameters }, { onError: 'continueRegularOutput' });
	expect(run.json).toHaveLength(1);
	expect(schemaProblems(tenant)).toEqual([]);
	return { ...run, item: run.json[0] ?? {} };
};
const RECORDS = 'Learning_Imported_Record';
const CONTENTS = 'Learning_Imported_Content';
const there = (kind: typeof RECORDS | typeof CONTENTS) => tenant.desk.learning[kind].size;
const writesOf = (kind: string) => tenant.audit.filter(({ operation }) => operation === `Put_${kind}`).length;

/** Of a run in which nothing is there yet. */
const OPERATIONS = ['Get_Learning_Imported_Contents', 'Put_Learning_Imported_Content', 'Get_Learning_Imported_Contents', 'Get_Learning_Imported_Records', 'Put_Learning_Imported_Record', 'Get_Learning_Imported_Records'];
const ALL_FAULTS: Switch[] = [
	{ kind: 'refuseAnswer' },
	{ kind: 'reset', afterRecords: 0 },
	{ kind: 'status', status: 502 },
	{ kind: 'afterEffect', answer: 'reset' },
	{ kind: 'afterEffect', answer: 'gatewayTimeout' },
	{ kind: 'afterEffect', answer: 'unavailable' },
	{ kind: 'afterEffect', answer: 'fault' },
];
const engine: { version: string } = require('n8n-core/package.json');
/** All of them in one of the two engines: it takes seconds. */
const FAULTS = engine.version.startsWith('1.') ? ALL_FAULTS.filter(({ kind }, index) => kind === 'refuseAnswer' || index === 3) : ALL_FAULTS;
/** How often each request is spoiled: once, and as often as it is tried. */
const POINTS = OPERATIONS.flatMap((operation, index) => FAULTS.flatMap((fault) => [1, Infinity].map((times) => ({ operation, number: index + 1, fault, times }))));

test('the requests of an undisturbed run are those that are spoiled below', async () => {
	expect((await put()).item.outcome).toBe('completed');
	expect(tenant.requests.map(({ operation }) => operation)).toEqual(OPERATIONS);
});

test('at every point, in every way: nothing twice, nothing that is not said, and the next run makes it whole', async () => {
	const seen = new Set<string>();
	for (const { number, operation, fault, times } of POINTS) {
		for (const kind of Object.values(tenant.desk.learning)) kind.clear();
		tenant.desk.audit.splice(0);
		tenant.requests.splice(0);
		const first = tenant.requests.length + number;
		tenant.switches.arm(fault, { operation, times, when: (facts) => tenant.requests.length >= first && facts.operation === operation });
		const { item } = await put();
		const where = `${operation} ${number} ${JSON.stringify(fault)} ${times}`;
		const said = item.error ? 'error' : String(item.outcome);
		seen.add(said);
		expect([where, writesOf(RECORDS) <= 1 && writesOf(CONTENTS) <= 1]).toEqual([where, true]);
		// Whoever says that it is there is right; and of what is not known, the ID for Workday's support is given.
		if (said === 'completed' || said === 'accepted') expect([where, there(RECORDS), there(CONTENTS)]).toEqual([where, 1, 1]);
		if (said === 'error') expect([where, there(RECORDS), item.error]).toEqual([where, 0, expect.any(String)]);
		if (said === 'unknown') expect([where, item.requests]).toEqual([where, expect.arrayContaining([expect.objectContaining({ outcome: 'unknown', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), problem: expect.any(String) })])]);
		tenant.switches.clear();
		const { item: again } = await put();
		expect([where, ['completed', 'no change'].includes(String(again.outcome)), writesOf(RECORDS), writesOf(CONTENTS)]).toEqual([where, true, 1, 1]);
	}
	expect([...seen].sort()).toEqual(['accepted', 'completed', 'error', 'unknown']);
});

test('a late answer is no answer: it is read what became of it, and nothing is sent again', async () => {
	tenant.switches.arm({ kind: 'afterEffect', answer: 'late', milliseconds: 1_500 }, { operation: 'Put_Learning_Imported_Record' });
	const { item } = await put({ options: { responseTimeout: 1 } });
	expect(item).toMatchObject({ outcome: 'completed', requests: [{}, { problem: expect.any(String) }] });
	expect([writesOf(RECORDS), there(RECORDS)]).toEqual([1, 1]);
});

test('an error that several items share says of each only what was carried out for it', async () => {
	tenant.switches.arm({ kind: 'refuseAnswer' }, { operation: 'Get_Learning_Imported_Records', times: Infinity });
	const input = ['C-1', 'C-2', 'C-2'].map((content, index) => ({ record: `R-${index}`, content }));
	const values = { recordId: '={{ $json.record }}', contentId: '={{ $json.content }}', contentTitle: 'Ethics', putContentFirst: true };
	const run = await runNode(tenant, { resource: 'learningRecord', operation: 'put', learner: '21001', completionDate: '2026-01-31', ...values, options: { maxWait: 0 } }, { input, onError: 'continueRegularOutput' });
	const said = run.json.map(({ error }) => String(error).match(/Before it/g)?.length ?? 0);
	expect([said, writesOf(CONTENTS), writesOf(RECORDS)]).toEqual([[1, 1, 0], 2, 0]);
});

test('with an error wanted for what is not known, the item is one, and says which request it was', async () => {
	tenant.switches.arm({ kind: 'refuseAnswer' }, { operation: 'Put_Learning_Imported_Record' });
	const { item } = await put({ options: { ifNotApplied: 'error', maxWait: 0 } });
	expect([item.error, item.message]).toEqual([expect.stringMatching(/not known whether Workday carried out/), expect.stringMatching(/Request id/)]);
});
