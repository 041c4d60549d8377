/** Reads the folders of test/cases; test/cases/README.md says what they hold. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { canonicalXml, childElements, childNamed, parseElement } from './canonicalXml.mts';
import type { Scripted } from '../workday/scriptedServer.mts';

const FOLDER = join(__dirname, '../cases');
const NAMESPACE = 'urn:com.workday/bsvc';
const RESPONSE_GROUP = 'Response_Group';

/** A case without an answer of its own gets this one's: no workers. */
const DEFAULT_ANSWER = 'Get_Many__asks_for_every_flag_explicitly';

/** params.json */
export interface CaseParameters {
	/** Node parameters as the editor saves them: those that differ from their default. */
	parameters: INodeParameters;
	/** Web service version of the credential. */
	version: string;
	input: INodeParameters[];
	/** When it is, for the node. */
	now: string;
	/** The workflow's. */
	timeZone: string;
	onError?: OnError;
}

const DEFAULTS: CaseParameters = { parameters: {}, version: 'v46.1', input: [{}], now: '2026-03-15T12:00:00.000Z', timeZone: 'UTC' };

export interface ExpectedItem {
	json: IDataObject;
	/** Index of the input item; 0 if not given. */
	pairedItem?: number;
	/** By property: file name, type, and the content as text or base64. */
	binary?: Record<string, { fileName: string; mimeType: string; text?: string; base64?: string }>;
}

/** output.json */
export interface ExpectedOutput {
	items: ExpectedItem[];
	/** All hints; without it none but those on sections that the answer of a minimal case does not have. */
	hints?: string[];
}

/** error.json */
export interface ExpectedError {
	name: 'NodeApiError' | 'NodeOperationError';
	message: string;
	/** Texts that the description contains. */
	description: string[];
	httpCode?: string;
}

export interface Request {
	/** Canonical. */
	text: string;
	/** Whether `text` has the response group, which is long and the subject of a few cases only. */
	hasGroup: boolean;
}

/** request.json, of a case whose requests are not SOAP. */
export interface WebRequest {
	/** Default GET. */
	method?: string;
	/** With the query, encoded as it is sent. */
	path: string;
	/** Those that must be there; names in lower case. */
	headers?: Record<string, string>;
	/** What must be sent, compared as JSON where it is no text. Without it: not looked at. */
	body?: unknown;
}

export interface Case {
	name: string;
	given: CaseParameters;
	/** As many requests as there are answers, or none when nothing may be sent. */
	sends: number;
	/** The expected ones, if they are what the case is about. */
	requests?: Request[];
	/** The same where they are not SOAP. */
	webRequests?: WebRequest[];
	/** Whether what is sent and answered is SOAP, and so has a schema. */
	soap: boolean;
	responses: Scripted[];
	output?: ExpectedOutput;
	error?: ExpectedError;
}

export function caseNames(): string[] {
	return readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

export function readCase(name: string): Case {
	const params = readJson<Partial<CaseParameters>>(name, 'params.json');
	if (!params) throw new Error(`${name} needs params.json`);
	const given: CaseParameters = { ...DEFAULTS, ...params };
	const output = readJson<ExpectedOutput>(name, 'output.json');
	const error = readJson<ExpectedError & { nothingSent?: true }>(name, 'error.json');
	if ((output === undefined) === (error === undefined)) throw new Error(`${name} needs either output.json or error.json`);
	refuseStrangers(name);
	const web = webResponsesOf(name);
	const webRequests = webRequestsOf(name);
	const responses = web.length > 0 ? web : responsesOf(name);
	const soap = web.length === 0 && webRequests === undefined;
	return { name, given, output, error, responses, requests: requestsOf(name), webRequests, soap, sends: error?.nothingSent ? 0 : responses.length };
}

/** The operation's element in a SOAP envelope, canonical, with its response group or without. */
export function operationIn(envelope: string, withGroup: boolean): string {
	const body = childNamed(parseElement(envelope), 'Body');
	const operation = body && childElements(body)[0];
	if (!operation) throw new Error('the envelope has no operation');
	const group = childNamed(operation, RESPONSE_GROUP);
	if (group && !withGroup) operation.removeChild(group);
	return canonicalXml(operation, NAMESPACE);
}

function requestsOf(name: string): Request[] | undefined {
	const files = numbered(name, 'request', 'xml');
	if (files.length === 0) return undefined;
	return files.map((file) => {
		const request = parseElement(read(name, file) ?? '');
		return { text: canonicalXml(request, NAMESPACE), hasGroup: childNamed(request, RESPONSE_GROUP) !== undefined };
	});
}

function responsesOf(name: string): Scripted[] {
	const files = numbered(name, 'response', 'xml');
	if (files.length === 0) return responsesOf(DEFAULT_ANSWER);
	return files.map((file) => {
		const { status, headers } = readJson<Scripted>(name, file.replace(/xml$/, 'json')) ?? {};
		return { status, headers: { 'content-type': 'text/xml;charset=UTF-8', ...headers }, body: read(name, file) };
	});
}

function webRequestsOf(name: string): WebRequest[] | undefined {
	const files = numbered(name, 'request', 'json');
	return files.length === 0 ? undefined : files.map((file) => readJson<WebRequest>(name, file) ?? { path: '' });
}

const MEDIA_TYPES: Record<string, string> = {
	json: 'application/json',
	csv: 'text/csv;charset=UTF-8',
	xml: 'text/xml;charset=UTF-8',
	html: 'text/html;charset=UTF-8',
	txt: 'text/plain;charset=UTF-8',
};

/** `answer.json`, `answer.csv` and so on, or `answer.1.json`, `answer.2.csv` …: each in the form that its extension names. */
function webResponsesOf(name: string): Scripted[] {
	const found = (stem: string) => Object.keys(MEDIA_TYPES).map((extension) => `${stem}.${extension}`).filter((file) => read(name, file) !== undefined);
	const [one] = found('answer');
	const files = one === undefined ? [] : [one];
	for (let number = 1, next = found('answer.1'); next[0] !== undefined; next = found(`answer.${++number}`)) files.push(next[0]);
	return files.map((file) => {
		const { status, headers } = readJson<Scripted>(name, file.replace(/^answer(.*)\.\w+$/, 'response$1.json')) ?? {};
		const type = MEDIA_TYPES[file.split('.').at(-1) ?? ''] ?? '';
		return { status, headers: { 'content-type': type, ...headers }, body: read(name, file) };
	});
}

/** `request.xml` alone, or `request.1.xml`, `request.2.xml` … */
function numbered(name: string, stem: string, extension: string): string[] {
	const one = `${stem}.${extension}`;
	if (read(name, one) !== undefined) return [one];
	const files: string[] = [];
	for (let number = 1; read(name, `${stem}.${number}.${extension}`) !== undefined; number++) files.push(`${stem}.${number}.${extension}`);
	return files;
}

const KNOWN = /^(params\.json|output\.json|error\.json|request(\.\d+)?\.(xml|json)|response(\.\d+)?\.(xml|json)|answer(\.\d+)?\.(json|csv|xml|html|txt))$/;

/** A slip in a file's name would mean that the default is tested. */
function refuseStrangers(name: string): void {
	const stranger = readdirSync(join(FOLDER, name)).find((file) => !KNOWN.test(file));
	if (stranger) throw new Error(`${name}/${stranger}: no such file in a case`);
}

function read(name: string, file: string): string | undefined {
	const path = join(FOLDER, name, file);
	return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function readJson<T>(name: string, file: string): T | undefined {
	const text = read(name, file);
	return text === undefined ? undefined : (JSON.parse(text) as T);
}
