/** Fields of the editor for Learning Enrollment → Put. */
import type { INodeProperties } from 'n8n-workflow';
import { emptyValueField } from '../../../../n8n/emptyValues';
import { optionsCollection } from '../../../../n8n/properties';
import { dryRunField } from '../../../../n8n/writeFields';
import { additionalFields, byFields, flagField, gradeField, learnerFields, learningOptions, scoreField, specifyFields } from '../../commonFields';

export const fields: readonly INodeProperties[] = [
	...specifyFields('{ "enrollmentId": "LUMOS-1", "learner": "21001", "contentId": "COURSE-1", "completionDate": "2026-01-31T17:00:00Z" }'),
	{
		displayName: 'Enrollment ID',
		name: 'enrollmentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. LUMOS-1',
		displayOptions: byFields,
		description: 'Unique among the enrollments. What has this ID already is updated.',
	},
	...learnerFields,
	{
		displayName: 'Content ID',
		name: 'contentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. COURSE-1',
		displayOptions: byFields,
		description: 'ID of a course in Workday Learning. Needed for a new enrollment.',
	},
	{
		displayName: 'Completion Date',
		name: 'completionDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31T17:00:00Z',
		displayOptions: byFields,
		description: "Date and time. Without an offset it is in the workflow's time zone, and a date alone is the start of that day.",
	},
	gradeField,
	additionalFields([
		{
			displayName: 'Attendance Status',
			name: 'attendanceStatus',
			type: 'string',
			default: '',
			description: 'ID of the status, as your tenant has it',
		},
		{
			displayName: 'Expiration Date',
			name: 'expirationDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2028-01-31',
			description: 'The day until which the completion counts',
		},
		scoreField,
		{
			displayName: 'Registered Date',
			name: 'registeredDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-01-15',
			description: 'The day on which the learner was registered',
		},
		flagField('Rescind', 'rescind', 'The enrollment is taken back. It cannot be deleted.', 'The enrollment stands'),
		{
			displayName: 'Version Label',
			name: 'versionLabel',
			type: 'string',
			default: '',
			description: 'Version of the course',
		},
	]),
	{ ...emptyValueField, displayOptions: byFields },
	dryRunField,
	optionsCollection(learningOptions),
];
