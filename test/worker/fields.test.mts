import { COLLECTIONS, ORGANIZATION_FIELDS, POSITION_START_PATH, WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { FLAGS } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { type SchemaNode, SchemaWalk } from './schemaWalk.mts';

/** What fields read and only some versions have. A path that no version has is a mistake, and would stand in both. */
const ONLY_IN_OTHERS: Record<Era, string[]> = {
	v30: [
		'Phone_Data/@E164_Formatted_Phone',
		'Phone_Data/@International_Formatted_Phone',
		'Phone_Data/@Tenant_Formatted_Phone',
		'Phone_Data/@Workday_Traditional_Formatted_Phone',
	],
	v46: ['Phone_Data/@Formatted_Phone', 'Phone_Data/Area_Code'],
};

function walkFields(walk: SchemaWalk): void {
	for (const path of [POSITION_START_PATH, ...WORKER_FIELDS.flatMap((field) => [...field.paths])]) walk.follow(path);
	for (const { entries, values } of Object.values(COLLECTIONS)) {
		const rows = walk.follow(entries);
		for (const path of Object.values(values)) for (const row of rows) walk.follow(path, row);
	}
}

describe.each<Era>(['v30', 'v46'])('in the schema of %s', (era) => {
	test('everything that a field reads exists, but for what other versions have', () => {
		const walk = new SchemaWalk(contractOf(era));
		walkFields(walk);
		expect([...walk.missing].sort()).toEqual(ONLY_IN_OTHERS[era]);
	});

	test('every field that is copied finds one kind of value', () => {
		const walk = new SchemaWalk(contractOf(era));
		const types: Record<string, RegExp> = {
			boolean: /^xs:boolean$/,
			date: /^xs:date$/,
			moment: /^xs:dateTime$/,
			text: /^xs:string|ObjectIDType$|Address_Line_Information_DataType/,
			texts: /^xs:string|ObjectIDType$/,
		};
		const copied = WORKER_FIELDS.filter((field) => !('derived' in field));
		expect(copied.length).toBeGreaterThan(40);
		for (const field of copied) {
			const found = field.paths.flatMap((path) => walk.follow(path));
			expect([field.name, found.length > 0]).toEqual([field.name, true]);
			for (const { type } of found) expect(type).toMatch(types[field.type] ?? /never/);
		}
	});

	test('every collection can come more than once', () => {
		const walk = new SchemaWalk(contractOf(era));
		for (const [name, { entries }] of Object.entries(COLLECTIONS)) {
			const above: SchemaNode[] = [];
			for (let node = walk.follow(entries)[0]; node?.parent; node = node.parent) above.push(node);
			expect([name, above.some((node) => node.repeats)]).toEqual([name, true]);
		}
	});
});

test('the walk notices an element, an attribute and an id type that are not there', () => {
	const walk = new SchemaWalk(contractOf('v46'));
	walk.follow("Worker_Data/Worker_Id | Worker_Reference/@Description | Worker_Reference/ID[@type='Employee_Id' or @type='WID']");
	expect([...walk.missing]).toEqual(['Worker_Data/Worker_Id', 'Worker_Reference/@Description', "Worker_Reference/ID/@type='Employee_Id'"]);
});

test('names of fields are unique', () => {
	const names = WORKER_FIELDS.map((field) => field.name);
	expect(new Set(names).size).toBe(names.length);
});

test('what others should not see is left out unless asked for', () => {
	expect(WORKER_FIELDS.filter((field) => 'sensitive' in field).map((field) => field.name)).toEqual([
		'personalEmail',
		'personalPhone',
		'terminationInvoluntary',
		'leaveType',
	]);
});

test('organizations that have a field have a flag that can leave them out', () => {
	const types = FLAGS.flatMap((row) => ('organizationTypes' in row && row.organizationTypes ? [...row.organizationTypes] : []));
	expect(types).toEqual(expect.arrayContaining(Object.keys(ORGANIZATION_FIELDS)));
});
