/** Which workers' changes are wanted: for the trigger and for Get Changed. Their moments are not the user's to filter by. */
import type { INodeProperties } from 'n8n-workflow';
import { organizationRows } from '../../n8n/locators';
import { referenceRows } from '../../n8n/properties';
import { COUNTRY_ID_TYPES } from '../../workday/worker/getWorkers';

export const changeFilters = (description: string): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description,
	options: [
		referenceRows('Countries', 'countries', COUNTRY_ID_TYPES, 'Only workers in these countries'),
		{
			displayName: 'Exclude Contingent Workers',
			name: 'excludeContingentWorkers',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out contingent workers',
		},
		{
			displayName: 'Exclude Employees',
			name: 'excludeEmployees',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out employees',
		},
		{
			displayName: 'Include Subordinate Organizations',
			name: 'includeSubordinates',
			type: 'boolean',
			default: true,
			description: 'Whether to include the workers of organizations below those in Organizations',
		},
		organizationRows('Organizations', 'organizations', 'Only workers in these organizations'),
	],
});
