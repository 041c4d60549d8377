import { createWorkerOutput, type OutputOptions } from '../../nodes/Workday/workday/worker/output.ts';
import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { parseDocument } from '../../nodes/Workday/xml/records.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { OPTIONS } from './outputOptions.mts';

const create = (options: Partial<OutputOptions>) => createWorkerOutput({ ...OPTIONS, ...options }, new NameTable());
const xpath = (...fields: Array<[name: string, path: string]>) =>
	create({ kind: 'xpath', xpathFields: fields.map(([name, path]) => ({ name, path, list: false })) });

test('a profile has all fields that are not sensitive, in the order of the table', () => {
	const all = WORKER_FIELDS.filter((field) => !('sensitive' in field)).map((field) => field.name);
	expect(create({}).columns).toEqual(all);
	expect(create({ sensitive: ['leaveType'] }).columns).toHaveLength(all.length + 1);
	expect(create({ fields: ['email', 'id'] }).columns).toEqual(['id', 'email']);
	expect(create({ fields: ['email'], sensitive: ['personalEmail'] }).columns).toEqual(['email', 'personalEmail']);
});

test('columns are known where every worker has the same keys', () => {
	expect(create({ kind: 'ids' }).columns).toEqual(['id', 'employeeNumber', 'contingentWorkerId', 'workerType']);
	expect(create({ kind: 'xml' }).columns).toEqual(['xml']);
	expect(xpath(['b', 'Worker_Data'], ['a', 'Worker_Reference']).columns).toEqual(['b', 'a']);
	expect(create({ kind: 'json' }).columns).toBeUndefined();
	expect(create({ kind: 'scim' }).columns).toBeUndefined();
});

test('ids alone need nothing but the reference, whatever else is included', () => {
	const { alone, needs } = create({ kind: 'ids', sensitive: ['leaveType'] });
	expect(alone).toBe(true);
	expect([...needs.elements].filter((name) => name.endsWith('_Data'))).toEqual([]);
});

test('a profile of few fields needs the sections of those fields', () => {
	const { needs } = create({ fields: ['costCenter', 'hireDate'] });
	expect([...needs.organizationTypes]).toEqual(['COST_CENTER']);
	expect(needs.elements).toContain('Employment_Data');
	expect(needs.elements).not.toContain('Personal_Data');
});

test('additional jobs are asked for only by name', () => {
	expect(create({}).needs.additionalJobs).toBe(false);
	expect(create({ fields: ['additionalJobs'] }).needs.additionalJobs).toBe(true);
});

test('a path that is too expensive for a worker names its field', () => {
	const names = new NameTable();
	const rows = '<A><B/></A>'.repeat(8000);
	const worker = parseDocument(Buffer.from(`<Worker xmlns="urn:com.workday/bsvc">${rows}</Worker>`), { names });
	const xpathFields = [{ name: 'a', path: 'count(//A[../A[//Absent]])', list: false }];
	const output = createWorkerOutput({ ...OPTIONS, kind: 'xpath', xpathFields }, names);
	expect(() => output.read(worker)).toThrow(
		expect.objectContaining({ name: 'InvalidRequest', afterSending: true, message: expect.stringMatching(/^Fields by XPath, "a": XPath: this is too expensive/) }),
	);
});

test.each<[string, () => unknown, RegExp]>([
	['a field that is none', () => create({ fields: ['nickname'] }), /^Fields: "nickname" is not one of id, workerId/],
	['a sensitive field among the others', () => create({ fields: ['leaveType'] }), /^Fields: "leaveType" is sensitive: choose it in Sensitive Fields/],
	['a sensitive field that is none', () => create({ sensitive: ['email'] }), /^Sensitive Fields: "email" is not one of personalEmail/],
	['no XPath field', () => xpath(), /^Fields by XPath: at least one field/],
	['a path without a name', () => xpath(['', 'Worker_Data']), /^Fields by XPath: the path "Worker_Data" has no name/],
	['a name without a path', () => xpath(['a', '']), /^Fields by XPath: the field "a" has no path/],
	['a name that comes twice', () => xpath(['a', 'x'], ['a', 'y']), /^Fields by XPath: the name "a" is used twice/],
	['a prefix that is not bound', () => xpath(['a', 'foo:Worker_Data']), /^Fields by XPath, "a": .*foo/],
])('%s is refused', (_what, make, message) => {
	expect(make).toThrow(expect.objectContaining({ name: 'InvalidRequest', message: expect.stringMatching(message) }));
});
