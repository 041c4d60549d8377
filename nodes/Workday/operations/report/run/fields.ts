/** Fields of the editor for Report → Run. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { optionsCollection, withDefault } from '../../../n8n/properties';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { URL_FIELD } from '../../../workday/report/address';
import { COLUMNS_FIELD, REQUIRED_FIELD } from '../../../workday/report/table';
import { DUPLICATES_FIELD } from '../../../workday/report/duplicates';
import { ROWS } from '../noun';
import { promptFields } from './promptFields';
import { splitField } from './splitFields';

/** Workday ends a report after 30 minutes; its own word about that should arrive before we give up. */
export const REPORT_TIMEOUT_SECONDS = 1900;
/** The answer itself instead of its rows. */
export const AS_SENT = 'asSent';

const addressFields: INodeProperties[] = [
	{
		displayName: 'Report By',
		name: 'reportBy',
		type: 'options',
		default: 'url',
		description: 'How to say which report to run',
		options: [
			{ name: 'Owner and Name', value: 'name' },
			{ name: 'URL', value: 'url' },
		],
	},
	withDefault(
		{
			displayName: URL_FIELD,
			name: 'reportUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://wd2-impl-services1.workday.com/ccx/service/customreport2/acme/owner/All_Workers?format=json',
			displayOptions: { show: { reportBy: ['url'] } },
			description: "In Workday, open the report, then Actions > Web Service > View URLs, and copy the link of any format. Prompts in it are sent as they are. The host must be the credential's.",
		},
		'',
	),
	{
		displayName: 'Report Owner',
		name: 'reportOwner',
		type: 'string',
		default: '',
		placeholder: 'e.g. lmcneil',
		displayOptions: { show: { reportBy: ['name'] } },
		description: "User name of the owner, the part of the report URL before the report's name. Spaces are fine.",
	},
	{
		displayName: 'Report Name',
		name: 'reportName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. All_Workers',
		displayOptions: { show: { reportBy: ['name'] } },
		description: 'The last part of the report URL, before the question mark',
	},
];

const formatFields: INodeProperties[] = [
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		default: 'auto',
		description: 'What Workday is asked for',
		options: [
			{ name: 'As in the URL', value: 'auto', description: 'The format in the URL; JSON where it has none' },
			{ name: 'CSV', value: 'csv', description: 'The smallest; groups come as one text' },
			{ name: 'JSON', value: 'json', description: 'Groups are lists; Workday leaves out what is empty' },
			{ name: 'Other', value: 'other', description: 'Any other that Workday knows' },
			{ name: 'XML', value: 'xml', description: 'As JSON, and Workday objects come with all of their IDs' },
		],
	},
	{
		displayName: 'Other Format',
		name: 'otherFormat',
		type: 'string',
		default: '',
		placeholder: 'e.g. simplexml',
		displayOptions: { show: { format: ['other'] } },
		description: 'Sent as format=…. What the node cannot read as rows it hands over as a file.',
	},
];

/** As every read has them, and the answer itself besides. */
const rowFields: INodeProperties[] = resultFields(ROWS).map((field) => {
	if (field.name === 'returnAs') {
		const asSent = { name: 'File as Sent', value: AS_SENT, description: "Workday's own answer, byte for byte: CSV, JSON, XML or anything else" };
		return { ...field, options: [...(field.options ?? []), asSent] };
	}
	// Workday's own file is not cut.
	if (field.name === 'returnAll') return { ...field, displayOptions: { show: { returnAs: ['items', 'file'] } } };
	if (field.name === 'limit') return { ...field, displayOptions: { show: { ...field.displayOptions?.show, returnAs: ['items', 'file'] } } };
	if (field.name === 'binaryPropertyName') return { ...field, displayOptions: { show: { returnAs: ['file', AS_SENT] } } };
	return field;
});

const CHOOSE = 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
/** The lists are asked for again when the report is another one. */
const REPORT = ['reportBy', 'reportUrl', 'reportOwner', 'reportName', 'options.systemReport'];
const ofRows = { show: { '/returnAs': ['items', 'file'] } };

type Field = Pick<INodeProperties, 'displayName' | 'name' | 'description'>;

const listOfColumns = (field: Field, loadOptionsMethod: string): INodeProperties => ({
	...field,
	description: `${field.description}. ${CHOOSE}.`,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod, loadOptionsDependsOn: REPORT },
	default: [],
	displayOptions: ofRows,
});
const columns = (field: Field) => listOfColumns(field, 'getReportColumns');
const cells = (field: Field) => listOfColumns(field, 'getReportCells');

