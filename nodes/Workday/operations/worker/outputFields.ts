/** Fields of the editor that both worker reads have: what comes out, and what Workday is asked to send for it. */
import type { INodeProperties } from 'n8n-workflow';
import { flagChoices, profileChoices, withDefault } from '../../n8n/properties';
import { fieldOverridesField, xpathField } from '../../n8n/recordFields';
import { ELEMENT, SECTION } from '../../workday/names';
import { WORKER_FIELDS } from '../../workday/worker/fields';
import { FLAGS, isExclusion } from '../../workday/worker/responseGroup';
import { WORKERS } from './noun';

const fieldChoices = (sensitive: boolean) =>
	profileChoices(WORKER_FIELDS.filter((field) => ('sensitive' in field && field.sensitive === true) === sensitive));

export const outputFields: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'profile',
		description: 'What each worker looks like',
		options: [
			{ name: 'Fields by XPath', value: 'xpath', description: 'Only the fields that you define, each by an XPath' },
			{ name: 'IDs Only', value: 'ids', description: 'Workday ID, Employee ID, Contingent Worker ID and worker type' },
			{ name: 'Normalized Profile', value: 'profile', description: 'The same fields with clear names for every worker; what is missing is null' },
			{ name: 'Raw JSON', value: 'json', description: "Workday's own structure as JSON; what may repeat is always a list" },
			{ name: 'Raw XML', value: 'xml', description: "Workday's own XML of each worker, as text" },
			{ name: 'SCIM 2.0 User', value: 'scim', description: 'SCIM core and enterprise user, for identity providers' },
		],
	},
	xpathField(WORKERS, { name: 'birthDate', path: `wd:${ELEMENT.workerData}/wd:${SECTION.personal}/wd:${ELEMENT.birthDate}` }),
];

const ofProfileAndScim = { show: { '/output': ['profile', 'scim'] } };

/** For the Options collection. Where they would change nothing they are not offered. */
export const profileOptions: INodeProperties[] = [
	{
		displayName: 'Custom Field Prefix',
		name: 'customFieldPrefix',
		displayOptions: ofProfileAndScim,
		type: 'string',
		default: '',
		placeholder: 'e.g. Lumos_Field_',
		description: 'Removed from the names of field overrides in customFields',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		displayOptions: { show: { '/output': ['profile'] } },
		type: 'multiOptions',
		default: [],
		description: 'Fields of the normalized profile to return; none chosen means all. Fewer fields make smaller items, and Workday is not asked for parts that none of them reads.',
		options: fieldChoices(false),
	},
	{
		displayName: 'Keep Enabled on Leave',
		name: 'keepEnabledOnLeave',
		displayOptions: ofProfileAndScim,
		type: 'boolean',
		default: false,
		description: 'Whether accountEnabled stays true while a worker is on leave',
	},
	{
		displayName: 'Landline Device Types',
		name: 'landlineDeviceTypes',
		displayOptions: ofProfileAndScim,
		type: 'string',
		default: 'Landline, Telephone',
		description: 'Phone device type IDs of your tenant that mean a landline, separated by commas',
	},
	{
		displayName: 'Mobile Device Types',
		name: 'mobileDeviceTypes',
		displayOptions: ofProfileAndScim,
		type: 'string',
		default: 'Mobile, Cell',
		description: 'Phone device type IDs of your tenant that mean a mobile phone, separated by commas',
	},
	{
		displayName: 'Sensitive Fields',
		name: 'sensitiveFields',
		displayOptions: ofProfileAndScim,
		type: 'multiOptions',
		default: [],
		description: 'Fields that are left out unless you choose them here',
		options: fieldChoices(true),
	},
];

const includes = FLAGS.filter((flag) => !isExclusion(flag.element));
const excludes = FLAGS.filter((flag) => isExclusion(flag.element));

const defaultsOf = (flags: ReadonlyArray<(typeof FLAGS)[number]>) => flags.filter((flag) => flag.initially).map((flag) => flag.element);

/** IDs Only asks for nothing but the ids, whatever is chosen. */
const notForIds = { hide: { output: ['ids'] } };

export const responseGroupFields: INodeProperties[] = [
	withDefault(
		{
			displayName: 'Include',
			name: 'include',
			displayOptions: notForIds,
			type: 'multiOptions',
			default: [],
			description: 'Parts of the worker that Workday sends. What the chosen output needs is added automatically, defaults that it surely does not read are left out; every further part makes pages larger and slower.',
			options: flagChoices(includes.map((flag) => flag.element)),
		},
		defaultsOf(includes),
	),
	withDefault(
		{
			displayName: 'Exclude',
			name: 'exclude',
			displayOptions: notForIds,
			type: 'multiOptions',
			default: [],
			description: 'Organizations of the worker that Workday leaves out. What the chosen output needs is kept automatically; types that it surely does not show are left out too.',
			options: flagChoices(excludes.map((flag) => flag.element)),
		},
		defaultsOf(excludes),
	),
];

export const fieldOverrideFields: INodeProperties = fieldOverridesField(WORKERS);
