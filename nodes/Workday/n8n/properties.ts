/** Tables → fields of the node. */
import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toolFields } from './asTool';
import type { Operation, Resource } from './defineOperation';

/** Resource, operation, and the fields of each operation, shown for it alone. */
export function nodeProperties(resources: readonly Resource[]): INodeProperties[] {
	const first = resources[0];
	return [
		withDefault(
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ name, value }) => ({ name, value })),
				default: '',
			},
			first?.value ?? '',
		),
		...resources.map(operationField),
		...toolFields,
		...resources.flatMap((resource) => resource.operations.flatMap(fieldsOf)),
	];
}

function operationField(resource: Resource): INodeProperties {
	return withDefault(
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource.value] } },
			options: resource.operations.map(({ name, operation, action, description }) => ({ name, value: operation, action, description })),
			default: '',
		},
		resource.operations[0]?.operation ?? '',
	);
}

function fieldsOf({ resource, operation, properties }: Operation): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: withCondition(property.displayOptions, { resource: [resource], operation: [operation] }),
	}));
}

/** n8n's linter reads literals only; a default that comes out of a table is put over an empty one. */
export function withDefault(property: INodeProperties, value: INodeProperties['default']): INodeProperties {
	return { ...property, default: value };
}

function withCondition(options: IDisplayOptions | undefined, show: IDisplayOptions['show']): IDisplayOptions {
	return { ...options, show: { ...show, ...options?.show } };
}

/** `Include_Multiple_Managers_in_…` → `Multiple Managers in …`: a flag as the editor shows it. */
export const flagName = (element: string): string => element.replace(/^(Include|Exclude)_/, '').replaceAll('_', ' ');

/** In alphabetical order, as n8n lists choices. */
export function flagChoices(elements: readonly string[]): INodePropertyOptions[] {
	return byName(elements.map((element) => ({ name: flagName(element), value: element })));
}

export function byName(choices: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...choices].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** `managerEmployeeNumber` → `Manager Employee Number`. */
const title = (name: string): string =>
	name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/^./, (letter) => letter.toUpperCase())
		.replace(/\bId\b/g, 'ID');

/** Fields of a normalised record, to choose from. */
export const profileChoices = (fields: ReadonlyArray<{ name: string; about: string }>): INodePropertyOptions[] =>
	byName(fields.map(({ name, about }) => ({ name: title(name), value: name, description: about })));

/** Rows of id type and id: a fixed collection, because tenants differ in the types that they use. */
export function referenceRows(displayName: string, name: string, idTypes: readonly string[], description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${displayName.replace(/ies$/, 'y').replace(/s$/, '')}`,
		default: {},
		description,
		options: [
			{
				displayName: 'Reference',
				name: 'reference',
				values: [
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						description: 'One ID, or several separated by commas',
					},
					withDefault(
						{
							displayName: 'ID Type',
							name: 'idType',
							type: 'string',
							default: '',
							description: `Usual types: ${idTypes.join(', ')}`,
						},
						idTypes[0] ?? '',
					),
				],
			},
		],
	};
}

/** The Options collection at the end of an operation's fields, in alphabetical order. */
export function optionsCollection(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}
