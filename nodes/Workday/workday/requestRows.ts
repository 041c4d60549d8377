/** What the requests of several read operations have in common. Rows in the order of the schema, as in every spec. */
import { ID_TYPE } from './names';
import type { SpecRow } from './spec';

/** Elements of the same name that hold rows of the operation's own. */
export const REQUEST = {
	references: 'Request_References',
	criteria: 'Request_Criteria',
	group: 'Response_Group',
} as const;

/** Leaves out ids that do not exist; otherwise one of them fails the whole request. */
export const SKIP_MISSING = { attribute: 'Skip_Non_Existing_Instances', key: 'skipMissing', kind: 'boolean' } as const;

/** Id types for an organization, the usual ones first; the field is free, since tenants differ. */
export const ORGANIZATION_ID_TYPES = [
	ID_TYPE.organization,
	ID_TYPE.wid,
	'Cost_Center_Reference_ID',
	'Company_Reference_ID',
	'Custom_Organization_Reference_ID',
	'Region_Reference_ID',
] as const;

export const TRANSACTION_TYPE_ID_TYPES = [
	ID_TYPE.businessProcess,
	ID_TYPE.eventLite,
	ID_TYPE.reorganization,
	ID_TYPE.wid,
] as const;

export const INTEGRATION_ID_TYPES = ['Integration_System_ID', ID_TYPE.wid] as const;

/**
 * What stands in one block of transaction log criteria; the block's own name differs between operations. Blocks are
 * alternatives, the ranges inside one must both hold. Of each pair both ends are given, or neither.
 */
export const TRANSACTION_LOG_ROWS = [
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
] as const satisfies readonly SpecRow[];

/** Integration systems whose field overrides are wanted. */
export const FIELD_OVERRIDES = {
	kind: 'group',
	element: 'Field_And_Parameter_Criteria_Data',
	key: 'fieldOverrides',
	rows: [{ kind: 'reference', element: 'Provider_Reference', key: 'providers', many: true }],
} as const satisfies SpecRow;

export const RESPONSE_FILTER = {
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
