/** Fields of the editor for Membership → Get Security Group Memberships. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../../n8n/connectionOptions';
import { pageSizeField } from '../../../../n8n/pageSize';
import { optionsCollection } from '../../../../n8n/properties';
import { dateField } from '../../../../n8n/ranges';
import { fileOptions, resultFields } from '../../../../n8n/recordFields';
import { MEMBERSHIPS } from '../nouns';

const optionFields: INodeProperties[] = [
	dateField('asOfEffectiveDate', 'As of Effective Date', 'Memberships as they are on this day; without it, today'),
	dateField('asOfEntryMoment', 'As of Entry Moment', 'Memberships as Workday knew them at this moment; without it, now. It is the same for all pages'),
	...fileOptions(MEMBERSHIPS),
	pageSizeField('Accounts'),
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
