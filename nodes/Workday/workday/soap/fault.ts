import {
	Authentication,
	NotFound,
	Permission,
	Retriable,
	UnexpectedResponse,
	Validation,
	type WorkdayError,
	type WorkdayErrorDetails,
} from '../errors';
import { withoutCredentials } from '../values/credentialsInText';
import { fullText, htmlText, messageText } from '../values/text';
import { jsonProblem } from './faultJson';
import { parseFault, type Fault } from './faultXml';
import { retryAfterMs } from './retryAfter';

/** Of an answer that is not a record nobody needs more; a fault is a few KB. */
export const MAX_FAULT_BYTES = 256 * 1024;

export interface FailedAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** The first bytes of the body, at most MAX_FAULT_BYTES. */
	body: Uint8Array;
	/** What was sent as `wd-external-request-id`. */
	requestId?: string;
	/** Milliseconds since the epoch: Retry-After may be a date. */
	now: number;
}

const THROTTLED = /throttl|rate.?limit|server busy|system unavailable|too many concurrent|temporarily unavailable/i;
// Unproven words. A page that Workday gives up is the one failure that a smaller page cures.
const GIVEN_UP = /exceed\w* the maximum|time[d -]?\s?out|took too long|too (?:large|much data)/i;
const NOT_AUTHORIZED = /not authorized|not authorised|access (?:is )?denied|permission/i;
const WRONG_VERSION = /web service or version is invalid|version is not supported|invalid (?:web service )?version/i;

/** What Workday said, whatever it said it in. */
interface Said {
	fault?: Fault;
	json?: ReturnType<typeof jsonProblem>;
	/** One line; '' for nothing readable. */
	text: string;
	details: WorkdayErrorDetails;
}

/**
 * Turns an answer that is not a result into the error that says what to do. Reads SOAP faults (Workday sends them with
 * status 500; with 200 too), JSON errors, HTML pages and nothing at all.
 */
export function errorFromAnswer(answer: FailedAnswer): WorkdayError {
	const said = read(answer);
	return byStatus(answer, said) ?? (said.fault ? fromFault(said.fault, said.details) : fromUnreadable(answer, said));
}

/** The error for a fault found in an answer that had begun well. */
export function errorFromFault(fault: Fault, details: WorkdayErrorDetails = {}): WorkdayError {
	return fromFault(fault, { ...details, faultCode: fault.code, workdayText: fault.fullText });
}

function read({ status, body, requestId }: FailedAnswer): Said {
	const received = new TextDecoder().decode(body.subarray(0, MAX_FAULT_BYTES));
	// Here, because the text of an element that quotes the request as elements has lost the tags that show a password.
	const raw = withoutCredentials(received);
	const fault = /^\s*[<\uFEFF]/.test(raw) ? parseFault(raw === received ? body : Buffer.from(raw)) : undefined;
	const json = fault ? undefined : jsonProblem(raw);
	const plain = fault?.fullText ?? json?.text ?? htmlText(raw);
	return {
		fault,
		json,
		text: messageText(fault?.text ?? plain),
		details: {
			status,
			...(fault ? { faultCode: fault.code } : {}),
			...(plain ? { workdayText: fullText(plain) } : {}),
			...(requestId ? { requestId } : {}),
		},
	};
}

/** Statuses that say what to do whatever the body says. undefined: the body decides. */
function byStatus({ status, headers, now }: FailedAnswer, { fault, json, text, details }: Said): WorkdayError | undefined {
	const wait = retryAfterMs(headers['retry-after'], now);
	const says = text ? `: ${text}` : '.';
	if (status === 401 || json?.kind === 'client') {
		return new Authentication(`Workday refused the sign-in${says}`, details);
	}
	if (status === 403 || json?.kind === 'permission') {
		return new Permission(`Workday does not allow this${says}`, details);
	}
	if (status === 404 || json?.kind === 'notFound') {
		const hint = json ? '' : `${says.endsWith('.') ? '' : '.'} Check Services Host, Tenant and Web Services Version, or the name of the report.`;
		return new NotFound(`Workday found nothing at this address${says}${hint}`, details);
	}
	if (status === 429) return new Retriable(`Workday received too many requests${says}`, details, wait);
	if (status === 503) return new Retriable(`Workday is not available at the moment${says}`, details, wait);
	if (status === 408 || status === 502 || status === 504) {
		return new Retriable(`Workday did not finish the request (status ${status})${says}`, details, wait, true);
	}
	if (status >= 300 && status < 400) return redirect(status, headers.location, details);
	if (status === 500 && THROTTLED.test(details.workdayText ?? '') && !fault?.code.startsWith('Client.')) {
		return new Retriable(`Workday is busy${says}`, details, wait);
	}
	return undefined;
}

function fromFault({ code, text, issues }: Fault, details: WorkdayErrorDetails): WorkdayError {
	if (/^Client\.authentication/i.test(code)) return new Authentication(`Workday refused the sign-in: ${text}`, details);
	if (WRONG_VERSION.test(details.workdayText ?? text)) {
		const what = `Workday does not offer this web service in this version: ${text}.`;
		return new Validation(`${what} Set another Web Services Version in the credential, for example v46.1.`, issues, details);
	}
	if (code.startsWith('Client')) {
		return /not authorized/i.test(text)
			? new Permission(`Workday does not allow this: ${text}`, details)
			: new Validation(`Workday refused the request: ${text}`, issues, details);
	}
	if (NOT_AUTHORIZED.test(details.workdayText ?? text)) {
		return new Permission(`Workday does not allow this: ${text}`, details);
	}
	if (THROTTLED.test(details.workdayText ?? text)) return new Retriable(`Workday is busy: ${text}`, details);
	if (GIVEN_UP.test(details.workdayText ?? text)) {
		return new Retriable(`Workday gave up on the request: ${text}`, details, undefined, true);
	}
	return new UnexpectedResponse(`Workday could not process the request: ${text || code || 'no reason given'}`, details);
}

function fromUnreadable({ status }: FailedAnswer, { json, text, details }: Said): WorkdayError {
	const says = text ? `: ${text}` : ', without a reason.';
	if (status === 400 || status === 422) {
		return new Validation(`Workday refused the request${says}`, json?.issues ?? [], details);
	}
	if (status === 500) {
		// A version that the tenant does not have yet answers with a bare 500.
		const hint = text ? '' : ' A Web Services Version that this tenant does not have answers like this.';
		return new UnexpectedResponse(`Workday failed (status 500)${says}${hint}`, details);
	}
	if (status >= 200 && status < 300) {
		return new UnexpectedResponse(`Workday answered with something else than the result${says}`, details);
	}
	return new UnexpectedResponse(`Workday answered with status ${status}${says}`, details);
}

/** Never followed: the password or token would go along. The target's query is left out, it may hold a token. */
function redirect(status: number, location: string | undefined, details: WorkdayErrorDetails): WorkdayError {
	const target = location ? ` to ${messageText(location.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//'))}` : '';
	const what = `Workday answered with a redirect (status ${status})${target}.`;
	return new UnexpectedResponse(`${what} It was not followed, because the sign-in would go along. Check Services Host.`, details);
}
