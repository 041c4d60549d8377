/** Fields of the editor for Worker → Update Account. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { emptyValueField } from '../../../n8n/emptyValues';
import { optionsCollection } from '../../../n8n/properties';
import { dryRunField, specifyField, writeOptions } from '../../../n8n/writeFields';
import { oneWorkerFields } from '../oneWorker';

const changeFields: INodeProperties[] = [
	{
		displayName: 'Expires',
		name: 'expires',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31 or never',
		description:
			'Until when the user can sign in: a date (to the end of that day), a date and time, or a duration from now such as P30D. Without an offset, in the time zone of the workflow. "never" takes the expiry away.',
	},
	{
		displayName: 'Generate Random Password',
		name: 'randomPassword',
		type: 'boolean',
		default: true,
		description: 'Whether Workday makes a new password and e-mails it to the user, who must change it at the next sign-in',
	},
	{
		displayName: 'Must Change Password',
		name: 'newPasswordAtNextSignIn',
		type: 'boolean',
		default: true,
		description: 'Whether the user has to choose a new password at the next sign-in',
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'The new password. Best out of an expression: what you type is saved with the workflow. It is in no item, error or log of this node. Workday cannot show it, so it is written each time.',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'enabled',
		description: 'Whether the user can sign in. An expression may give true or false as well.',
		options: [
			{ name: 'Disabled', value: 'disabled' },
			{ name: 'Enabled', value: 'enabled' },
		],
	},
	{
		displayName: 'User Name',
		name: 'userName',
		type: 'string',
		default: '',
		description: 'The new user name, without colons and semicolons. Left empty, the account keeps the one it has.',
	},
];

const optionFields: INodeProperties[] = [
	...writeOptions,
	{
		displayName: 'Clear Expiry By',
		name: 'clearExpiry',
		type: 'options',
		default: 'farDate',
		description: 'How an expiry is taken away. Workday\'s schema has no empty date, and it is not public whether one that is left out is removed.',
		options: [
			{ name: 'A Date Far Ahead', value: 'farDate', description: 'The account expires at the end of 2999' },
			{ name: 'Leaving It Out', value: 'leaveOut', description: 'Works only where Workday takes what is missing for empty. Verify shows whether it did.' },
		],
	},
	{
		displayName: 'Compare Expiry By',
		name: 'compareExpiry',
		type: 'options',
		default: 'moment',
		description: 'When an expiry counts as the same',
		options: [
			{ name: 'Day (Pacific Time)', value: 'day', description: 'For a tenant that keeps no more than the day' },
			{ name: 'Moment', value: 'moment' },
		],
	},
	{
		displayName: 'Read Account With',
		name: 'readWith',
		type: 'options',
		default: 'getWorkdayAccount',
		description: 'How the account is read before and after the change',
		options: [
			{ name: 'Get Workday Account', value: 'getWorkdayAccount', description: 'By the ID of the worker' },
			{ name: 'Get Workday Account by User Name', value: 'getWorkdayAccountByUserName', description: 'If your tenant does not find accounts by the ID of the worker. Needs Get Workers as well.' },
			{ name: 'Get Workers (User Name Only)', value: 'getWorkers', description: 'If the integration user may not read accounts. Status and expiry are written each time, cannot be read back, and have no undo.' },
		],
	},
	{
		displayName: 'Resend Current Values',
		name: 'resend',
		type: 'options',
		default: 'statusAndExpiry',
		description: 'What is sent again unchanged. It is not public whether Workday keeps what an update leaves out.',
		options: [
			{ name: 'Everything That Was Read', value: 'everything', description: 'Also languages, session timeout and the like; never passwords or the second factor' },
			{ name: 'Nothing but the User Name', value: 'nothing' },
			{ name: 'Status and Expiry', value: 'statusAndExpiry' },
		],
	},
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	...oneWorkerFields('account'),
	specifyField('Changes', 'For example what an earlier item has as undo'),
	{
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Change',
		default: {},
		displayOptions: { show: { specifyChanges: ['fields'] } },
		description: 'What is not added stays as it is',
		options: changeFields,
	},
	{
		...emptyValueField,
		displayOptions: { show: { specifyChanges: ['fields'] } },
		description: 'What to do when an expression in one of the changes gives nothing. A field that you leave empty is always left alone. Only Expires can be cleared.',
	},
	{
		displayName: 'Changes (JSON)',
		name: 'changesJson',
		type: 'json',
		default: '{}',
		required: true,
		displayOptions: { show: { specifyChanges: ['json'] } },
		hint: 'For example { "userName": "ana.lima", "enabled": true, "expires": "2026-12-31" }',
		description:
			'An object with any of userName, enabled (true or false), expires (a date, a date and time, or null for never) and newPasswordAtNextSignIn. To take back an earlier change, give the undo of its item by expression. No passwords.',
	},
	dryRunField,
	optionsCollection(optionFields),
];
