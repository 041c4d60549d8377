/** Who is measured against whom. */
import type { ClientWay } from './programs/client.mts';
import type { EngineWay } from './programs/engine.mts';
import type { ParserWay } from './programs/parsers.mts';

export interface Rival {
	/** Unique. */
	id: string;
	/** In tables. */
	title: string;
	program: 'client' | 'parsers' | 'engine';
	way: ClientWay | ParserWay | EngineWay;
	/** Ours: may not fail. */
	isOwn: boolean;
}

const client = (output: ClientWay['output'], title: string): Rival => ({ id: `client ${output}`, title: `this client: ${title}`, program: 'client', way: { output }, isOwn: true });
const parser = (way: ParserWay, title: string): Rival => ({ id: way, title, program: 'parsers', way, isOwn: false });
const own = (output: EngineWay['output'], returnAs: EngineWay['returnAs'], title: string): Rival => ({
	id: `node ${output} ${returnAs}`,
	title: `this node: ${title}`,
	program: 'engine',
	way: { output, returnAs },
	isOwn: true,
});

export const PROFILE = client('profile', 'profile');
export const XPATH = client('xpath', '40 XPath fields');
export const RECORDS = client('records', 'read and checked, nothing made of it');
export const FAST_XML_PARSER = parser('fast-xml-parser', 'fast-xml-parser, whole page');
export const LIMIT = parser('scan', 'limit: read bytes, find record ends');

/** In plain Node programs. */
export const PROGRAMS: readonly Rival[] = [
	LIMIT,
	PROFILE,
	XPATH,
	client('scim', 'SCIM'),
	client('json', 'raw JSON'),
	RECORDS,
	FAST_XML_PARSER,
	parser('JSON.parse', 'JSON.parse of the same as JSON, whole page'),
];

export const HTTP_REQUEST: Rival = {
	id: 'http',
	title: 'HTTP Request + XML + Split Out',
	program: 'engine',
	way: { output: 'http', returnAs: 'items' },
	isOwn: false,
};
export const NODE_ITEMS = [own('profile', 'items', 'profile, items'), own('xpath', 'items', '40 XPath fields, items')] as const;
export const NODE_FILES = [own('profile', 'file', 'profile, one file'), own('xpath', 'file', '40 XPath fields, one file')] as const;

/** In n8n's engine. */
export const NODES: readonly Rival[] = [HTTP_REQUEST, ...NODE_ITEMS, own('json', 'items', 'raw JSON, items'), ...NODE_FILES];
