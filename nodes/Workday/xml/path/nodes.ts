import { spend, TEXT_UNITS } from './budget';
import type { Tape } from '../tape';

/**
 * A node as one integer, so that node sets are arrays of small integers: an entry of the tape (element or text) as it is,
 * the root of the document as `ROOT`, attribute `a` as `attributeNode(a)`.
 */
export type NodeId = number;
export const ROOT: NodeId = -1;
/** No node. Below every attribute: an Int32Array cannot hold as many. */
export const NONE: NodeId = -0x7fffffff;

export const attributeNode = (attribute: number): NodeId => -2 - attribute;
/** The attribute behind a node id; its own inverse. */
export const attributeOf = attributeNode;
export const isAttribute = (node: NodeId): boolean => node < ROOT;

export const isElement = (tape: Tape, node: NodeId): boolean => node >= 0 && tape.name[node] > 0;

/**
 * Whether the entry is a text node. The tape has an entry for each piece of text; XPath has one text node for pieces that
 * touch (§5.7), such as a CDATA section inside text. The first piece stands for all.
 */
export function isText(tape: Tape, node: NodeId): boolean {
	if (node < 0 || tape.name[node] !== 0) return false;
	return tape.name[node - 1] !== 0 || tape.parent[node - 1] !== tape.parent[node];
}

/** The string-value of any node (§5). */
export function stringValue(tape: Tape, node: NodeId): string {
	const text = textOf(tape, node);
	spend(TEXT_UNITS + (text.length >> 2));
	return text;
}

/** Whether the string-value of a node is `wanted`. */
export function hasStringValue(tape: Tape, node: NodeId, wanted: string): boolean {
	spend(TEXT_UNITS);
	if (node < ROOT) return tape.attributeIs(attributeOf(node), wanted);
	// Most elements that are compared hold one text and nothing else.
	const holdsOneText = node >= 0 && tape.end[node] === node + 2 && tape.name[node] !== 0 && tape.name[node + 1] === 0;
	return holdsOneText ? tape.textIs(node + 1, wanted) : stringValue(tape, node) === wanted;
}

function textOf(tape: Tape, node: NodeId): string {
	if (node < ROOT) return tape.attribute(attributeOf(node));
	if (node === ROOT) return tape.stringValue(0);
	if (tape.name[node] !== 0) return tape.stringValue(node);
	const limit = tape.end[tape.parent[node]];
	let text = tape.text(node);
	for (let piece = node + 1; piece < limit && tape.name[piece] === 0; piece++) text += tape.text(piece);
	return text;
}

/** The element that carries an attribute: the last entry whose attributes begin at or before it. */
function ownerOf(tape: Tape, attribute: number): NodeId {
	let low = 0;
	let high = tape.count - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (tape.attributeStart[middle] <= attribute) low = middle;
		else high = middle - 1;
	}
	return low;
}

export function parentOf(tape: Tape, node: NodeId): NodeId {
	if (node === ROOT) return NONE;
	// The tape says -1 for entry 0, which is ROOT.
	return isAttribute(node) ? ownerOf(tape, attributeOf(node)) : tape.parent[node];
}

/** Document order (§5): an element before its attributes, those before its children. */
export function compareNodes(tape: Tape, left: NodeId, right: NodeId): number {
	if (left === right) return 0;
	if (left === ROOT || right === ROOT) return left === ROOT ? -1 : 1;
	if (left >= 0) {
		if (right >= 0) return left - right;
		return attributeOf(right) < tape.attributeStart[left] ? 1 : -1;
	}
	if (right >= 0) return attributeOf(left) < tape.attributeStart[right] ? -1 : 1;
	return attributeOf(left) - attributeOf(right);
}

/** The nodes in document order, each once. Returns the array itself when it already is so. */
export function inDocumentOrder(tape: Tape, nodes: NodeId[]): NodeId[] {
	let sorted = true;
	for (let index = 1; index < nodes.length && sorted; index++) {
		sorted = compareNodes(tape, nodes[index - 1], nodes[index]) < 0;
	}
	if (sorted) return nodes;
	spend(32 * nodes.length);
	return [...new Set(nodes)].sort((left, right) => compareNodes(tape, left, right));
}

/** Expanded-name id of an element or attribute, 0 for other nodes. */
export function nameOf(tape: Tape, node: NodeId): number {
	if (node === ROOT) return 0;
	return isAttribute(node) ? tape.attributeName[attributeOf(node)] : tape.name[node];
}
