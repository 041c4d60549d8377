/**
 * The spec of Get_Workers of the Human_Resources service. It stands here and not with one operation, because several
 * reads and the connection check share it. Rows in the order of the schema (v26.1 to
 * v46.1); names, order and cardinalities are held against the extract in test/tenant/contract by a test.
 */
import { ELEMENT, ID_TYPE } from '../names';
import { WORKDAY_NAMESPACE, writeRequest, type RequestOf, type SpecRow } from '../spec';
import { FLAGS } from './responseGroup';

export const SERVICE = 'Human_Resources';
export const OPERATION = 'Get_Workers';
const REQUEST_ELEMENT = 'Get_Workers_Request';
export const RESPONSE_ELEMENT = 'Get_Workers_Response';
export const RECORD = { uri: WORKDAY_NAMESPACE, local: 'Worker' };

/** Id types that Workday takes in a worker reference. */
export const WORKER_ID_TYPES = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker] as const;

/** Id types for an organization, the usual ones first; the field is free, since tenants differ. */
export const ORGANIZATION_ID_TYPES = [
	ID_TYPE.organization,
	ID_TYPE.wid,
	'Cost_Center_Reference_ID',
	'Company_Reference_ID',
	'Custom_Organization_Reference_ID',
	'Region_Reference_ID',
] as const;

export const COUNTRY_ID_TYPES = [ID_TYPE.countryAlpha2, ID_TYPE.countryAlpha3, ID_TYPE.countryNumeric, ID_TYPE.wid] as const;
export const POSITION_ID_TYPES = [ID_TYPE.position, ID_TYPE.wid] as const;
export const TRANSACTION_TYPE_ID_TYPES = [
	ID_TYPE.businessProcess,
	'Event_Lite_Type_ID',
	'Reorganization_Activity_Type',
	ID_TYPE.wid,
] as const;
export const INTEGRATION_ID_TYPES = ['Integration_System_ID', ID_TYPE.wid] as const;
export const UNIVERSAL_ID_TYPES = [ID_TYPE.universal, ID_TYPE.wid] as const;
export const NATIONAL_ID_TYPE_ID_TYPES = ['National_ID_Type_Code', ID_TYPE.wid] as const;

const references = {
	kind: 'group',
	element: 'Request_References',
	key: 'references',
	attributes: [{ attribute: 'Skip_Non_Existing_Instances', key: 'skipMissing', kind: 'boolean' }],
	rows: [{ kind: 'reference', element: ELEMENT.workerReference, key: 'workers', many: true }],
} as const satisfies SpecRow;

const transactionLog = {
	kind: 'group',
	element: 'Transaction_Log_Criteria_Data',
	key: 'transactionLog',
	many: true,
	rows: [
		{
			kind: 'group',
			element: 'Transaction_Date_Range_Data',
			key: 'range',
			rows: [
				{ kind: 'dateTime', element: 'Updated_From', key: 'updatedFrom' },
				{ kind: 'dateTime', element: 'Updated_Through', key: 'updatedThrough' },
				{ kind: 'dateTime', element: 'Effective_From', key: 'effectiveFrom' },
				{ kind: 'dateTime', element: 'Effective_Through', key: 'effectiveThrough' },
			],
		},
		{
			kind: 'group',
			element: 'Transaction_Type_References',
			key: 'types',
			rows: [{ kind: 'reference', element: 'Transaction_Type_Reference', key: 'types', many: true }],
		},
	],
} as const satisfies SpecRow;

const criteria = {
	kind: 'group',
	element: 'Request_Criteria',
	key: 'criteria',
	rows: [
		transactionLog,
		{ kind: 'reference', element: ELEMENT.organizationReference, key: 'organizations', many: true },
		{ kind: 'reference', element: ELEMENT.countryReference, key: 'countries', many: true },
		{ kind: 'boolean', element: 'Include_Subordinate_Organizations', key: 'includeSubordinates' },
		{ kind: 'reference', element: 'Position_Reference', key: 'positions', many: true },
		{ kind: 'reference', element: 'Event_Reference', key: 'event' },
		{ kind: 'reference', element: 'Benefit_Plan_Reference', key: 'benefitPlans', many: true },
		{
			kind: 'group',
			element: 'Field_And_Parameter_Criteria_Data',
			key: 'fieldOverrides',
			rows: [{ kind: 'reference', element: 'Provider_Reference', key: 'providers', many: true }],
		},
		{
			kind: 'group',
			element: 'National_ID_Criteria_Data',
			key: 'nationalIds',
			many: true,
			rows: [
				{ kind: 'text', element: 'Identifier_ID', key: 'identifier' },
				{ kind: 'reference', element: 'National_ID_Type_Reference', key: 'type' },
				{ kind: 'reference', element: ELEMENT.countryReference, key: 'country' },
			],
		},
		{ kind: 'boolean', element: 'Exclude_Inactive_Workers', key: 'excludeInactive' },
		{ kind: 'boolean', element: 'Exclude_Employees', key: 'excludeEmployees' },
		{ kind: 'boolean', element: 'Exclude_Contingent_Workers', key: 'excludeContingentWorkers' },
		{ kind: 'reference', element: 'Universal_ID_Reference', key: 'universalIds', many: true, since: 30 },
	],
} as const satisfies SpecRow;

const filter = {
	kind: 'group',
	element: 'Response_Filter',
	key: 'filter',
	rows: [
		{ kind: 'date', element: 'As_Of_Effective_Date', key: 'asOfEffectiveDate' },
		{ kind: 'dateTime', element: 'As_Of_Entry_DateTime', key: 'asOfEntryMoment' },
		{ kind: 'integer', element: 'Page', key: 'page' },
		{ kind: 'integer', element: 'Count', key: 'count' },
	],
} as const satisfies SpecRow;

const group = { kind: 'group', element: 'Response_Group', key: 'group', rows: FLAGS } as const satisfies SpecRow;

/** The whole request, in schema order. */
export const GET_WORKERS = [references, criteria, filter, group] as const satisfies readonly SpecRow[];

export type GetWorkersRequest = RequestOf<typeof GET_WORKERS>;
export type GetWorkersCriteria = NonNullable<GetWorkersRequest['criteria']>;

export function writeGetWorkers(request: GetWorkersRequest, version: string): string {
	return writeRequest(REQUEST_ELEMENT, GET_WORKERS, request, version);
}
