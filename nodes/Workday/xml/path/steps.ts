import { type Axis, type Expression, isPositional, type NodeTest, type Step } from './ast';
import { AXIS_WALKS } from './axes';
import { spend } from './budget';
import { asBoolean, asNumber } from './convert';
import { attributeNode, attributeOf, isAttribute, isElement, isText, nameOf, NONE, type NodeId, parentOf, ROOT } from './nodes';
import type { Compiler, Evaluate, Walk } from './types';
import type { Tape } from '../tape';

type Matches = (tape: Tape, node: NodeId) => boolean;

/** One step, in two forms: all its nodes in the axis' order, or a walk that hands each node on as it is met. */
export interface CompiledStep {
	readonly axis: Axis;
	nodes(tape: Tape, node: NodeId): NodeId[];
	walk(next: Walk): Walk;
}

export function compileStep(step: Step, compiler: Compiler): CompiledStep {
	const { axis, test } = step;
	const ids = test.type === 'name' ? test.names.map(({ uri, local }) => compiler.names.id(uri, local)) : [];
	const matches = compileTest(test, axis, ids, compiler);
	const nodes = collector(step, matches, compiler);
	const plan = streamingPlan(step.predicates, compiler);
	const id = ids.length === 1 ? ids[0] : 0;

	const walk = (next: Walk): Walk => {
		if (plan === undefined || step.namesRecord) return collectedWalk(nodes, next);
		if (axis === 'child' && id !== 0) return plan.empty ? childWalk(id, next) : filteredChildWalk(id, plan, next);
		if (axis === 'attribute' && id !== 0 && plan.empty) return attributeWalk(id, next);
		if (axis === 'parent' && test.type === 'node' && plan.empty) return parentWalk(next);
		if (axis === 'child') return forwardWalk('children', matches, plan, next);
		if (axis === 'descendant') return forwardWalk('descendants', matches, plan, next);
		return collectedWalk(nodes, next);
	};
	return { axis, nodes, walk };
}

/** Whether a node passes the node test. On every axis but attribute, names and `*` mean elements (§2.3). */
function compileTest(test: NodeTest, axis: Axis, ids: readonly number[], { names }: Compiler): Matches {
	switch (test.type) {
		case 'name': {
			const [id, other = id] = ids;
			if (axis === 'attribute') {
				return (tape, node) => isAttribute(node) && tape.attributeName[attributeOf(node)] === id;
			}
			return (tape, node) => node >= 0 && (tape.name[node] === id || tape.name[node] === other);
		}
		case 'any': {
			const { uri } = test;
			const isRightKind: Matches = axis === 'attribute' ? (_tape, node) => isAttribute(node) : isElement;
			if (uri === undefined) return isRightKind;
			return (tape, node) => isRightKind(tape, node) && names.uri[nameOf(tape, node)] === uri;
		}
		case 'node':
			return (tape, node) => node < 0 || tape.name[node] !== 0 || isText(tape, node);
		case 'text':
			return isText;
		default:
			// The tape keeps neither comments nor processing instructions.
			return () => false;
	}
}

function collector(step: Step, matches: Matches, compiler: Compiler): CompiledStep['nodes'] {
	const axis = AXIS_WALKS[step.axis];
	const predicates = step.predicates.map((predicate) => compilePredicate(predicate, compiler));
	return (tape, node) => {
		const found: NodeId[] = [];
		axis(tape, node, found);
		spend(1 + 4 * found.length);
		let kept = found.filter((candidate) => matches(tape, candidate));
		if (step.namesRecord && kept.length === 0) {
			kept = recordItself(tape, node).filter((candidate) => matches(tape, candidate));
		}
		for (const predicate of predicates) kept = keepMatching(tape, kept, predicate);
		return kept;
	};
}

/** A path may begin with the record's own name, from the record itself or from the root of what people take for its document. */
function recordItself(tape: Tape, node: NodeId): NodeId[] {
	return node === tape.record || node === ROOT ? [tape.record] : [];
}

/** A predicate as a test of one node in its set (§2.4): a number is compared with the position. */
export function compilePredicate(predicate: Expression, compiler: Compiler): Evaluate<boolean> {
	const value = compiler.compile(predicate);
	if (value.kind !== 'number') return asBoolean(value);
	const number = asNumber(value);
	return (tape, node, position, size) => number(tape, node, position, size) === position;
}

export function keepMatching(tape: Tape, nodes: NodeId[], predicate: Evaluate<boolean>): NodeId[] {
	return nodes.filter((node, index) => predicate(tape, node, index + 1, nodes.length));
}

