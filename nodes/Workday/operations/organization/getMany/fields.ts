/** Fields of the editor for Organization → Get Many. */
import type { INodeProperties } from 'n8n-workflow';
import { asOfFields } from '../../../n8n/asOf';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { pagingFields } from '../../../n8n/paging';
import { optionsCollection, referenceRows } from '../../../n8n/properties';
import { dateField } from '../../../n8n/ranges';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { TRANSACTION_TYPE_ID_TYPES } from '../../../workday/requestRows';
import { ORGANIZATIONS } from '../noun';
import { fieldOverrides, outputFields, profileOptions, responseGroupField } from '../outputFields';
import { otherTypesField, typesField } from '../typeFields';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters all active organizations of the chosen types come',
	options: [
		dateField('effectiveFrom', 'Effective From', 'Only organizations with a change that becomes effective from this moment on'),
		dateField('effectiveThrough', 'Effective Through', 'End of the range that begins with Effective From. Each needs the other'),
		{
			displayName: 'Include Inactive Organizations',
			name: 'includeInactive',
			type: 'boolean',
			default: true,
			description: 'Whether to return inactive organizations as well',
		},
		otherTypesField,
		referenceRows('Transaction Types', 'transactionTypes', TRANSACTION_TYPE_ID_TYPES, 'Only transactions of these types count'),
		dateField('updatedFrom', 'Updated From', 'Only organizations with a change entered from this moment on'),
		dateField(
			'updatedThrough',
			'Updated Through',
			'End of the range that begins with Updated From; without it, ten seconds ago, since no two clocks are quite the same. A hint says which moment was used',
		),
	],
};

const optionFields: INodeProperties[] = [
	...asOfFields('Organizations'),
	...fileOptions(ORGANIZATIONS),
	...pagingFields('Organizations'),
	...profileOptions,
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	typesField('Only organizations of these types; none chosen means all types. For others, see Filters.'),
	...resultFields(ORGANIZATIONS),
	...outputFields,
	filters,
	responseGroupField,
	fieldOverrides,
	optionsCollection(optionFields),
];
