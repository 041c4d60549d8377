/** Fields of the editor for what a report asks for, and what they say. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isPicked, organizationLocator, workerLocator } from '../../../n8n/locators';
import type { Parameters } from '../../../n8n/parameters';
import { byName } from '../../../n8n/properties';
import { InvalidRequest } from '../../../workday/errors';
import { ID_TYPE } from '../../../workday/names';
import { PROMPTS_FIELD, type PromptRow } from '../../../workday/report/prompts';
import { isWid } from '../../../workday/wid';

const OTHER = 'other';
const WORKER = 'worker';
const ORGANIZATION = 'organization';
/** What an ID is that was typed where others are picked. */
const USUAL: Readonly<Record<string, string>> = { [WORKER]: ID_TYPE.employee, [ORGANIZATION]: ID_TYPE.organization };

/** What report prompts usually ask for. Any other type may be typed. */
const ID_TYPES: INodePropertyOptions[] = [
	...byName([
		{ name: 'Contingent Worker ID', value: ID_TYPE.contingentWorker },
		{ name: 'Employee ID', value: ID_TYPE.employee },
		{ name: 'Location ID', value: ID_TYPE.location },
		{ name: 'Organization Reference ID', value: ID_TYPE.organization, description: 'Supervisory organizations, companies, cost centers and all others' },
		{ name: 'Position ID', value: ID_TYPE.position },
		{ name: 'Workday ID (WID)', value: ID_TYPE.wid, description: 'Of any Workday object' },
	]),
	{ name: 'An Organization, From List', value: ORGANIZATION },
	{ name: 'A Worker, From List', value: WORKER },
	{ name: 'Another Type', value: OTHER },
	{ name: 'None: A Date, Number or Text', value: '', description: 'The value is sent as it is' },
];

export const promptFields: INodeProperties = {
	displayName: PROMPTS_FIELD,
	name: 'prompts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Prompt',
	default: {},
	description: "What the report asks for before it runs. Prompts that are not set keep the report's own default.",
	options: [
		{
			displayName: 'Prompt',
			name: 'prompt',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Effective_as_of_Date',
					description: "As the report URL writes it: the prompt's label for web services in the report's definition",
				},
				{
					displayName: 'ID Type',
					name: 'idType',
					type: 'options',
					default: '',
					description: 'For a prompt that takes a Workday object: what kind of ID the value is',
					options: ID_TYPES,
				},
				{
					displayName: 'Other ID Type',
					name: 'otherIdType',
					type: 'string',
					default: '',
					placeholder: 'e.g. Job_Category_ID',
					displayOptions: { show: { idType: [OTHER] } },
					description: 'As Workday names the type of the reference ID',
				},
				{ ...organizationLocator({ displayName: 'Organization', name: ORGANIZATION }, 'e.g. SUPERVISORY_ORGANIZATION-1-102'), displayOptions: { show: { idType: [ORGANIZATION] } }, description: 'Picked from the list, or by its reference ID' },
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2026-01-31 or 21001',
					displayOptions: { hide: { idType: [WORKER, ORGANIZATION] } },
					description: 'A date, number, text, or the ID. Switches take 1 or 0.',
				},
				{ ...workerLocator({ displayName: 'Worker', name: WORKER }, 'e.g. 21001'), displayOptions: { show: { idType: [WORKER] } }, description: 'Picked from the list, or by Employee ID' },
			],
		},
	],
};

/** @throws InvalidRequest */
export function readPrompts(parameters: Parameters): PromptRow[] {
	return parameters.rows('prompts', 'prompt', PROMPTS_FIELD).map((row) => {
		const name = row.text('name', `${PROMPTS_FIELD}, Name`);
		const chosen = row.text('idType', `${PROMPTS_FIELD}, ID Type`);
		if (chosen === WORKER || chosen === ORGANIZATION) return { name, ...picked(row, chosen, name) };
		const idType = chosen === OTHER ? row.text('otherIdType', `${PROMPTS_FIELD}, Other ID Type`) : chosen;
		if (chosen === OTHER && idType === '') throw new InvalidRequest(PROMPTS_FIELD, `"${name}" has no Other ID Type`);
		return { name, value: row.text('value', `${PROMPTS_FIELD}, Value`), idType };
	});
}

function picked(row: Parameters, what: string, prompt: string): Pick<PromptRow, 'idType' | 'value'> {
	const { mode, ids } = row.locator(what, `${PROMPTS_FIELD}, ${what === WORKER ? 'Worker' : 'Organization'}`);
	if (ids.length > 1) throw new InvalidRequest(PROMPTS_FIELD, `"${prompt}" takes one ${what} a row`);
	const [value = ''] = ids;
	return { value, idType: isPicked(mode, ids) || isWid(value) ? ID_TYPE.wid : (USUAL[what] ?? '') };
}
