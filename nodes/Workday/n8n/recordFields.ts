/** Fields that every read of records has in the editor, and what they say, whatever the records are. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Reference } from '../workday/spec';
import { INTEGRATION_ID_TYPES } from '../workday/requestRows';
import type { XPathField } from '../workday/record/xpathFields';
import type { OperationItem, Session } from './defineOperation';
import { encode, encoderFor, FILE_FORMATS, type FileFormat } from './fileFormats';
import { referencesIn } from './filterValues';
import type { Parameters } from './parameters';

/** What the records are called, for descriptions and hints. */
export interface Noun {
	one: string;
	many: string;
}

const MAX_LIMIT = 10_000_000;

/** How many, and as items or as one file. */
export const resultFields = ({ one, many }: Noun): INodeProperties[] => [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
	{
		displayName: 'Return As',
		name: 'returnAs',
		type: 'options',
		default: 'items',
		description: "All items of a run stay in n8n's memory, and it cannot save more than about 500 MB of them: read a large tenant into a file",
		options: [
			{ name: 'Items', value: 'items', description: `One item for each ${one}` },
			{ name: 'One File', value: 'file', description: `One item with a file in its binary data, written as the ${many} come` },
		],
	},
	{
		displayName: 'File Format',
		name: 'fileFormat',
		type: 'options',
		default: 'ndjson',
		displayOptions: { show: { returnAs: ['file'] } },
		description: 'How the file is written',
		options: Object.entries(FILE_FORMATS).map(([value, { name, description }]) => ({ name, value, description })),
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: { returnAs: ['file'] } },
	},
];

/** For the Options collection. */
export const fileOptions = ({ many }: Noun): INodeProperties[] => [
	{
		displayName: 'Byte Order Mark',
		name: 'byteOrderMark',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/returnAs': ['file'], '/fileFormat': ['csv'] } },
		description: 'Whether to begin the CSV file with a byte order mark: Excel then reads names such as Weiß right',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: `e.g. ${many}.csv`,
		displayOptions: { show: { '/returnAs': ['file'] } },
		description: 'Name of the file',
	},
];

/** @throws InvalidRequest */
export function readLimit(parameters: Parameters): number {
	if (parameters.flag('returnAll', 'Return All')) return Infinity;
	return parameters.integer('limit', 'Limit', 50, { min: 1, max: MAX_LIMIT });
}

type Item = Record<string, unknown>;

/** What the user chose to get: items as they come, or one item with a file that is written as they come. */
export interface Results {
	give(items: AsyncGenerator<Item, undefined>, session: Session, count: () => number): AsyncGenerator<OperationItem>;
}

/**
 * @param columns of every item, where they are known: what a CSV file needs
 * @param usualName of the file, without what comes after the dot
 * @throws InvalidRequest
 */
export function readResults(parameters: Parameters, options: Parameters, columns: readonly string[] | undefined, noun: Noun, usualName = noun.many): Results {
	if (parameters.choice('returnAs', 'Return As', ['items', 'file'], 'items') === 'items') return { give: asItems };
	const formats = Object.keys(FILE_FORMATS) as FileFormat[];
	const format = parameters.choice('fileFormat', 'File Format', formats, 'ndjson');
	const { mimeType, extension } = FILE_FORMATS[format];
	const encoder = encoderFor(format, columns, options.flag('byteOrderMark', 'Byte Order Mark'), noun.one);
	const property = parameters.text('binaryPropertyName', 'Put Output File in Field') || 'data';
	const fileName = options.text('fileName', 'File Name') || `${usualName}.${extension}`;
	return {
		async *give(items, session, count) {
			const binary = await storeFile(items, (all) => session.storeStream(encode(all, encoder), fileName, mimeType));
			yield { json: { fileName, mimeType, [noun.many]: count() }, binary: { [property]: binary } };
		},
	};
}

async function* asItems(items: AsyncIterable<Item>): AsyncGenerator<OperationItem> {
	for await (const item of items) yield { json: item as IDataObject };
}

async function storeFile<B>(items: AsyncGenerator<Item, undefined>, store: (items: AsyncIterable<Item>) => Promise<B>): Promise<B> {
	// The first one is fetched before the file is begun: a refused request leaves no empty file behind.
	const first = await items.next();
	let failure: unknown;
	async function* all() {
		try {
			if (first.done) return;
			yield first.value;
			yield* items;
		} catch (error) {
			failure = error;
			await Promise.reject(error);
		}
	}
	// When reading failed, storing fails with an error of n8n's: what Workday said is what the user needs.
	return await store(all())
		.catch((error: unknown) => Promise.reject(failure ?? error))
		.finally(() => items.return(undefined));
}

/** @param example a path into such a record */
export const xpathField = ({ one }: Noun, example: { name: string; path: string }): INodeProperties => ({
	displayName: 'Fields by XPath',
	name: 'xpathFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { output: ['xpath'] } },
	description: `XPath 1.0, relative to the ${one} or absolute from the envelope. The prefixes wd:, ns1: and none all mean Workday. The parts of the ${one} that a path goes through are asked for automatically; for a path that begins with // choose them in Include.`,
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: `e.g. ${example.name}`, description: 'Key of the value in the output' },
				{ displayName: 'Path', name: 'path', type: 'string', default: '', placeholder: `e.g. ${example.path}`, description: 'XPath of the value' },
				{
					displayName: 'Return All Matches',
					name: 'list',
					type: 'boolean',
					default: false,
					description: 'Whether to return every match as a list instead of the first as text',
				},
			],
		},
	],
});

/** @throws InvalidRequest */
export const readXPathFields = (parameters: Parameters): XPathField[] =>
	parameters.rows('xpathFields', 'field', 'Fields by XPath').map((row) => ({
		name: row.text('name', 'Fields by XPath, Name'),
		path: row.text('path', 'Fields by XPath, Path'),
		list: row.flag('list', 'Fields by XPath, Return All Matches'),
	}));

export const fieldOverridesField = ({ one }: Noun): INodeProperties => ({
	displayName: 'Field Overrides',
	name: 'fieldOverrides',
	type: 'collection',
	placeholder: 'Add Field Overrides',
	default: {},
	description: `Values that an integration system in Workday computes for each ${one}; they come in customFields`,
	options: [
		{
			displayName: 'Integration System IDs',
			name: 'integrationSystemIds',
			type: 'string',
			default: '',
			description: 'IDs or Workday IDs (WIDs) of the integration systems whose field overrides are wanted, separated by commas',
		},
	],
});

/** The integration systems whose field overrides Workday is to compute. Part of the criteria, also beside references. */
export function readFieldOverrides(parameters: Parameters): { fieldOverrides?: { providers: Reference[] } } {
	const ids = parameters.group('fieldOverrides', 'Field Overrides').list('integrationSystemIds', 'Integration System IDs');
	const providers = referencesIn(ids, INTEGRATION_ID_TYPES[0]);
	return providers.length > 0 ? { fieldOverrides: { providers } } : {};
}

/** For an operation that reads by ids. */
export const ifNotFoundField = ({ many }: Noun): INodeProperties => ({
	displayName: 'If Not Found',
	name: 'ifNotFound',
	type: 'options',
	default: 'error',
	description: 'What to do when an ID is unknown',
	options: [
		{ name: 'Error', value: 'error', description: 'Fail and name the IDs' },
		{ name: 'Empty Result', value: 'empty', description: `Return the ${many} that were found` },
	],
});
