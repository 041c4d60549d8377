import { ORGANIZATION_FIELDS } from '../../nodes/Workday/workday/organization/fields.ts';
import { createOrganizationOutput, type OutputOptions } from '../../nodes/Workday/workday/organization/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { SchemaValidator, type Era } from '../tenant/schema/index.mts';
import { answer, full, itemsOf, OPTIONS, organization } from './documents.mts';

const create = (options: Partial<OutputOptions>) => createOrganizationOutput({ ...OPTIONS, ...options }, new NameTable());
const xpath = (...fields: Array<[name: string, path: string, list?: boolean]>): Partial<OutputOptions> => ({
	kind: 'xpath',
	xpathFields: fields.map(([name, path, list = false]) => ({ name, path, list })),
});

let validator: SchemaValidator;
beforeAll(() => {
	validator = SchemaValidator.acquire();
});
afterAll(() => SchemaValidator.release());

test.each<Era>(['v30', 'v46'])('the organizations of these tests are valid answers in %s', async (era) => {
	expect(await validator.validate(answer(full(0), full(1), full(2), organization({}, '')), era)).toEqual([]);
	expect(await validator.validate(answer(full().replace('Inactive_Date', 'Inactive_Day')), era)).not.toEqual([]);
});

test('the profile has every field', () => {
	expect(itemsOf(answer(full()))).toEqual([
		{
			id: 'wid-1',
			referenceId: 'REF-1',
			name: 'R&D ',
			code: '007',
			type: 'SUPERVISORY',
			subtype: 'Department',
			subtypeId: 'DEPT',
			description: 'What it does',
			inactive: true,
			inactiveDate: '2026-02-28',
			availabilityDate: '2020-01-01T08:00:00.000Z',
			manager: 'w-1',
			managerEmployeeNumber: '0021',
			managerName: 'Ana Lima',
			leaders: ['leader-1'],
			owner: 'w-2',
			parentOrganizationId: 'above',
			topLevelOrganizationId: 'top',
			childOrganizationIds: ['Subordinate_Organization_Reference-1'],
			includedOrganizationIds: ['Included_Organization_Reference-1'],
			includedInOrganizationIds: ['Included_In_Organization_Reference-1'],
			lastUpdatedDateTime: '2026-03-01T08:30:00.123Z',
			customFields: { P_field1: '1' },
			location: 'Oslo',
			locationCode: 'OSL',
			availableForHire: true,
			hiringFreeze: false,
			roles: [
				{ role: 'Manager', roleName: 'Manager', worker: 'w-1', employeeNumber: '0021', contingentWorkerId: null, workerName: 'Ana Lima' },
			],
		},
	]);
});

test('the profile has the same keys and shapes for none, one and two of what repeats, and for an organization without data', () => {
	const items = itemsOf(answer(full(0), full(1), full(2), organization({}, ''), '<wd:Organization/>'));
	expect(items).toHaveLength(5);
	for (const item of items) expect(Object.keys(item)).toEqual(ORGANIZATION_FIELDS.map((field) => field.name));
	const count = (key: string) => items.map((item) => (item[key] as unknown[]).length);
	for (const { name, type } of ORGANIZATION_FIELDS) {
		if (type === 'texts' || type === 'objects') expect([name, count(name)]).toEqual([name, [0, 1, 2, 0, 0]]);
	}
	expect(items[2]?.customFields).toEqual({ P_field1: '1', P_field2: '2' });
	expect(items[2]?.roles).toEqual([
		expect.objectContaining({ worker: 'w-1' }),
		{ role: 'Manager', roleName: 'Manager', worker: 'w-3', employeeNumber: null, contingentWorkerId: 'C-3', workerName: null },
	]);
	for (const empty of items.slice(3)) {
		const values = ORGANIZATION_FIELDS.map(({ name, type }) => [name, type, empty[name]]);
		const expected: Record<string, unknown> = { texts: [], objects: [], object: {} };
		expect(values).toEqual(ORGANIZATION_FIELDS.map(({ name, type }) => [name, type, expected[type] ?? null]));
	}
});

test('without its own element the reference id is taken from the reference, a subtype without a name is its id', () => {
	const data = '<wd:Organization_Subtype_Reference><wd:ID wd:type="Organization_Subtype_ID">DEPT</wd:ID></wd:Organization_Subtype_Reference>';
	const [item] = itemsOf(answer(organization({ WID: 'a', Company_Reference_ID: 'C-1' }, data)), { fields: ['subtype', 'referenceId', 'subtypeId'] });
	expect(item).toEqual({ referenceId: 'C-1', subtype: 'DEPT', subtypeId: 'DEPT' });
});

