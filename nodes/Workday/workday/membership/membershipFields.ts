/** What a membership in an organization has, and where it stands in a worker: one table for rows, docs and schema. */
import { ELEMENT, ID_TYPE, SECTION } from '../names';
import { id, type FieldRow } from '../record/fieldTable';
import { COLLECTIONS, JOB_PATHS } from '../worker/fields';
import { column, HOLDER_FIELDS } from './holder';

/** Inside an organization of a worker, its data have the name of the section that holds them all. */
const SUMMARY = SECTION.organizations;
const SUBTYPE = `${SUMMARY}/${ELEMENT.organizationSubtypeReference}`;

const MEMBERSHIP_VALUES = {
	...COLLECTIONS.organizations.values,
	typeWid: `${SUMMARY}/${ELEMENT.organizationTypeReference}/${id(ID_TYPE.wid)}`,
	subtype: `${SUBTYPE}/@Descriptor`,
	subtypeId: `${SUBTYPE}/${id(ID_TYPE.organizationSubtype)}`,
	assigned: `${SUMMARY}/Date_of_Pay_Group_Assignment`,
} as const;

/** The organizations of the worker. */
export const OF_WORKER = { entries: COLLECTIONS.organizations.entries, values: MEMBERSHIP_VALUES } as const;

/** Each job, and its organizations relative to it. */
export const JOBS = {
	entries: JOB_PATHS.jobs,
	values: {
		position: `${JOB_PATHS.position}/${COLLECTIONS.additionalJobs.values.positionId}`,
		title: `${JOB_PATHS.position}/${COLLECTIONS.additionalJobs.values.positionTitle}`,
		effective: `${JOB_PATHS.position}/@${ELEMENT.effectiveDate}`,
	},
} as const;
export const OF_JOB = { entries: `${ELEMENT.positionOrganizations}/Position_Organization_Data`, values: MEMBERSHIP_VALUES } as const;

/** Columns that describe the membership. */
const OWN_FIELDS = [
	column('organization', 'text', 'Workday ID (WID) of the organization'),
	column('organizationReferenceId', 'text', 'Its Reference ID, as Workday shows it under Integration IDs'),
	column('organizationCode', 'text', 'Its code'),
	column('organizationName', 'text', 'Its name'),
	column('organizationType', 'text', `Its type (\`${ID_TYPE.organizationType}\`), as your tenant writes it`),
	column('organizationSubtype', 'text', 'Its subtype: the name where Workday sends it, else the ID'),
	column('primary', 'boolean', '`true`: with the primary job. `false`: with an additional job. `null`: Workday names no job'),
	column('positionId', 'text', 'ID of the position that the membership stands with'),
	column('positionTitle', 'text', 'Title of that position'),
	column('positionEffectiveDate', 'date', 'Since when the data of that position are as they are. Not the day on which the membership began'),
	column('payGroupAssignedDate', 'date', 'Of a pay group: the day on which it was assigned'),
];
export const OWN_COLUMNS: readonly string[] = OWN_FIELDS.map((field) => field.name);

export const MEMBERSHIP_FIELDS: readonly FieldRow[] = [...HOLDER_FIELDS, ...OWN_FIELDS];
