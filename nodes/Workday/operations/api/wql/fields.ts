/** Fields of the editor for Custom Call → WQL. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { DEFAULT_WQL_PAGE, DEFAULT_WQL_SERVICE, LARGEST_WQL_PAGE } from '../../../workday/wql/query';
import { ROWS } from './noun';

const optionFields: INodeProperties[] = [
	withDefault(
		{
			displayName: 'API Service',
			name: 'apiService',
			type: 'string',
			default: '',
			placeholder: 'e.g. wql/v1',
			description: 'Service and version, as they stand in the path of the request',
		},
		DEFAULT_WQL_SERVICE,
	),
	withDefault(
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LARGEST_WQL_PAGE },
			default: 0,
			description: `Rows per request, 1 to ${LARGEST_WQL_PAGE}`,
		},
		DEFAULT_WQL_PAGE,
	),
	{
		displayName: 'Query In',
		name: 'queryPlace',
		type: 'options',
		default: 'auto',
		description: 'Where the query stands in the request',
		options: [
			{ name: 'Address', value: 'address', description: 'GET' },
			{ name: 'Automatic', value: 'auto', description: 'In the address while it is short enough' },
			{ name: 'Body of a POST', value: 'body' },
		],
	},
	...fileOptions(ROWS),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Query',
		name: 'query',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '',
		placeholder: 'e.g. SELECT fullName, employeeID FROM allWorkers ORDER BY employeeID',
		description: 'In Workday Query Language. With ORDER BY the pages go together even while data changes.',
	},
	...resultFields(ROWS),
	optionsCollection(optionFields),
];
