/** What rows of e-mail addresses and rows of phones have in common in the editor. */
import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

export const OTHER = 'other';
export const AS_IT_IS = 'asIs';

const onlyFor = (...actions: string[]): IDisplayOptions => ({ show: { rowAction: actions } });
/** Those that give values. */
export const WITH_VALUES = onlyFor('set', 'add', 'replace', 'exactly');
const WITH_ONE_MEANT = onlyFor('set', 'replace', 'delete');

export const actionField = (what: string, what2: string): INodeProperties => ({
	displayName: 'Action',
	// n8n's linter takes any field of the name action for a list of operations.
	name: 'rowAction',
	type: 'options',
	default: 'set',
	description: `What becomes of the ${what}`,
	options: [
		{ name: 'Add', value: 'add', description: 'Keep all that are there. One that is there already is not added again.' },
		{ name: 'Delete', value: 'delete', description: `Delete one ${what}. If it is not there, nothing is done.` },
		{ name: 'Make the Set Exactly This', value: 'exactly', description: `All rows with this action and usage are the whole set: other ${what2} of this usage are deleted` },
		{ name: 'Replace', value: 'replace', description: `Change one ${what}; an error if there is none` },
		{ name: 'Set', value: 'set', description: `Change one ${what}, or add it if there is none` },
	],
});

export const usageFields = (what: string): INodeProperties[] => [
	{
		displayName: 'Usage',
		name: 'usage',
		type: 'options',
		default: 'WORK',
		description: `What the ${what} is used for`,
		options: [
			{ name: 'Home', value: 'HOME' },
			{ name: 'Other', value: 'other', description: 'A usage of your tenant, by its ID' },
			{ name: 'Work', value: 'WORK' },
		],
	},
	{
		displayName: 'Usage ID',
		name: 'usageId',
		type: 'string',
		default: '',
		displayOptions: { show: { usage: [OTHER] } },
		description: 'Communication Usage Type ID of your tenant',
	},
];

/** What the field that says which one is meant is called. */
export const WHICH = { email: 'Current Address', phone: 'Current Number' };

export const whichField = (displayName: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name: 'which',
	type: 'string',
	default: '',
	placeholder,
	displayOptions: WITH_ONE_MEANT,
	description,
});

const yesOrNo = (displayName: string, name: string, description: string, displayOptions: IDisplayOptions): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: 'asIs',
	displayOptions,
	description,
	options: [
		{ name: 'As It Is', value: 'asIs' },
		{ name: 'No', value: 'false' },
		{ name: 'Yes', value: 'true' },
	],
});

export const publicAndPrimary = (what: string): INodeProperties[] => [
	yesOrNo('Public', 'public', `Whether others see the ${what} in Workday. As It Is: of new ones, those for work are public.`, WITH_VALUES),
	yesOrNo(
		'Primary',
		'primary',
		`For new ones: whether it is the primary ${what} of its usage. As It Is: the first one is, others are not. Workday lets no primary one become additional.`,
		onlyFor('set', 'add', 'exactly'),
	),
];

export const commentField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	displayOptions: WITH_VALUES,
	description,
});

export const clearField = (options: Array<{ name: string; value: string }>): INodeProperties => ({
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	default: [],
	displayOptions: WITH_VALUES,
	description: 'Fields to empty in Workday. A field that is left empty above stays as it is.',
	options,
});
