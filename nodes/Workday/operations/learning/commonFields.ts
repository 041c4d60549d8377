/** Fields of the editor that all three puts have. */
import type { INodeProperties } from 'n8n-workflow';
import { connectionOptions } from '../../n8n/connectionOptions';
import { unlessPicked, workerIdTypeField, workerLocator } from '../../n8n/locators';
import { byName } from '../../n8n/properties';
import { specifyField, writeOptions } from '../../n8n/writeFields';
import { LEARNING_NAMES } from '../../workday/learning/names';
import { ID_TYPE } from '../../workday/names';

export const byFields: INodeProperties['displayOptions'] = { show: { specifyValues: ['fields'] } };

export const specifyFields = (example: string): INodeProperties[] => [
	specifyField('Values', 'The values by name, or what an item of this operation has as undo'),
	{
		displayName: 'Values',
		name: 'valuesJson',
		type: 'json',
		default: '{}',
		required: true,
		// The editor shows no placeholder in a field of JSON.
		hint: `For example ${example}`,
		description: 'Null clears a value, and what is left out stays as it is. To undo an item of this operation, give what it has as undo.',
		displayOptions: { show: { specifyValues: ['json'] } },
	},
];

/** Not required: of what exists already it need not be said again. */
export const learnerFields: INodeProperties[] = [
	workerLocator(
		{ displayName: 'Learner', name: 'learner', displayOptions: byFields, description: 'The worker who learned: by ID, or picked from the list. Needed for a new one. Leading zeros count.' },
		'e.g. 21001',
	),
	workerIdTypeField(ID_TYPE.employee, { ...unlessPicked('/learner'), ...byFields }),
];

export const gradeField: INodeProperties = {
	displayName: 'Grade',
	name: 'grade',
	type: 'string',
	default: '',
	placeholder: 'e.g. PASS',
	displayOptions: byFields,
	description: 'ID of the grade, as your tenant has it',
};

export const scoreField: INodeProperties = {
	displayName: 'Overall Score',
	name: 'overallScore',
	type: 'string',
	default: '',
	placeholder: 'e.g. 88.5',
	description: 'A number, with a point for decimals',
};

/** Three values: a switch would always say one of two. */
export const flagField = (displayName: string, name: string, yes: string, no: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: '',
	description: 'Left as it is, Workday keeps what it has',
	options: [
		{ name: 'Leave as It Is', value: '' },
		{ name: 'No', value: 'false', description: no },
		{ name: 'Yes', value: 'true', description: yes },
	],
});

export const additionalFields = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: byFields,
	options,
});

const namesOption: INodeProperties = {
	displayName: 'Names',
	name: 'names',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Name',
	default: {},
	description: "What your tenant's schema calls something that is sent under a name which is not proven. The documentation of this operation has the table.",
	options: [
		{
			displayName: 'Name',
			name: 'name',
			values: [
				{
					displayName: 'Name',
					name: 'key',
					type: 'options',
					default: '',
					description: 'What is called something else in your tenant',
					options: byName(LEARNING_NAMES.map(({ key, title, name, proven }) => ({ name: title, value: key, description: `${name}${proven ? '' : ' (not proven)'}` }))),
				},
				{
					displayName: 'Sent As',
					name: 'sentAs',
					type: 'string',
					default: '',
					description: 'Name of the element, type of the ID or service, without a prefix',
				},
			],
		},
	],
};

export const learningOptions: INodeProperties[] = [
	namesOption,
	{
		displayName: 'Update Existing',
		name: 'updateExisting',
		type: 'boolean',
		default: false,
		description: 'Whether to refer to what has this ID already, as Workday wants it for updates. Only where Only If Different is off: otherwise it is read whether it exists.',
	},
	...writeOptions,
	...connectionOptions,
];
