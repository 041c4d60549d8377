import { COLLECTIONS, ORGANIZATION_FIELDS } from '../../nodes/Workday/workday/organization/fields.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { type SchemaNode, SchemaWalk } from '../worker/schemaWalk.mts';
import { ORGANIZATION } from './documents.mts';

describe.each<Era>(['v30', 'v46'])('in the schema of %s', (era) => {
	test('everything that a field reads exists', () => {
		const walk = new SchemaWalk(contractOf(era));
		for (const path of ORGANIZATION_FIELDS.flatMap((field) => [...field.paths])) walk.follow(path, ORGANIZATION);
		for (const { entries, values } of Object.values(COLLECTIONS)) {
			const rows = walk.follow(entries, ORGANIZATION);
			expect(rows.length).toBeGreaterThan(0);
			for (const path of Object.values(values)) for (const row of rows) walk.follow(path, row);
		}
		expect([...walk.missing]).toEqual([]);
	});

	test('every field that is copied finds one kind of value', () => {
		const walk = new SchemaWalk(contractOf(era));
		const types: Record<string, RegExp> = {
			boolean: /^xs:boolean$/,
			date: /^xs:date$/,
			moment: /^xs:dateTime$/,
			text: /^xs:string|ObjectIDType$/,
			texts: /^xs:string|ObjectIDType$/,
		};
		const copied = ORGANIZATION_FIELDS.filter((field) => !('derived' in field));
		expect(copied.length).toBeGreaterThan(20);
		for (const field of copied) {
			const found = field.paths.flatMap((path) => walk.follow(path, ORGANIZATION));
			expect([field.name, found.length > 0]).toEqual([field.name, true]);
			for (const { type } of found) expect(type).toMatch(types[field.type] ?? /never/);
		}
	});

	test('a field is a list where the schema lets what it reads repeat, and only there', () => {
		const walk = new SchemaWalk(contractOf(era));
		const repeats = (path: string) => {
			const above: SchemaNode[] = [];
			// A reference holds the same object under several ids: that is no repetition.
			for (let node = walk.follow(path, ORGANIZATION)[0]; node?.parent; node = node.parent) if (node.name !== 'ID') above.push(node);
			return above.some((node) => node.repeats);
		};
		for (const { name, type, paths } of ORGANIZATION_FIELDS) {
			const isList = type === 'texts' || type === 'objects' || type === 'object';
			expect([name, paths.some(repeats)]).toEqual([name, isList]);
		}
	});
});

test('names of fields are unique, and those of the design are there', () => {
	const names = ORGANIZATION_FIELDS.map((field) => field.name);
	expect(new Set(names).size).toBe(names.length);
	const wanted = ['id', 'referenceId', 'name', 'code', 'type', 'subtype', 'description', 'inactive', 'inactiveDate', 'manager', 'owner'];
	const hierarchy = ['parentOrganizationId', 'topLevelOrganizationId', 'childOrganizationIds', 'lastUpdatedDateTime', 'customFields'];
	expect(names).toEqual(expect.arrayContaining([...wanted, ...hierarchy]));
});
