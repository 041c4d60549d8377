/** Fields of the trigger in the editor. */
import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../n8n/properties';
import { changeFilters } from '../operations/worker/changeFilters';
import { connectionOptions } from '../n8n/connectionOptions';
import { pageSizeField, WHEN_MUCH_IS_INCLUDED } from '../n8n/paging';
import { eventDetailFields, eventOptions, eventsField } from '../operations/worker/eventFields';
import { fieldOverrideFields, outputFields, profileOptions, responseGroupFields } from '../operations/worker/outputFields';

const watchField: INodeProperties = {
	displayName: 'Watch',
	name: 'watch',
	type: 'multiOptions',
	required: true,
	default: ['workers'],
	description: 'What to watch. Each has its own start and its own place to go on from.',
	options: [
		{ name: 'Organizations', value: 'organizations', description: 'Every organization that changed, with its new content' },
		{ name: 'Workers', value: 'workers', description: 'Joiners, movers and leavers, as the events below' },
	],
};

const filtersField = changeFilters('Only these workers. Who leaves the filtered organizations is no longer seen, except by the full reconcile.');

const startFields: INodeProperties[] = [
	{
		displayName: 'Start',
		name: 'start',
		type: 'options',
		default: 'now',
		description: 'Where to begin when the trigger is switched on for the first time. Changing it begins again.',
		options: [
			{ name: 'From a Date', value: 'date', description: 'Replay everything since then, a day at a time' },
			{ name: 'From Now On', value: 'now', description: 'Only what happens after the trigger was switched on' },
			{ name: 'With a Full Load', value: 'all', description: 'First everything there is, in batches, as the event loaded; then the changes' },
		],
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2026-01-31',
		displayOptions: { show: { start: ['date'] } },
		description: 'A date, or a date and time. Without an offset it is in the time zone of the workflow.',
	},
];

const workersOnly = { show: { watch: ['workers'] } };

const batchFields: INodeProperties[] = [
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100_000 },
		default: 500,
		description: 'Workers or organizations in one execution at most. The rest comes with the next polls.',
	},
	{
		displayName: 'Full Reconcile Every (Days)',
		name: 'reconcileDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365 },
		default: 0,
		displayOptions: workersOnly,
		description: 'How often to read all workers and report what the changes did not tell, such as purged workers (event deleted). 0 is never.',
	},
];

const triggerOptions: INodeProperties[] = [
	{
		displayName: 'Longest Window (Hours)',
		name: 'longestWindow',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 8760 },
		default: 24,
		description: 'A longer time without polls is caught up in pieces of this length, each with the workers as they were at its end',
	},
	{
		displayName: 'Most Deleted (Percent)',
		name: 'mostDeletedPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 5,
		description: 'For the full reconcile: when more of the workers that it knows are gone at once, it stops and says so, from 10 on',
	},
	{
		displayName: 'Most Terminations',
		name: 'mostTerminations',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Brake: with more terminations in one window nothing is handed over and the poll fails, until you raise the limit. 0 is no limit.',
	},
	{
		displayName: 'Most Terminations (Percent)',
		name: 'mostTerminationsPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		description: 'Brake as a share of the workers that changed in one window, from 10 terminations on. 0 is no limit.',
	},
	{
		displayName: 'Most Workers to Remember',
		name: 'mostWorkers',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 2_000_000 },
		default: 250_000,
		description: 'For the full reconcile, which keeps 27 bytes of each worker in the static data of the workflow',
	},
	{
		displayName: 'Overlap (Minutes)',
		name: 'overlap',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 10,
		description: 'How far back each poll asks again, for entries that come to light late. What was handed over is not repeated.',
	},
	pageSizeField('Workers', WHEN_MUCH_IS_INCLUDED),
	{
		displayName: 'Safety Lag (Seconds)',
		name: 'safetyLag',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 86_400 },
		default: 60,
		description: "How far each poll stays behind Workday's clock. Changes come later by as much.",
	},
];

const withDisplay = (property: INodeProperties, display: INodeProperties['displayOptions']): INodeProperties => ({
	...property,
	displayOptions: { ...property.displayOptions, show: { ...display?.show, ...property.displayOptions?.show } },
});

export const triggerFields: INodeProperties[] = [
	watchField,
	...[eventsField, ...eventDetailFields, ...outputFields, filtersField, ...responseGroupFields, fieldOverrideFields].map((field) => withDisplay(field, workersOnly)),
	{
		displayName: 'Organization Types',
		name: 'organizationTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. SUPERVISORY, COST_CENTER',
		displayOptions: { show: { watch: ['organizations'] } },
		description: 'Only organizations of these types, by ID, separated by commas. Empty means all types.',
	},
	...startFields,
	...batchFields,
	optionsCollection([...triggerOptions, ...eventOptions, ...profileOptions, ...connectionOptions]),
];
