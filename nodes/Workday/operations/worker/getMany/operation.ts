/** Worker → Get Many: the workers of a tenant, as items or as one file. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { encode, encoderFor, FILE_FORMATS, type FileFormat } from '../../../n8n/fileFormats';
import type { Parameters } from '../../../n8n/parameters';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type ReadOptions } from '../../../workday/read/paging';
import { readCriteria } from '../criteria';
import { prepareRead } from '../read';
import { hintAtNotes, ReadReport } from '../report';
import { fields } from './fields';

const MAX_LIMIT = 10_000_000;

export const getMany = defineOperation({
	resource: 'worker',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many workers',
	description: 'Get workers, all or filtered, as normalized profiles, SCIM users, XPath fields, JSON or XML',
	properties: fields,

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const read = prepareRead(context, options);
		const criteria = readCriteria(context);
		const limit = readLimit(parameters);
		const returnAs = parameters.choice('returnAs', 'Return As', ['items', 'file'], 'items');
		const file = returnAs === 'file' ? readFileSettings(parameters, options, read.output.columns) : undefined;
		const pageSize = options.integer('pageSize', 'Page Size', DEFAULT_PAGE_SIZE, { min: 1, max: MAX_PAGE_SIZE });

		const session = await context.connect(options);
		const report = new ReadReport();
		const readOptions: ReadOptions = {
			pageSize,
			limit,
			asOfEntryMoment: read.asOfEntryMoment,
			onNote: report.note,
		};
		const workers = session.client.read(read.request(session, { criteria }, (worker) => read.output.read(worker)), readOptions);

		if (file) yield await toFile(workers, file, session.storeStream, report);
		else for await (const worker of workers) yield { json: worker as IDataObject };

		hintAtNotes(context, report);
		read.hintAtMissing();
	},
});

function readLimit(parameters: Parameters): number {
	if (parameters.flag('returnAll', 'Return All')) return Infinity;
	return parameters.integer('limit', 'Limit', 50, { min: 1, max: MAX_LIMIT });
}

interface FileSettings {
	property: string;
	name: string;
	mimeType: string;
	encoder: ReturnType<typeof encoderFor>;
}

function readFileSettings(parameters: Parameters, options: Parameters, columns: readonly string[] | undefined): FileSettings {
	const formats = Object.keys(FILE_FORMATS) as FileFormat[];
	const format = parameters.choice('fileFormat', 'File Format', formats, 'ndjson');
	const { mimeType, extension } = FILE_FORMATS[format];
	return {
		property: parameters.text('binaryPropertyName', 'Put Output File in Field') || 'data',
		name: options.text('fileName', 'File Name') || `workers.${extension}`,
		mimeType,
		encoder: encoderFor(format, columns, options.flag('byteOrderMark', 'Byte Order Mark')),
	};
}

type Workers = AsyncGenerator<Record<string, unknown>, undefined>;

async function toFile(
	workers: Workers,
	{ property, name, mimeType, encoder }: FileSettings,
	store: (pieces: AsyncIterable<Uint8Array>, name: string, mimeType: string) => Promise<NonNullable<OperationItem['binary']>[string]>,
	report: ReadReport,
): Promise<OperationItem> {
	// The first worker is fetched before the file is begun: a refused request leaves no empty file behind.
	const first = await workers.next();
	let failure: unknown;
	async function* all() {
		try {
			if (first.done) return;
			yield first.value;
			yield* workers;
		} catch (error) {
			failure = error;
			await Promise.reject(error);
		}
	}
	const stored = store(encode(all(), encoder), name, mimeType);
	// When reading failed, storing fails with an error of n8n's: what Workday said is what the user needs.
	const binary = await stored.catch((error: unknown) => Promise.reject(failure ?? error)).finally(() => workers.return(undefined));
	return { json: { fileName: name, mimeType, workers: report.yielded }, binary: { [property]: binary } };
}
