/** What the ready reads over REST share: fields of the editor, what they say, and the read itself. */
import type { INodeProperties } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import { LARGEST_PAGE, readCollection, type CollectionRequest, type JsonRecord } from '../workday/rest/collection';
import { pathOf, REST } from '../workday/web/address';
import type { OperationContext, OperationItem, Session } from './defineOperation';
import type { Parameters } from './parameters';
import { withDefault } from './properties';
import { hintAtNotes, ReadReport } from './readReport';
import { readLimit, readResults, type Noun, type Results } from './recordFields';
import { refusePassword } from './tokensOnly';

const SERVICE = 'API Service';

export const restOutputField = ({ one }: Noun): INodeProperties => ({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'profile',
	description: `What each ${one} looks like`,
	options: [
		{ name: 'Normalized', value: 'profile', description: 'The same fields with clear names every time; what REST does not have is null' },
		{ name: 'Raw JSON', value: 'json', description: 'As Workday sent it' },
	],
});

/** For the Options collection. */
export const restOptions = (service: string, others: string): INodeProperties[] => [
	withDefault(
		{
			displayName: SERVICE,
			name: 'apiService',
			type: 'string',
			default: '',
			placeholder: 'e.g. staffing/v7',
			description: `Service and version, as they stand in the path of the request. ${others}.`,
		},
		service,
	),
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: LARGEST_PAGE },
		default: LARGEST_PAGE,
		description: `Records per request, 1 to ${LARGEST_PAGE}`,
	},
];

/** Where to read, checked, with nothing sent yet. */
export interface RestSource {
	/** For example `staffing/v6`; the legacy service has only a version, `v1`. */
	service: string;
	pageSize: number;
}

/**
 * @param initially service and version
 * @throws InvalidRequest
 */
export function readSource(parameters: Parameters, options: Parameters, initially: string): RestSource {
	refusePassword(parameters);
	const service = options.text('apiService', SERVICE) || initially;
	if (!/^([A-Za-z]\w*\/)?v\d+(\.\d+)?$/.test(service)) {
		throw new InvalidRequest(SERVICE, `"${service}" is not service and version, such as ${initially}, or v1 for the legacy address`);
	}
	return { service, pageSize: options.integer('pageSize', 'Page Size', LARGEST_PAGE, { min: 1, max: LARGEST_PAGE }) };
}

/** The common service, at its address of today or at the legacy one: it shows less, and knows fewer filters. */
export const isCommon = ({ service }: RestSource): boolean => /^(common\/)?v\d/.test(service);

/** @throws InvalidRequest naming `field` where a segment would climb, or is empty */
export const restPath = (session: Session, { service }: RestSource, segments: readonly string[], field = SERVICE): string =>
	pathOf(REST(service, session.connection.tenant), segments, field);

type Item = Record<string, unknown>;

/** How many, and as what. */
export interface RestResults {
	limit: number;
	raw: boolean;
	results: Results;
}

/**
 * @param columns of a normalised record
 * @throws InvalidRequest
 */
export function readRestResults({ parameters, privacy }: OperationContext, options: Parameters, columns: readonly string[], noun: Noun): RestResults {
	const raw = parameters.choice('output', 'Output', ['profile', 'json'], 'profile') === 'json';
	if (raw) privacy.demand(undefined, 'Output', 'Raw JSON of REST');
	return { limit: readLimit(parameters), raw, results: readResults(parameters, options, raw ? undefined : columns, noun) };
}

export interface RestRead {
	request: CollectionRequest;
	source: RestSource;
	wanted: RestResults;
	noun: Noun;
	/** A record → its item, where the user does not want it as it is. */
	normalise(record: JsonRecord): Item | Promise<Item>;
	/** Said when nothing came. */
	whenEmpty: string;
}

export async function* giveCollection(context: OperationContext, session: Session, read: RestRead): AsyncGenerator<OperationItem> {
	const { source, wanted, noun } = read;
	const report = new ReadReport();
	async function* items(): AsyncGenerator<Item, undefined> {
		const options = { pageSize: source.pageSize, limit: wanted.limit, onNote: report.note };
		for await (const record of readCollection(session.client, read.request, options)) {
			yield wanted.raw ? record : await read.normalise(record);
		}
		return undefined;
	}
	yield* wanted.results.give(items(), session, () => report.yielded);
	hintAtNotes(context, report, noun);
	if (report.yielded === 0) context.hint(read.whenEmpty);
}
