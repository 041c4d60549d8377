/** Fields of the editor for Worker → Get Many. */
import type { INodeProperties } from 'n8n-workflow';
import { asOfFields } from '../../../n8n/asOf';
import { dateField } from '../../../n8n/ranges';
import { fileOptions, resultFields } from '../../../n8n/recordFields';
import { organizationRows } from '../../../n8n/locators';
import { optionsCollection, referenceRows } from '../../../n8n/properties';
import { connectionOptions } from '../../../n8n/connectionOptions';
import { pagingFields, WHEN_MUCH_IS_INCLUDED } from '../../../n8n/paging';
import { fieldOverrideFields, outputFields, profileOptions, responseGroupFields } from '../outputFields';
import { WORKERS } from '../noun';
import { COUNTRY_ID_TYPES, POSITION_ID_TYPES, TRANSACTION_TYPE_ID_TYPES } from '../../../workday/worker/getWorkers';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Without filters all workers come, leavers and future hires included',
	options: [
		referenceRows('Countries', 'countries', COUNTRY_ID_TYPES, 'Only workers in these countries'),
		dateField('effectiveFrom', 'Effective From', 'Only workers with a transaction that becomes effective from this moment on'),
		dateField('effectiveThrough', 'Effective Through', 'End of the range that begins with Effective From. Each needs the other'),
		{
			displayName: 'Event',
			name: 'event',
			type: 'string',
			default: '',
			placeholder: 'e.g. 21fac2ab1a2e100a1b6f0c2f5c1d0000',
			description: 'Only the workers of this event (business process instance), by its Workday ID (WID)',
		},
		{
			displayName: 'Exclude Contingent Workers',
			name: 'excludeContingentWorkers',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out contingent workers',
		},
		{
			displayName: 'Exclude Employees',
			name: 'excludeEmployees',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out employees',
		},
		{
			displayName: 'Exclude Inactive Workers',
			name: 'excludeInactive',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out workers that are not active: leavers, and future hires too',
		},
		{
			displayName: 'Include Subordinate Organizations',
			name: 'includeSubordinates',
			type: 'boolean',
			default: true,
			description: 'Whether to include the workers of organizations below those in Organizations',
		},
		{
			displayName: 'National IDs',
			name: 'nationalIds',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add National ID',
			default: {},
			description: 'Only workers with these national IDs',
			options: [
				{
					displayName: 'National ID',
					name: 'nationalId',
					values: [
						{ displayName: 'Identifier', name: 'identifier', type: 'string', default: '', description: 'The ID as Workday has it, with its dashes and leading zeros' },
						{ displayName: 'Type', name: 'type', type: 'string', default: '', placeholder: 'e.g. USA-SSN', description: 'Type of the ID, as your tenant calls it, instead of a country' },
						{
							displayName: 'Country',
							name: 'country',
							type: 'string',
							default: '',
							placeholder: 'e.g. US',
							description: 'ISO code of the country, two or three letters, instead of a type',
						},
					],
				},
			],
		},
		organizationRows('Organizations', 'organizations', 'Only workers in these organizations'),
		referenceRows('Positions', 'positions', POSITION_ID_TYPES, 'Only workers in these positions'),
		referenceRows(
			'Transaction Types',
			'transactionTypes',
			TRANSACTION_TYPE_ID_TYPES,
			'Only transactions of these types count, for example the business process type Hire Employee',
		),
		{
			displayName: 'Universal IDs',
			name: 'universalIds',
			type: 'string',
			default: '',
			description: 'Only the persons with these universal IDs, separated by commas. From version v30 on.',
		},
		dateField('updatedFrom', 'Updated From', 'Only workers with a transaction entered from this moment on'),
		dateField('updatedThrough', 'Updated Through', 'End of the range that begins with Updated From; without it, ten seconds ago, since no two clocks are quite the same. A hint says which moment was used'),
	],
};

/**
 * One choice, and not an entry of Return As with a switch beside it: no two of its settings contradict each other, and
 * what a setting does not need is not there. A plan says which workers; what an item looks like is said where a page is
 * read, in the same fields as ever.
 */
const pagesFields: INodeProperties[] = [
	{
		displayName: 'Pages',
		name: 'pages',
		type: 'options',
		default: 'all',
		description: 'Whether to read everything here, or to share the pages out: a plan names them, and each is read on its own, by several workers of n8n if you like',
		options: [
			{ name: 'All', value: 'all', description: 'Read every page, one after the other' },
			{ name: 'One of a Plan', value: 'one', description: 'Read the page that an item of a plan names' },
			{ name: 'Plan Only', value: 'plan', description: 'Read no workers: one item for each page, with the filters and moments that all pages share' },
		],
	},
	{
		displayName: 'Page',
		name: 'page',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		displayOptions: { show: { pages: ['one'] } },
		description: 'The whole item of the plan, as it is. It holds filters, dates and page size. Read it with the credential that planned it: Services Host, tenant and Web Services Version are checked, the user is not.',
	},
];

const without = (pages: string, field: INodeProperties, name = 'pages'): INodeProperties => ({
	...field,
	displayOptions: { ...field.displayOptions, hide: { ...field.displayOptions?.hide, [name]: [...(field.displayOptions?.hide?.[name] ?? []), pages] } },
});
const notForPlan = (fields: readonly INodeProperties[], name?: string): INodeProperties[] => fields.map((field) => without('plan', field, name));
const notForPage = (fields: readonly INodeProperties[], name?: string): INodeProperties[] => fields.map((field) => without('one', field, name));

/** How many is a matter of all pages together. */
const [returnAll, limit, ...returnAs] = resultFields(WORKERS);
const [pageSize, parallelRequests] = pagingFields('Workers', WHEN_MUCH_IS_INCLUDED);
const IN_OPTIONS = '/pages';

const optionFields: INodeProperties[] = [
	...notForPage([...asOfFields('Workers'), pageSize], IN_OPTIONS),
	...notForPage(notForPlan([parallelRequests], IN_OPTIONS), IN_OPTIONS),
	...notForPlan([...fileOptions(WORKERS), ...profileOptions], IN_OPTIONS),
	...connectionOptions,
];

export const fields: readonly INodeProperties[] = [
	...notForPage(notForPlan([returnAll, limit])),
	...notForPlan(returnAs),
	...pagesFields,
	...notForPlan(outputFields),
	...notForPage([filters]),
	...notForPlan([...responseGroupFields, fieldOverrideFields]),
	optionsCollection(optionFields),
];
