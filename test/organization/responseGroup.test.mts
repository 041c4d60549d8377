/** The four flags: in the request, in the schema, and raised by what is read. */
import { writeGetOrganizations } from '../../nodes/Workday/workday/organization/getOrganizations.ts';
import { createOrganizationOutput, type OutputOptions } from '../../nodes/Workday/workday/organization/output.ts';
import { FLAGS, NO_NEEDS, resolveResponseGroup, type Flag } from '../../nodes/Workday/workday/organization/responseGroup.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { childElements, parseElement } from '../support/canonicalXml.mts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { elementsOf, SchemaWalk } from '../worker/schemaWalk.mts';
import { OPTIONS, ORGANIZATION } from './documents.mts';

const flags = FLAGS.map((row) => row.element);

/** Flags that an output raises when the user chose nothing. */
function raisedBy(options: Partial<OutputOptions>): Flag[] {
	const { needs } = createOrganizationOutput({ ...OPTIONS, ...options }, new NameTable());
	return resolveResponseGroup(new Set(), needs).raised;
}
const raisedByPaths = (...paths: string[]) =>
	raisedBy({ kind: 'xpath', xpathFields: paths.map((path, index) => ({ name: String(index), path, list: false })) });

function sent(group: Parameters<typeof writeGetOrganizations>[0]['group']): Record<string, string> {
	const request = parseElement(writeGetOrganizations(group === undefined ? {} : { group }, 'v46.1'));
	const element = childElements(request).find((one) => one.localName === 'Response_Group');
	return Object.fromEntries((element ? childElements(element) : []).map((flag) => [flag.localName ?? '', flag.textContent ?? '']));
}

describe.each<Era>(['v30', 'v46'])('in the schema of %s', (era) => {
	test('the flags are these, in order', () => {
		expect(elementsOf(contractOf(era), 'Organization_Response_GroupType').map((one) => one.name)).toEqual(flags);
	});

	test('the sections that they fill are there', () => {
		const walk = new SchemaWalk(contractOf(era));
		for (const row of FLAGS) walk.follow(`Organization_Data/${row.with ? 'Supervisory_Data/' : ''}${row.section}`, ORGANIZATION);
		expect([...walk.missing]).toEqual([]);
	});
});

test('all four are sent with a value, whatever is chosen', () => {
	const none = { Include_Roles_Data: 'false', Include_Hierarchy_Data: 'false', Include_Supervisory_Data: 'false', Include_Staffing_Restrictions_Data: 'false' };
	expect(sent(undefined)).toEqual(none);
	expect(sent({ Include_Hierarchy_Data: true })).toEqual({ ...none, Include_Hierarchy_Data: 'true' });
	expect(Object.keys(sent({ Include_Staffing_Restrictions_Data: true, Include_Roles_Data: true }))).toEqual(flags);
	expect(new Set(Object.values(sent(resolveResponseGroup(new Set(flags), NO_NEEDS).values)))).toEqual(new Set(['true']));
});

test('staffing restrictions have no effect without supervisory data', () => {
	expect(resolveResponseGroup(new Set(['Include_Staffing_Restrictions_Data']), NO_NEEDS)).toEqual({
		values: { Include_Roles_Data: false, Include_Hierarchy_Data: false, Include_Supervisory_Data: true, Include_Staffing_Restrictions_Data: true },
		raised: ['Include_Supervisory_Data'],
	});
});

test('what is included by default is left out where nothing reads it, and stays where something may', () => {
	const standard = FLAGS.filter((row) => row.initially).map((row) => row.element);
	const asked = (options: Partial<OutputOptions>, chosen = standard): Flag[] => {
		const { values } = resolveResponseGroup(new Set(chosen), createOrganizationOutput({ ...OPTIONS, ...options }, new NameTable()).needs);
		return FLAGS.map((row) => row.element).filter((flag) => values[flag]);
	};
	const ofPath = (path: string) => asked({ kind: 'xpath', xpathFields: [{ name: 'one', path, list: false }] });
	expect(asked({ fields: ['name'] })).toEqual([]);
	// All fields: the location is there when its part is.
	expect(asked({ fields: [] })).toEqual(standard);
	expect(asked({ fields: ['parentOrganizationId'] })).toEqual(['Include_Hierarchy_Data']);
	expect(asked({ fields: ['name'] }, [...standard, 'Include_Roles_Data'])).toEqual(['Include_Roles_Data']);
	expect(asked({ kind: 'json' })).toEqual(standard);
	expect(ofPath('Organization_Data/Organization_Code')).toEqual([]);
	expect(ofPath("Organization_Reference/ID[@type='WID']")).toEqual([]);
	for (const path of ['//Organization_Code', 'Organization_Data', 'Organization_Data/*', 'string()', '..']) expect(ofPath(path)).toEqual(standard);
});

test.each<[string, string[], Flag[]]>([
	['all fields', [], ['Include_Hierarchy_Data']],
	['its own data', ['id', 'name', 'manager', 'leaders', 'inactive', 'lastUpdatedDateTime', 'customFields'], []],
	['the organization above', ['parentOrganizationId'], ['Include_Hierarchy_Data']],
	['those below', ['childOrganizationIds'], ['Include_Hierarchy_Data']],
	['what a hierarchy holds', ['includedOrganizationIds', 'includedInOrganizationIds'], ['Include_Hierarchy_Data']],
	['the top', ['topLevelOrganizationId'], ['Include_Hierarchy_Data']],
	['roles', ['roles'], ['Include_Roles_Data']],
	['the location', ['location'], ['Include_Supervisory_Data']],
	['whether it may hire', ['availableForHire', 'hiringFreeze'], ['Include_Supervisory_Data']],
])('a profile of %s raises the flags that it needs', (_what, fields, raised) => {
	expect(raisedBy({ fields })).toEqual(raised);
});

test('outputs that read what comes raise nothing', () => {
	for (const kind of ['ids', 'json', 'xml'] as const) expect([kind, raisedBy({ kind, fields: ['roles'] })]).toEqual([kind, []]);
});

test.each<[string, Flag[]]>([
	['Organization_Data/Name', []],
	['wd:Organization_Data/wd:Hierarchy_Data/wd:Superior_Organization_Reference/wd:ID', ['Include_Hierarchy_Data']],
	['/env:Envelope/env:Body/wd:Get_Organizations_Response/wd:Response_Data/wd:Organization/wd:Organization_Data/wd:Roles_Data', ['Include_Roles_Data']],
	['Organization/Organization_Data/Supervisory_Data/Staffing_Model', ['Include_Supervisory_Data']],
	['//Staffing_Restrictions_Data', ['Include_Supervisory_Data', 'Include_Staffing_Restrictions_Data']],
	['count(//Roles_Data) + 1', ['Include_Roles_Data']],
	['Organization_Data[Hierarchy_Data]/Name', ['Include_Hierarchy_Data']],
])('the path %s raises %j', (path, raised) => {
	expect(raisedByPaths(path)).toEqual(raised);
});

test('what the user chose already is not said to be raised', () => {
	const { raised, values } = resolveResponseGroup(new Set(['Include_Hierarchy_Data']), { elements: new Set(['Hierarchy_Data', 'Roles_Data']) });
	expect(raised).toEqual(['Include_Roles_Data']);
	expect(values).toMatchObject({ Include_Roles_Data: true, Include_Hierarchy_Data: true, Include_Supervisory_Data: false });
});
