/**
 * The response group of Get_Workers: what Workday puts into each worker. One row a flag, in the order of the schema of
 * v46.1, with what is known of it:
 *
 * - `initially`: the default in the editor. Those of the best known connector, except that supervisory organizations are
 *   included, because nearly every target wants the department. Flags it gives no default for stay as Workday has them.
 * - `since`: the first version that surely knows the flag. Two came between 2019 and v43 and nobody published when, so
 *   versions below v43 do not get them: an unknown element is a fault there.
 * - `section`: the element that the flag fills, so that a field or an XPath raises the flag by itself.
 * - `organizationTypes`: what an Exclude flag leaves out. `guess`: nobody said so; such a flag is raised by the user alone.
 * - `with`: a flag without which this one has no effect.
 */
import { isElementName } from '../../xml/path';
import { ELEMENT, SECTION } from '../names';
import { typeKey } from '../organization/typeKey';
import type { PrivateKind } from '../privacy/kinds';
import type { SpecRow } from '../spec';
import { isKnownIn, versionNumber } from '../spec';

interface FlagFacts {
	readonly since?: number;
	readonly section?: string;
	readonly organizationTypes?: readonly string[];
	readonly guess?: true;
	readonly with?: string;
	/** What is private about it: an AI tool asks for it only where that is allowed. */
	readonly holds?: PrivateKind;
}

function flag<E extends string>(element: E, initially: boolean, facts: FlagFacts = {}) {
	return { kind: 'boolean', element, key: element, initially, ...facts } as const;
}