/** Predicates that can be decided node by node: conditions, then at most one literal position, then conditions. */
interface StreamingPlan {
	readonly empty: boolean;
	readonly before: Evaluate<boolean> | undefined;
	/** 0 when no position is asked for, NaN when it is one that no node has. */
	readonly at: number;
	readonly after: Evaluate<boolean> | undefined;
}

/** `undefined` when the predicates need to know the whole set, as `last()` does. */
function streamingPlan(predicates: readonly Expression[], compiler: Compiler): StreamingPlan | undefined {
	const positions = predicates.filter(isPositional);
	const [position] = positions;
	if (positions.length > 1 || (position !== undefined && position.type !== 'number')) return undefined;
	const index = position === undefined ? predicates.length : predicates.indexOf(position);
	const all = (part: readonly Expression[]) => conjunction(part.map((predicate) => compilePredicate(predicate, compiler)));
	return {
		empty: predicates.length === 0,
		before: all(predicates.slice(0, index)),
		at: position === undefined ? 0 : position.value >= 1 ? position.value : NaN,
		after: all(predicates.slice(index + 1)),
	};
}

function conjunction(tests: Array<Evaluate<boolean>>): Evaluate<boolean> | undefined {
	if (tests.length <= 1) return tests[0];
	return (tape, node, position, size) => tests.every((test) => test(tape, node, position, size));
}

function collectedWalk(nodes: CompiledStep['nodes'], next: Walk): Walk {
	return (tape, node, accept, value) => {
		for (const found of nodes(tape, node)) {
			const hit = next(tape, found, accept, value);
			if (hit !== NONE) return hit;
		}
		return NONE;
	};
}

// The walks below are nearly the whole cost of typical fields, hence a loop of its own for each common form: with the
// general one alone, `forwardWalk` and `collectedWalk`, 150 fields of a worker took 1.4 times as long.

function childWalk(id: number, next: Walk): Walk {
	return (tape, node, accept, value) => {
		if (node < ROOT) return NONE;
		const { name, end } = tape;
		const limit = node === ROOT ? tape.count : end[node];
		let visited = 0;
		let hit = NONE;
		for (let entry = node + 1; entry < limit; entry = end[entry]) {
			visited++;
			if (name[entry] !== id) continue;
			hit = next(tape, entry, accept, value);
			if (hit !== NONE) break;
		}
		spend(visited);
		return hit;
	};
}

function filteredChildWalk(id: number, { before, at, after }: StreamingPlan, next: Walk): Walk {
	return (tape, node, accept, value) => {
		if (node < ROOT) return NONE;
		const { name, end } = tape;
		const limit = node === ROOT ? tape.count : end[node];
		let count = 0;
		let visited = 0;
		let hit = NONE;
		for (let entry = node + 1; entry < limit; entry = end[entry]) {
			visited++;
			if (name[entry] !== id || (before !== undefined && !before(tape, entry, 1, 1))) continue;
			if (at !== 0 && ++count !== at) continue;
			hit = after === undefined || after(tape, entry, 1, 1) ? next(tape, entry, accept, value) : NONE;
			if (hit !== NONE || at !== 0) break;
		}
		spend(visited);
		return hit;
	};
}

function attributeWalk(id: number, next: Walk): Walk {
	return (tape, node, accept, value) => {
		if (node < 0) return NONE;
		const limit = tape.attributeStart[node + 1];
		for (let index = tape.attributeStart[node]; index < limit; index++) {
			// Names are unique among the attributes of an element.
			if (tape.attributeName[index] === id) return next(tape, attributeNode(index), accept, value);
		}
		return NONE;
	};
}

function parentWalk(next: Walk): Walk {
	return (tape, node, accept, value) => {
		const above = parentOf(tape, node);
		return above === NONE ? NONE : next(tape, above, accept, value);
	};
}

function forwardWalk(
	reach: 'children' | 'descendants',
	matches: Matches,
	{ before, at, after }: StreamingPlan,
	next: Walk,
): Walk {
	const deep = reach === 'descendants';
	return (tape, node, accept, value) => {
		if (node < ROOT) return NONE;
		const { end } = tape;
		const limit = node === ROOT ? tape.count : end[node];
		let count = 0;
		let visited = 0;
		let hit = NONE;
		for (let entry = node + 1; entry < limit; entry = deep ? entry + 1 : end[entry]) {
			visited++;
			if (!matches(tape, entry) || (before !== undefined && !before(tape, entry, 1, 1))) continue;
			if (at !== 0 && ++count !== at) continue;
			hit = after === undefined || after(tape, entry, 1, 1) ? next(tape, entry, accept, value) : NONE;
			if (hit !== NONE || at !== 0) break;
		}
		spend(visited);
		return hit;
	};
}
