/** Fields of the editor for Worker → Get Many over REST. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { optionsCollection } from '../../../n8n/properties';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { restOptions, restOutputField } from '../../../n8n/restRead';
import { STAFFING_SERVICE } from '../../../workday/rest/services';
import { WORKERS } from '../noun';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters all workers come that are not terminated',
	options: [
		{
			displayName: 'Include Terminated Workers',
			name: 'includeTerminated',
			type: 'boolean',
			default: true,
			description: 'Whether to include workers that are terminated. The common service does not offer it.',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. 21001',
			description: 'Names or worker IDs; several, separated by spaces, find workers that fit any of them. The common service searches names only.',
		},
		{
			displayName: 'Supervisory Organization',
			name: 'supervisoryOrganization',
			type: 'string',
			default: '',
			placeholder: 'e.g. 97c57c8cc22f43ccbb77bdb5a19ab49d',
			description: 'Only the workers of this organization, by its Workday ID (WID). Only the common service offers it (API Service common/v1), and not together with other filters.',
		},
	],
};

const optionFields: INodeProperties[] = [
	...restOptions(STAFFING_SERVICE, 'The common service (common/v1, on older tenants v1) shows less of each worker'),
	{
		displayName: 'Keep Enabled on Leave',
		name: 'keepEnabledOnLeave',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/output': ['profile'] } },
		description: 'Whether accountEnabled stays true while a worker is on leave',
	},
	...fileOptions(WORKERS),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [...resultFields(WORKERS), restOutputField(WORKERS), filters, optionsCollection(optionFields)];