export const FLAGS = [
	flag(ELEMENT.includeReference, true),
	flag('Include_Personal_Information', true, { section: SECTION.personal }),
	flag('Show_All_Personal_Information', false, { holds: 'personalDetails', since: 43 }),
	flag('Include_Additional_Jobs', false, { with: 'Include_Employment_Information' }),
	flag('Include_Employment_Information', true, { section: SECTION.employment }),
	flag('Include_Compensation', false, { holds: 'compensation', section: 'Compensation_Data' }),
	flag('Include_Organizations', true, { section: SECTION.organizations }),
	flag('Exclude_Organization_Support_Role_Data', false),
	flag('Exclude_Location_Hierarchies', false, { organizationTypes: ['LOCATION_HIERARCHY', 'BUSINESS_SITE_HIERARCHY'], guess: true }),
	flag('Exclude_Cost_Centers', false, { organizationTypes: ['COST_CENTER'] }),
	flag('Exclude_Cost_Center_Hierarchies', false, { organizationTypes: ['COST_CENTER_HIERARCHY'] }),
	flag('Exclude_Companies', false, { organizationTypes: ['COMPANY'] }),
	flag('Exclude_Company_Hierarchies', false, { organizationTypes: ['COMPANY_HIERARCHY'] }),
	flag('Exclude_Matrix_Organizations', true, { organizationTypes: ['MATRIX'] }),
	flag('Exclude_Pay_Groups', false, { organizationTypes: ['PAY_GROUP'] }),
	flag('Exclude_Regions', false, { organizationTypes: ['REGION'] }),
	flag('Exclude_Region_Hierarchies', false, { organizationTypes: ['REGION_HIERARCHY'] }),
	flag('Exclude_Supervisory_Organizations', false, { organizationTypes: ['SUPERVISORY'] }),
	flag('Exclude_Teams', false, { organizationTypes: ['TEAM'], guess: true }),
	flag('Exclude_Custom_Organizations', true, { organizationTypes: ['CUSTOM'], guess: true }),
	flag('Include_Roles', false, { section: SECTION.roles }),
	flag('Include_Management_Chain_Data', true, { section: SECTION.managementChain }),
	flag('Include_Multiple_Managers_in_Management_Chain_Data', false, { with: 'Include_Management_Chain_Data' }),
	flag('Include_Benefit_Enrollments', false, { holds: 'compensation', section: 'Benefit_Enrollment_Data' }),
	flag('Include_Benefit_Eligibility', false, { holds: 'compensation', section: 'Benefit_Eligibility_Data' }),
	flag('Include_Related_Persons', false, { holds: 'relatedPersons', section: 'Related_Person_Data' }),
	flag('Include_Qualifications', false, { holds: 'talent', section: 'Qualification_Data' }),
	flag('Include_Employee_Review', false, { holds: 'talent', section: 'Employee_Review_Data' }),
	flag('Include_Goals', false, { holds: 'talent', section: 'Worker_Goal_Data' }),
	flag('Include_Development_Items', false, { holds: 'talent', section: 'Development_Item_Data' }),
	flag('Include_Skills', false, { holds: 'talent', section: 'Skill_Data' }),
	flag('Include_Photo', false, { holds: 'photos', section: SECTION.photo }),
	flag('Include_Worker_Documents', false, { holds: 'documents', section: 'Worker_Document_Data' }),
	flag('Include_Transaction_Log_Data', true, { section: SECTION.transactionLog }),
	flag('Include_Subevents_for_Corrected_Transaction', false, { holds: 'reasons' }),
	flag('Include_Subevents_for_Rescinded_Transaction', false, { holds: 'reasons' }),
	flag('Include_Succession_Profile', false, { holds: 'talent', section: 'Succession_Profile_Data' }),
	flag('Include_Talent_Assessment', false, { holds: 'talent', section: 'Talent_Assessment_Data' }),
	flag('Include_Employee_Contract_Data', false, { holds: 'documents', section: 'Employee_Contracts_Data' }),
	flag('Include_Contracts_for_Terminated_Workers', false, { holds: 'documents', since: 31.2 }),
	flag('Include_Collective_Agreement_Data', false, {
		holds: 'documents',
		section: 'Collective_Agreement_Summary_Data',
		with: 'Include_Employment_Information',
	}),
	flag('Include_Probation_Period_Data', false, {
		holds: 'documents',
		section: 'Employee_Probation_Period_Summary_Data',
		with: 'Include_Employment_Information',
	}),
	flag('Include_Extended_Employee_Contract_Details', false, {
		holds: 'documents',
		since: 30,
		section: 'Extended_Employee_Contracts_Data',
	}),
	flag('Include_Feedback_Received', false, { holds: 'talent', section: 'Feedback_Received_Data' }),
	flag('Include_User_Account', true, { section: SECTION.account }),
	flag('Include_Career', false, { holds: 'talent', section: 'Career_Data' }),
	flag('Include_Account_Provisioning', false, { section: SECTION.provisioning }),
	flag('Include_Background_Check_Data', false, { holds: 'talent', section: 'Background_Check_Data' }),
	flag('Include_Contingent_Worker_Tax_Authority_Form_Information', false, {
		holds: 'documents',
		section: 'Contingent_Worker_Tax_Authority_Form_Type_Data',
	}),
	flag('Exclude_Funds', false, { organizationTypes: ['FUND'] }),
	flag('Exclude_Fund_Hierarchies', false, { organizationTypes: ['FUND_HIERARCHY'] }),
	flag('Exclude_Grants', false, { organizationTypes: ['GRANT'] }),
	flag('Exclude_Grant_Hierarchies', false, { organizationTypes: ['GRANT_HIERARCHY'] }),
	flag('Exclude_Business_Units', false, { organizationTypes: ['BUSINESS_UNIT'] }),
	flag('Exclude_Business_Unit_Hierarchies', true, { organizationTypes: ['BUSINESS_UNIT_HIERARCHY'] }),
	flag('Exclude_Programs', false, { organizationTypes: ['PROGRAMS'] }),
	flag('Exclude_Program_Hierarchies', false, { organizationTypes: ['PROGRAM_HIERARCHY'] }),
	flag('Exclude_Gifts', false, { organizationTypes: ['GIFT'] }),
	flag('Exclude_Gift_Hierarchies', false, { organizationTypes: ['GIFT_HIERARCHY'] }),
	flag('Exclude_Retiree_Organizations', false, { since: 43, organizationTypes: ['RETIREE'], guess: true }),
] as const satisfies readonly SpecRow[];