const columnOptions: INodeProperties[] = [
	cells({ displayName: 'Always Lists', name: 'alwaysLists', description: 'Columns that are a list in every row, whether they hold nothing, one value or several; those inside a group as group.column. Groups are lists anyway' }),
	columns({ displayName: COLUMNS_FIELD, name: 'columns', description: 'Only these, in this order, null where a row does not have them' }),
	columns({ displayName: DUPLICATES_FIELD, name: 'duplicatesBy', description: 'Columns that tell rows apart: of rows with the same values only the first is given' }),
	columns({ displayName: REQUIRED_FIELD, name: 'requiredColumns', description: 'Columns without which no row is given: the error names those that are missing. Capitals count' }),
	{
		displayName: 'Complete Rows',
		name: 'completeRows',
		type: 'boolean',
		default: true,
		displayOptions: ofRows,
		description: "Whether every row has every column, null where it is empty. Costs one more short request, for the report's schema. CSV has all columns anyway.",
	},
];

const typeOptions: INodeProperties[] = [
	{
		displayName: 'Column Types',
		name: 'columnTypes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Column',
		default: {},
		displayOptions: ofRows,
		description: 'Columns whose text becomes true or false, a date or a number. All others stay text, so that IDs keep their zeros.',
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{ displayName: 'Column Name or ID', name: 'column', type: 'options', typeOptions: { loadOptionsMethod: 'getReportCells', loadOptionsDependsOn: REPORT }, default: '', description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>' },
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'date',
						description: 'What the text of the column becomes',
						options: [
							{ name: 'Date', value: 'date', description: '2026-01-31, without the offset that Workday adds' },
							{ name: 'Date and Time', value: 'dateTime', description: 'UTC' },
							{ name: 'Number', value: 'number', description: 'Up to 15 digits' },
							{ name: 'True or False', value: 'boolean', description: 'Of 1, 0, true and false' },
						],
					},
				],
			},
		],
	},
	{
		displayName: 'Types by Schema',
		name: 'typesBySchema',
		type: 'boolean',
		default: false,
		displayOptions: ofRows,
		description: "Whether dates, numbers and switches get the types that the report's own schema gives them",
	},
];

const requestOptions: INodeProperties[] = [
	{
		displayName: 'Allow Repeated Prompts',
		name: 'allowRepeats',
		type: 'boolean',
		default: false,
		description: 'Whether a prompt may stand in several rows, for one that takes several values',
	},
	{
		displayName: 'Delimiter',
		name: 'delimiter',
		type: 'string',
		default: ',',
		displayOptions: ofRows,
		description: 'What stands between the cells of a CSV report; \\t for a tab',
	},
	{
		displayName: 'Encoding',
		name: 'encoding',
		type: 'string',
		default: '',
		placeholder: 'e.g. windows-1252',
		displayOptions: ofRows,
		description: 'Of the report. Without it, the one that the answer names, else UTF-8. A byte order mark is noticed.',
	},
	{
		displayName: 'Reference Form',
		name: 'referenceForm',
		type: 'options',
		default: 'value',
		description: 'How a prompt with an ID Type is written into the URL',
		options: [
			{ name: 'Type Behind the Name', value: 'name', description: 'Prompt!Type=21001' },
			{ name: 'Type Before the Value', value: 'value', description: 'Prompt=Type!21001' },
		],
	},
	splitField,
	{
		displayName: 'System Report',
		name: 'systemReport',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/reportBy': ['name'] } },
		description: "Whether it is one of Workday's own reports (systemreport2). Those may have no owner.",
	},
];

const withReportName = (field: INodeProperties): INodeProperties =>
	field.name === 'fileName' ? { ...field, placeholder: 'e.g. staff.csv', displayOptions: { show: { '/returnAs': ['file', AS_SENT] } } } : field;

const patience: INodeProperties[] = connectionOptions.map((field) =>
	field.name === 'responseTimeout'
		? { ...field, default: REPORT_TIMEOUT_SECONDS, description: 'How long Workday may take until its answer begins. It runs the whole report before it sends the first row, and gives up by itself after 30 minutes.' }
		: field,
);

export const fields: readonly INodeProperties[] = [
	...addressFields,
	promptFields,
	...formatFields,
	...rowFields,
	optionsCollection([...columnOptions, ...typeOptions, ...requestOptions, ...fileOptions(ROWS).map(withReportName), ...patience]),
];
