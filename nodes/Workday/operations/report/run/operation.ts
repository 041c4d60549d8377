/** Report → Run: a report as a service (RaaS), as items, as one file of rows, or as Workday sends it. */
import { defineOperation, type OperationContext, type OperationItem, type Session } from '../../../n8n/defineOperation';
import { FILE_FORMATS, type FileFormat } from '../../../n8n/fileFormats';
import { Parameters } from '../../../n8n/parameters';
import { readLimit, readResults } from '../../../n8n/recordFields';
import type { ReportRow } from '../../../workday/report/rows';
import { ReportTable } from '../../../workday/report/table';
import { RESOURCE, ROWS } from '../noun';
import { filesAsSent } from './asSent';
import { AS_SENT, fields } from './fields';
import { hintAtTable } from './hints';
import { fileNameOf, patient, readSettings, readTable, type ReportSettings } from './settings';

export const run = defineOperation({
	resource: RESOURCE,
	operation: 'run',
	name: 'Run',
	action: 'Run a RaaS report',
	description: 'Run a report and get its rows, or its file',
	properties: fields,
	asTool: 'reports',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const returnAs = parameters.choice('returnAs', 'Return As', ['items', 'file', AS_SENT], 'items');
		const session = await context.connect(patient(options));
		const settings = readSettings(context, options, session.connection);
		if (returnAs === AS_SENT) yield* filesAsSent(context, options, settings, session);
		else yield* rows(context, options, settings, session, returnAs === 'file');
	},
});

async function* rows(context: OperationContext, options: Parameters, settings: ReportSettings, session: Session, toFile: boolean): AsyncGenerator<OperationItem> {
	const { parameters } = context;
	const formats = Object.keys(FILE_FORMATS) as FileFormat[];
	const fileFormat = toFile ? parameters.choice('fileFormat', 'File Format', formats, 'ndjson') : undefined;
	const toCsv = fileFormat === 'csv';
	const limit = readLimit(parameters);
	const table = new ReportTable(session.client, readTable(options, settings, toCsv));
	await table.open();

	const all = table.rows(limit);
	// What CSV calls its columns is known once the first row is there; a file of CSV begins with them.
	const first = toCsv && table.columns === undefined ? await all.next() : undefined;
	const columns = toCsv ? (table.columns ?? []) : undefined;
	const results = readResults(parameters, withFileName(options, settings, fileFormat), columns, ROWS);
	const strangers = new Strangers(columns);
	yield* results.give(strangers.watch(rejoined(first, all)), session, () => table.given);
	hintAtTable(context, table, settings, strangers.names);
}

async function* rejoined(first: IteratorResult<ReportRow, undefined> | undefined, others: AsyncGenerator<ReportRow, undefined>): AsyncGenerator<ReportRow, undefined> {
	try {
		if (first && !first.done) yield first.value;
		yield* others;
		return undefined;
	} finally {
		await others.return(undefined);
	}
}

/** Columns of rows that a file has no place for. */
class Strangers {
	readonly names = new Set<string>();
	private readonly known: ReadonlySet<string> | undefined;

	/** @param columns of the file; undefined: it takes any */
	constructor(columns: readonly string[] | undefined) {
		this.known = columns && new Set(columns);
	}

	async *watch(all: AsyncGenerator<ReportRow, undefined>): AsyncGenerator<ReportRow, undefined> {
		const { known, names } = this;
		for await (const row of all) {
			if (known) for (const name of Object.keys(row)) if (!known.has(name)) names.add(name);
			yield row;
		}
		return undefined;
	}
}

function withFileName(options: Parameters, { address }: ReportSettings, format: FileFormat | undefined): Parameters {
	const usual = format && fileNameOf(address, FILE_FORMATS[format].extension);
	return new Parameters((name) => options.raw(name) ?? (name === 'fileName' ? usual : undefined), options.has);
}
