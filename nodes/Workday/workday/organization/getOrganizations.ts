/**
 * The spec of Get_Organizations of the Human_Resources service, for all reads of organizations. Rows in the order of the
 * schema (the same from v26.1 on); names, order and cardinalities are held against the extract in test/tenant/contract by
 * a test.
 */
import { ELEMENT, ID_TYPE, SERVICES } from '../names';
import { FIELD_OVERRIDES, REQUEST, RESPONSE_FILTER, SKIP_MISSING, TRANSACTION_LOG_ROWS } from '../requestRows';
import { WORKDAY_NAMESPACE, writeRequest, type RequestOf, type SpecRow } from '../spec';
import { FLAGS, resolveResponseGroup } from './responseGroup';

export const SERVICE = SERVICES.humanResources;
export const OPERATION = 'Get_Organizations';
const REQUEST_ELEMENT = 'Get_Organizations_Request';
export const RECORD = { uri: WORKDAY_NAMESPACE, local: 'Organization' };

export const ORGANIZATION_TYPE_ID_TYPES = [ID_TYPE.organizationType, ID_TYPE.wid] as const;

const references = {
	kind: 'group',
	element: REQUEST.references,
	key: 'references',
	attributes: [SKIP_MISSING],
	rows: [{ kind: 'reference', element: ELEMENT.organizationReference, key: 'organizations', many: true }],
} as const satisfies SpecRow;

const criteria = {
	kind: 'group',
	element: REQUEST.criteria,
	key: 'criteria',
	rows: [
		{ kind: 'reference', element: ELEMENT.organizationTypeReference, key: 'types', many: true },
		{ kind: 'boolean', element: 'Include_Inactive', key: 'includeInactive' },
		{ kind: 'group', element: 'Transaction_Log_Criteria', key: 'transactionLog', many: true, rows: TRANSACTION_LOG_ROWS },
		FIELD_OVERRIDES,
	],
} as const satisfies SpecRow;

const group = { kind: 'group', element: REQUEST.group, key: 'group', rows: FLAGS } as const satisfies SpecRow;

/** The whole request, in schema order. */
export const GET_ORGANIZATIONS = [references, criteria, RESPONSE_FILTER, group] as const satisfies readonly SpecRow[];

export type GetOrganizationsRequest = RequestOf<typeof GET_ORGANIZATIONS>;
export type GetOrganizationsCriteria = NonNullable<GetOrganizationsRequest['criteria']>;

/** A flag that the request does not have is false: with none at all Workday would fall back to a set of its own. */
export function writeGetOrganizations(request: GetOrganizationsRequest, version: string): string {
	const none = resolveResponseGroup(new Set()).values;
	return writeRequest(REQUEST_ELEMENT, GET_ORGANIZATIONS, { ...request, group: { ...none, ...request.group } }, version);
}
