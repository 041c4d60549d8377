/** Fields of the editor for Worker → Update Contact. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { emptyValueField } from '../../../n8n/emptyValues';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { businessProcessOptions, dryRunField, specifyField, writeOptions } from '../../../n8n/writeFields';
import { oneWorkerFields } from '../oneWorker';
import { COUNTRY_CODE_ID } from '../../../workday/contact/countryCodeId';
import { emailRow } from './emailRow';
import { phoneRow } from './phoneRow';

const byFields: INodeProperties['displayOptions'] = { show: { specifyChanges: ['fields'] } };

const optionFields: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. GB',
		description: 'Of phone numbers without country code: two or three letters (ISO 3166-1)',
	},
	withDefault(
		{
			displayName: 'Country Code ID Pattern',
			name: 'countryCodePattern',
			type: 'string',
			default: '',
			description: 'How the country code of a new number is named: {alpha2}, {alpha3} and {code} stand for GB, GBR and 44. Not proven by any public schema.',
		},
		COUNTRY_CODE_ID.pattern,
	),
	withDefault(
		{
			displayName: 'Country Code ID Type',
			name: 'countryCodeIdType',
			type: 'string',
			default: '',
			description: 'Type of the ID that Country Code ID Pattern makes. Not proven by any public schema.',
		},
		COUNTRY_CODE_ID.type,
	),
	{
		displayName: 'Clear Values By',
		name: 'clearValues',
		type: 'options',
		default: 'emptyElement',
		description: 'How a comment or an extension is taken away. It is not public what empties one. Verify shows whether it worked.',
		options: [
			{ name: 'An Empty Element', value: 'emptyElement' },
			{ name: 'Leaving It Out', value: 'leaveOut', description: 'Works only where Workday takes what is missing for empty' },
		],
	},
	...businessProcessOptions,
	...writeOptions,
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	...oneWorkerFields('contact information'),
	specifyField('Changes', 'A list of changes, or what an item of this operation has as undo'),
	{
		displayName: 'Changes',
		name: 'changesJson',
		type: 'json',
		default: '[]',
		required: true,
		// The editor shows no placeholder in a field of JSON.
		hint: 'For example [{ "kind": "email", "usage": "WORK", "action": "set", "values": { "address": "ana@example.com" } }]',
		description: 'A list of changes. To undo an item of this operation, put its undo here by an expression, and the same worker into Worker.',
		displayOptions: { show: { specifyChanges: ['json'] } },
	},
	{
		displayName: 'Emails',
		name: 'emails',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Email',
		default: {},
		displayOptions: byFields,
		options: [{ displayName: 'Email', name: 'email', values: emailRow }],
	},
	{
		displayName: 'Phones',
		name: 'phones',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Phone',
		default: {},
		displayOptions: byFields,
		options: [{ displayName: 'Phone', name: 'phone', values: phoneRow }],
	},
	{ ...emptyValueField, displayOptions: byFields },
	{
		displayName: 'Effective Date',
		name: 'effectiveDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31, Today or P14D',
		description: "From which day on the changes hold. Empty: Workday's today.",
	},
	dryRunField,
	optionsCollection(optionFields),
];