test('fields are in the order of the table, custom fields without their prefix', () => {
	expect(create({ fields: ['name', 'id'] }).columns).toEqual(['id', 'name']);
	expect(itemsOf(answer(full(2)), { fields: ['customFields'], customFieldPrefix: 'P_' })).toEqual([{ customFields: { field1: '1', field2: '2' } }]);
});

test('ids are those of its own data, and nothing else is asked for', () => {
	const output = create({ kind: 'ids', fields: ['roles'] });
	expect([output.columns, output.alone]).toEqual([['id', 'referenceId', 'type'], true]);
	expect(itemsOf(answer(full()), { kind: 'ids' })).toEqual([{ id: 'wid-1', referenceId: 'REF-1', type: 'SUPERVISORY' }]);
});

test('raw XML can be parsed alone', () => {
	const [item] = itemsOf(answer(full()), { kind: 'xml' });
	expect(item?.xml).toMatch(/^<wd:Organization xmlns:\w+="[^"]+"/);
	expect(itemsOf(answer(String(item?.xml)))).toEqual(itemsOf(answer(full())));
});

test('raw JSON has lists for none, one and two of what repeats', () => {
	const [none, one, two] = itemsOf(answer(full(0), full(1), full(2)), { kind: 'json' }).map((item) => item.Organization_Data as Record<string, never>);
	const lists = (data: Record<string, never> | undefined): unknown[][] => [
		data?.Leadership_Reference ?? [undefined],
		data?.Integration_Field_Override_Data ?? [undefined],
		(data?.Hierarchy_Data as Record<string, unknown[]> | undefined)?.Subordinate_Organization_Reference ?? [undefined],
		(data?.Roles_Data as Record<string, unknown[]> | undefined)?.Organization_Role_Data ?? [undefined],
	];
	expect([none, one, two].map((data) => lists(data).map((list) => list.length))).toEqual([[0, 0, 0, 0], [1, 1, 1, 1], [2, 2, 2, 2]]);
	expect(one).toMatchObject({
		Name: 'R&D ',
		Manager_Reference: { '@Descriptor': 'Ana Lima', ID: [{ '@type': 'WID', '#text': 'w-1' }, { '@type': 'Employee_ID', '#text': '0021' }] },
		Roles_Data: { Organization_Role_Data: [{ Worker_Reference: [{ '@Descriptor': 'Ana Lima' }] }] },
	});
});

test('fields by XPath begin at the organization, with or without its name, or at the envelope', () => {
	const paths = xpath(
		['relative', "Organization_Data/Hierarchy_Data/Superior_Organization_Reference/ID[@type='WID']"],
		['named', 'wd:Organization/wd:Organization_Data/wd:Name'],
		['absolute', '/env:Envelope/env:Body/wd:Get_Organizations_Response/wd:Response_Data/wd:Organization/wd:Organization_Data/wd:Organization_Code'],
		['below', '//Subordinate_Organization_Reference/ID[@type="WID"]', true],
		['absent', 'Organization_Data/External_URL_Reference/@Descriptor'],
		['count', 'count(//Leadership_Reference)'],
	);
	expect(itemsOf(answer(full(2), full(0)), paths)).toEqual([
		{
			relative: 'above',
			named: 'R&D ',
			absolute: '007',
			below: ['Subordinate_Organization_Reference-1', 'Subordinate_Organization_Reference-2'],
			absent: null,
			count: 2,
		},
		{ relative: 'above', named: 'R&D ', absolute: '007', below: [], absent: null, count: 0 },
	]);
});

test.each<[string, Partial<OutputOptions>, RegExp]>([
	['a field that is none', { fields: ['nickname'] }, /^Fields: "nickname" is not one of id, referenceId/],
	['no XPath field', xpath(), /^Fields by XPath: at least one field/],
	['a prefix that is not bound', xpath(['a', 'foo:Organization_Data']), /^Fields by XPath, "a": .*foo/],
])('%s is refused', (_what, options, message) => {
	expect(() => create(options)).toThrow(expect.objectContaining({ name: 'InvalidRequest', message: expect.stringMatching(message) }));
});
