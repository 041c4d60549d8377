/** Fields of the editor for Integration System User → Get Many. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { pagingFields } from '../../../n8n/paging';
import { optionsCollection } from '../../../n8n/properties';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { SYSTEM_USERS } from './noun';

export const fields: readonly INodeProperties[] = [
	...resultFields(SYSTEM_USERS),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Without filters the users of all integration systems come',
		options: [
			{
				displayName: 'Integration System IDs',
				name: 'integrationSystemIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. INT_Payroll_Export',
				description: 'Only the users of these integration systems: Integration System IDs or Workday IDs, separated by commas',
			},
		],
	},
	optionsCollection([
		...fileOptions(SYSTEM_USERS),
		...pagingFields('Integration systems'),
		...connectionOptions,
	]),
];
