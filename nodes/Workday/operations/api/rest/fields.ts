/** Fields of the editor for Custom Call → REST. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { METHODS } from '../../../workday/rest/call';
import { LARGEST_PAGE } from '../../../workday/rest/collection';
import { changesDataOption, NOUN, shownFor } from '../customFields';

const requestFields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		default: 'GET',
		description: 'What to do: GET reads, the others may change something and are sent once',
		options: [...METHODS].sort().map((method) => ({ name: method, value: method })),
	},
	{
		displayName: 'Path or URL',
		name: 'address',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. staffing/v6/workers',
		description:
			"Service, version and path as Workday's REST directory has them, without the tenant; or the whole URL. The credential is sent to its own host and tenant only.",
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'Added to those in the URL. A name may come more than once.',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. search', description: 'As the REST directory names it' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Encoded by the node' },
				],
			},
		],
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		typeOptions: { rows: 8 },
		default: '',
		displayOptions: { show: { method: ['POST', 'PUT', 'PATCH', 'DELETE'] } },
		description: 'JSON, sent as it stands. It may stay empty.',
	},
];

const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

const answerFields: INodeProperties[] = [
	{
		displayName: 'Result',
		name: 'result',
		type: 'options',
		default: 'records',
		description: 'What becomes an item. An answer that is no JSON, such as a PDF, is a file in any case.',
		options: [
			{ name: 'File', value: 'file', description: 'The answer as it comes, in the binary data of one item' },
			{ name: 'Records', value: 'records', description: 'One item for each record of a collection. An answer that is none is one item.' },
			{ name: 'Whole Answer', value: 'answer', description: 'One item' },
		],
	},
	...shownFor({ result: ['file'] }, [binaryField]),
	...shownFor({ result: ['records'] }, [
		{
			displayName: 'Read All Pages',
			name: 'readAllPages',
			type: 'boolean',
			default: false,
			description: 'Whether to read page after page of a collection, until its total or the limit is reached. The node sets limit and offset.',
		},
		...resultFields(NOUN),
	]),
];

const pageSize = withDefault(
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: LARGEST_PAGE },
		default: 0,
		displayOptions: { show: { '/readAllPages': [true] } },
		description: `Records per request, 1 to ${LARGEST_PAGE}`,
	},
	LARGEST_PAGE,
);

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. payslip.pdf',
	description: 'Name of the file, instead of the one that Workday gives it',
};

const optionFields: INodeProperties[] = [
	changesDataOption('By the method: GET only reads, everything else may change something'),
	pageSize,
	...shownFor({ '/result': ['file', 'answer'] }, [fileName]),
	...shownFor({ '/result': ['records'] }, fileOptions(NOUN)),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [...requestFields, ...answerFields, optionsCollection(optionFields)];
