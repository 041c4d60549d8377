/** A report, run: its rows as they come, or the answer itself. */
import type { WorkdayClient } from '../client';
import { UnexpectedResponse } from '../errors';
import type { Retry } from '../read/retry';
import { readAtMost } from '../readAtMost';
import { errorFromAnswer, MAX_FAULT_BYTES } from '../soap/fault';
import { onlyBrokenOff } from '../soap/exchange';
import type { Query } from '../web/address';
import type { AskRequest, WebAnswer } from '../web/ask';
import { pathWithQuery, schemaPath, type ReportAddress } from './address';
import { csvRows } from './csvRows';
import type { ReportFormat, RowFormat } from './formats';
import { jsonRows } from './jsonRows';
import type { ReportRow } from './rows';
import { columnsOfSchema, type ReportColumn } from './schema';
import { decodeText } from './text';
import { xmlRows } from './xmlRows';

export interface ReportRun {
	address: ReportAddress;
	format: ReportFormat;
	prompts: Query;
	signal?: AbortSignal;
}

export interface RowOptions {
	format: RowFormat;
	/** Instead of what the answer says. */
	encoding?: string | undefined;
	delimiter: string;
	/** CSV alone: the columns, before the first row. */
	onColumns?(columns: readonly string[]): void;
}

export function reportRequest({ address, format, prompts, signal }: ReportRun): AskRequest {
	return {
		method: 'GET',
		path: pathWithQuery(address, prompts, format.query),
		accept: format.rows === undefined ? '*/*' : `${format.mediaType}, */*;q=0.1`,
		isRead: true,
		...(signal && { signal }),
	};
}

/**
 * The rows of a report, one at a time as they arrive. Nothing but the current row is kept. When the answer breaks off, the
 * report is run again, and the rows that were given are read over.
 *
 * @throws WorkdayError
 */
export function readReport(client: Pick<WorkdayClient, 'askItems'>, run: ReportRun, options: RowOptions, onRetry?: (retry: Retry) => void): AsyncGenerator<ReportRow, undefined> {
	return client.askItems({
		request: reportRequest(run),
		read: (answer) => rowsOf(answer, options),
		textOf: (row) => JSON.stringify(row),
		...(onRetry && { onRetry }),
	});
}

/** The rows of an answer that has begun. Leaving the loop early frees the connection. */
export async function* rowsOf(answer: WebAnswer, { format, encoding, delimiter, onColumns }: RowOptions): AsyncGenerator<ReportRow> {
	try {
		await refusePage(answer, format);
		const used = encoding ?? answer.encoding;
		if (format === 'xml') yield* xmlRows(answer.body, used);
		else if (format === 'json') yield* jsonRows(decodeText(answer.body, used));
		else yield* csvRows(decodeText(answer.body, used), { delimiter, ...(onColumns && { onColumns }) });
	} finally {
		answer.discard();
	}
}

/** What comes instead of a report: a page to sign in, a proxy's notice, an error as JSON or XML, all with status 200. */
const NEVER: Record<RowFormat, RegExp> = { json: /html|xml/, csv: /html|xml|json/, xml: /html|json/ };

/** @throws WorkdayError with what the page says */
export async function refusePage(answer: WebAnswer, format: RowFormat | undefined): Promise<void> {
	if (!(format === undefined ? /html/ : NEVER[format]).test(answer.mediaType)) return;
	const { status, headers, requestId } = answer;
	const { bytes } = await readAtMost(answer, MAX_FAULT_BYTES, onlyBrokenOff);
	throw errorFromAnswer({ status, headers, body: bytes, requestId, now: 0 });
}

const MAX_SCHEMA_BYTES = 4 * 1024 * 1024;

/** @throws WorkdayError */
export async function readReportSchema(client: Pick<WorkdayClient, 'askWhole'>, address: ReportAddress, onRetry?: (retry: Retry) => void): Promise<ReportColumn[]> {
	const request: AskRequest = { method: 'GET', path: schemaPath(address), accept: 'text/xml, */*;q=0.1', isRead: true };
	return await client.askWhole(request, takeSchema, onRetry);
}

async function takeSchema(answer: WebAnswer): Promise<ReportColumn[]> {
	await refusePage(answer, 'xml');
	const { bytes, more } = await readAtMost(answer, MAX_SCHEMA_BYTES);
	if (more) throw new UnexpectedResponse(`The schema of the report is longer than ${MAX_SCHEMA_BYTES} bytes.`);
	return columnsOfSchema(bytes, answer.encoding);
}
