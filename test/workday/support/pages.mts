import { children, descend } from '../../../nodes/Workday/workday/elements.ts';
import { createClient, type ClientOptions } from '../../../nodes/Workday/workday/client.ts';
import type { ReadNote, ReadOptions, ReadRequest } from '../../../nodes/Workday/workday/read/paging.ts';
import { writeGetWorkers } from '../../../nodes/Workday/workday/worker/getWorkers.ts';
import { frozenClock, type FrozenClock } from '../../support/clock.mts';
import { nodeTransport } from '../../support/nodeTransport.mts';
import type { HttpRequest, Transport } from '../../../nodes/Workday/workday/transport.ts';
import type { Received, ScriptedServer, Step } from './scriptedServer.mts';

const WD = 'urn:com.workday/bsvc';
const wd = (local: string) => ({ uri: WD, local });

/** The WID of worker number `n`. */
export const wid = (n: number) => n.toString(16).padStart(32, '0');
export const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

export interface PageXml {
	workers: number[];
	totalResults?: number;
	totalPages?: number;
	pageResults?: number;
	page?: number;
}

/** A page that holds these workers; what is undefined is absent from Response_Results. */
export function pageXml({ workers, totalResults, totalPages, pageResults, page }: PageXml): string {
	const result = (name: string, value?: number) => (value === undefined ? '' : `<wd:${name}>${value}</wd:${name}>`);
	const results =
		result('Total_Results', totalResults) +
		result('Total_Pages', totalPages) +
		result('Page_Results', pageResults) +
		result('Page', page);
	const records = workers.map(
		(n) =>
			`<wd:Worker><wd:Worker_Reference><wd:ID wd:type="WID">${wid(n)}</wd:ID></wd:Worker_Reference>` +
			`<wd:Worker_Data><wd:Worker_ID>${n}</wd:Worker_ID></wd:Worker_Data></wd:Worker>`,
	);
	const data = records.length > 0 ? `<wd:Response_Data>${records.join('')}</wd:Response_Data>` : '';
	return envelope(
		`<wd:Get_Workers_Response xmlns:wd="${WD}" wd:version="v46.1">` +
			(results ? `<wd:Response_Results>${results}</wd:Response_Results>` : '') +
			`${data}</wd:Get_Workers_Response>`,
	);
}

export function envelope(body: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>${body}</env:Body></env:Envelope>`;
}

type PageAsked = Pick<Received, 'page' | 'count'>;

/** What an honest Workday with workers 1 to `total` answers. */
export function honestPage(total: number, { page, count }: PageAsked): PageXml {
	const workers = range((page - 1) * count + 1, Math.min(page * count, total));
	return { workers, totalResults: total, totalPages: Math.ceil(total / count), pageResults: workers.length, page };
}

export const honest = (total: number, request: PageAsked): Step => ({ body: pageXml(honestPage(total, request)) });

/** The first `records` workers of a page, then the middle of the next one. */
export function brokenPage(total: number, request: PageAsked, records: number): string {
	const xml = pageXml(honestPage(total, request));
	let at = 0;
	for (let n = 0; n < records; n++) at = xml.indexOf('</wd:Worker>', at) + '</wd:Worker>'.length;
	return xml.slice(0, at + '<wd:Worker><wd:Worker_Ref'.length);
}

/** Get_Workers cut to the bone: an item is the worker's number. */
export function workersRequest(more: Partial<ReadRequest<number>> = {}): ReadRequest<number> {
	return {
		service: 'Human_Resources',
		operation: 'Get_Workers',
		buildBody: ({ page, count, asOfEntryMoment }) => writeGetWorkers({ filter: { asOfEntryMoment, page, count } }, 'v46.1'),
		record: wd('Worker'),
		map: (tape) => {
			const id = descend(tape, tape.record, wd('Worker_Data'), wd('Worker_ID'));
			return id === undefined ? undefined : Number(tape.stringValue(id));
		},
		identify: (tape) => {
			const reference = descend(tape, tape.record, wd('Worker_Reference'));
			const id = reference === undefined ? undefined : children(tape, reference, wd('ID')).next().value;
			return id ? tape.stringValue(id) : undefined;
		},
		...more,
	};
}

export interface Outcome {
	items: number[];
	notes: ReadNote[];
	error?: unknown;
	clock: FrozenClock;
}

export function clientFor(server: ScriptedServer, options: Partial<ClientOptions> = {}) {
	const clock = frozenClock();
	const client = createClient({
		transport: nodeTransport({ idleTimeoutMs: 2000 }),
		clock,
		servicesHost: server.host,
		tenant: 'acme',
		version: 'v46.1',
		newRequestId: () => 'request-1',
		...options,
	});
	return { client, clock };
}

/** Reads to the end, or to the error. */
export async function readAll(
	server: ScriptedServer,
	options: ReadOptions = {},
	request: ReadRequest<number> = workersRequest(),
	clientOptions: Partial<ClientOptions> = {},
): Promise<Outcome> {
	const { client, clock } = clientFor(server, clientOptions);
	const outcome: Outcome = { items: [], notes: [], error: undefined, clock };
	try {
		const onNote = (note: ReadNote) => void outcome.notes.push(note);
		for await (const item of client.read(request, { onNote, ...options })) outcome.items.push(item);
	} catch (error) {
		outcome.error = error;
	}
	return outcome;
}

/** What was sent, as the client sees it, and how many answers it has not let go of. */
export function recordingTransport(inner: Transport = nodeTransport({ idleTimeoutMs: 2000 })) {
	const sent: HttpRequest[] = [];
	const held = new Set<symbol>();
	const transport: Transport = async (request) => {
		sent.push(request);
		const { body, discard, ...response } = await inner(request);
		const key = Symbol('answer');
		held.add(key);
		// Like any stream that nobody closes: leaving the loop over it lets go of nothing.
		const chunks = body[Symbol.asyncIterator]();
		return {
			...response,
			body: { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) },
			discard: () => {
				held.delete(key);
				discard();
			},
		};
	};
	return { transport, sent, held };
}
