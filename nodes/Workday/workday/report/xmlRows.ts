/** XML → rows, one at a time. */
import { JsonReader } from '../../xml/json';
import { NameTable } from '../../xml/names';
import { ANY_NAMESPACE, readRecords } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { UnexpectedResponse } from '../errors';
import { errorFromFault } from '../soap/fault';
import { faultOf } from '../soap/faultXml';
import { ROW, ROWS, type ReportRow } from './rows';

/** Of an instance: what it is called in other systems. */
const ID = 'ID';

/**
 * Elements become keys, attributes keys with `@`, text beside them `#text`. The namespace is named after the report, so
 * any will do.
 *
 * @param encoding charset of the transport
 * @throws XmlError, or WorkdayError for a document that is no report
 */
export async function* xmlRows(chunks: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncGenerator<ReportRow> {
	const names = new NameTable();
	const reader = new JsonReader(names, { repeatingChildren: () => [ID] });
	yield* readRecords<ReportRow>(chunks, {
		names,
		record: { uri: ANY_NAMESPACE, local: ROW },
		encoding,
		onHead: refuseOther,
		onRecord(tape) {
			const row = reader.read(tape);
			return typeof row === 'string' || Array.isArray(row) ? {} : row;
		},
	});
}

function refuseOther(head: Tape): void {
	const fault = faultOf(head);
	if (fault) throw errorFromFault(fault);
	const root = head.names.local[head.name[0]];
	if (root !== ROWS) throw new UnexpectedResponse(`Workday's answer is no report: it begins with <${root}>.`);
}
