/** What the answer to any operation holds, besides records. */
import type { NameTable } from '../../xml/names';
import { RecordSplitter } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { DEFAULT_LIMITS } from '../../xml/limits';
import { children, descend, type ExpandedName } from '../elements';
import { readPageResults } from '../read/paging';
import { WORKDAY_NAMESPACE } from '../spec';
import { messageText } from '../values/text';
import { SOAP_NAMESPACE } from './envelope';

/** A Put may answer without a fault and say here what went wrong. */
const EXCEPTIONS = { uri: WORKDAY_NAMESPACE, local: 'Exceptions_Response_Data' };
const MAX_EXCEPTIONS = 20;

/** The element of the answer; undefined: the Body is empty, as some writes answer. Entry 0 is the envelope. */
export function responseIn(envelope: Tape): number | undefined {
	const body = descend(envelope, 0, { uri: SOAP_NAMESPACE, local: 'Body' });
	return body === undefined ? undefined : children(envelope, body).next().value;
}

export function nameOf(tape: Tape, entry: number): ExpandedName {
	const id = tape.name[entry];
	return { uri: tape.names.uri[id], local: tape.names.local[id] };
}

/** Names of what the answer's element holds, for somebody who looked for another one. */
export function contentNames(envelope: Tape): string[] {
	const response = responseIn(envelope);
	if (response === undefined) return [];
	return [...new Set([...children(envelope, response)].map((entry) => nameOf(envelope, entry).local))];
}

/** What Workday says went wrong although the answer is no fault, one text each. */
export function exceptionsIn(envelope: Tape): string[] {
	const response = responseIn(envelope);
	if (response === undefined) return [];
	const texts: string[] = [];
	for (const data of children(envelope, response, EXCEPTIONS)) {
		for (const entry of messageEntries(envelope, data)) texts.push(messageText(textsBelow(envelope, entry).join(': ')));
	}
	return texts.filter((text) => text !== '').slice(0, MAX_EXCEPTIONS);
}

/** Elements that hold nothing but texts: one exception each, whatever is around it. */
function messageEntries(tape: Tape, parent: number): number[] {
	const inside = [...children(tape, parent)];
	if (inside.length === 0) return [];
	if (inside.every((entry) => children(tape, entry).next().value === undefined)) return [parent];
	return inside.flatMap((entry) => messageEntries(tape, entry));
}

function textsBelow(tape: Tape, parent: number): string[] {
	return [...children(tape, parent)].map((entry) => tape.stringValue(entry).trim()).filter((text) => text !== '');
}

/** The answer's element as a record of its own, for what reads records. */
export function asRecord(envelope: Tape, response: number, names: NameTable): Tape | undefined {
	const limits = { maxHeadBytes: DEFAULT_LIMITS.maxRecordBytes };
	const splitter = new RecordSplitter({ names, record: nameOf(envelope, response), limits });
	splitter.write(Buffer.from(envelope.recordXml()));
	splitter.end();
	return splitter.next();
}


/** How many pages there are, where this is the first of several. */
export function unreadPages(envelope: Tape): number | undefined {
	const { page = 1, totalPages = 1 } = readPageResults(envelope);
	return page === 1 && totalPages > 1 ? totalPages : undefined;
}
