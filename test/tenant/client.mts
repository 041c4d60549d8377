import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { escapeXml } from './schema/writer.mts';
import type { Tenant } from './server/index.mts';

export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	bytes: Buffer;
	/** The connection broke before the end. */
	broken: boolean;
	/** Number of pieces that it came in. */
	pieces: number;
}

/** The smallest client there is: it reads whatever comes, and knows nothing of what should. */
export function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(url, {
			method: 'POST',
			headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
		});
		// Once there is an answer, its own stream tells how it ended.
		request.on('error', (error) => {
			if (!answered) reject(error);
		});
		let answered = false;
		request.on('response', (response) => {
			answered = true;
			const chunks: Buffer[] = [];
			const done = (broken: boolean): void => {
				const raw = Buffer.concat(chunks);
				const bytes = response.headers['content-encoding'] === 'gzip' && !broken ? gunzipSync(raw) : raw;
				const names = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
				resolve({
					status: response.statusCode ?? 0,
					headers: Object.fromEntries(names),
					text: bytes.toString(),
					bytes,
					broken,
					pieces: chunks.length,
				});
			};
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => done(false));
			response.on('error', () => done(true));
		});
		request.end(body);
	});
}

export interface SoapRequest {
	service?: string;
	version?: string;
	/** Instead of the ISU's. */
	userName?: string;
	password?: string;
	bearer?: string;
	/** Inside the header, after WS-Security. */
	header?: string;
	headers?: Record<string, string>;
	/** Request element of `ask()`, if not Get_Workers_Request. */
	operation?: string;
}

/** Wraps a body element in an envelope that the tenant's ISU has signed. */
export function envelope(
	tenant: Tenant,
	body: string,
	{ userName, password, bearer, header = '' }: SoapRequest = {},
): string {
	const { isu } = tenant.credentials;
	const token =
		`<wsse:Username>${escapeXml(userName ?? `${isu.userName}@${tenant.tenant}`)}</wsse:Username>` +
		`<wsse:Password>${escapeXml(password ?? isu.password)}</wsse:Password>`;
	const security =
		'<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">' +
		`<wsse:UsernameToken>${token}</wsse:UsernameToken></wsse:Security>`;
	return (
		'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:bsvc="urn:com.workday/bsvc">' +
		`<soapenv:Header>${bearer === undefined ? security : ''}${header}</soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
	);
}

export function soap(tenant: Tenant, body: string, options: SoapRequest = {}): Promise<Answer> {
	const bearer: Record<string, string> =
		options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` };
	return post(tenant.serviceUrl(options.service, options.version), envelope(tenant, body, options), {
		...bearer,
		...options.headers,
	});
}

/** @param inside without prefix: `<Request_Criteria>…`; `type="` becomes an attribute of the namespace too. */
export function getWorkers(tenant: Tenant, inside = '', options: SoapRequest = {}): Promise<Answer> {
	return soap(tenant, body('Get_Workers_Request', inside), options);
}

/** The same in process: the tenant need not listen. */
export async function ask(
	tenant: Tenant,
	inside = '',
	options: SoapRequest = {},
): Promise<{ status: number; text: string }> {
	const answer = await tenant.answer({
		url: tenant.serviceUrl(options.service, options.version),
		headers: { 'content-type': 'text/xml; charset=utf-8', ...options.headers },
		body: envelope(tenant, body(options.operation ?? 'Get_Workers_Request', inside), options),
	});
	return { status: answer.status, text: answer.body.toString() };
}

export function body(name: string, inside: string): string {
	const prefixed = inside
		.replace(/<(\/?)(\w)/g, '<$1bsvc:$2')
		.replace(/ (type|Skip_Non_Existing_Instances)="/g, ' bsvc:$1="');
	return `<bsvc:${name}>${prefixed}</bsvc:${name}>`;
}

export const reference = (name: string, type: string, id: string): string =>
	`<${name}><ID type="${type}">${escapeXml(id)}</ID></${name}>`;

export const flags = (...names: string[]): string =>
	`<Response_Group>${names.map((name) => `<${name}>1</${name}>`).join('')}</Response_Group>`;

/** A response filter with both dates. */
export const asOf = (day: string, entered: string): string =>
	`<Response_Filter><As_Of_Effective_Date>${day}</As_Of_Effective_Date>` +
	`<As_Of_Entry_DateTime>${entered}</As_Of_Entry_DateTime></Response_Filter>`;

/** From and Through, both ISO 8601. */
type Ends = readonly [string, string];

/** Criteria of one or both windows. */
export function windows(ranges: { Updated?: Ends; Effective?: Ends }): string {
	const ends = (kind: 'Updated' | 'Effective'): string => {
		const [from, through] = ranges[kind] ?? [];
		return from === undefined ? '' : `<${kind}_From>${from}</${kind}_From><${kind}_Through>${through}</${kind}_Through>`;
	};
	const dates = `<Transaction_Date_Range_Data>${ends('Updated')}${ends('Effective')}</Transaction_Date_Range_Data>`;
	return `<Request_Criteria><Transaction_Log_Criteria_Data>${dates}</Transaction_Log_Criteria_Data></Request_Criteria>`;
}

/** Text of every element of that name, in order. */
export function texts(xml: string, name: string): string[] {
	return [...xml.matchAll(new RegExp(`<wd:${name}(?: [^>]*)?>([^<]*)</wd:${name}>`, 'g'))].map(
		(match) => match[1] ?? '',
	);
}

export const total = (xml: string): number => Number(texts(xml, 'Total_Results')[0]);

/** Each `<wd:Worker>` of a response. */
export const workers = (xml: string): string[] => xml.match(/<wd:Worker>.*?<\/wd:Worker_Data><\/wd:Worker>/gs) ?? [];
