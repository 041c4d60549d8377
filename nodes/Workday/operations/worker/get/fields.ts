/** Fields of the editor for Worker → Get. */
import type { INodeProperties } from 'n8n-workflow';
import { unlessPicked, workerIdTypeField, workerLocator } from '../../../n8n/locators';
import { optionsCollection } from '../../../n8n/properties';
import { ifNotFoundField } from '../../../n8n/recordFields';
import { ID_TYPE } from '../../../workday/names';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { WORKERS } from '../noun';
import { fieldOverrideFields, outputFields, profileOptions, responseGroupFields } from '../outputFields';

const optionFields: INodeProperties[] = [
	{
		displayName: 'As of Effective Date',
		name: 'asOfEffectiveDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31 or P14D',
		description:
			'The worker as on this day; without it, today. A future hire shows all data only from the hire date on. A date, Today, or a duration: P14D is in 14 days.',
	},
	{
		displayName: 'As of Entry Moment',
		name: 'asOfEntryMoment',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31T09:30:00Z or -P1D',
		description: 'The worker as Workday knew it at this moment; without it, now. A date and time, or a duration: -P1D is one day ago.',
	},
	...profileOptions,
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	workerLocator(
		{
			displayName: 'Worker',
			name: 'workerIds',
			required: true,
			description: 'By ID: one, several separated by commas, or a list out of an expression; leading zeros count. Or picked from the list.',
		},
		'e.g. 21001, 21002',
	),
	workerIdTypeField(ID_TYPE.employee, unlessPicked('/workerIds')),
	ifNotFoundField(WORKERS),
	...outputFields,
	...responseGroupFields,
	fieldOverrideFields,
	{
		displayName: 'Download Photo',
		name: 'downloadPhoto',
		type: 'boolean',
		default: false,
		description: 'Whether to add the photo of the worker as binary data, where there is one',
	},
	{
		displayName: 'Put Photo in Field',
		name: 'photoPropertyName',
		type: 'string',
		default: 'photo',
		required: true,
		hint: 'The name of the output binary field to put the photo in',
		displayOptions: { show: { downloadPhoto: [true] } },
	},
	optionsCollection(optionFields),
];