export type Flag = (typeof FLAGS)[number]['element'];
export type FlagRow = (typeof FLAGS)[number];
export type FlagValues = Record<Flag, boolean>;

/** Flags that leave something out; all others put something in. */
export const isExclusion = (flag: Flag): boolean => flag.startsWith('Exclude_');

/** What an output needs, found in the XPath expressions that it reads. */
export interface Needs {
	/** Local names of elements on the way, for example a section. */
	elements: ReadonlySet<string>;
	/** Values of Organization_Type_ID that are looked for. */
	organizationTypes: ReadonlySet<string>;
	/** Jobs other than the primary one. */
	additionalJobs: boolean;
	/** Nothing else is read: other parts, which are included by default, would be sent for nothing. */
	complete?: boolean;
	/** Of organizations, all are read or those of `organizationTypes`, and never who supports them. Absent: nobody knows. */
	organizations?: 'all' | 'ofTypes' | undefined;
}

export const NO_NEEDS: Needs = { elements: new Set(), organizationTypes: new Set(), additionalJobs: false };

export interface ResponseGroup {
	/** A value for every flag of v46.1; `writeRequest` leaves out those that the version does not know. */
	values: FlagValues;
	/** Flags that differ from what the user chose, because the output needs it or does not. */
	raised: Flag[];
}

/**
 * From what the user chose and what the output needs to a value for every flag. All are sent explicitly, since Workday
 * falls back to a set of its own when it gets none.
 */
export function resolveResponseGroup(chosen: ReadonlySet<string>, needs: Needs): ResponseGroup {
	const values = Object.fromEntries(FLAGS.map((row) => [row.element, chosen.has(row.element)])) as FlagValues;
	values.Include_Reference = true;
	for (const row of FLAGS) if (isUseless(row, needs)) values[row.element] = isExclusion(row.element);
	for (const row of FLAGS) if (isNeeded(row, needs)) values[row.element] = !isExclusion(row.element);
	for (const row of FLAGS) if (values[row.element] && row.with) values[row.with as Flag] = true;
	const raised = FLAGS.map((row) => row.element).filter((name) => values[name] !== chosen.has(name));
	// Workday: an exclusion may only be selected together with the organizations themselves.
	if (!values.Include_Organizations) for (const row of FLAGS) if (isExclusion(row.element)) values[row.element] = false;
	return { values, raised };
}

/** What was chosen beyond the defaults is a wish, whatever the output makes of it. */
function isUseless(row: FlagRow, { complete, organizations }: Needs): boolean {
	const facts: FlagFacts = row;
	if (!isExclusion(row.element)) return complete === true && row.initially && facts.section !== undefined;
	if (facts.organizationTypes) return organizations === 'ofTypes' && !facts.guess;
	return organizations !== undefined;
}

function isNeeded(row: FlagRow, needs: Needs): boolean {
	const facts: FlagFacts = row;
	if (row.element === 'Include_Additional_Jobs') return needs.additionalJobs;
	if (row.element === 'Include_Organizations' && needs.organizationTypes.size > 0) return true;
	if (facts.organizationTypes) return facts.organizationTypes.some((type) => asksFor(needs.organizationTypes, type));
	return facts.section !== undefined && needs.elements.has(facts.section);
}

/** Custom organization types carry a tenant's own suffix: CUSTOM_ORGANIZATION_01 and the like. */
function asksFor(types: ReadonlySet<string>, type: string): boolean {
	return types.has(type) || (type === 'CUSTOM' && [...types].some((one) => one.startsWith('CUSTOM')));
}

/** Whether it is known which flag leaves organizations of this type out. */
export const canBeExcluded = (type: string): boolean =>
	FLAGS.some((row: FlagFacts) => row.organizationTypes?.some((known) => asksFor(new Set([type]), known)));

