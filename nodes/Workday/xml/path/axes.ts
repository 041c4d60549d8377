import type { Axis } from './ast';
import { attributeNode, isAttribute, NONE, type NodeId, parentOf, ROOT } from './nodes';
import type { Tape } from '../tape';

/** Adds the nodes of an axis to `found`, in the axis' order: nearest first. Text entries are given piece by piece. */
export type AxisWalk = (tape: Tape, node: NodeId, found: NodeId[]) => void;

/** What is inside a node lies from the next entry (0 for ROOT, which is -1) up to here; nothing for an attribute. */
const endOf = (tape: Tape, node: NodeId): number => (node === ROOT ? tape.count : isAttribute(node) ? NONE : tape.end[node]);

const child: AxisWalk = (tape, node, found) => {
	const limit = endOf(tape, node);
	for (let entry = node + 1; entry < limit; entry = tape.end[entry]) found.push(entry);
};

const attribute: AxisWalk = (tape, node, found) => {
	if (node < 0 || tape.name[node] === 0) return;
	const limit = tape.attributeStart[node + 1];
	for (let index = tape.attributeStart[node]; index < limit; index++) found.push(attributeNode(index));
};

const self: AxisWalk = (_tape, node, found) => {
	found.push(node);
};

const descendant: AxisWalk = (tape, node, found) => {
	const limit = endOf(tape, node);
	for (let entry = node + 1; entry < limit; entry++) found.push(entry);
};

const parent: AxisWalk = (tape, node, found) => {
	const above = parentOf(tape, node);
	if (above !== NONE) found.push(above);
};

const ancestor: AxisWalk = (tape, node, found) => {
	for (let above = parentOf(tape, node); above !== NONE; above = parentOf(tape, above)) found.push(above);
};

const followingSibling: AxisWalk = (tape, node, found) => {
	if (node <= 0) return;
	const limit = tape.end[tape.parent[node]];
	for (let entry = tape.end[node]; entry < limit; entry = tape.end[entry]) found.push(entry);
};

const precedingSibling: AxisWalk = (tape, node, found) => {
	if (node <= 0) return;
	// Siblings are linked forwards only.
	const forwards: NodeId[] = [];
	for (let entry = tape.parent[node] + 1; entry < node; entry = tape.end[entry]) forwards.push(entry);
	for (let index = forwards.length - 1; index >= 0; index--) found.push(forwards[index]);
};

const following: AxisWalk = (tape, node, found) => {
	if (node === ROOT) return;
	// The content of its element comes after an attribute and is no descendant of it.
	const start = isAttribute(node) ? parentOf(tape, node) + 1 : tape.end[node];
	for (let entry = start; entry < tape.count; entry++) found.push(entry);
};

const preceding: AxisWalk = (tape, node, found) => {
	if (node === ROOT) return;
	const before = isAttribute(node) ? parentOf(tape, node) : node;
	for (let entry = before - 1; entry >= 0; entry--) {
		const isAncestor = tape.end[entry] > before;
		if (!isAncestor) found.push(entry);
	}
};

const orSelf = (walk: AxisWalk): AxisWalk => (tape, node, found) => {
	found.push(node);
	walk(tape, node, found);
};

export const AXIS_WALKS: Readonly<Record<Axis, AxisWalk>> = {
	child,
	attribute,
	self,
	parent,
	descendant,
	'descendant-or-self': orSelf(descendant),
	ancestor,
	'ancestor-or-self': orSelf(ancestor),
	'following-sibling': followingSibling,
	'preceding-sibling': precedingSibling,
	following,
	preceding,
};
