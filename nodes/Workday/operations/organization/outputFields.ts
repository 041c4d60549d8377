/** Fields of the editor that reads of organizations share: what comes out, and what Workday is asked to send for it. */
import type { INodeProperties } from 'n8n-workflow';
import { flagChoices, profileChoices, withDefault } from '../../n8n/properties';
import { fieldOverridesField, xpathField } from '../../n8n/recordFields';
import { ELEMENT } from '../../workday/names';
import { ORGANIZATION_FIELDS } from '../../workday/organization/fields';
import { FLAGS } from '../../workday/organization/responseGroup';
import { ORGANIZATIONS } from './noun';

export const outputFields: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'profile',
		description: 'What each organization looks like',
		options: [
			{ name: 'Fields by XPath', value: 'xpath', description: 'Only the fields that you define, each by an XPath' },
			{ name: 'IDs Only', value: 'ids', description: 'Workday ID, reference ID and type' },
			{ name: 'Normalized Profile', value: 'profile', description: 'The same fields with clear names for every organization; what is missing is null' },
			{ name: 'Raw JSON', value: 'json', description: "Workday's own structure as JSON; what may repeat is always a list" },
			{ name: 'Raw XML', value: 'xml', description: "Workday's own XML of each organization, as text" },
		],
	},
	xpathField(ORGANIZATIONS, { name: 'code', path: `wd:${ELEMENT.organizationData}/wd:${ELEMENT.organizationCode}` }),
];

const ofProfile: INodeProperties['displayOptions'] = { show: { '/output': ['profile'] } };

/** For the Options collection. */
export const profileOptions: INodeProperties[] = [
	{
		displayName: 'Custom Field Prefix',
		name: 'customFieldPrefix',
		displayOptions: ofProfile,
		type: 'string',
		default: '',
		placeholder: 'e.g. Lumos_Field_',
		description: 'Removed from the names of field overrides in customFields',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		displayOptions: ofProfile,
		type: 'multiOptions',
		default: [],
		description: 'Fields of the normalized profile to return; none chosen means all. What a chosen field needs is added to Include automatically.',
		options: profileChoices(ORGANIZATION_FIELDS),
	},
	{
		displayName: 'Hierarchy Path',
		name: 'hierarchyPath',
		displayOptions: ofProfile,
		type: 'boolean',
		default: true,
		description:
			'Whether to add the way from the top of the hierarchy to each organization, by names and by IDs, with its level. Items come when all organizations have been read.',
	},
];

export const responseGroupField: INodeProperties = withDefault(
	{
		displayName: 'Include',
		name: 'include',
		// IDs Only asks for nothing but the ids, whatever is chosen.
		displayOptions: { hide: { output: ['ids'] } },
		type: 'multiOptions',
		default: [],
		description: 'Parts of the organization that Workday sends. What the chosen output needs is added automatically.',
		options: flagChoices(FLAGS.map((flag) => flag.element)),
	},
	FLAGS.filter((flag) => flag.initially).map((flag) => flag.element),
);

export const fieldOverrides: INodeProperties = fieldOverridesField(ORGANIZATIONS);
