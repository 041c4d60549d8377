/** Fields of the editor for Membership → Get Role Assignments. */
import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../../../n8n/properties';
import { resultFields } from '../../../../n8n/recordFields';
import { workerFilters } from '../filters';
import { MEMBERSHIPS } from '../nouns';
import { readOptionFields } from '../readWorkers';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Roles',
		name: 'roles',
		type: 'string',
		default: '',
		placeholder: 'e.g. Manager, HR_Partner',
		description: 'Only these roles, by ID (Organization Role ID), several separated by commas or as a list out of an expression. Empty means all.',
	},
	...resultFields(MEMBERSHIPS),
	workerFilters(),
	optionsCollection(readOptionFields),
];
