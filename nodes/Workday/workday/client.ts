import { randomUUID } from 'crypto';
import { DEFAULT_LIMITS, type XmlLimits } from '../xml/limits';
import { NameTable } from '../xml/names';
import { parseDocument } from '../xml/records';
import type { Tape } from '../xml/tape';
import { UnexpectedResponse } from './errors';
import { PagedRead } from './read/pagedRead';
import type { ReadOptions, ReadRequest } from './read/paging';
import { readAtMost } from './readAtMost';
import { DEFAULT_RETRY_POLICY, withRetry, type Retry, type RetryPolicy } from './read/retry';
import { exchange, type Connection } from './soap/exchange';
import { errorFromFault } from './soap/fault';
import { recordsOf, type RecordsRequest } from './soap/customRecords';
import { faultOf } from './soap/faultXml';
import type { Clock, Transport } from './transport';
import { ask, type AskRequest, type WebAnswer } from './web/ask';
import { itemsOf, type ItemsRequest } from './web/items';

export interface ClientOptions {
	/** Sends requests, authenticated. Time-outs are its business too. */
	transport: Transport;
	clock: Clock;
	/** For example `wd2-impl-services1.workday.com`. */
	servicesHost: string;
	tenant: string;
	/** Web service version, for example `v46.1`. */
	version: string;
	retry?: Partial<RetryPolicy>;
	/** Id sent with each request; a random UUID if not given. */
	newRequestId?: () => string;
}

/** One request with one answer. */
export interface CallRequest {
	/** Web service, for example `Human_Resources`. */
	service: string;
	/** The operation's element, prefix `wd` for Workday's namespace. */
	body: string;
	/** False for a request that changes something: it is never sent twice once it may have reached Workday. */
	isRead: boolean;
	/** Sent for Workday's support to look for; a new one if not given. */
	requestId?: string;
	names?: NameTable;
	limits?: Partial<XmlLimits>;
	onRetry?(retry: Retry): void;
}

export interface WorkdayClient {
	/**
	 * Items of all pages, one at a time, as they arrive. Leaving the loop early frees the connection.
	 *
	 * @throws WorkdayError; InvalidRequest before anything is sent
	 */
	read<T>(request: ReadRequest<T>, options?: ReadOptions): AsyncGenerator<T, undefined>;
	/**
	 * The whole answer as a tape whose entry 0 is the SOAP envelope.
	 *
	 * @throws WorkdayError
	 */
	call(request: CallRequest): Promise<Tape>;
	/**
	 * Records of one answer as they arrive.
	 *
	 * @throws WorkdayError
	 */
	records<T>(request: RecordsRequest<T>): AsyncGenerator<T, undefined>;
	/**
	 * Sends a request that is not SOAP, again after failures that may pass, until an answer has begun. Its body may still
	 * break off, with a TransportError.
	 *
	 * @throws WorkdayError for any status but success
	 */
	ask(request: AskRequest, onRetry?: (retry: Retry) => void): Promise<WebAnswer>;
	/**
	 * The same for who needs the whole answer: `take` reads it, and begins anew with another one when it breaks off.
	 *
	 * @throws WorkdayError
	 */
	askWhole<T>(request: AskRequest, take: (answer: WebAnswer) => Promise<T>, onRetry?: (retry: Retry) => void): Promise<T>;
	/**
	 * The same for who takes what is in the answer piece by piece: it begins anew when the answer breaks off, and gives each
	 * item once.
	 *
	 * @throws WorkdayError
	 */
	askItems<T>(request: ItemsRequest<T>): AsyncGenerator<T, undefined>;
}

export function createClient(options: ClientOptions): WorkdayClient {
	const connection: Connection = { ...options, newRequestId: options.newRequestId ?? randomUUID };
	const policy: RetryPolicy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
	return {
		read: (request, readOptions = {}) => new PagedRead(connection, request, readOptions, policy).items(),
		call: (request) =>
			withRetry(() => callOnce(connection, request), policy, connection.clock, request.isRead, request.onRetry),
		records: (request) => recordsOf(connection, request, policy),
		ask: (request, onRetry) => withRetry(() => ask(connection, request), policy, connection.clock, request.isRead, onRetry),
		askWhole: (request, take, onRetry) =>
			withRetry(async () => await take(await ask(connection, request)), policy, connection.clock, request.isRead, onRetry),
		askItems: (request) => itemsOf(connection, request, policy),
	};
}

async function callOnce(connection: Connection, { service, body, isRead, requestId, names, limits }: CallRequest): Promise<Tape> {
	const answer = await exchange(connection, service, body, { once: !isRead, requestId });
	const maxBytes = limits?.maxRecordBytes ?? DEFAULT_LIMITS.maxRecordBytes;
	const { bytes, more } = await readAtMost(answer, maxBytes);
	if (more) throw new UnexpectedResponse(`Workday's answer is longer than ${maxBytes} bytes.`);
	// To the reader a document without records is all head.
	const wholeLimits = { ...limits, maxHeadBytes: maxBytes };
	const tape = parseDocument(bytes, { names: names ?? new NameTable(), limits: wholeLimits, encoding: answer.encoding });
	const fault = faultOf(tape);
	if (fault) throw errorFromFault(fault, { status: 200, requestId: answer.requestId });
	return tape;
}
