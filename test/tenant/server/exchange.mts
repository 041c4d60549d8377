import type { Era } from '../schema/contract.mts';
import type { ContractWriter } from '../schema/writer.mts';
import type { AsOf, Workforce } from '../workers/workforce.mts';
import { momentText, dateText, pacificDay } from '../workers/dates.mts';
import { RequestRefused, type ValidationError } from './faults.mts';
import type { Settings, TenantUser } from './options.mts';
import type { Piece } from './reply.mts';
import { isTrue, type Envelope, type RequestElement } from './requestXml.mts';
import type { ActiveSwitches } from './switches.mts';
import type { WriteDesk } from '../writes/desk.mts';

/** One SOAP request on its way through an operation. */
export interface Exchange {
	settings: Settings;
	workforce: Workforce;
	now: number;
	user: TenantUser;
	version: string;
	era: Era;
	writer: ContractWriter;
	envelope: Envelope;
	request: RequestElement;
	switches: ActiveSwitches;
	desk: WriteDesk;
	/** Of the tenant's log of requests. */
	requestNumber: number;
}

export type Operation = (exchange: Exchange) => Iterable<Piece>;

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The envelope around a response; what is in between comes piece by piece. */
export function* enveloped(name: string, version: string, inside: Iterable<Piece>): Generator<Piece> {
	yield (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<env:Envelope xmlns:env="${ENVELOPE}"><env:Body>` +
		`<wd:${name} xmlns:wd="urn:com.workday/bsvc" wd:version="${version}">`
	);
	yield* inside;
	yield `</wd:${name}></env:Body></env:Envelope>`;
}

export function refuse(message: string, at?: RequestElement | { path: string }): never {
	throw new RequestRefused([problem(message, at)]);
}

export const problem = (message: string, at?: RequestElement | { path: string }): ValidationError => ({
	message,
	...(at && { xpath: at.path }),
});

export const invalidId = ({ type, value, path }: { type: string; value: string; path: string }): ValidationError =>
	problem(`Invalid ID value.  '${value}' is not a valid ID value for type = '${type}'`, { path });

export interface PageRequest {
	asOf: AsOf;
	page: number;
	count: number;
}

/** Response_Filter with its defaults and rules. */
export function pageOf({ request, now }: Exchange): PageRequest {
	const filter = request.first('Response_Filter');
	const entered = filter?.moment('As_Of_Entry_DateTime');
	const pageElement = filter?.first('Page');
	const countElement = filter?.first('Count');
	const page = Number(pageElement?.text ?? 1);
	const count = Number(countElement?.text ?? 100);
	const problems: ValidationError[] = [];
	if (pageElement && entered === undefined) {
		problems.push(problem('As_Of_Entry_DateTime is required when a page is requested.', pageElement));
	}
	if (page < 1) problems.push(problem('Page must be 1 or more.', pageElement));
	if (count < 1 || count > 999) problems.push(problem('Count must be from 1 to 999.', countElement));
	if (problems.length > 0) throw new RequestRefused(problems);
	const asOf: AsOf = { day: filter?.day('As_Of_Effective_Date') ?? pacificDay(now), entered: entered ?? now, now };
	return { asOf, page, count };
}

/** What Workday repeats of a request in front of the data: all, or only the filter and the results. */
export function* echo(exchange: Exchange, { asOf, page, count }: PageRequest): Generator<string> {
	const { request, settings } = exchange;
	const repeat = (name: string): string => (settings.echo ? (request.first(name)?.echo() ?? '') : '');
	yield repeat('Request_References') + repeat('Request_Criteria');
	if (settings.echo) {
		yield (
			'<wd:Response_Filter>' +
			`<wd:As_Of_Effective_Date>${dateText(asOf.day)}</wd:As_Of_Effective_Date>` +
			`<wd:As_Of_Entry_DateTime>${momentText(asOf.entered)}</wd:As_Of_Entry_DateTime>` +
			`<wd:Page>${page}</wd:Page><wd:Count>${count}</wd:Count></wd:Response_Filter>`
		);
	}
	yield repeat('Response_Group');
}

/** Response_Results, and the slice of the results that goes on the page. */
export function paged<T>(
	results: readonly T[],
	{ page, count }: PageRequest,
	switches: ActiveSwitches,
): { results: string; items: T[] } {
	const served = switches.get('servePage');
	const servedPage = served?.page ?? page;
	const start = (servedPage - 1) * count;
	const items = results.slice(start, start + count);
	const previous = results[start - 1];
	if (switches.get('duplicateWorker') && previous !== undefined) items.splice(0, 1, previous);
	const total = results.length + (switches.get('totalDrift')?.by ?? 0);
	const text =
		`<wd:Response_Results><wd:Total_Results>${total}</wd:Total_Results>` +
		`<wd:Total_Pages>${Math.ceil(total / count)}</wd:Total_Pages>` +
		`<wd:Page_Results>${items.length}</wd:Page_Results>` +
		`<wd:Page>${served?.honest ? servedPage : page}</wd:Page></wd:Response_Results>`;
	return { results: text, items };
}

/** Does the request's header ask for descriptors? undefined: it does not say. */
export function wantsDescriptors({ envelope }: Exchange): boolean | undefined {
	const asked = envelope.header?.textOf('Workday_Common_Header', 'Include_Reference_Descriptors_In_Response');
	return asked === undefined ? undefined : isTrue(asked);
}
