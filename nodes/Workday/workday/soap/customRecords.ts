/** Records of one answer, of an operation that is not read page by page. */
import type { NameTable } from '../../xml/names';
import { readRecords } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import type { ExpandedName } from '../elements';
import { Backoff, type Retry, type RetryPolicy } from '../read/retry';
import { changedSince, Sequence } from '../read/sequence';
import { exchange, type Connection } from './exchange';
import { errorFromFault } from './fault';
import { faultOf } from './faultXml';

export interface RecordsRequest<T> {
	/** Web service, for example `Human_Resources`. */
	service: string;
	/** The operation's element. */
	body: string;
	/** False for a request that changes something: it is never sent twice once it may have reached Workday. */
	isRead: boolean;
	record: ExpandedName;
	names: NameTable;
	/** What stands in front of the first record; the whole answer where there is none. Entry 0 is the envelope. */
	onHead?(head: Tape): void;
	/** Makes the item; undefined: not wanted. The tape is reused for the next record. */
	map(record: Tape): T | undefined;
	onRetry?(retry: Retry): void;
}

/**
 * As they arrive, nothing held. What came before a failure does not come again when the request is repeated: it is read over,
 * and held against a digest of what was given.
 *
 * @throws UnexpectedResponse when the second answer begins with other records: its rest cannot be added to the first
 */
export async function* recordsOf<T>(connection: Connection, request: RecordsRequest<T>, policy: RetryPolicy): AsyncGenerator<T, undefined> {
	const backoff = new Backoff(policy, connection.clock, request.isRead, request.onRetry);
	const given = new Sequence();
	for (;;) {
		try {
			yield* readOnce(connection, request, given);
			return undefined;
		} catch (failure) {
			await backoff.afterFailure(failure);
		}
	}
}

async function* readOnce<T>(connection: Connection, request: RecordsRequest<T>, given: Sequence): AsyncGenerator<T> {
	const { service, body, isRead, record, names, map, onHead } = request;
	const answer = await exchange(connection, service, body, { once: !isRead });
	let again = given.count > 0 ? new Sequence() : undefined;
	try {
		const records = readRecords<{ value?: T }>(answer.body, {
			record,
			names,
			encoding: answer.encoding,
			onHead: (head) => {
				const fault = faultOf(head);
				if (fault) throw errorFromFault(fault, { status: 200, requestId: answer.requestId });
				onHead?.(head);
			},
			onRecord: (tape) => {
				if (again === undefined) {
					if (isRead) given.add(tape.recordXml());
					return { value: map(tape) };
				}
				again.add(tape.recordXml());
				if (again.count === given.count) {
					if (!again.equals(given)) throw changedSince(given, 'records');
					again = undefined;
				}
				return undefined;
			},
		});
		for await (const { value } of records) if (value !== undefined) yield value;
		if (again) throw changedSince(given, 'records');
	} finally {
		answer.discard();
	}
}
