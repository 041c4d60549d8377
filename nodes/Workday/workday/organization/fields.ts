/**
 * The normalised organization: one row a field. The rows give the keys and types of the item, the flags that must be
 * raised, the choices in the editor, the table in the docs, and the test against the schema.
 */
import { ELEMENT, ID_TYPE, ORGANIZATION_SECTION, SECTION } from '../names';
import { OVERRIDE_VALUES } from '../record/customFields';
import { derivedFrom, field, id, type CollectionPaths, type FieldRow } from '../record/fieldTable';

const DATA = ELEMENT.organizationData;
const HIERARCHY = `${DATA}/${ORGANIZATION_SECTION.hierarchy}`;
const SUPERVISORY = `${DATA}/${ORGANIZATION_SECTION.supervisory}`;
const ROLE = `${DATA}/${ORGANIZATION_SECTION.roles}/${ELEMENT.organizationRoleData}`;
const SUBTYPE = `${DATA}/${ELEMENT.organizationSubtypeReference}`;
const MANAGER = `${DATA}/${ELEMENT.managerReference}`;
const LOCATION = `${SUPERVISORY}/${ELEMENT.locationReference}`;
const WID = id(ID_TYPE.wid);

/** Parts of an organization that repeat, and what is read from each entry (relative to it). */
export const COLLECTIONS = {
	roles: {
		// One row an assignment: several workers may have one role.
		entries: `${ROLE}/${ELEMENT.workerReference}`,
		values: {
			role: `../Role_Reference/${id(ID_TYPE.organizationRole)}`,
			roleName: '../Role_Reference/@Descriptor',
			worker: WID,
			employeeNumber: id(ID_TYPE.employee),
			contingentWorkerId: id(ID_TYPE.contingentWorker),
			workerName: '@Descriptor',
		},
	},
	customFields: {
		entries: `${DATA}/${SECTION.fieldOverrides}`,
		values: OVERRIDE_VALUES,
	},
} as const satisfies Record<string, CollectionPaths>;

/** A field that profile.ts computes. */
const derived = derivedFrom(COLLECTIONS);

export const ORGANIZATION_FIELDS = [
	field('id', 'text', `${ELEMENT.organizationReference}/${WID}`, 'Workday ID (WID): the stable key'),
	field(
		'referenceId',
		'text',
		[`${DATA}/Reference_ID`, `${ELEMENT.organizationReference}/ID[@type!='${ID_TYPE.wid}']`],
		'Reference id, as reports and other systems know it',
	),
	field('name', 'text', `${DATA}/Name`, 'Name'),
	field('code', 'text', `${DATA}/${ELEMENT.organizationCode}`, 'Code; leading zeros kept'),
	field(
		'type',
		'text',
		`${DATA}/${ELEMENT.organizationTypeReference}/${id(ID_TYPE.organizationType)}`,
		'SUPERVISORY, COMPANY, COST_CENTER … or a type of the tenant',
	),
	field(
		'subtype',
		'text',
		[`${SUBTYPE}/@Descriptor`, `${SUBTYPE}/${id(ID_TYPE.organizationSubtype)}`],
		'Department, Division …: the name where Workday sends it, else the id',
	),
	field('subtypeId', 'text', `${SUBTYPE}/${id(ID_TYPE.organizationSubtype)}`, 'Reference id of the subtype'),
	field('description', 'text', `${DATA}/Description`, 'Description'),
	field('inactive', 'boolean', `${DATA}/Inactive`, 'Whether it was inactivated; such ones come only when they are included'),
	field('inactiveDate', 'date', `${DATA}/Inactive_Date`, 'Since when it is inactive'),
	// The misspelling is the schema's.
	field('availabilityDate', 'moment', `${DATA}/Availibility_Date`, 'From when it can be used'),
	field('manager', 'text', `${MANAGER}/${WID}`, 'WID of the manager'),
	field('managerEmployeeNumber', 'text', `${MANAGER}/${id(ID_TYPE.employee)}`, 'Employee ID of the manager'),
	field('managerName', 'text', `${MANAGER}/@Descriptor`, 'Name of the manager, where Workday sends it'),
	field('leaders', 'texts', `${DATA}/Leadership_Reference/${WID}`, 'WIDs of all who lead it'),
	field('owner', 'text', `${DATA}/Organization_Owner_Reference/${WID}`, 'WID of the worker or organization that owns it'),
	field('parentOrganizationId', 'text', `${HIERARCHY}/Superior_Organization_Reference/${WID}`, 'WID of the organization above'),
	field('topLevelOrganizationId', 'text', `${HIERARCHY}/Top-Level_Organization_Reference/${WID}`, 'WID of the top of its hierarchy'),
	field('childOrganizationIds', 'texts', `${HIERARCHY}/Subordinate_Organization_Reference/${WID}`, 'WIDs of the organizations directly below'),
	field(
		'includedOrganizationIds',
		'texts',
		`${HIERARCHY}/Included_Organization_Reference/${WID}`,
		'WIDs of what a hierarchy holds: the cost centers of a cost center hierarchy, for example',
	),
	field('includedInOrganizationIds', 'texts', `${HIERARCHY}/Included_In_Organization_Reference/${WID}`, 'WIDs of the hierarchies that hold it'),
	field('lastUpdatedDateTime', 'moment', `${DATA}/Last_Updated_DateTime`, 'When it was changed last'),
	derived('customFields', 'object', ['customFields'], 'Integration field overrides by name'),
	field(
		'location',
		'text',
		[`${LOCATION}/@Descriptor`, `${LOCATION}/${id(ID_TYPE.location)}`],
		'Primary location of a supervisory organization: the name where Workday sends it, else the id',
		{ onRequest: true },
	),
	field('locationCode', 'text', `${LOCATION}/${id(ID_TYPE.location)}`, 'Location id of a supervisory organization', { onRequest: true }),
	field('availableForHire', 'boolean', `${SUPERVISORY}/Available_For_Hire`, 'Whether a supervisory organization may hire', { onRequest: true }),
	field('hiringFreeze', 'boolean', `${SUPERVISORY}/Hiring_Freeze`, 'Whether hiring is frozen in a supervisory organization', { onRequest: true }),
	derived('roles', 'objects', ['roles'], 'Who has which role in it, one entry an assignment', { onRequest: true }),
] as const satisfies readonly FieldRow[];

export type OrganizationFieldName = (typeof ORGANIZATION_FIELDS)[number]['name'];
