/** Fields of the editor for Membership → Get Provisioning Group Memberships. */
import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../../../n8n/properties';
import { resultFields } from '../../../../n8n/recordFields';
import { workerFilters } from '../filters';
import { MEMBERSHIPS } from '../nouns';
import { readOptionFields } from '../readWorkers';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Provisioning Groups',
		name: 'provisioningGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. Office 365 E3',
		description: 'Only these groups, by name as Workday writes it, several separated by commas or as a list out of an expression. Empty means all.',
	},
	{
		displayName: 'Assignments',
		name: 'assignments',
		type: 'options',
		default: 'assigned',
		description: 'Workday keeps assignments that have ended',
		options: [
			{ name: 'All', value: 'all', description: 'Ended ones too, with assigned false' },
			{ name: 'Assigned', value: 'assigned', description: 'Without those whose status is Unassigned or Disabled' },
		],
	},
	...resultFields(MEMBERSHIPS),
	workerFilters(),
	optionsCollection(readOptionFields),
];
