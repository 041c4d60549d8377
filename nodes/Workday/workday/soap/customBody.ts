/**
 * What a user writes as the body of any SOAP operation → the operation's element, ready for our envelope. Nothing leaves
 * that is not one well-formed element of Workday's namespace.
 */
import { DEFAULT_LIMITS, XmlError } from '../../xml/limits';
import { NameTable } from '../../xml/names';
import { parseDocument, RecordSplitter } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { children, descend, type ExpandedName } from '../elements';
import { InvalidRequest } from '../errors';
import { WORKDAY_NAMESPACE } from '../spec';
import { requestElements } from './customOperation';
import { SOAP_NAMESPACE } from './envelope';

export interface CustomBody {
	/** Local name of the element. */
	element: string;
	/** The element with every namespace declaration that it needs. */
	xml: string;
}

const FIELD = 'Body (XML)';
/** Around what was typed: it binds `wd`, and closing it too early leaves two roots, which is not XML. */
const OPEN = `<body xmlns:wd="${WORKDAY_NAMESPACE}">`;
const CLOSE = '</body>';
/** To the reader a document without records is all head. */
const LIMITS = { maxHeadBytes: DEFAULT_LIMITS.maxRecordBytes };
const ALLOWED = 'Allowed is one element, such as <wd:Get_Job_Profiles_Request>…</wd:Get_Job_Profiles_Request>, or a SOAP envelope around it';

/**
 * @param operation as the user named it; '' for whatever the XML says
 * @throws InvalidRequest that says what is wrong, and in which line
 */
export function bodyFromXml(text: string, operation: string): CustomBody {
	const typed = text.replace(/^\uFEFF?\s*<\?xml\s[^?]*\?>/, (declaration) => declaration.replace(/[^\n]/g, ' '));
	if (typed.trim() === '') throw new InvalidRequest(FIELD, `is empty. ${ALLOWED}`);
	const bytes = Buffer.from(`${OPEN}${typed}${CLOSE}`);
	const name = nameOf(...requestIn(parse(bytes, typed)));
	if (name.uri !== WORKDAY_NAMESPACE) {
		const where = name.uri === '' ? 'no namespace' : `the namespace ${name.uri}`;
		throw new InvalidRequest(FIELD, `<${name.local}> is in ${where}, not in Workday's. Write wd:${name.local}; the prefix wd is declared already`);
	}
	if (operation !== '') refuseOther(name.local, operation);
	return { element: name.local, xml: elementXml(bytes, name) };
}

/** The bytes of the element, with the declarations in scope. */
export function elementXml(bytes: Uint8Array, record: ExpandedName): string {
	const splitter = new RecordSplitter({ names: new NameTable(), record, limits: LIMITS });
	splitter.write(bytes);
	splitter.end();
	return splitter.next()?.recordXml() ?? '';
}

function refuseOther(element: string, operation: string): void {
	const known = requestElements(operation);
	if (known.includes(element)) return;
	throw new InvalidRequest(
		FIELD,
		`begins with <${element}>, but Operation Name is ${operation}, which is asked for by <${known.join('> or <')}>. ` +
			'Correct one of them. If Workday names the element in another way, write the name of the element into Operation Name, or leave it empty',
	);
}

function parse(bytes: Uint8Array, typed: string): Tape {
	try {
		return parseDocument(bytes, { names: new NameTable(), limits: LIMITS });
	} catch (error) {
		throw asInvalidBody(error, typed);
	}
}

function asInvalidBody(error: unknown, typed: string): unknown {
	if (!(error instanceof XmlError)) return error;
	if (error.problem === 'doctype') return new InvalidRequest(FIELD, 'holds a document type (<!DOCTYPE …>), which SOAP does not allow. Remove it');
	const what = error.message.replace(/ \(at byte \d+\)$/, '');
	const line = error.offset === undefined ? '' : ` in line ${lineAt(typed, error.offset - OPEN.length)}`;
	const hint = /&|reference|entity/i.test(what) ? '. Write & as &amp; and < as &lt;, or use JSON, which does it by itself' : '';
	return new InvalidRequest(FIELD, `is not well-formed XML${line}: ${what}${hint}. ${ALLOWED}`);
}

/** Bytes and characters differ in front of the place only by what is not ASCII: near enough for a line. */
function lineAt(typed: string, offset: number): number {
	const before = Buffer.from(typed).subarray(0, Math.max(0, offset)).toString();
	return before.split('\n').length;
}

/** The element that asks for the operation: alone, or in an envelope. */
function requestIn(tape: Tape): [Tape, number] {
	const root = onlyChild(tape, 0);
	if (nameOf(tape, root).uri !== SOAP_NAMESPACE) return [tape, root];
	const { local } = nameOf(tape, root);
	if (local === 'Body') return [tape, onlyChild(tape, root)];
	if (local !== 'Envelope') throw new InvalidRequest(FIELD, `<${local}> of SOAP cannot be sent. ${ALLOWED}`);
	const header = descend(tape, root, { uri: SOAP_NAMESPACE, local: 'Header' });
	if (header !== undefined && children(tape, header).next().value !== undefined) {
		throw new InvalidRequest(FIELD, 'the envelope has a header, which would be lost: the credential signs in, with a header of its own. Remove what is in the header');
	}
	const bodies = [...children(tape, root, { uri: SOAP_NAMESPACE, local: 'Body' })];
	if (bodies.length !== 1) throw new InvalidRequest(FIELD, 'the envelope needs exactly one Body');
	return [tape, onlyChild(tape, bodies[0] ?? 0)];
}

function onlyChild(tape: Tape, parent: number): number {
	const [only, second] = [...children(tape, parent)];
	if (only === undefined) throw new InvalidRequest(FIELD, `holds no element. ${ALLOWED}`);
	if (second !== undefined) {
		const names = [only, second].map((entry) => `<${nameOf(tape, entry).local}>`);
		throw new InvalidRequest(FIELD, `holds more than one element: ${names.join(' and ')}. ${ALLOWED}`);
	}
	for (let entry = parent + 1; entry < tape.end[parent]; entry = tape.end[entry]) {
		if (tape.name[entry] === 0 && tape.text(entry).trim() !== '') throw new InvalidRequest(FIELD, `holds text beside the element. ${ALLOWED}`);
	}
	return only;
}

function nameOf(tape: Tape, entry: number): ExpandedName {
	const id = tape.name[entry];
	return { uri: tape.names.uri[id], local: tape.names.local[id] };
}
