import { escapeXml } from '../schema/writer.mts';
import { type Piece, type Reply, textReply } from './reply.mts';
import { notAuthorizedFault, processingFault } from './faults.mts';
import type { LoggedRequest } from './log.mts';

/** Every fault that the field has met. All of them hold for one request unless `times` says otherwise. */
export type Switch =
	/** 429. `retryAfter`: seconds; with `asDate` as an HTTP date by the tenant's clock. Absent: no header. */
	| { kind: 'throttle'; retryAfter?: number; asDate?: boolean }
	/** 503 with an HTML body. */
	| { kind: 'unavailable'; retryAfter?: number }
	/** The weekly maintenance page: 503, HTML, no Retry-After. */
	| { kind: 'maintenance' }
	/** HTML with status 200: a sign-in page or a proxy's notice. */
	| { kind: 'html' }
	/** Any status and body, from a gateway in front of Workday. */
	| { kind: 'status'; status: number; body?: string; contentType?: string }
	/** A processing fault (HTTP 500) with this text. */
	| { kind: 'processingError'; text: string }
	/** HTTP 500 with the whole request, headers too: as it came, or as a page of HTML. */
	| { kind: 'echoRequest'; how?: 'text' | 'html' }
	/** "The task submitted is not authorized." */
	| { kind: 'taskNotAuthorized' }
	/** These parts of Worker_Data are silently missing. */
	| { kind: 'hideSections'; sections: readonly string[] }
	/** 401, as for a token that has expired. */
	| { kind: 'expiredToken' }
	/** 302 to another host. */
	| { kind: 'redirect'; location: string; status?: number }
	/** The connection breaks in the middle of the record after this many complete ones. */
	| { kind: 'reset'; afterRecords: number }
	/** The answer ends there as if it were complete. */
	| { kind: 'truncate'; afterRecords: number }
	/** The connection breaks before the first byte. */
	| { kind: 'refuseAnswer' }
	/** The operation takes effect, and then this comes instead of its answer; `late`: the answer, after so long without a byte. */
	| { kind: 'afterEffect'; answer: 'reset' | 'unavailable' | 'gatewayTimeout' | 'fault' }
	| { kind: 'afterEffect'; answer: 'late'; milliseconds: number }
	/** Pages larger than `maximum` are given up: a processing fault, or the connection breaks half-way. */
	| { kind: 'pageTooLarge'; maximum: number; how?: 'fault' | 'close' }
	/** Total_Results (and Total_Pages) are off by this many. */
	| { kind: 'totalDrift'; by: number }
	/** Answers with this page, whatever was asked for; `honest`: and says so in Response_Results/Page. */
	| { kind: 'servePage'; page: number; honest?: boolean }
	/** The last worker of the page before comes again in front. */
	| { kind: 'duplicateWorker' }
	/** A DTD with an entity in front of the envelope. */
	| { kind: 'doctype' }
	/** Elements nested this deep inside the first record. */
	| { kind: 'deepElement'; depth: number }
	/** No byte (not even headers) for so long. */
	| { kind: 'slowFirstByte'; milliseconds: number }
	/** So long between records. */
	| { kind: 'slowStream'; milliseconds: number }
	/** Bytes in `encoding`, whatever is declared in the header and the XML declaration. */
	| { kind: 'charset'; encoding: BufferEncoding; header?: string; declaration?: string }
	/** The header `Date` says this, or is missing. */
	| { kind: 'date'; value?: string }
	/** Token endpoint: this answer instead of a token. */
	| { kind: 'tokenError'; status: number; body: string; contentType?: string };

export type SwitchKind = Switch['kind'];

/** What a condition may look at. */
export interface RequestFacts {
	/** Counts all requests to the tenant from 1. */
	number: number;
	/** `Get_Workers`, …, or `token`. */
	operation: string;
	/** 1 when the request names none. */
	page: number;
	count: number;
}

