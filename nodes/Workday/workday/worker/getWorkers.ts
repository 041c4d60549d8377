/**
 * The spec of Get_Workers of the Human_Resources service. It stands here and not with one operation, because several
 * reads and the connection check share it. Rows in the order of the schema (v26.1 to
 * v46.1); names, order and cardinalities are held against the extract in test/tenant/contract by a test.
 */
import { ELEMENT, ID_TYPE, SERVICES } from '../names';
import { FIELD_OVERRIDES, REQUEST, RESPONSE_FILTER, SKIP_MISSING, TRANSACTION_LOG_ROWS } from '../requestRows';
import { isKnownIn, versionNumber, WORKDAY_NAMESPACE, writeRequest, type RequestOf, type SpecRow } from '../spec';
import { FLAGS } from './responseGroup';

export { INTEGRATION_ID_TYPES, ORGANIZATION_ID_TYPES, TRANSACTION_TYPE_ID_TYPES } from '../requestRows';

export const SERVICE = SERVICES.humanResources;
export const OPERATION = 'Get_Workers';
const REQUEST_ELEMENT = 'Get_Workers_Request';
export const RESPONSE_ELEMENT = 'Get_Workers_Response';
export const RECORD = { uri: WORKDAY_NAMESPACE, local: 'Worker' };

/** Id types that Workday takes in a worker reference. */
export const WORKER_ID_TYPES = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker] as const;

export const COUNTRY_ID_TYPES = [ID_TYPE.countryAlpha2, ID_TYPE.countryAlpha3, ID_TYPE.countryNumeric, ID_TYPE.wid] as const;
export const POSITION_ID_TYPES = [ID_TYPE.position, ID_TYPE.wid] as const;
export const UNIVERSAL_ID_TYPES = [ID_TYPE.universal, ID_TYPE.wid] as const;
export const NATIONAL_ID_TYPE_ID_TYPES = ['National_ID_Type_Code', ID_TYPE.wid] as const;

const references = {
	kind: 'group',
	element: REQUEST.references,
	key: 'references',
	attributes: [SKIP_MISSING],
	rows: [{ kind: 'reference', element: ELEMENT.workerReference, key: 'workers', many: true }],
} as const satisfies SpecRow;

const transactionLog = {
	kind: 'group',
	element: 'Transaction_Log_Criteria_Data',
	key: 'transactionLog',
	many: true,
	rows: TRANSACTION_LOG_ROWS,
} as const satisfies SpecRow;

const universalIds = { kind: 'reference', element: 'Universal_ID_Reference', key: 'universalIds', many: true, since: 30 } as const satisfies SpecRow;

/** Whether all workers of a person can be found: without that, nobody can tell a conversion from a hire and an end. */
export const knowsUniversalIds = (version: string): boolean => isKnownIn(universalIds, versionNumber(version));

const criteria = {
	kind: 'group',
	element: REQUEST.criteria,
	key: 'criteria',
	rows: [
		transactionLog,
		{ kind: 'reference', element: ELEMENT.organizationReference, key: 'organizations', many: true },
		{ kind: 'reference', element: ELEMENT.countryReference, key: 'countries', many: true },
		{ kind: 'boolean', element: 'Include_Subordinate_Organizations', key: 'includeSubordinates' },
		{ kind: 'reference', element: 'Position_Reference', key: 'positions', many: true },
		{ kind: 'reference', element: 'Event_Reference', key: 'event' },
		{ kind: 'reference', element: 'Benefit_Plan_Reference', key: 'benefitPlans', many: true },
		FIELD_OVERRIDES,
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
		universalIds,
	],
} as const satisfies SpecRow;

const group = { kind: 'group', element: REQUEST.group, key: 'group', rows: FLAGS } as const satisfies SpecRow;

/** The whole request, in schema order. */
export const GET_WORKERS = [references, criteria, RESPONSE_FILTER, group] as const satisfies readonly SpecRow[];

export type GetWorkersRequest = RequestOf<typeof GET_WORKERS>;
export type GetWorkersCriteria = NonNullable<GetWorkersRequest['criteria']>;

export function writeGetWorkers(request: GetWorkersRequest, version: string): string {
	return writeRequest(REQUEST_ELEMENT, GET_WORKERS, request, version);
}
