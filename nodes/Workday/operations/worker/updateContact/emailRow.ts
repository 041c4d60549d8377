/** A row of the editor for e-mail addresses. */
import type { INodeProperties } from 'n8n-workflow';
import { actionField, clearField, commentField, publicAndPrimary, usageFields, WHICH, whichField, WITH_VALUES } from './rowFields';

const WHAT = 'address';

export const emailRow: INodeProperties[] = [
	actionField(WHAT, 'addresses'),
	...usageFields(WHAT),
	{
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. ana.lima@example.com',
		displayOptions: WITH_VALUES,
		description: 'The e-mail address as it shall be. Empty: it stays as it is, and other fields of this row are changed.',
	},
	whichField(
		WHICH.email,
		'e.g. old.address@example.com',
		'Which one is changed or deleted: the address that Workday has now, or its Email ID or Workday ID. Empty: the primary one of this usage.',
	),
	...publicAndPrimary(WHAT),
	commentField('Comment', 'comment', 'Comment of the address'),
	commentField('Usage Comment', 'usageComment', 'Comment of its usage'),
	clearField([
		{ name: 'Comment', value: 'comment' },
		{ name: 'Usage Comment', value: 'usageComment' },
	]),
];
