/** Fields of the editor about events of workers, for the trigger and for Get Changed. */
import type { INodeProperties } from 'n8n-workflow';
import { withDefault } from '../../n8n/properties';
import { DEFAULT_TYPES } from '../../workday/changes/transactionTypes';

export const eventsField: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['hired', 'rehired', 'converted', 'updated', 'terminated', 'rescinded'],
	description: 'What to report about workers. Each comes once, when it becomes true.',
	options: [
		{ name: 'Converted', value: 'converted', description: 'From contingent worker to employee or back: the same universal ID, one after the other' },
		{ name: 'Future Hire', value: 'futureHire', description: 'A hire that is some days ahead, with the data of the hire date' },
		{ name: 'Future Termination', value: 'futureTermination', description: 'A termination that is some days ahead' },
		{ name: 'Hired', value: 'hired', description: 'On the hire date, or when the hire is entered later' },
		{ name: 'Leave Started', value: 'onLeave', description: 'When a leave of absence begins' },
		{ name: 'Rehired', value: 'rehired', description: 'Hired again. Without this a rehire counts as hired.' },
		{ name: 'Rescinded', value: 'rescinded', description: 'Something that was entered is taken back, at once, also when it was still to come' },
		{ name: 'Returned From Leave', value: 'returnedFromLeave', description: 'When a leave of absence is over' },
		{ name: 'Terminated', value: 'terminated', description: 'At midnight after the last day, or when the termination is entered later' },
		{ name: 'Updated', value: 'updated', description: 'Any other change, when it becomes effective. Also an event above that you did not choose.' },
	],
};

const forEvent = (...events: string[]): INodeProperties['displayOptions'] => ({ show: { events } });

export const eventDetailFields: INodeProperties[] = [
	{
		displayName: 'Future Hire Days',
		name: 'futureHireDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 365 },
		default: 14,
		displayOptions: forEvent('futureHire'),
		description: 'How many days before the hire date Future Hire comes. A hire that is entered later comes at once.',
	},
	{
		displayName: 'Future Termination Days',
		name: 'futureTerminationDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 365 },
		default: 14,
		displayOptions: forEvent('futureTermination'),
		description: 'How many days ahead Future Termination comes. A termination that is entered later comes at once.',
	},
	{
		displayName: 'Termination Time Zone',
		name: 'terminationZone',
		type: 'options',
		default: 'worker',
		displayOptions: forEvent('terminated', 'converted', 'futureTermination'),
		description: 'At whose midnight a termination takes effect',
		options: [
			{ name: 'Fixed', value: 'fixed', description: 'The same time zone for everybody' },
			{ name: 'UTC', value: 'utc', description: 'Midnight UTC for everybody' },
			{ name: "Worker's Own", value: 'worker', description: "The time zone of the worker's Workday account" },
		],
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'America/Los_Angeles',
		placeholder: 'e.g. Europe/Berlin',
		displayOptions: { show: { terminationZone: ['fixed'], events: ['terminated', 'converted', 'futureTermination'] } },
		description: 'Name of the time zone at whose midnight a termination takes effect',
	},
];

const typeList = (displayName: string, name: string, types: readonly string[], what: string): INodeProperties =>
	withDefault(
		{
			displayName,
			name,
			type: 'string',
			default: '',
			description: `Transaction types that ${what}, by ID or name, separated by commas. The items name the types that your tenant uses.`,
		},
		types.join(', '),
	);

/** For the Options collection. */
export const eventOptions: INodeProperties[] = [
	{
		displayName: 'Conversion Gap (Days)',
		name: 'conversionGap',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365 },
		default: 7,
		description: 'How many days may lie between the end of the one employment and the start of the other for Converted',
	},
	typeList('Hire Types', 'hireTypes', DEFAULT_TYPES.hire, 'hire'),
	{
		displayName: 'Ignored Transaction Types',
		name: 'ignoredTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. Request Compensation Change',
		description: 'Transactions of these types, by ID or name, separated by commas, are no events',
	},
	typeList('Leave Types', 'leaveTypes', DEFAULT_TYPES.leave, 'begin a leave of absence'),
	{
		displayName: 'Only Transaction Types',
		name: 'onlyTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. Hire Employee, Terminate Employee',
		description: 'Only transactions of these types, by ID or name, separated by commas, are events. Corrections and rescinds may have types of their own.',
	},
	typeList('Return Types', 'returnTypes', DEFAULT_TYPES.return, 'end a leave of absence'),
	{
		displayName: 'Termination Takes Effect',
		name: 'terminationTakesEffect',
		type: 'options',
		default: 'lastDay',
		description: 'When on the last day of employment a worker counts as terminated',
		options: [
			{ name: 'When the Last Day Begins', value: 'dayBefore' },
			{ name: 'When the Last Day Is Over', value: 'lastDay' },
		],
	},
	typeList('Termination Types', 'terminationTypes', DEFAULT_TYPES.end, 'end an employment or a contract'),
	{
		displayName: 'Time Zone of Workers Without',
		name: 'otherTimeZone',
		type: 'string',
		default: 'America/Los_Angeles',
		placeholder: 'e.g. Europe/Berlin',
		description: "Used where Termination Time Zone is the worker's own and the worker has none that n8n knows",
	},
	{
		displayName: 'Workday Time Zone',
		name: 'workdayTimeZone',
		type: 'string',
		default: 'America/Los_Angeles',
		placeholder: 'e.g. America/Los_Angeles',
		description: 'In which Workday counts days for your integration user. Workday says Pacific time.',
	},
];
