/** Fields of the editor for Learning Content → Put. */
import type { INodeProperties } from 'n8n-workflow';
import { emptyValueField } from '../../../../n8n/emptyValues';
import { optionsCollection } from '../../../../n8n/properties';
import { dryRunField } from '../../../../n8n/writeFields';
import { additionalFields, byFields, flagField, learningOptions, specifyFields } from '../../commonFields';

export const fields: readonly INodeProperties[] = [
	...specifyFields('{ "contentId": "LUMOS-101", "title": "Ethics in Practice", "description": "Ethics, 1.5 CPE" }'),
	{
		displayName: 'Content ID',
		name: 'contentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. LUMOS-101',
		displayOptions: byFields,
		description: 'Of the learning platform, unique among the contents. What has this ID already is updated.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ethics in Practice',
		displayOptions: byFields,
		description: 'Needed for a new one',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ethics, 1.5 CPE',
		displayOptions: byFields,
		description: 'For example course, field of study and credits',
	},
	additionalFields([flagField('Inactive', 'inactive', 'The content is out of use. It cannot be deleted.', 'The content is in use')]),
	{ ...emptyValueField, displayOptions: byFields },
	dryRunField,
	optionsCollection(learningOptions),
];
