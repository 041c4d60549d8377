/** Fields of the editor for Absence → Get Time Off. */
import type { INodeProperties } from 'n8n-workflow';
import { dateField } from '../../../n8n/ranges';
import type { Noun } from '../../../n8n/recordFields';
import { absenceFields } from '../shared';

export const ENTRIES: Noun = { one: 'entry', many: 'entries' };

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters all time off of the worker comes, as far back as Workday has it',
	options: [
		dateField('fromDate', 'From', 'Only days off from this day on'),
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			default: [],
			description: 'Only entries of these statuses. Their Workday IDs are looked up with one more request; an expression may give the IDs themselves.',
			options: [
				{ name: 'Approved', value: 'Approved' },
				{ name: 'Not Submitted', value: 'Not Submitted' },
				{ name: 'Sent Back', value: 'Sent Back' },
				{ name: 'Submitted', value: 'Submitted' },
			],
		},
		dateField('toDate', 'Through', 'Only days off up to this day'),
		{
			displayName: 'Time Off Types',
			name: 'timeOffTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. 17bd6531c90c100016d4b06f2b8a07ce',
			description: 'Only entries of these types, by Workday ID (WID), separated by commas: an entry has it as timeOffTypeWid',
		},
	],
};

export const fields = absenceFields(ENTRIES, [filters]);
