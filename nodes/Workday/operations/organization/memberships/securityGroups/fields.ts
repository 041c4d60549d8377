/** Fields of the editor for Membership → Get Security Group Memberships. */
import type { INodeProperties } from 'n8n-workflow';
import { asOfFields } from '../../../../n8n/asOf';
import { connectionOptions } from '../../../../n8n/connectionOptions';
import { pagingFields } from '../../../../n8n/paging';
import { optionsCollection } from '../../../../n8n/properties';
import { fileOptions, resultFields } from '../../../../n8n/recordFields';
import { MEMBERSHIPS } from '../nouns';

const optionFields: INodeProperties[] = [
	...asOfFields('Memberships'),
	...fileOptions(MEMBERSHIPS),
	...pagingFields('Accounts'),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	...resultFields(MEMBERSHIPS),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Without filters all accounts come that are in a user-based security group',
		options: [
			{
				displayName: 'Security Group IDs',
				name: 'securityGroupIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. HR_Administrator',
				description: 'Only memberships in these groups: Reference IDs (Tenant Security Group ID) or Workday IDs, separated by commas',
			},
			{
				displayName: 'Security Group Name',
				name: 'securityGroupName',
				type: 'string',
				default: '',
				placeholder: 'e.g. HR Administrator',
				description: 'Only accounts in the group of this name. Workday takes either a name or IDs.',
			},
			{
				displayName: 'User Name',
				name: 'userName',
				type: 'string',
				default: '',
				placeholder: 'e.g. lmcneil',
				description: 'Only the groups of the account with this user name',
			},
		],
	},
	optionsCollection(optionFields),
];
