/** Which types of organizations: those that most tenants have to tick, and rows for a tenant's own. */
import type { INodeProperties } from 'n8n-workflow';
import { organizationTypeLocator } from '../../n8n/locators';
import { USUAL_TYPES } from '../../workday/organization/types';

export const typesField = (description: string): INodeProperties => ({
	displayName: 'Organization Types',
	name: 'organizationTypes',
	type: 'multiOptions',
	default: [],
	description,
	options: USUAL_TYPES.map(({ id, name }) => ({ name, value: id })),
});

/** For the Filters collection. */
export const otherTypesField: INodeProperties = {
	displayName: 'Other Organization Types',
	name: 'otherTypes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Type',
	default: {},
	description: 'Types that are not in Organization Types: those of your tenant. Together with what is chosen there.',
	options: [
		{
			displayName: 'Type',
			name: 'type',
			values: [
				organizationTypeLocator({
					displayName: 'Organization Type',
					name: 'organizationType',
					description: 'From the list of types that the organizations of your tenant have, or one ID or several separated by commas',
				}),
			],
		},
	],
};
