/** Fields of the editor for Organization → Get Many Supervisory over REST. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { optionsCollection } from '../../../n8n/properties';
import { fileOptions, resultFields, type Noun } from '../../../n8n/recordFields';
import { restOptions, restOutputField } from '../../../n8n/restRead';
import { STAFFING_SERVICE } from '../../../workday/rest/services';

export const SUPERVISORY_ORGANIZATIONS: Noun = { one: 'organization', many: 'organizations' };

const optionFields: INodeProperties[] = [
	...restOptions(STAFFING_SERVICE, 'The common service (common/v1, on older tenants v1) shows no inactive organizations and no hierarchy'),
	{
		displayName: 'Hierarchy',
		name: 'hierarchy',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/output': ['profile'] } },
		description: 'Whether to ask what stands above and below each organization, with one more request for each. The common service does not offer it.',
	},
	{
		displayName: 'Include Inactive Organizations',
		name: 'includeInactive',
		type: 'boolean',
		default: true,
		description: 'Whether to include organizations that are inactive. The common service does not offer it.',
	},
	...fileOptions(SUPERVISORY_ORGANIZATIONS),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	...resultFields(SUPERVISORY_ORGANIZATIONS),
	restOutputField(SUPERVISORY_ORGANIZATIONS),
	optionsCollection(optionFields),
];