/** Sections that the request asks for, with the flag that asks: what may be missed when none arrives. */
export function sectionsAskedFor(values: FlagValues, version: string): Map<string, FlagRow> {
	const sections = new Map<string, FlagRow>();
	for (const row of FLAGS) {
		const facts: FlagFacts = row;
		if (facts.section && values[row.element] && isKnownIn(facts, versionNumber(version))) sections.set(facts.section, row);
	}
	return sections;
}

/** Of these flags, those that the version surely does not know or that nobody knows whether it does. */
export function unknownFlags(flags: readonly string[], version: string): Flag[] {
	const unknown = FLAGS.filter((row: FlagFacts) => !isKnownIn(row, versionNumber(version))).map((row) => row.element);
	return unknown.filter((flag) => flags.includes(flag));
}

/** Parts of a worker that come whatever is included, but for sections. */
const ALWAYS_SENT: ReadonlySet<string> = new Set([ELEMENT.workerReference, 'Worker_Descriptor', ELEMENT.universalReference]);
const ALWAYS_SENT_IN_DATA: ReadonlySet<string> = new Set([ELEMENT.workerId, ELEMENT.userId, ELEMENT.universalId, SECTION.fieldOverrides]);
/** In a section, but filled by the flag of another one. */
const FILLED_BY_OTHERS: ReadonlySet<string> = new Set([ELEMENT.positionOrganizations, 'Position_Management_Chains_Data']);
const SECTIONS: ReadonlySet<string> = new Set(FLAGS.flatMap((row: FlagFacts) => row.section ?? []));

/** Whether it is known which part of a worker a path stays in, and that only the flag of that part fills it. */
function isInKnownPart(path: readonly string[]): boolean {
	const [first = '', second = ''] = path;
	if (path.some((name) => !isElementName(name) || FILLED_BY_OTHERS.has(name))) return false;
	if (first === ELEMENT.workerData) return SECTIONS.has(second) || ALWAYS_SENT_IN_DATA.has(second);
	return ALWAYS_SENT.has(first);
}

const ORGANIZATION_TYPE_LITERAL = /["']([A-Za-z][\w -]{2,})["']/g;
const ANOTHER_JOB = /@(?:\w+:)?Primary_Job\s*=\s*["']?(?:0|false)|not\(\s*@(?:\w+:)?Primary_Job\s*=/;

/** Sections that stand inside another section, which their flag is `with`. */
const NESTED: ReadonlySet<string> = new Set(FLAGS.flatMap((row: { section?: string; with?: string }) => (row.section && row.with ? [row.section] : [])));

/**
 * Whether an element of this name is the section itself. Related persons have a part with the name of the personal
 * section, for example: a section stands directly in the worker's data, or after a step that can reach it there.
 */
export function standsForItself(name: string, before: string | undefined): boolean {
	return NESTED.has(name) || before === undefined || before === ELEMENT.workerData || !isElementName(before);
}

/** What a set of XPath expressions needs. `paths` are the element names on each location path, in order. */
export function needsOf(expressions: ReadonlyArray<{ source: string; paths: readonly (readonly string[])[] }>): Needs {
	const elements = new Set<string>();
	const organizationTypes = new Set<string>();
	let additionalJobs = false;
	for (const { source, paths } of expressions) {
		for (const path of paths) path.forEach((name, index) => standsForItself(name, path[index - 1]) && elements.add(name));
		for (const literal of source.matchAll(ORGANIZATION_TYPE_LITERAL)) organizationTypes.add(typeKey(literal[1] ?? ''));
		additionalJobs ||= ANOTHER_JOB.test(source);
	}
	for (const type of organizationTypes) if (!canBeExcluded(type)) organizationTypes.delete(type);
	const complete = expressions.length > 0 && expressions.every(({ paths }) => paths.every(isInKnownPart));
	return { elements, organizationTypes, additionalJobs, complete };
}
