/** Which flags an output raises by itself, so that nobody has to know them. */
import { WORKDAY_PATHS } from '../../nodes/Workday/workday/paths.ts';
import {
	FLAGS,
	needsOf,
	NO_NEEDS,
	resolveResponseGroup,
	sectionsAskedFor,
	type Flag,
} from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { createWorkerOutput } from '../../nodes/Workday/workday/worker/output.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { compilePath } from '../../nodes/Workday/xml/path.ts';

const needs = (...paths: string[]) => needsOf(paths.map((path) => compilePath(path, { names: new NameTable(), ...WORKDAY_PATHS })));
/** Flags that are true, besides the reference, which always is. */
const resolved = (chosen: Flag[], ...paths: string[]): Flag[] => {
	const { values } = resolveResponseGroup(new Set(chosen), needs(...paths));
	return FLAGS.map((row) => row.element).filter((flag) => values[flag] && flag !== 'Include_Reference');
};
const organizationOf = (type: string) =>
	`Worker_Data/Organization_Data/Worker_Organization_Data/Organization_Data[Organization_Type_Reference/ID='${type}']/Organization_Name`;
/** Type of organization → the flag that leaves it out. */
const EXCLUSIONS = FLAGS.flatMap((row) =>
	'organizationTypes' in row && row.organizationTypes ? row.organizationTypes.map((type) => [type, row.element] as const) : [],
);
const ENVELOPE = '/env:Envelope/env:Body/ns1:Get_Workers_Response/ns1:Response_Data/ns1:Worker';

test('without needs it is what the user chose', () => {
	expect(resolveResponseGroup(new Set(), NO_NEEDS).raised).toEqual(['Include_Reference']);
	expect(resolved(['Include_Skills', 'Include_Organizations', 'Exclude_Teams'])).toEqual(['Include_Organizations', 'Exclude_Teams', 'Include_Skills']);
});

test.each(FLAGS.flatMap((row) => ('section' in row && row.section ? [[row.section, row] as const] : [])))(
	'a path through %s raises the flag that fills it',
	(section, row) => {
		const alsoNeeded = 'with' in row && row.with ? [row.with] : [];
		expect(new Set(resolved([], `Worker_Data/${section}/Anything`))).toEqual(new Set([row.element, ...alsoNeeded]));
	},
);

test.each(EXCLUSIONS)(
	'a path that looks for organizations of type %s lifts %s and no other exclusion',
	(type, exclusion) => {
		const exclusions = FLAGS.map((row) => row.element).filter((flag) => flag.startsWith('Exclude_'));
		const values = resolved(exclusions, organizationOf(type));
		expect(values).toEqual(['Include_Organizations', ...exclusions].filter((flag) => flag !== exclusion));
	},
);

test('a type of a tenant of its own lifts the exclusion of custom organizations', () => {
	expect(resolved(['Exclude_Custom_Organizations'], organizationOf('CUSTOM_ORGANIZATION_01'))).toEqual(['Include_Organizations']);
});

test('a literal that is no type of organization raises nothing', () => {
	expect(resolved([], "Worker_Reference/ID[@type='WID']", "Worker_Data/User_ID[.='COMPANY_CAR']")).toEqual([]);
});

test.each([
	['[@Primary_Job=0]', true],
	["[@wd:Primary_Job='false']", true],
	["[not(@Primary_Job='1')]", true],
	["[@Primary_Job='1']", false],
	['', false],
])('jobs%s raise Additional Jobs: %s', (predicate, raised) => {
	const flags = resolved([], `Worker_Data/Employment_Data/Worker_Job_Data${predicate}/Position_Data/Position_ID`);
	expect(flags).toEqual(raised ? ['Include_Additional_Jobs', 'Include_Employment_Information'] : ['Include_Employment_Information']);
});

test('a flag brings the one without which it has no effect', () => {
	expect(resolved(['Include_Additional_Jobs'])).toEqual(['Include_Additional_Jobs', 'Include_Employment_Information']);
	expect(resolved(['Include_Multiple_Managers_in_Management_Chain_Data'])).toEqual([
		'Include_Management_Chain_Data',
		'Include_Multiple_Managers_in_Management_Chain_Data',
	]);
});

test('exclusions without organizations are not sent as true', () => {
	expect(resolved(['Exclude_Teams', 'Exclude_Companies'])).toEqual([]);
});

test('it says which flags were raised', () => {
	const { raised } = resolveResponseGroup(new Set(['Include_Reference', 'Exclude_Companies']), needs(organizationOf('COMPANY')));
	expect(raised).toEqual(['Include_Organizations', 'Exclude_Companies']);
});

