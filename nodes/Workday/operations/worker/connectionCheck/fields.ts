/** Fields of the editor for Connection → Check. What is wanted of workers is said as in Get Many. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { unlessPicked, workerIdTypeField, workerLocator } from '../../../n8n/locators';
import { byName, optionsCollection, withDefault } from '../../../n8n/properties';
import { TEST_WORKER_FIELD } from '../../../workday/check/someWorkers';
import { ID_TYPE } from '../../../workday/names';
import { OPERATION_KEYS, operationOf, type OperationKey } from '../../../workday/permissions/operations';
import { URL_FIELD } from '../../../workday/report/address';
import { outputFields, profileOptions, responseGroupFields } from '../outputFields';

export const TEST_WORKER = { name: 'testWorker', label: TEST_WORKER_FIELD } as const;
export const DEFAULT_SAMPLE = 40;
export const LARGEST_SAMPLE = 1000;

const INITIALLY: OperationKey = 'worker:getAll';

const OF_PROFILE: readonly string[] = ['fields', 'sensitiveFields'];

export const fields: readonly INodeProperties[] = [
	withDefault(
		{
			displayName: 'Operations to Check',
			name: 'operationsToCheck',
			type: 'multiOptions',
			default: [],
			required: true,
			description: 'What you want to do. Whatever these operations read is tried once; what they change is not tried, and the findings say what has to be set up for it.',
			options: byName(OPERATION_KEYS.map((key) => ({ name: operationOf(key).name, value: key }))),
		},
		[INITIALLY],
	),
	{
		displayName: 'Return As',
		name: 'returnAs',
		type: 'options',
		default: 'findings',
		description: 'What comes out',
		options: [
			{ name: 'Findings', value: 'findings', description: 'One item for each thing that was found out' },
			{ name: 'Summary', value: 'summary', description: 'One item with a text to read, as Markdown, with counts and what to do' },
		],
	},
	...outputFields,
	...responseGroupFields,
	workerLocator(
		{
			displayName: TEST_WORKER.label,
			name: TEST_WORKER.name,
			description: 'Whose contact data, account and absences are read to try it, if a chosen operation needs it. Without one, some workers are picked. Nothing of them is given out.',
		},
		'e.g. 21001',
	),
	workerIdTypeField(ID_TYPE.employee, unlessPicked(`/${TEST_WORKER.name}`)),
	{
		displayName: URL_FIELD,
		name: 'reportUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://services1.workday.com/ccx/service/customreport2/acme/owner/report',
		description: 'A report that you want to run, if that is to be checked. Its columns are asked for, not its rows.',
	},
	optionsCollection([
		{
			displayName: 'Leave Out What Works',
			name: 'leaveOutWhatWorks',
			type: 'boolean',
			default: true,
			description: 'Whether to return only what needs attention, and what was not tried',
		},
		withDefault(
			{
				displayName: 'Workers to Sample',
				name: 'sampleSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: LARGEST_SAMPLE },
				default: 0,
				description: `How many workers are read to see which parts never come, 1 to ${LARGEST_SAMPLE}. They are spread over the whole tenant.`,
			},
			DEFAULT_SAMPLE,
		),
		...profileOptions.filter(({ name }) => OF_PROFILE.includes(name)),
		...connectionOptions,
	]),
];
