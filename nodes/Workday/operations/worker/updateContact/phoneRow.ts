/** A row of the editor for phones. */
import type { INodeProperties } from 'n8n-workflow';
import { actionField, clearField, commentField, OTHER, publicAndPrimary, usageFields, WHICH, whichField, WITH_VALUES } from './rowFields';

const WHAT = 'phone';

/** IDs that tenants were seen to use. */
const DEVICES = ['Cell', 'Fax', 'Landline', 'Mobile', 'Pager', 'Telephone', 'VOIP'];

export const phoneRow: INodeProperties[] = [
	actionField(WHAT, 'phones'),
	...usageFields(WHAT),
	{
		displayName: 'Device Type',
		name: 'deviceType',
		type: 'options',
		default: '',
		description: 'Tenants differ in the device types that they have. Without Current Number, the phone of this type is meant: a mobile never takes the place of a landline.',
		options: [{ name: 'As It Is', value: '' }, ...DEVICES.map((id) => ({ name: id, value: id })), { name: 'Other', value: OTHER, description: 'A device type of your tenant, by its ID' }],
	},
	{
		displayName: 'Device Type ID',
		name: 'deviceTypeId',
		type: 'string',
		default: '',
		displayOptions: { show: { deviceType: [OTHER] } },
		description: 'Phone Device Type ID of your tenant',
	},
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		default: '',
		placeholder: 'e.g. +44 20 7946 0018 x12',
		displayOptions: WITH_VALUES,
		description: 'In any usual notation, with an extension if there is one. Empty: it stays as it is, and other fields of this row are changed.',
	},
	{
		displayName: 'Extension',
		name: 'extension',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12',
		displayOptions: WITH_VALUES,
		description: 'Empty: it stays as it is',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. GB',
		description: 'Of a number without country code: two or three letters (ISO 3166-1). Empty: Default Country among the options.',
	},
	whichField(
		WHICH.phone,
		'e.g. +44 20 7946 0001',
		'Which one is changed or deleted: the number that Workday has now, or its Phone ID or Workday ID. Empty: the phone of this device type, else the primary one of this usage.',
	),
	...publicAndPrimary(WHAT),
	commentField('Usage Comment', 'usageComment', 'Comment of the usage of this phone'),
	clearField([
		{ name: 'Extension', value: 'extension' },
		{ name: 'Usage Comment', value: 'usageComment' },
	]),
];
