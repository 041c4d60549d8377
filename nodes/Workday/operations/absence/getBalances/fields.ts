/** Fields of the editor for Absence → Get Balances. */
import type { INodeProperties } from 'n8n-workflow';
import { dateField } from '../../../n8n/ranges';
import type { Noun } from '../../../n8n/recordFields';
import { absenceFields } from '../shared';

export const BALANCES: Noun = { one: 'balance', many: 'balances' };

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters all balances of the worker come, as of today',
	options: [
		{
			displayName: 'Category',
			name: 'category',
			type: 'options',
			default: 'timeOff',
			description: 'Only balances of this kind. An expression may also give a Workday ID (WID).',
			options: [
				{ name: 'Absence Table', value: 'absenceTable' },
				{ name: 'Leave of Absence', value: 'leaveOfAbsence' },
				{ name: 'Time Off', value: 'timeOff' },
			],
		},
		dateField('effectiveDate', 'Effective Date', 'Balances as of this day; without it, today'),
	],
};

export const fields = absenceFields(BALANCES, [filters]);