export interface SwitchCondition {
	/** How many requests it holds for; default 1. `Infinity`: until `clear()`. */
	times?: number;
	operation?: string;
	page?: number;
	/** Number of the request. */
	request?: number;
	when?: (facts: RequestFacts) => boolean;
}

interface Armed {
	fault: Switch;
	condition: SwitchCondition;
	left: number;
}

/** Waits for the requests that its switches are for. Several may hold for one request, in the order of arming. */
export class Switchboard {
	private armed: Armed[] = [];

	arm(fault: Switch, condition: SwitchCondition = {}): void {
		this.armed.push({ fault, condition, left: condition.times ?? 1 });
	}

	clear(): void {
		this.armed = [];
	}

	/** Switches that have not been used up. */
	get left(): number {
		return this.armed.length;
	}

	/** Uses up and returns what holds for this request. */
	take(facts: RequestFacts): ActiveSwitches {
		const taken = this.armed.filter(({ fault, condition }) => holds(fault, condition, facts));
		for (const each of taken) each.left -= 1;
		this.armed = this.armed.filter((each) => each.left > 0);
		return new ActiveSwitches(taken.map((each) => each.fault));
	}
}

function holds(fault: Switch, condition: SwitchCondition, facts: RequestFacts): boolean {
	// Only what is made for the token endpoint, or names it, may hold there: a page's fault must wait for the page.
	const operation = condition.operation ?? (fault.kind === 'tokenError' ? 'token' : undefined);
	if (operation === undefined ? facts.operation === 'token' : operation !== facts.operation) return false;
	if (fault.kind === 'pageTooLarge' && facts.count <= fault.maximum) return false;
	if (condition.page !== undefined && condition.page !== facts.page) return false;
	if (condition.request !== undefined && condition.request !== facts.number) return false;
	return condition.when?.(facts) ?? true;
}

/** The switches that hold for one request. */
export class ActiveSwitches {
	constructor(private readonly faults: readonly Switch[]) {}

	get<K extends SwitchKind>(kind: K): Extract<Switch, { kind: K }> | undefined {
		return this.faults.find((fault): fault is Extract<Switch, { kind: K }> => fault.kind === kind);
	}

	/** The answer that comes instead of the operation's. */
	instead(now: number, request: Quotable): Reply | undefined {
		for (const fault of this.faults) {
			const reply = insteadOf(fault, now, request);
			if (reply) return reply;
		}
		return undefined;
	}

	/** What the client gets in place of an answer, after the operation has taken effect. */
	answerLost(): Reply | undefined {
		switch (this.get('afterEffect')?.answer) {
			case 'reset':
				return { status: 0, headers: {}, body: [] };
			case 'unavailable':
				return textReply(503, 'text/html', html('Service unavailable', 'Try later.'));
			case 'gatewayTimeout':
				return textReply(504, 'text/html', html('Gateway timeout', 'The server did not answer in time.'));
			case 'fault':
				return processingFault('An unexpected error occurred.');
			default:
				return undefined;
		}
	}

	/** Is the body changed on its way? Then it need not be valid. */
	get distorts(): boolean {
		const kinds: readonly SwitchKind[] = ['reset', 'truncate', 'doctype', 'deepElement', 'charset'];
		return kinds.some((kind) => this.get(kind) !== undefined);
	}

	/** The body as the client gets it. */
	distort(body: Iterable<Piece>): Iterable<Piece> {
		return distorted(body, this);
	}
}

const html = (title: string, text: string): string =>
	`<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}<br></p></body></html>`;

type Quotable = Pick<LoggedRequest, 'headers' | 'body'>;

/** What a gateway shows of a request that it could not pass on. */
function quoted({ headers, body }: Quotable, how: 'text' | 'html' = 'text'): Reply {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	const request = `Cannot pass on this request: ${[...lines, '', body].join('\n')}`;
	if (how === 'text') return textReply(500, 'text/plain', request);
	return textReply(500, 'text/html', html('Bad request', `<pre>${escapeXml(request)}</pre>`));
}