test('prefixes, absolute paths, unions and functions are looked through', () => {
	expect(resolved([], `${ENVELOPE}/ns1:Worker_Data/ns1:Role_Data`)).toEqual(['Include_Roles']);
	const computed = resolved([], 'count(//wd:Goal_Data | wd:Worker_Data/wd:Career_Data) > 1', "concat(//Compensation_Data, 'x')");
	expect(computed).toEqual(['Include_Compensation', 'Include_Career']);
	expect(resolved([], 'Worker_Data/*[name()="x"][../Skill_Data]')).toEqual(['Include_Skills']);
});

describe('what is asked for unless the user says otherwise', () => {
	const standard = FLAGS.filter((row) => row.initially).map((row) => row.element);
	const NOTHING: Flag[] = ['Exclude_Matrix_Organizations', 'Exclude_Custom_Organizations', 'Exclude_Business_Unit_Hierarchies'];

	test('is left out where no path can come by it', () => {
		expect(resolved(standard, 'Worker_Data/Worker_ID', "Worker_Reference/ID[@type='WID']")).toEqual([]);
		expect(resolved(standard, 'Worker_Data/Personal_Data/Birth_Date')).toEqual(['Include_Personal_Information']);
		expect(resolved(standard, `${ENVELOPE}/ns1:Worker_Data/ns1:User_Account_Data/ns1:User_Name`)).toEqual(['Include_User_Account']);
		expect(resolved(standard, organizationOf('COMPANY'))).toEqual(['Include_Organizations', ...NOTHING]);
	});

	test.each(['//Email_Address', 'Worker_Data/Personal_Data//Name_Data/../..//Position_Title', 'Worker_Data/Employment_Data/Worker_Job_Data/Position_Organizations_Data/Position_Organization_Data/Organization_Data/Organization_Name', 'Worker_Data/*/User_Name', 'Worker_Data', 'string(Worker_Data)', 'string()', '.', '/', "concat(Worker_Data/Worker_ID, .)", '../Worker[2]/Worker_Data/Worker_ID', 'Worker_Data/Something_New/A'])(
		'stays where a path may read it: %s',
		(path) => expect(resolved(standard, path)).toEqual(standard.filter((flag) => flag !== 'Include_Reference')),
	);

	test('stays where the user chose more than that', () => {
		expect(resolved(['Include_Skills', 'Include_Employment_Information', 'Include_Additional_Jobs'], 'Worker_Data/Worker_ID')).toEqual([
			'Include_Additional_Jobs',
			'Include_Employment_Information',
			'Include_Skills',
		]);
	});
});

describe('organizations', () => {
	const profile = (...fields: string[]): Flag[] => {
		const output = createWorkerOutput(
			{
				kind: 'profile', fields, xpathFields: [], sensitive: [], asOf: '2026-01-31', keepEnabledOnLeave: false, customFieldPrefix: '',
				mobileDeviceTypes: [], landlineDeviceTypes: [],
			},
			new NameTable(),
		);
		const { values } = resolveResponseGroup(new Set(), output.needs);
		return FLAGS.map((row) => row.element).filter((flag) => values[flag]);
	};
	const exclusions = (flags: readonly Flag[]) => flags.filter((flag) => flag.startsWith('Exclude_'));

	test('of types that no field shows are left out, but for those whose flag is a guess', () => {
		const asked = exclusions(profile('company', 'department'));
		expect(asked).toEqual(expect.arrayContaining(['Exclude_Cost_Centers', 'Exclude_Company_Hierarchies', 'Exclude_Funds', 'Exclude_Organization_Support_Role_Data']));
		for (const flag of ['Exclude_Companies', 'Exclude_Supervisory_Organizations', 'Exclude_Teams', 'Exclude_Custom_Organizations', 'Exclude_Retiree_Organizations', 'Exclude_Location_Hierarchies']) {
			expect(asked).not.toContain(flag);
		}
	});

	test('are all asked for where all are shown', () => {
		expect(exclusions(profile('organizations'))).toEqual(['Exclude_Organization_Support_Role_Data']);
		expect(exclusions(profile())).toEqual(['Exclude_Organization_Support_Role_Data']);
		expect(exclusions(profile('firstName'))).toEqual([]);
	});
});

test('sections asked for are those of flags that are set and that the version knows', () => {
	const { values } = resolveResponseGroup(new Set<Flag>(['Include_Skills', 'Include_Extended_Employee_Contract_Details', 'Include_Additional_Jobs']), NO_NEEDS);
	expect([...sectionsAskedFor(values, 'v46.1').keys()]).toEqual(['Employment_Data', 'Skill_Data', 'Extended_Employee_Contracts_Data']);
	expect([...sectionsAskedFor(values, 'v29.0').keys()]).toEqual(['Employment_Data', 'Skill_Data']);
});
