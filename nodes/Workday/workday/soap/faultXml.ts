import { XmlError } from '../../xml/limits';
import { NameTable } from '../../xml/names';
import { parseDocument } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { children, descend, textAt, wd } from '../elements';
import type { ValidationIssue } from '../errors';
import { fullText, messageText } from '../values/text';
import { SOAP_NAMESPACE } from './envelope';

/** A SOAP 1.1 fault as Workday fills it, texts made fit for messages. */
export interface Fault {
	/** faultcode without its prefix, for example `Client.validationError`. */
	code: string;
	/** faultstring, on one line. */
	text: string;
	/** Entries of Validation_Fault. */
	issues: ValidationIssue[];
	/** Everything that the fault says, for the details. */
	fullText: string;
}

const soap = (local: string) => ({ uri: SOAP_NAMESPACE, local });
/** The children of a SOAP 1.1 Fault have no namespace. */
const plain = (local: string) => ({ uri: '', local });

/** The fault in a document. undefined: it is no XML, or holds none. */
export function parseFault(bytes: Uint8Array): Fault | undefined {
	try {
		return faultOf(parseDocument(bytes, { names: new NameTable() }));
	} catch (error) {
		return onlyNoXml(error);
	}
}

function onlyNoXml(error: unknown): undefined {
	if (error instanceof XmlError) return undefined;
	throw error;
}

/** The fault in a parsed envelope, or a bare Fault element. Entry 0 is the root. */
export function faultOf(tape: Tape): Fault | undefined {
	const entry = isNamed(tape, 0, 'Fault') ? 0 : descend(tape, 0, soap('Body'), soap('Fault'));
	if (entry === undefined) return undefined;
	const code = textAt(tape, entry, plain('faultcode'))?.trim() ?? '';
	const issues = issuesOf(tape, entry);
	const processing = textAt(tape, entry, plain('detail'), wd('Processing_Fault'), wd('Detail_Message'));
	const text = textAt(tape, entry, plain('faultstring')) || processing || issues[0]?.message || '';
	return {
		code: code.slice(code.indexOf(':') + 1),
		text: messageText(text),
		issues,
		fullText: fullText([...new Set([text, processing ?? '', ...issues.map(issueText)])].filter(Boolean).join('\n')),
	};
}

function issuesOf(tape: Tape, fault: number): ValidationIssue[] {
	const validation = descend(tape, fault, plain('detail'), wd('Validation_Fault'));
	if (validation === undefined) return [];
	const issues = [...children(tape, validation, wd('Validation_Error'))].map((entry) => issueOf(tape, entry));
	// Some faults carry the one message without a Validation_Error around it.
	const own = issueOf(tape, validation);
	return [...issues, own].filter((issue) => issue.message !== '');
}

function issueOf(tape: Tape, entry: number): ValidationIssue {
	const read = (local: string) => messageText(textAt(tape, entry, wd(local)) ?? '');
	const [message, detail, path] = [read('Message'), read('Detail_Message'), read('Xpath')];
	return {
		message: message || detail,
		...(message && detail && detail !== message ? { detail } : {}),
		...(path ? { path } : {}),
	};
}

function issueText({ message, detail, path }: ValidationIssue): string {
	return [message, detail, path && `at ${path}`].filter(Boolean).join(' ');
}

function isNamed(tape: Tape, entry: number, local: string): boolean {
	const id = tape.name[entry];
	return tape.names.local[id] === local && tape.names.uri[id] === SOAP_NAMESPACE;
}
