// The readers of the differential test, each giving the same plain tree: [{uri}local, attributes, children].
import { DOMParser, Node, type Element } from '@xmldom/xmldom';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { XmlError } from '../../nodes/Workday/xml/limits.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { RecordSplitter } from '../../nodes/Workday/xml/records.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';
import { RECORD } from './differentialGenerate.mts';

export type Tree = [name: string, attributes: Array<[name: string, value: string]>, children: Array<Tree | string>];
export type Verdict = { tree: Tree } | { refused: string };

/** Attributes in one order, neighbouring texts as one, no empty texts: what no two parsers have to agree on. */
export function canonical([name, attributes, children]: Tree): Tree {
	const joined: Array<Tree | string> = [];
	for (const child of children) {
		const previous = joined.at(-1);
		if (typeof child !== 'string') joined.push(canonical(child));
		else if (typeof previous === 'string') joined[joined.length - 1] = previous + child;
		else if (child !== '') joined.push(child);
	}
	return [name, [...attributes].sort(([a], [b]) => (a < b ? -1 : 1)), joined];
}

export interface OurAnswer {
	/** The trees of all records, each inside its ancestors; or the whole document if it has none. */
	records: Tree[];
	/** Message of the XmlError, without the offset: which rule was broken. */
	refused?: string;
	problem?: string;
}

function treeOf(tape: Tape, entry: number): Tree {
	const { names, name, end, attributeStart, attributeName } = tape;
	const expanded = (id: number) => `{${names.uri[id]}}${names.local[id]}`;
	const attributes: Tree[1] = [];
	for (let a = attributeStart[entry]; a < attributeStart[entry + 1]; a++) attributes.push([expanded(attributeName[a]), tape.attribute(a)]);
	const children: Tree[2] = [];
	for (let i = entry + 1; i < end[entry]; i = end[i]) children.push(name[i] === 0 ? tape.text(i) : treeOf(tape, i));
	return [expanded(name[entry]), attributes, children];
}

const NO_RECORD = { uri: 'urn:nothing', local: 'nothing' };
// Small tables: this test makes hundreds of thousands of readers.
const LIMITS = { maxNames: 200, maxAttributes: 50 };

/** Our reader, fed with these chunks. */
export function ours(chunks: Iterable<Uint8Array>, asRecords: boolean): OurAnswer {
	const records: Tree[] = [];
	const splitter = new RecordSplitter({
		names: new NameTable(),
		limits: LIMITS,
		record: asRecords ? RECORD : NO_RECORD,
		onHead: (head) => void (asRecords || records.push(treeOf(head, 0))),
	});
	const take = () => {
		for (let tape = splitter.next(); tape !== undefined; tape = splitter.next()) records.push(treeOf(tape, 0));
	};
	try {
		for (const chunk of chunks) {
			splitter.write(chunk);
			take();
		}
		splitter.end();
		take();
		return { records };
	} catch (error) {
		if (!(error instanceof XmlError)) throw error;
		return { records, refused: error.message.replace(/ \(at byte \d+\)$/, ''), problem: error.problem };
	}
}

/** The trees that `ours` must give as records, from the tree of the whole document. */
export function recordsIn(tree: Tree): Tree[] {
	const [name, attributes, children] = tree;
	if (name === `{${RECORD.uri}}${RECORD.local}`) return [tree];
	const inside = children.flatMap((child) => (typeof child === 'string' ? [] : recordsIn(child)));
	return inside.map((record): Tree => [name, attributes, [record]]);
}

export function xmldom(xml: string): Verdict {
	const refuse = (_level: string, message: string) => {
		throw new Error(message);
	};
	const convert = (element: Element): Tree => [
		`{${element.namespaceURI ?? ''}}${element.localName}`,
		[...element.attributes].filter((each) => !/^xmlns(:|$)/.test(each.name)).map((each) => [`{${each.namespaceURI ?? ''}}${each.localName}`, each.value]),
		[...element.childNodes].flatMap((node): Array<Tree | string> => {
			if (node.nodeType === Node.ELEMENT_NODE) return [convert(node as Element)];
			return node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE ? [node.nodeValue ?? ''] : [];
		}),
	];
	try {
		const document = new DOMParser({ onError: refuse }).parseFromString(xml, 'text/xml');
		if (document.documentElement === null) return { refused: 'no root element' };
		return { tree: convert(document.documentElement) };
	} catch (error) {
		return { refused: String((error as Error).message) };
	}
}

const FAST_OPTIONS = {
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	ignorePiTags: true,
	ignoreDeclaration: true,
	htmlEntities: true,
	cdataPropName: '#cdata',
};
type FastNode = Record<string, FastNode[] | string> & { ':@'?: Record<string, string> };

/** fast-xml-parser knows no namespaces: names come as written and are resolved here. */
export function fastXmlParser(xml: string): Verdict {
	const valid = XMLValidator.validate(xml);
	if (valid !== true) return { refused: valid.err.msg };
	const convert = (node: FastNode, tag: string, outer: ReadonlyMap<string, string>): Tree => {
		const attributes = Object.entries(node[':@'] ?? {});
		const scope = new Map(outer);
		for (const [name, value] of attributes) if (/^xmlns(:|$)/.test(name)) scope.set(name.slice('xmlns:'.length), value);
		const expanded = (name: string, isElement: boolean) => {
			const colon = name.indexOf(':');
			if (colon < 0) return `{${isElement ? scope.get('') : ''}}${name}`;
			const uri = scope.get(name.slice(0, colon));
			if (uri === undefined) throw new Error('unbound prefix');
			return `{${uri}}${name.slice(colon + 1)}`;
		};
		const children = (node[tag] as FastNode[]).flatMap((child): Array<Tree | string> => {
			const [key] = Object.keys(child).filter((each) => each !== ':@');
			if (key === '#text') return [String(child[key])];
			if (key === '#cdata') return (child[key] as FastNode[]).map((text) => String(text['#text']));
			return key.startsWith('?') ? [] : [convert(child, key, scope)];
		});
		return [expanded(tag, true), attributes.filter(([name]) => !/^xmlns(:|$)/.test(name)).map(([name, value]) => [expanded(name, false), value]), children];
	};
	try {
		const nodes = (new XMLParser(FAST_OPTIONS).parse(xml) as FastNode[]).filter((each) => !('#text' in each));
		if (nodes.length !== 1) return { refused: `${nodes.length} root elements` };
		const [tag] = Object.keys(nodes[0]).filter((each) => each !== ':@');
		return { tree: convert(nodes[0], tag, new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']])) };
	} catch (error) {
		return { refused: String((error as Error).message) };
	}
}

/** libxml2, many documents at once. */
export class Libxml2 {
	private readonly worker = new Worker(join(__dirname, 'differentialLibxml2.mjs'));

	judge(documents: Uint8Array[]): Promise<Verdict[]> {
		return new Promise((resolve, reject) => {
			this.worker.once('message', resolve);
			this.worker.once('error', reject);
			// Copied: a Buffer may share its memory with others.
			this.worker.postMessage(documents.map((each) => new Uint8Array(each)));
		});
	}

	async close(): Promise<void> {
		await this.worker.terminate();
	}
}
