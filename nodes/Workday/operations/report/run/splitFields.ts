/** Fields of the editor for a report that is run in pieces, and what they say. */
import type { INodeProperties } from 'n8n-workflow';
import type { OperationContext } from '../../../n8n/defineOperation';
import type { Parameters } from '../../../n8n/parameters';
import { dateField } from '../../../n8n/ranges';
import { InvalidRequest } from '../../../workday/errors';
import { stretchesOf, UNITS, type Stretch } from '../../../workday/report/split';
import { toDate } from '../../../workday/values/dates';

const LABEL = 'Split by Date';

export const splitField: INodeProperties = {
	displayName: LABEL,
	name: 'splitByDate',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Split',
	description: 'Runs the report once for each stretch of days, one after the other. For reports that take Workday more than 30 minutes, or are larger than 2 GB.',
	options: [
		{
			displayName: 'Split',
			name: 'split',
			values: [
				{ displayName: 'End Prompt', name: 'endPrompt', type: 'string', default: '', placeholder: 'e.g. To_Date', description: 'Name of the prompt that takes the last day of each stretch. Empty for a report that is asked about one day: it is then run for the first day of each step.' },
				{
					displayName: 'End Prompt Takes',
					name: 'endTakes',
					type: 'options',
					default: 'last',
					description: 'Whether the report counts the day in its end prompt. Choose wrong, and rows of one day in each stretch come twice or not at all.',
					options: [
						{ name: 'The Day After', value: 'after', description: 'The report shows what lies before the end' },
						{ name: 'The Last Day', value: 'last', description: 'The report counts the day in the end prompt' },
					],
				},
				dateField('from', 'First Day', 'Where the first stretch begins'),
				dateField('through', 'Last Day', 'Where the last stretch ends; without it, today'),
				{ displayName: 'Start Prompt', name: 'startPrompt', type: 'string', default: '', placeholder: 'e.g. From_Date', description: 'Name of the prompt that takes the first day of each stretch' },
				{ displayName: 'Step', name: 'step', type: 'number', typeOptions: { minValue: 1 }, default: 1, description: 'Length of a stretch' },
				{
					displayName: 'Step Unit',
					name: 'unit',
					type: 'options',
					default: 'months',
					description: 'What Step counts',
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Months', value: 'months' },
						{ name: 'Weeks', value: 'weeks' },
					],
				},
			],
		},
	],
};

/**
 * @returns none when the report is run once
 * @throws InvalidRequest
 */
export function readStretches(options: Parameters, { clock, timeZone }: OperationContext): Stretch[] {
	const [split] = options.rows('splitByDate', 'split', LABEL);
	if (!split) return [];
	const day = (name: string, label: string, initially?: string): string => {
		const value = split.raw(name) ?? initially;
		if (value === undefined) throw new InvalidRequest(label, 'is empty. It is the first day of the first stretch');
		return toDate(value, label, clock, timeZone);
	};
	return stretchesOf({
		startPrompt: split.text('startPrompt', 'Start Prompt'),
		endPrompt: split.text('endPrompt', 'End Prompt'),
		endIncluded: split.choice('endTakes', 'End Prompt Takes', ['last', 'after'], 'last') === 'last',
		from: day('from', 'First Day'),
		through: day('through', 'Last Day', 'Today'),
		step: split.integer('step', 'Step', 1, { min: 1, max: 10_000 }),
		unit: split.choice('unit', 'Step Unit', UNITS, 'months'),
	});
}
