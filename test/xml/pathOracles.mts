// What other XPath engines answer: the `xpath` package on @xmldom/xmldom, and libxml2.
import { DOMParser, type Node as DomNode, XMLSerializer } from '@xmldom/xmldom';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parse } from 'xpath';
import type { PackageValue } from '../../nodes/Workday/xml/lib/xpath.ts';
import { SOAP, WD } from './pathSupport.mts';

export const NAMESPACES = { wd: WD, env: SOAP };

/** A result in a form that engines can be compared in: numbers as text, because JSON has no NaN; -0 as 0. */
export type Answer = { nodes: string[] } | { value: string | boolean } | { number: string } | { error: string };

export const answerOf = (value: string[] | string | number | boolean): Answer => {
	if (Array.isArray(value)) return { nodes: value };
	return typeof value === 'number' ? { number: String(value) } : { value };
};

/** Comments and instructions out, touching text joined (§5.7): the document as the reader promises it. White space stays. */
function asReader(node: DomNode): void {
	let last: DomNode | null = null;
	for (let child = node.firstChild; child !== null; ) {
		const next: DomNode | null = child.nextSibling;
		const isText = child.nodeType === 3 || child.nodeType === 4;
		if (child.nodeType === 1) {
			asReader(child);
			last = null;
		} else if (isText && last === null) {
			const text = node.ownerDocument?.createTextNode(child.nodeValue ?? '');
			if (text !== undefined) node.replaceChild(text, child);
			last = text ?? null;
		} else {
			if (isText && last !== null) last.nodeValue = (last.nodeValue ?? '') + (child.nodeValue ?? '');
			node.removeChild(child);
		}
		child = next;
	}
}

export interface Oracle {
	/** The normalised document, for libxml2. */
	xml: string;
	xpath(expression: string): Answer;
}

export function createOracle(xml: string): Oracle {
	const document = new DOMParser().parseFromString(xml, 'text/xml');
	asReader(document);
	const worker = document.getElementsByTagNameNS(WD, 'Worker')[0];
	return { xml: new XMLSerializer().serializeToString(document), xpath: (expression) => evaluate(expression, worker) };
}

const isNodes = (value: PackageValue): boolean => value.toArray !== undefined;

function evaluate(expression: string, node: unknown): Answer {
	const evaluation = { node, namespaces: NAMESPACES };
	try {
		const parsed = parse(expression);
		const value = parsed.evaluate(evaluation);
		if (isNodes(value)) return { nodes: parsed.select(evaluation).map((found) => stringValue(found as DomNode)) };
		// The package's values carry their type in the name of their class only.
		switch (value.constructor.name) {
			case 'XNumber':
				return { number: String(value.numberValue() + 0) };
			case 'XBoolean':
				return { value: value.stringValue() === 'true' };
			default:
				return { value: value.stringValue() };
		}
	} catch (error) {
		return { error: String(error) };
	}
}

function stringValue(node: DomNode): string {
	if (node.nodeType === 9) return (node as DomNode).firstChild?.textContent ?? '';
	return (node.nodeType === 1 ? node.textContent : node.nodeValue) ?? '';
}

/** libxml2's answers: [document][expression]. */
export function askLibxml2(documents: string[], expressions: readonly string[]): Answer[][] {
	const script = path.join(__dirname, 'pathLibxml2.mjs');
	const input = JSON.stringify({ documents, expressions, namespaces: NAMESPACES, context: '//wd:Worker' });
	const { stdout, stderr, status } = spawnSync(process.execPath, [script], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
	if (status !== 0) throw new Error(`libxml2 failed: ${stderr}`);
	return JSON.parse(stdout) as Answer[][];
}
