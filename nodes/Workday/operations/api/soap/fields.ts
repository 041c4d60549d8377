/** Fields of the editor for Custom Call → SOAP. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { pagingFields } from '../../../n8n/paging';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { fileOptions, resultFields, xpathField } from '../../../n8n/recordFields';
import { SERVICES } from '../../../workday/names';
import { changesDataOption, NOUN, shownFor } from '../customFields';

const requestFields: INodeProperties[] = [
	withDefault(
		{
			displayName: 'Service',
			name: 'service',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Staffing',
			description: "Web service, as Workday's directory of web services names it",
		},
		SERVICES.humanResources,
	),
	{
		displayName: 'Operation Name',
		name: 'operationName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Get_Job_Profiles',
		description: 'Operation of the service, or the element that asks for it. With XML it may be left empty: the body says it.',
	},
	{
		displayName: 'Body As',
		name: 'bodyAs',
		type: 'options',
		default: 'xml',
		description: 'How the request is written',
		options: [
			{ name: 'JSON', value: 'json', description: 'Keys in the order of the schema; values are escaped. The choice for values that come from other nodes.' },
			{ name: 'XML', value: 'xml', description: 'As it is sent, for example pasted from a guide' },
		],
	},
	{
		displayName: 'Body (XML)',
		name: 'bodyXml',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		placeholder: 'e.g. <wd:Get_Job_Profiles_Request/>',
		displayOptions: { show: { bodyAs: ['xml'] } },
		description: "The operation's element, or a SOAP envelope around it without a header. The prefix wd means Workday; other prefixes must be declared.",
	},
	{
		displayName: 'Body (JSON)',
		name: 'bodyJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default: '{}',
		displayOptions: { show: { bodyAs: ['json'] } },
		description: "What stands in the operation's element. Keys are element names, @ begins an attribute, #text is text beside attributes, a list repeats its element.",
	},
];

const ofRecords = { result: ['records'] };

const answerFields: INodeProperties[] = [
	{
		displayName: 'Result',
		name: 'result',
		type: 'options',
		default: 'answer',
		description: 'What becomes an item',
		options: [
			{ name: 'Records', value: 'records', description: 'One item for each element of a name, as they come' },
			{ name: 'Whole Answer', value: 'answer', description: 'One item' },
		],
	},
	...shownFor(ofRecords, [
		{
			displayName: 'Record Element',
			name: 'recordElement',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Response_Data/Job_Profile',
			description: 'Name of the element that becomes an item, or a path of names that ends with it',
		},
		{
			displayName: 'Read All Pages',
			name: 'readAllPages',
			type: 'boolean',
			default: false,
			description: "Whether to read page after page. The node writes the page into the request. For operations that only read",
		},
		...resultFields(NOUN),
	]),
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'json',
		description: 'What each item looks like',
		options: [
			{ name: 'Fields by XPath', value: 'xpath', description: 'Only the fields that you define, each by an XPath' },
			{ name: 'Raw JSON', value: 'json', description: "Workday's own structure as JSON" },
			{ name: 'Raw XML', value: 'xml', description: "Workday's own XML, as text" },
		],
	},
	{
		...xpathField(NOUN, { name: 'jobCode', path: 'wd:Job_Profile_Data/wd:Job_Code' }),
		description: "XPath 1.0, relative to the record (for the whole answer: to the answer's element) or absolute from the envelope. The prefixes wd:, ns1: and none all mean Workday.",
	},
];

const optionFields: INodeProperties[] = [
	{
		displayName: 'Always Lists',
		name: 'alwaysLists',
		type: 'string',
		default: '',
		placeholder: 'e.g. Job_Profile_Data/Job_Family_Data',
		displayOptions: { show: { '/output': ['json'] } },
		description: 'Pairs of element names, parent/child, separated by commas: the child is a list in Raw JSON whether it comes never, once or more often',
	},
	changesDataOption('By its name: Get_…, Find_… and Search_… only read, everything else may change something'),
	...pagingFields('Records').map((field) => ({ ...field, displayOptions: { show: { '/readAllPages': [true] } } })),
	{
		displayName: 'Web Services Version',
		name: 'webServicesVersion',
		type: 'string',
		default: '',
		placeholder: 'e.g. v46.1',
		description: "Instead of the credential's",
	},
	...shownFor({ '/result': ['records'] }, fileOptions(NOUN)),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [...requestFields, ...answerFields, optionsCollection(optionFields)];
