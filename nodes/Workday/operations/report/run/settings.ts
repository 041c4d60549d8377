/** What one input item asks for, read and checked before anything is sent. */
import type { OperationContext } from '../../../n8n/defineOperation';
import { Parameters } from '../../../n8n/parameters';
import { readReportAddress } from '../../../n8n/reportColumns';
import type { Connection } from '../../../workday/connection/connection';
import { InvalidRequest } from '../../../workday/errors';
import { URL_FIELD, type ReportAddress } from '../../../workday/report/address';
import { DUPLICATES_FIELD } from '../../../workday/report/duplicates';
import { formatOf, FORMATS, type ReportFormat } from '../../../workday/report/formats';
import { promptQuery, PROMPTS_FIELD, refuseRepeats, repeatedInUrl } from '../../../workday/report/prompts';
import type { Stretch } from '../../../workday/report/split';
import { COLUMNS_FIELD, REQUIRED_FIELD, type TableRequest } from '../../../workday/report/table';
import { checkEncoding } from '../../../workday/report/text';
import { COLUMN_TYPES, type ColumnType } from '../../../workday/report/types';
import type { Query } from '../../../workday/web/address';
import { REPORT_TIMEOUT_SECONDS } from './fields';
import { readPrompts } from './promptFields';
import { readStretches } from './splitFields';

export interface ReportSettings {
	address: ReportAddress;
	format: ReportFormat;
	prompts: Query;
	/** None: the report is run once. */
	stretches: readonly Stretch[];
}

/** The options, with more patience than others need where the user says nothing. */
export const patient = (options: Parameters): Parameters =>
	new Parameters((name) => (name === 'responseTimeout' && options.raw(name) === undefined ? REPORT_TIMEOUT_SECONDS : options.raw(name)), options.has);

/** @throws InvalidRequest */
export function readSettings(context: OperationContext, options: Parameters, connection: Connection): ReportSettings {
	const { parameters } = context;
	const address = readReportAddress(parameters, options, connection);
	const format = formatOf(parameters.choice('format', 'Format', FORMATS, 'auto'), parameters.text('otherFormat', 'Other Format'), address.format);
	const prompts = promptQuery(readPrompts(parameters), options.choice('referenceForm', 'Reference Form', ['value', 'name'], 'value'));
	const stretches = readStretches(options, context);
	refuseRepeats(address, prompts, options.flag('allowRepeats', 'Allow Repeated Prompts'));
	refuseTaken(address, prompts, stretches);
	for (const name of repeatedInUrl(address)) context.hint(`${URL_FIELD} sets "${name}" more than once. It was sent as it is.`);
	return { address, format, prompts, stretches };
}

/** The report's name without what file systems refuse. */
export const fileNameOf = ({ name }: ReportAddress, extension: string): string => `${name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_')}.${extension}`;

/** A date that the split sets must not be set elsewhere: all runs would be the same. */
function refuseTaken(address: ReportAddress, prompts: Query, stretches: readonly Stretch[]): void {
	const promptOf = (name: string): string | undefined => name.split('!')[0];
	const set = [...address.query.map(({ name }) => name), ...prompts.map(([name]) => name)].map(promptOf);
	const taken = stretches[0]?.prompts.find(([name]) => set.includes(promptOf(name)));
	if (taken) throw new InvalidRequest('Split by Date', `"${taken[0]}" is set in ${PROMPTS_FIELD} or in the ${URL_FIELD} as well. Take it out there`);
}

/** @throws InvalidRequest */
export function readTable(options: Parameters, settings: ReportSettings, columnsAhead: boolean): TableRequest {
	const { format } = settings;
	if (format.rows === undefined) {
		throw new InvalidRequest('Format', `the node cannot read rows of "${format.query ?? ''}". Set Return As to File as Sent, or choose CSV, JSON or XML`);
	}
	const encoding = options.text('encoding', 'Encoding');
	return {
		...settings,
		format: { ...format, rows: format.rows },
		encoding: encoding === '' ? undefined : checkEncoding(encoding, 'Encoding'),
		delimiter: readDelimiter(options),
		required: readColumns(options, 'requiredColumns', REQUIRED_FIELD),
		duplicatesBy: readColumns(options, 'duplicatesBy', DUPLICATES_FIELD),
		columns: readColumns(options, 'columns', COLUMNS_FIELD),
		lists: options.list('alwaysLists', 'Always Lists'),
		types: readTypes(options),
		typesBySchema: options.flag('typesBySchema', 'Types by Schema'),
		complete: options.flag('completeRows', 'Complete Rows', true),
		columnsAhead,
	};
}

/** An expression that gives none would switch a check off, or hand over columns that were not to be. */
function readColumns(options: Parameters, name: string, label: string): string[] {
	const columns = [...new Set(options.list(name, label))];
	if (options.has(name) && columns.length === 0) {
		throw new InvalidRequest(label, 'was added but is empty. Choose columns, remove the option, or see what its expression gives');
	}
	return columns;
}

function readTypes(options: Parameters): ReadonlyMap<string, ColumnType> {
	const types = new Map<string, ColumnType>();
	for (const row of options.rows('columnTypes', 'column', 'Column Types')) {
		const column = row.text('column', 'Column Types, Column');
		if (column === '') throw new InvalidRequest('Column Types', 'a row has no column');
		types.set(column, row.choice('type', 'Column Types, Type', COLUMN_TYPES, 'date'));
	}
	return types;
}

/** Not trimmed: a tab or a space may be meant. */
function readDelimiter(options: Parameters): string {
	const typed = options.raw('delimiter') ?? ',';
	const delimiter = String(typed).replaceAll('\\t', '\t');
	if (typeof typed === 'object' || delimiter.length > 8 || /["\r\n]/.test(delimiter)) {
		throw new InvalidRequest('Delimiter', 'must be one to eight characters, no quote and no line break; \\t is a tab');
	}
	return delimiter;
}
