/** A report as rows: its schema asked for where something depends on it, one run or many, each row checked and shaped. */
import type { WorkdayClient } from '../client';
import { Authentication, Cancelled, InvalidRequest, WorkdayError } from '../errors';
import type { Retry } from '../read/retry';
import type { Query } from '../web/address';
import type { ReportAddress } from './address';
import { Duplicates, DUPLICATES_FIELD } from './duplicates';
import type { ReportFormat, RowFormat } from './formats';
import type { ReportRow } from './rows';
import { readReport, readReportSchema } from './run';
import { refuseMissing, type ReportColumn } from './schema';
import { createShape } from './shape';
import type { Stretch } from './split';
import { COLUMN_TYPES, type ColumnType } from './types';

export const REQUIRED_FIELD = 'Required Columns';
export const COLUMNS_FIELD = 'Columns';

export interface TableRequest {
	address: ReportAddress;
	format: ReportFormat & { rows: RowFormat };
	prompts: Query;
	/** Each is a run of its own; none: one run. */
	stretches: readonly Stretch[];
	/** Instead of what the answer says. */
	encoding: string | undefined;
	/** Of CSV. */
	delimiter: string;
	/** Columns without which no row is given. */
	required: readonly string[];
	/** Key by which a row that came before is known; none: all rows are given. */
	duplicatesBy: readonly string[];
	/** Only these; none: all. */
	columns: readonly string[];
	lists: readonly string[];
	types: ReadonlyMap<string, ColumnType>;
	/** Types of all other columns are those of the schema. */
	typesBySchema: boolean;
	/** Every row has every column of the schema. */
	complete: boolean;
	/** Columns must be known before the first row, for a file that begins with them. */
	columnsAhead: boolean;
}

type Client = Pick<WorkdayClient, 'askItems' | 'askWhole'>;

export class ReportTable {
	/** Why the schema could not be read, where rows can do without. */
	schemaProblem: string | undefined;
	/** Of CSV, once the first row has come. */
	header: readonly string[] | undefined;
	/** Rows that were given. */
	given = 0;
	/** Whether there are more than the limit. */
	cut: 'no' | 'yes' | 'perhaps' = 'no';
	readonly retries: Retry[] = [];
	readonly duplicates: Duplicates;
	private schema: readonly ReportColumn[] | undefined;
	private readonly unseen: Set<string>;

	constructor(
		private readonly client: Client,
		private readonly request: TableRequest,
	) {
		this.duplicates = new Duplicates(request.duplicatesBy);
		this.unseen = new Set([...request.columns, ...request.types.keys()]);
	}

	/**
	 * Reads the schema, if anything depends on it. To be called once, before the rows are asked for.
	 *
	 * @throws InvalidRequest naming required columns that are missing; WorkdayError
	 */
	async open(): Promise<void> {
		const { required, duplicatesBy, typesBySchema, complete, columns, columnsAhead, format, address } = this.request;
		const isCsv = format.rows === 'csv';
		// CSV says its columns itself.
		const checks = !isCsv && required.length + duplicatesBy.length > 0;
		const needed = typesBySchema || checks || (columnsAhead && columns.length === 0 && !isCsv);
		if (!needed && (isCsv || !complete)) return;
		try {
			this.schema = await readReportSchema(this.client, address, (retry) => this.retries.push(retry));
		} catch (error) {
			const fatal = needed || error instanceof Authentication || error instanceof Cancelled || !(error instanceof WorkdayError);
			if (fatal) throw asOfSchema(error);
			this.schemaProblem = error.message;
			return;
		}
		if (checks) this.check(this.schema.map(({ name }) => name));
	}

	/** Columns that all rows have; undefined where that is not known yet. */
	get columns(): readonly string[] | undefined {
		if (this.request.columns.length > 0) return this.request.columns;
		return this.request.format.rows === 'csv' ? this.header : this.schema?.map(({ name }) => name);
	}

	/** Columns that were chosen, or were to have a type, and that no row had. */
	get neverCame(): string[] {
		const known = new Set(this.schema?.map(({ name }) => name));
		return this.given > 0 ? [...this.unseen].filter((name) => !known.has(name) && !known.has(groupOf(name))) : [];
	}

	/** @throws WorkdayError, with the days of the run that failed where there are several */
	async *rows(limit: number): AsyncGenerator<ReportRow, undefined> {
		const { stretches } = this.request;
		for (const stretch of stretches.length > 0 ? stretches : [undefined]) {
			// To see whether there is one more row, Workday would have to work for minutes, perhaps many times over.
			if (this.given === limit) this.cut = 'perhaps';
			if (this.cut !== 'no') return undefined;
			try {
				yield* this.rowsOf(stretch, limit);
			} catch (error) {
				throw ofStretch(error, stretch);
			}
		}
		return undefined;
	}

	private async *rowsOf(stretch: Stretch | undefined, limit: number): AsyncGenerator<ReportRow> {
		const { address, format, prompts, encoding, delimiter } = this.request;
		const shape = this.shape();
		const run = { address, format, prompts: [...prompts, ...(stretch?.prompts ?? [])] };
		const onColumns = (header: readonly string[]): void => {
			this.header = header;
			this.check(header);
			refuseMissing(COLUMNS_FIELD, this.request.columns, header);
		};
		const rows = readReport(this.client, run, { format: format.rows, encoding, delimiter, onColumns }, (retry) => this.retries.push(retry));
		let number = 0;
		for await (const raw of rows) {
			number++;
			if (!this.duplicates.isNew(raw)) continue;
			if (this.given === limit) {
				this.cut = 'yes';
				return;
			}
			for (const name of this.unseen) if (Object.hasOwn(raw, name) || Object.hasOwn(raw, groupOf(name))) this.unseen.delete(name);
			const row = shape(raw, number);
			this.given++;
			yield row;
		}
	}

	private shape() {
		const { format, complete, lists, types, typesBySchema, columns } = this.request;
		return createShape({
			schema: complete && format.rows !== 'csv' ? this.schema : undefined,
			lists,
			types: typesBySchema ? new Map([...typesOf(this.schema ?? []), ...types]) : types,
			columns,
		});
	}

	private check(there: readonly string[]): void {
		refuseMissing(REQUIRED_FIELD, this.request.required, there);
		refuseMissing(DUPLICATES_FIELD, this.request.duplicatesBy, there);
	}
}

function* typesOf(columns: readonly ReportColumn[], prefix = ''): Generator<[string, ColumnType]> {
	for (const { name, type, columns: inner } of columns) {
		const converted = COLUMN_TYPES.find((one) => one === type);
		if (converted) yield [prefix + name, converted];
		yield* typesOf(inner, `${prefix}${name}.`);
	}
}

/** `group.column` is there when its group is: what is in a group may be empty. */
const groupOf = (name: string): string => name.split('.')[0] ?? name;

/** What the report itself would answer is not known yet. */
function asOfSchema(error: unknown): unknown {
	return named(error, "The report's schema (?xsds) cannot be read");
}

function ofStretch(error: unknown, stretch: Stretch | undefined): unknown {
	return stretch ? named(error, `${stretch.from} to ${stretch.through}`) : error;
}

/** Errors that are about the sign-in or a field stay as they are. */
function named(error: unknown, where: string): unknown {
	const general = error instanceof Authentication || error instanceof Cancelled || error instanceof InvalidRequest;
	if (error instanceof WorkdayError && !general) error.message = `${where}: ${error.message}`;
	return error;
}
