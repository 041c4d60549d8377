/** Learning contents, records and enrollments: the built node in n8n's engine against the tenant, which holds every request against the schema. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { CANARY, credentialFor, runNode, schemaProblems, type NodeOptions } from './workdayNode.mts';

const NUMBER = 4;
const PUTS_ONLY = ['Put_Learning_Imported_Record', 'Put_Learning_Imported_Content', 'Put_Learning_Enrollment'];

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({
		clock: '2026-06-15T12:00:00Z',
		users: [
			{ userName: 'ISU_n8n', password: CANARY },
			{ userName: 'ISU_puts', password: CANARY, tasks: PUTS_ONLY },
			{ userName: 'ISU_nothing', password: CANARY, tasks: [] },
		],
	});
	// So that a put which does not refer to what is there is refused.
	tenant.desk.rules.learningReferenceRequired = true;
});
afterEach(() => tenant.close());

const learner = () => tenant.workforce.workerId(NUMBER);
const records = () => tenant.desk.learning.Learning_Imported_Record;
const sent = () => tenant.requests.map(({ operation }) => operation);
const writes = () => tenant.audit.map(({ operation }) => operation.replace(/^Put_Learning_/, ''));

const RECORD: IDataObject = {
	resource: 'learningRecord',
	operation: 'put',
	recordId: 'R-1',
	contentId: 'C-1',
	completionDate: '2026-01-31',
	grade: 'PASS',
	additionalFields: { startDate: '2026-01-15', overallScore: 88.5 },
	putContentFirst: true,
	contentTitle: 'Ethics in Practice',
	contentDescription: 'Ethics, 1.5 CPE',
};
/** Waits between tries would take seconds. */
const put = async (parameters: IDataObject, options: NodeOptions = {}) => {
	const run = await runNode(tenant, { ...parameters, options: { maxWait: 0, ...(parameters.options as IDataObject) } }, options);
	expect(schemaProblems(tenant)).toEqual([]);
	return run;
};
const putRecord = async (parameters: IDataObject = {}, options: NodeOptions = {}) => await put({ ...RECORD, learner: { __rl: true, mode: 'id', value: learner() }, ...parameters }, options);
const json = (resource: string, values: IDataObject) => ({ resource, operation: 'put', specifyValues: 'json', valuesJson: values });
const stored = () => ({
	ID: 'R-1',
	Learner_Reference: NUMBER,
	Learning_Imported_Content_Reference: 'C-1',
	Start_Date: '2026-01-15',
	Completion_Date: '2026-01-31',
	Learning_Grade_Reference: 'PASS',
	Overall_Score: '88.5',
});

