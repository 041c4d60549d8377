/** Fields of the editor for Learning Record → Put. */
import type { INodeProperties } from 'n8n-workflow';
import { emptyValueField } from '../../../../n8n/emptyValues';
import { optionsCollection } from '../../../../n8n/properties';
import { dryRunField } from '../../../../n8n/writeFields';
import { additionalFields, byFields, flagField, gradeField, learnerFields, learningOptions, scoreField, specifyFields } from '../../commonFields';

const withContent: INodeProperties['displayOptions'] = { show: { putContentFirst: [true] } };

export const fields: readonly INodeProperties[] = [
	...specifyFields('{ "recordId": "LUMOS-REC-1", "learner": "21001", "contentId": "LUMOS-101", "completionDate": "2026-01-31", "grade": "PASS" }'),
	{
		displayName: 'Record ID',
		name: 'recordId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. LUMOS-REC-1',
		displayOptions: byFields,
		description: 'Of the learning platform, unique among the records. What has this ID already is updated: it is no second completion.',
	},
	...learnerFields,
	{
		displayName: 'Content ID',
		name: 'contentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. LUMOS-101',
		displayOptions: byFields,
		description: 'What was learned: the ID that Learning Content > Put gave it. Needed for a new record.',
	},
	{
		displayName: 'Completion Date',
		name: 'completionDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31',
		displayOptions: byFields,
		description: 'The day on which it was completed. Give records of completed courses only.',
	},
	gradeField,
	additionalFields([
		flagField('Inactive', 'inactive', 'The record does not count any more. It cannot be deleted.', 'The record counts'),
		scoreField,
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-01-15',
			description: 'The day on which the learner began',
		},
	]),
	{
		displayName: 'Put Content First',
		name: 'putContentFirst',
		type: 'boolean',
		default: false,
		description: 'Whether to make sure that Workday has the content before the record. Each content is put once in a run, before the first record that needs it.',
	},
	{
		displayName: 'Content Title',
		name: 'contentTitle',
		type: 'string',
		default: '',
		required: true,
		displayOptions: withContent,
		placeholder: 'e.g. Ethics in Practice',
		description: 'Its name in Workday',
	},
	{
		displayName: 'Content Description',
		name: 'contentDescription',
		type: 'string',
		default: '',
		displayOptions: withContent,
		placeholder: 'e.g. Ethics, 1.5 CPE',
		description: 'For example course, field of study and credits',
	},
	emptyValueField,
	dryRunField,
	optionsCollection(learningOptions),
];
