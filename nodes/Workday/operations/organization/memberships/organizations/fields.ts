/** Fields of the editor for Membership → Get Organization Memberships. */
import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../../../n8n/properties';
import { resultFields } from '../../../../n8n/recordFields';
import { otherTypesField, typesField } from '../../typeFields';
import { workerFilters } from '../filters';
import { MEMBERSHIPS } from '../nouns';
import { readOptionFields } from '../readWorkers';

export const fields: readonly INodeProperties[] = [
	typesField('Only memberships in organizations of these types; none chosen means all types. For others, see Filters.'),
	{
		displayName: 'Jobs',
		name: 'jobs',
		type: 'options',
		default: 'all',
		description: 'Whose organizations count when a worker has several jobs, and whether rows name the position',
		options: [
			{ name: 'All Jobs', value: 'all', description: 'One row for each organization of each job' },
			{ name: 'Primary Job', value: 'primary', description: 'Not the organizations of additional jobs' },
			{ name: 'Without Jobs', value: 'none', description: 'Asks Workday for the least: position and primary stay null' },
		],
	},
	...resultFields(MEMBERSHIPS),
	workerFilters([
		otherTypesField,
		{
			displayName: 'Only These Organizations',
			name: 'onlyThese',
			type: 'boolean',
			default: true,
			description: 'Whether to give only memberships in the organizations of the filter Organizations itself, not the other memberships of their workers',
		},
	]),
	optionsCollection([
		...readOptionFields,
		{
			displayName: 'Each Organization Once',
			name: 'eachOnce',
			type: 'boolean',
			default: true,
			description: 'Whether to give one row for a worker who is in an organization with several jobs: the one of the primary job. Groups know a member once.',
		},
	]),
];
