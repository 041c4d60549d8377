/** Fields that take one thing of the tenant: picked from a list, or by id. The lists are made in search.ts. */
import type { INodeProperties } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import { ID_TYPE } from '../workday/names';
import { ORGANIZATION_ID_TYPES } from '../workday/requestRows';
import type { Reference } from '../workday/spec';
import { idOfType, isWid } from '../workday/wid';
import type { Parameters } from './parameters';
import { withDefault } from './properties';

type Locator = Pick<INodeProperties, 'displayName' | 'name' | 'description'> & Partial<Pick<INodeProperties, 'required' | 'displayOptions'>>;

const locator = (
	field: Locator,
	{ searchListMethod, hint, placeholder, mode = 'list' }: { searchListMethod: string; hint: string; placeholder: string; mode?: string },
): INodeProperties => ({
	...field,
	type: 'resourceLocator',
	default: { mode, value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: hint, typeOptions: { searchListMethod, searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
	],
});

export const organizationLocator = (field: Locator, placeholder: string): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchOrganizations',
		hint: 'Select an organization…',
		placeholder,
	});

export const organizationTypeLocator = (field: Locator): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchOrganizationTypes',
		hint: 'Select a type…',
		placeholder: 'e.g. CUSTOM_PRACTICE',
	});

/** Begins with By ID: most workflows know whom they want. */
export const workerLocator = (field: Locator, placeholder: string): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchWorkers',
		hint: 'Select a worker…',
		placeholder,
		mode: 'id',
	});

/**
 * When the field for the type of the ids of a locator is shown: unless they come out of the list. Also when an expression
 * gives the whole locator, since then there is no mode.
 *
 * @param path of the locator from the root, with `/`; in rows n8n knows no such condition
 */
export const unlessPicked = (path: string): INodeProperties['displayOptions'] => ({ hide: { [`${path}.mode`]: ['list'] } });

/** Beside a worker that is named by id. */
export const workerIdTypeField = (usual: string, displayOptions?: INodeProperties['displayOptions']): INodeProperties =>
	withDefault(
		{
			displayName: 'ID Type',
			name: 'idType',
			type: 'options',
			default: '',
			description: 'Kind of the ID',
			...(displayOptions && { displayOptions }),
			options: [
				{ name: 'Contingent Worker ID', value: ID_TYPE.contingentWorker },
				{ name: 'Employee ID', value: ID_TYPE.employee },
				{ name: 'Workday ID (WID)', value: ID_TYPE.wid },
			],
		},
		usual,
	);

/** Rows of organizations, for a filter. `references()` reads them. */
export const organizationRows = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Organization',
	default: {},
	description,
	options: [
		{
			displayName: 'Reference',
			name: 'reference',
			values: [
				organizationLocator(
					{ displayName: 'Organization', name: 'id', description: 'Picked from the list, or by ID: one, or several separated by commas' },
					'e.g. SUPERVISORY_ORGANIZATION-1-102',
				),
				withDefault(
					{
						displayName: 'ID Type',
						name: 'idType',
						type: 'string',
						default: '',
						// Always shown: n8n 1.122 cannot resolve a condition on the mode of a neighbour in a row.
						description: `For By ID. Usual types: ${ORGANIZATION_ID_TYPES.join(', ')}.`,
					},
					ID_TYPE.organization,
				),
			],
		},
	],
});

/**
 * Whether the ids of a locator came out of the list, which has WIDs. An expression or an AI agent may put an id of another
 * type there, since n8n keeps the mode: such ones are taken for what they look like.
 */
export const isPicked = (mode: string, ids: readonly string[]): boolean => mode === 'list' && ids.every(isWid);

interface LocatorIds {
	name: string;
	label: string;
	/** Allowed in the field idType. */
	idTypes: readonly string[];
	usual: string;
}

/**
 * What a locator and the field idType beside it name, each once.
 *
 * @throws InvalidRequest
 */
export function readIds(parameters: Parameters, wanted: LocatorIds): { idType: string; ids: string[] } {
	const found = locate(parameters, wanted);
	if (found.ids.length === 0) throw new InvalidRequest(wanted.label, `at least one is needed: ${HOW}`);
	return found;
}

/**
 * The one thing that a locator and the field idType beside it name.
 *
 * @throws InvalidRequest
 */
export function readId(parameters: Parameters, wanted: LocatorIds): Reference {
	const { idType, ids } = locate(parameters, wanted);
	const [id, ...others] = ids;
	if (id === undefined) throw new InvalidRequest(wanted.label, `is needed: ${HOW}`);
	if (others.length > 0) throw new InvalidRequest(wanted.label, `one is needed for each item, and ${ids.length} are given: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' …' : ''}`);
	return { type: idType, id };
}

const HOW = 'give its ID, or pick it from the list';

function locate(parameters: Parameters, { name, label, idTypes, usual }: LocatorIds): { idType: string; ids: string[] } {
	const { mode, ids: typed } = parameters.locator(name, label);
	const idType = isPicked(mode, typed) ? ID_TYPE.wid : parameters.choice('idType', 'ID Type', idTypes, usual);
	return { idType, ids: [...new Set(typed.map((one) => idOfType(idType, one)))] };
}