describe('a record and its content', () => {
	test('are added once, changed by reference, set inactive, and put back by the undo of each', async () => {
		const { json: [added] } = await putRecord();
		expect(added).toMatchObject({ recordId: 'R-1', learner: learner(), learnerIdType: 'Employee_ID', contentId: 'C-1', outcome: 'completed', undo: { recordId: 'R-1', inactive: true } });
		expect(records().get('R-1')).toEqual(stored());
		expect(tenant.desk.learning.Learning_Imported_Content.get('C-1')).toEqual({ ID: 'C-1', Title: 'Ethics in Practice', Description: 'Ethics, 1.5 CPE' });
		expect(writes()).toEqual(['Imported_Content', 'Imported_Record']);

		const { json: [same] } = await putRecord({ additionalFields: { startDate: '2026-01-15T10:00:00+09:00', overallScore: '088.50' } });
		expect(same).toMatchObject({ outcome: 'no change', changes: [], requests: [], undo: null });
		expect(tenant.audit).toHaveLength(2);

		const { json: [changed] } = await putRecord({ completionDate: '', grade: 'FAIL', learner: '', contentId: '', putContentFirst: false, additionalFields: { inactive: 'true' } });
		expect(changed?.changes).toEqual([
			{ field: 'grade', before: 'PASS', after: 'FAIL' },
			{ field: 'inactive', before: null, after: true },
		]);
		expect(records().get('R-1')).toEqual({ ...stored(), Learning_Grade_Reference: 'FAIL', Inactive: 'true' });
		expect(changed?.undo).toEqual({ recordId: 'R-1', grade: 'PASS', inactive: false });

		const { json: [undone] } = await put(json('learningRecord', changed?.undo as IDataObject));
		expect(undone?.outcome).toBe('completed');
		expect(records().get('R-1')).toEqual({ ...stored(), Inactive: 'false' });
		await put(json('learningRecord', added?.undo as IDataObject));
		expect([...records()]).toEqual([['R-1', { ...stored(), Inactive: 'true' }]]);
		expect(writes()).toEqual(['Imported_Content', 'Imported_Record', 'Imported_Record', 'Imported_Record', 'Imported_Record']);
	});

	test('a dry run gives what would be sent, and sends nothing that changes something', async () => {
		const { json: [item, twin] } = await putRecord({ dryRun: true }, { input: [{}, {}] });
		expect(twin).toMatchObject({ outcome: 'dry run', requests: [] });
		expect(item).toMatchObject({ outcome: 'dry run', undo: null });
		expect(item?.changes).toContainEqual({ field: 'overallScore', before: null, after: '88.5' });
		const requests = item?.requests as IDataObject[];
		expect(requests.map(({ operation, requestId }) => [operation, requestId])).toEqual([['Put_Learning_Imported_Content', null], ['Put_Learning_Imported_Record', null]]);
		expect(requests[1]?.body).toMatch(/^<wd:Put_Learning_Imported_Record_Request .*<wd:Overall_Score>88.5</);
		expect(sent().filter((operation) => operation.startsWith('Put'))).toEqual([]);
	});

	test('an expression that gives nothing is an error, is left alone, or clears; what is needed cannot be cleared', async () => {
		await putRecord();
		const empty = { grade: '={{ $json.grade }}', input: [{}] };
		expect((await putRecord(empty)).message).toMatch(/^Grade: its expression gave nothing/);
		expect((await putRecord({ ...empty, ifEmpty: 'skip' })).json[0]?.outcome).toBe('no change');
		const cleared = await putRecord({ ...empty, ifEmpty: 'clear' });
		expect(cleared.json[0]).toMatchObject({ outcome: 'completed', changes: [{ field: 'grade', before: 'PASS', after: null }], undo: { recordId: 'R-1', grade: 'PASS' } });
		expect(records().get('R-1')).not.toHaveProperty('Learning_Grade_Reference');
		const writesBefore = tenant.audit.length;
		expect((await putRecord({ ifEmpty: 'clear', learner: { __rl: true, mode: 'id', value: '={{ $json.none }}' } })).message).toMatch(/^Learner: cannot be cleared/);
		expect(tenant.audit).toHaveLength(writesBefore);
	});

	test('a content that was put before its record was refused is said to be there', async () => {
		const { message } = await putRecord({ grade: 'SUMMA' });
		expect(message).toMatch(/knows no Learning_Grade_ID "SUMMA".*Before it, Put_Learning_Imported_Content of this item was carried out/);
		expect(writes()).toEqual(['Imported_Content']);
	});

	test('what Workday reports inside of a good answer is the error of that item alone', async () => {
		const { json: items } = await putRecord(
			{ recordId: '={{ $json.id }}', contentId: '={{ $json.course }}', putContentFirst: false },
			{ input: [{ id: 'R-0', course: 'NONE' }, { id: 'R-1', course: 'C-1' }], onError: 'continueRegularOutput' },
		);
		expect(items.map(({ error }) => error)).toEqual([expect.stringContaining('Workday knows no Learning_Imported_Content_ID "NONE"'), expect.stringContaining('"C-1"')]);
		expect(items[0]?.message).toMatch(/Put Content First/);
		expect(records().size).toBe(0);
	});

	test('one ID twice in a run: the same values once, other values are an error that names both items, and contents too', async () => {
		const input = [{ id: 'R-1', grade: 'PASS', title: 'A' }, { id: 'R-1', grade: 'PASS', title: 'A' }, { id: 'R-1', grade: 'FAIL', title: 'A' }, { id: 'R-2', grade: 'PASS', title: 'B' }];
		const { json: items, workers } = await putRecord({ recordId: '={{ $json.id }}', grade: '={{ $json.grade }}', contentTitle: '={{ $json.title }}' }, { input, onError: 'continueRegularOutput' });
		expect(items.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['completed', 'no change']);
		expect(items.slice(2).map(({ error }) => error)).toEqual([
			expect.stringMatching(/^Record ID: "R-1" is given by item 0 of this run as well, and item 2 has other data/),
			expect.stringMatching(/^Content ID: "C-1" is given by item 0 of this run as well, and item 3 has other data/),
		]);
		expect(workers.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		expect(writes()).toEqual(['Imported_Content', 'Imported_Record']);
	});
});

describe('other names than the guessed ones', () => {
	const names = { recordData: 'Imported_Record_Data', recordCompletionDate: 'Date_Completed', recordIdType: 'Imported_Record_ID', putRecord: 'Put_Learning_Imported_Records_Request' };
	const rows = { name: Object.entries(names).map(([key, sentAs]) => ({ key, sentAs })) };

	test('reach the tenant, in requests and in what is read', async () => {
		tenant.desk.rules.learningNames = {
			Learning_Imported_Record_Data: names.recordData,
			Completion_Date: names.recordCompletionDate,
			Learning_Imported_Record_ID: names.recordIdType,
			Put_Learning_Imported_Record_Request: names.putRecord,
		};
		const content = await put({ resource: 'learningContent', operation: 'put', contentId: 'C-1', title: 'Ethics' });
		expect(content.json[0]).toMatchObject({ contentId: 'C-1', title: 'Ethics', outcome: 'completed', undo: { contentId: 'C-1', inactive: true } });
		const own = { putContentFirst: false, options: { names: rows } };
		expect((await putRecord(own)).json[0]).toMatchObject({ outcome: 'completed', requests: [{ operation: 'Put_Learning_Imported_Records' }] });
		expect(records().get('R-1')).toEqual(stored());
		expect((await putRecord(own)).json[0]?.outcome).toBe('no change');
		const { message, description } = await runNode(tenant, { ...RECORD, learner: learner(), recordId: 'R-2', putContentFirst: false });
		expect(`${message} ${description}`).toMatch(/option Names/);
	});

	test('are names that XML allows', async () => {
		const bad = { name: [{ key: 'recordData', sentAs: 'a><b' }] };
		expect((await putRecord({ options: { names: bad } })).message).toMatch(/^Names: Record: Data: "a><b" is no name of XML/);
		expect(tenant.requests).toEqual([]);
	});
});

describe('who may not read', () => {
	test('is told so, and what to switch off; then what is there is referred to on demand', async () => {
		const credential = { userName: 'ISU_puts' };
		const refused = await putRecord({ putContentFirst: false }, { credential });
		expect(refused.message).toMatch(/switch Only If Different off/);
		expect(refused.description).toMatch(/stands in no public document/);
		const blind = { onlyIfDifferent: false };
		expect((await putRecord({ options: blind }, { credential })).json[0]).toMatchObject({ outcome: 'accepted', undo: null, requests: [{ problem: expect.stringMatching(/^Reading back failed/) }, {}] });
		expect(records().get('R-1')).toEqual(stored());
		const again = { putContentFirst: false, grade: 'FAIL' };
		expect((await putRecord({ ...again, options: blind }, { credential })).message).toMatch(/already in use/);
		expect((await putRecord({ ...again, options: { ...blind, verify: false, updateExisting: true } }, { credential })).json[0]).toMatchObject({ outcome: 'accepted' });
		expect(records().get('R-1')).toMatchObject({ Learning_Grade_Reference: 'FAIL' });
		expect((await putRecord({}, { credential: { userName: 'ISU_nothing' } })).description).toMatch(/Manage: Learning Content/);
	});
});

test('an enrollment is put by its schema, in the time zone of the workflow, and rescinded by its undo', async () => {
	const enrollment = {
		resource: 'learningEnrollment',
		operation: 'put',
		enrollmentId: 'E-1',
		learner: { __rl: true, mode: 'list', value: tenant.workforce.wid(NUMBER) },
		contentId: 'COURSE-1',
		completionDate: '2026-01-31 18:00',
		grade: 'PASS',
		additionalFields: { registeredDate: '2026-01-02', overallScore: '100', attendanceStatus: 'ATTENDED', versionLabel: '2', expirationDate: '2028-01-31' },
	};
	const { json: [item] } = await put(enrollment);
	expect(item).toMatchObject({ outcome: 'completed', learner: tenant.workforce.wid(NUMBER), learnerIdType: 'WID', undo: { enrollmentId: 'E-1', rescind: true } });
	const values = {
		ID: 'E-1',
		Learning_Content_Reference: 'COURSE-1',
		Learner_Reference: NUMBER,
		Registered_Date: '2026-01-02',
		// n8n's own default is New York.
		Learning_Enrollment_Completion_Date: '2026-01-31T23:00:00.000Z',
		Overall_Course_Score: '100',
		Learning_Grade_Reference: 'PASS',
		Attendance_Status_Reference: 'ATTENDED',
		Version_Label: '2',
		Expiration_Date: '2028-01-31',
	};
	const { Learning_Enrollment: enrollments } = tenant.desk.learning;
	expect([...enrollments]).toEqual([['E-1', values]]);
	expect((await put(enrollment)).json[0]?.outcome).toBe('no change');
	expect((await put(json('learningEnrollment', item?.undo as IDataObject))).json[0]?.outcome).toBe('completed');
	expect(enrollments.get('E-1')).toEqual({ ...values, Rescind_Enrollment: 'true' });
	const wrong = await put({ ...enrollment, enrollmentId: 'E-2', contentId: 'NONE' });
	expect([wrong.message, wrong.description]).toEqual([expect.stringMatching(/knows no Learning_Course_ID "NONE"/), expect.stringMatching(/of the content/)]);
	expect(writes()).toEqual(['Enrollment', 'Enrollment']);
});

test('as a tool of an AI agent, each puts what the model says', async () => {
	const { type, data } = credentialFor(tenant);
	const ask = async (parameters: Record<string, NodeParameterValueType>, given: IDataObject) => {
		const { answers } = await runAsTool('n8n-nodes-workday.workday', { authentication: 'isu', operation: 'put', allowWrites: true, allowPrivateData: ['talent'], ...parameters }, given, { credentials: { [type]: data } });
		return answers[0];
	};
	const id = "={{ $fromAI('id', 'ID', 'string') }}";
	expect(await ask({ resource: 'learningContent', contentId: id, title: "={{ $fromAI('title', 'Title', 'string') }}" }, { id: 'C-1', title: 'Ethics' })).toEqual([expect.objectContaining({ outcome: 'completed', title: 'Ethics' })]);
	const who = "={{ $fromAI('learner', 'Employee ID', 'string') }}" as NodeParameterValueType;
	const common = { learner: who, completionDate: "={{ $fromAI('day', 'Day', 'string') }}" };
	const given = { id: 'X-1', learner: learner(), day: '2026-01-31' };
	expect(await ask({ resource: 'learningRecord', recordId: id, contentId: 'C-1', ...common }, given)).toEqual([expect.objectContaining({ recordId: 'X-1', outcome: 'completed' })]);
	expect(await ask({ resource: 'learningEnrollment', enrollmentId: id, contentId: 'COURSE-1', ...common }, given)).toEqual([expect.objectContaining({ enrollmentId: 'X-1', outcome: 'completed' })]);
});
