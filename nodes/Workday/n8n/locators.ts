/** Fields that take one thing of the tenant: picked from a list, or by id. The lists are made in search.ts. */
import type { INodeProperties } from 'n8n-workflow';
import { isWid } from '../workday/wid';

type Locator = Pick<INodeProperties, 'displayName' | 'name' | 'description'> & Partial<Pick<INodeProperties, 'required' | 'displayOptions'>>;

const locator = (
	field: Locator,
	{ searchListMethod, hint, id }: { searchListMethod: string; hint: string; id: { displayName: string; placeholder: string } },
): INodeProperties => ({
	...field,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: hint, typeOptions: { searchListMethod, searchable: true } },
		{ displayName: id.displayName, name: 'id', type: 'string', placeholder: id.placeholder },
	],
});

export const organizationLocator = (field: Locator, placeholder: string): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchOrganizations',
		hint: 'Select an organization…',
		id: { displayName: 'By ID', placeholder },
	});

export const organizationTypeLocator = (field: Locator): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchOrganizationTypes',
		hint: 'Select a type…',
		id: { displayName: 'By ID', placeholder: 'e.g. CUSTOM_PRACTICE' },
	});

export const workerLocator = (field: Locator, placeholder: string): INodeProperties =>
	locator(field, {
		searchListMethod: 'searchWorkers',
		hint: 'Select a worker…',
		id: { displayName: 'By ID', placeholder },
	});

/**
 * Whether the ids of a locator came out of the list, which has WIDs. An expression or an AI agent may put an id of another
 * type there, since n8n keeps the mode: such ones are taken for what they look like.
 */
export const isPicked = (mode: string, ids: readonly string[]): boolean => mode === 'list' && ids.every(isWid);
