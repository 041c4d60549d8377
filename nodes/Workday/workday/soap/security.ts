import { XmlError } from '../../xml/limits';
import { escapeText } from '../../xml/write';
import { InvalidRequest } from '../errors';
import { SOAP_NAMESPACE } from './envelope';
import { scanElements, type ScannedElement } from './scan';

const SOAP_1_2_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';
const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
const WSSE_NAMESPACE = `${WSS}-wssecurity-secext-1.0.xsd`;
const PASSWORD_TEXT = `${WSS}-username-token-profile-1.0#PasswordText`;

interface EnvelopeParts {
	soap: string;
	header?: ScannedElement;
	/** Absent in an envelope that is not finished yet; then the header goes first. */
	body?: ScannedElement;
	envelope: ScannedElement;
	/** Security headers that are there already. */
	security: ScannedElement[];
}

/** Whether `body` is a SOAP envelope that can be signed: well-formed XML without DOCTYPE, any prefix. */
export function isSoapEnvelope(body: unknown): body is string {
	return typeof body === 'string' && envelopeParts(body) !== undefined;
}

/**
 * The envelope with exactly one WS-Security header: a UsernameToken with a plain-text password, as Workday asks. A header
 * that is there already is replaced, because n8n authenticates the same request again after a 401. Everything else stays
 * as it is, character by character. What is not a SOAP envelope comes back unchanged.
 *
 * @throws InvalidRequest for a character that XML cannot hold
 */
export function withUsernameToken(envelope: string, username: string, password: string): string {
	const parts = envelopeParts(envelope);
	if (!parts) return envelope;
	const token = securityHeader(parts.soap, username, password);
	const { header } = parts;
	if (header && !header.selfClosing) {
		const rest = without(envelope, header.contentStart, header.contentEnd, parts.security);
		return envelope.slice(0, header.contentStart) + token + rest + envelope.slice(header.contentEnd);
	}
	if (header) {
		const startTag = envelope.slice(header.start, header.contentStart).replace(/\s*\/>$/, '>');
		return (
			envelope.slice(0, header.start) + `${startTag}${token}</${header.prefix}Header>` + envelope.slice(header.end)
		);
	}
	const at = parts.body?.start ?? parts.envelope.contentStart;
	const { prefix } = parts.envelope;
	return `${envelope.slice(0, at)}<${prefix}Header>${token}</${prefix}Header>${envelope.slice(at)}`;
}

function envelopeParts(xml: string): EnvelopeParts | undefined {
	const elements = scanElements(xml, 2);
	const envelope = elements?.[0];
	if (!elements || envelope?.local !== 'Envelope' || envelope.selfClosing) return undefined;
	const soap = envelope.uri;
	if (soap !== SOAP_NAMESPACE && soap !== SOAP_1_2_NAMESPACE) return undefined;
	const part = (local: string) =>
		elements.find((element) => element.depth === 1 && element.uri === soap && element.local === local);
	const header = part('Header');
	return {
		soap,
		envelope,
		header,
		body: part('Body'),
		security: elements.filter(
			(element) =>
				header !== undefined &&
				element.depth === 2 &&
				element.start >= header.contentStart &&
				element.end <= header.contentEnd &&
				element.uri === WSSE_NAMESPACE &&
				element.local === 'Security',
		),
	};
}

/** Declares all that it uses, so that it fits into any envelope. */
function securityHeader(soap: string, username: string, password: string): string {
	return (
		`<wsse:Security xmlns:wsse="${WSSE_NAMESPACE}" xmlns:soapenv="${soap}" soapenv:mustUnderstand="1">` +
		`<wsse:UsernameToken><wsse:Username>${escaped('User Name', username)}</wsse:Username>` +
		`<wsse:Password Type="${PASSWORD_TEXT}">${escaped('Password', password)}</wsse:Password>` +
		'</wsse:UsernameToken></wsse:Security>'
	);
}

/** A pasted control character is a mistake that no server would explain. The value itself is not shown. */
function escaped(field: string, value: string): string {
	try {
		return escapeText(value);
	} catch (error) {
		throw unwritable(field, error);
	}
}

function unwritable(field: string, error: unknown): unknown {
	return error instanceof XmlError ? new InvalidRequest(field, 'holds a control character. Paste it again.') : error;
}

function without(xml: string, from: number, to: number, elements: ScannedElement[]): string {
	let kept = '';
	let at = from;
	for (const element of elements) {
		kept += xml.slice(at, element.start);
		at = element.end;
	}
	return kept + xml.slice(at, to);
}
