/** Fields of the editor for Worker → Get Changed. */
import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../../n8n/properties';
import { changeFilters } from '../changeFilters';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { pageSizeField, WHEN_MUCH_IS_INCLUDED } from '../../../n8n/paging';
import { eventDetailFields, eventOptions, eventsField } from '../eventFields';
import { fieldOverrideFields, outputFields, profileOptions, responseGroupFields } from '../outputFields';

const windowFields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2026-01-31T09:30:00Z or -P1D',
		description:
			'What came due after this moment: the end of the window before. A date, a date and time, Today, or a duration: -P1D is one day ago.',
	},
	{
		displayName: 'Through',
		name: 'through',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-02-01 or -PT10M',
		description: 'Up to this moment, which belongs to the window; without it, one minute ago. It becomes From of the next window.',
	},
];

const optionFields: INodeProperties[] = [
	{
		displayName: 'Add Window Item',
		name: 'addWindowItem',
		type: 'boolean',
		default: true,
		description:
			'Whether to add an item at the end that says which window was read to its end (event "window"). Without it nothing tells where to go on when nothing changed.',
	},
	{
		displayName: 'Longest Window (Hours)',
		name: 'longestWindow',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 8760 },
		default: 24,
		description: 'A longer window is read in pieces of this length, each with the workers as they were at its end, as the trigger would have done',
	},
	pageSizeField('Workers', WHEN_MUCH_IS_INCLUDED),
];

export const fields: readonly INodeProperties[] = [
	...windowFields,
	eventsField,
	...eventDetailFields,
	...outputFields,
	changeFilters('Only these workers. Who left the filtered organizations is not among them.'),
	...responseGroupFields,
	fieldOverrideFields,
	optionsCollection([...optionFields, ...eventOptions, ...profileOptions, ...connectionOptions]),
];