function insteadOf(fault: Switch, now: number, request: Quotable): Reply | undefined {
	switch (fault.kind) {
		case 'throttle': {
			const { retryAfter, asDate } = fault;
			const header =
				retryAfter === undefined
					? undefined
					: asDate
						? new Date(now + retryAfter * 1000).toUTCString()
						: String(retryAfter);
			return textReply(429, 'text/plain', 'Too many requests', header === undefined ? {} : { 'retry-after': header });
		}
		case 'unavailable':
			return textReply(
				503,
				'text/html',
				html('Service unavailable', 'Try later.'),
				fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
			);
		case 'maintenance':
			return textReply(
				503,
				'text/html; charset=utf-8',
				html('Scheduled maintenance', 'The system will be back on Saturday.'),
			);
		case 'html':
			return textReply(200, 'text/html; charset=utf-8', html('Sign in', 'Please sign in to continue.'));
		case 'status':
			return textReply(fault.status, fault.contentType ?? 'text/plain', fault.body ?? '');
		case 'processingError':
			return processingFault(fault.text);
		case 'echoRequest':
			return quoted(request, fault.how);
		case 'taskNotAuthorized':
			return notAuthorizedFault();
		case 'expiredToken':
			return textReply(401, 'application/json', '{"error":"invalid_token"}', { 'www-authenticate': 'Bearer' });
		case 'redirect':
			return textReply(fault.status ?? 302, 'text/plain', '', { location: fault.location });
		case 'refuseAnswer':
			return { status: 0, headers: {}, body: [] };
		case 'tokenError':
			return textReply(fault.status, fault.contentType ?? 'application/json', fault.body);
		case 'pageTooLarge':
			return fault.how === 'close'
				? undefined
				: processingFault('The request exceeded the maximum processing time or size.');
		default:
			return undefined;
	}
}

/** Half a record, cut in the middle of a tag or a text: what a broken connection leaves. */
const half = (record: string): string => record.slice(0, Math.floor(record.length / 2));

function* distorted(body: Iterable<Piece>, active: ActiveSwitches): Generator<Piece> {
	const tooLarge = active.get('pageTooLarge');
	const reset = active.get('reset') ?? (tooLarge?.how === 'close' ? { afterRecords: 1 } : undefined);
	const truncate = active.get('truncate');
	const deep = active.get('deepElement');
	const pause = active.get('slowStream')?.milliseconds;
	const charset = active.get('charset');
	let records = 0;
	let first = true;
	for (let piece of body) {
		if (first && typeof piece === 'string') piece = distortedStart(piece, active);
		first = false;
		if (typeof piece === 'object' && 'record' in piece) {
			if (records === reset?.afterRecords) return yield* [half(piece.record), { reset: true }] as const;
			if (records === truncate?.afterRecords) return yield half(piece.record);
			if (records === 0 && deep) piece = { record: nest(piece.record, deep.depth) };
			records += 1;
			if (pause !== undefined) yield { pause };
		}
		const text = typeof piece === 'string' ? piece : 'record' in piece ? piece.record : undefined;
		yield charset && text !== undefined ? Buffer.from(text, charset.encoding) : piece;
	}
	// A page shorter than that breaks at its end.
	if (reset && records <= reset.afterRecords) yield { reset: true };
}

const DOCTYPE = '<!DOCTYPE env:Envelope [<!ENTITY who "somebody">]>';

function distortedStart(text: string, active: ActiveSwitches): string {
	const declaration = active.get('charset')?.declaration;
	const declared = declaration === undefined ? text : text.replace(/encoding="[^"]*"/, `encoding="${declaration}"`);
	return active.get('doctype') ? declared.replace('?>', `?>${DOCTYPE}`) : declared;
}

/** Inside the record, so that whoever counts depth from there meets all of it. */
function nest(record: string, depth: number): string {
	const cut = record.indexOf('>') + 1;
	return `${record.slice(0, cut)}${'<wd:Deep>'.repeat(depth)}${'</wd:Deep>'.repeat(depth)}${record.slice(cut)}`;
}
