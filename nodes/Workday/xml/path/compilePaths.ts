import { type Expression, isPositional, type PathExpression, type Step } from './ast';
import { acceptAny, asNodes } from './convert';
import { compareNodes, inDocumentOrder, NONE, type NodeId, ROOT } from './nodes';
import { type CompiledStep, compilePredicate, compileStep, keepMatching } from './steps';
import type { Accept, Compiler, NodesValue, Walk } from './types';
import type { Tape } from '../tape';

const collect: Accept<NodeId[]> = (_tape, node, found) => {
	found.push(node);
	return false;
};

const lastWalk: Walk = (tape, node, accept, value) => (accept(tape, node, value) ? node : NONE);

export function compileLocationPath(path: PathExpression, compiler: Compiler): NodesValue {
	const steps = simplify(path.steps).map((step) => compileStep(step, compiler));
	if (typeof path.start !== 'string') return filteredPath(path.start, path.filters, steps, compiler);
	const relative = relativePath(steps);
	if (path.start === 'context') return relative;
	return {
		kind: 'nodes',
		all: (tape) => relative.all(tape, ROOT),
		first: (tape) => relative.first(tape, ROOT),
		find: (tape, _node, accept, value) => relative.find(tape, ROOT, accept, value),
	};
}

/**
 * The same path with less to do: `.` is dropped, and `//x`, short for `/descendant-or-self::node()/child::x`, becomes
 * `/descendant::x` unless x is counted, since `//x[1]` counts among siblings (§2.5).
 */
function simplify(steps: readonly Step[]): Step[] {
	const result: Step[] = [];
	for (const step of steps) {
		if (step.axis === 'self' && isPlainNode(step)) continue;
		const previous = result.at(-1);
		const afterAnything = previous?.axis === 'descendant-or-self' && isPlainNode(previous);
		if (afterAnything && step.axis === 'child' && !step.predicates.some(isPositional)) {
			result[result.length - 1] = { ...step, axis: 'descendant' };
		} else {
			result.push(step);
		}
	}
	return result;
}

const isPlainNode = ({ test, predicates }: Step): boolean => test.type === 'node' && predicates.length === 0;

function relativePath(steps: CompiledStep[]): NodesValue {
	const order = orderOfWalk(steps);
	if (order === 'repeating') return fromAll((tape, node) => stepByStep(tape, [node], steps));
	const walk = steps.reduceRight<Walk>((next, step) => step.walk(next), lastWalk);
	const all = (tape: Tape, node: NodeId): NodeId[] => {
		const found: NodeId[] = [];
		walk(tape, node, collect, found);
		return order === 'document' ? found : inDocumentOrder(tape, found);
	};
	const first = (tape: Tape, node: NodeId): NodeId =>
		order === 'document' ? walk(tape, node, acceptAny, undefined) : (all(tape, node)[0] ?? NONE);
	return { kind: 'nodes', all, first, find: walk };
}

/**
 * In which order the nested loops of a path meet its nodes. `mixed`: each node once, but children of a nested match before
 * those of the outer one, as in `//a/b`. `repeating`: the same node again and again, which can grow exponentially
 * (`//a//b//c`, `a/../a/..`), so that each step's nodes must be made unique before the next.
 */
function orderOfWalk(steps: CompiledStep[]): 'document' | 'mixed' | 'repeating' {
	let order: 'document' | 'mixed' = 'document';
	let deep = false;
	let manyNodes = false;
	for (const { axis } of steps) {
		switch (axis) {
			case 'self':
				break;
			case 'attribute':
				manyNodes = true;
				break;
			case 'child':
				manyNodes = true;
				if (deep) order = 'mixed';
				break;
			case 'descendant':
			case 'descendant-or-self':
				if (deep) return 'repeating';
				manyNodes = true;
				deep = true;
				break;
			case 'parent':
				if (manyNodes) return 'repeating';
				break;
			default:
				return 'repeating';
		}
	}
	return order;
}

function stepByStep(tape: Tape, start: NodeId[], steps: CompiledStep[]): NodeId[] {
	let current = start;
	for (const step of steps) {
		const found: NodeId[] = [];
		for (const node of current) for (const reached of step.nodes(tape, node)) found.push(reached);
		current = inDocumentOrder(tape, found);
	}
	return current;
}

/** `(…)[1]/a`: the predicates count over the whole set, in document order (§3.3). */
function filteredPath(
	start: Expression,
	filters: readonly Expression[],
	steps: CompiledStep[],
	compiler: Compiler,
): NodesValue {
	const base = asNodes(compiler.compile(start));
	const predicates = filters.map((filter) => compilePredicate(filter, compiler));
	return fromAll((tape, node) => {
		let nodes = base.all(tape, node);
		for (const predicate of predicates) nodes = keepMatching(tape, nodes, predicate);
		return stepByStep(tape, nodes, steps);
	});
}

export function compileUnion(left: NodesValue, right: NodesValue): NodesValue {
	return {
		kind: 'nodes',
		all: (tape, node) => inDocumentOrder(tape, [...left.all(tape, node), ...right.all(tape, node)]),
		first: (tape, node) => {
			const one = left.first(tape, node);
			const other = right.first(tape, node);
			if (one === NONE || other === NONE) return one === NONE ? other : one;
			return compareNodes(tape, one, other) < 0 ? one : other;
		},
		find: (tape, node, accept, value) => {
			const hit = left.find(tape, node, accept, value);
			return hit === NONE ? right.find(tape, node, accept, value) : hit;
		},
	};
}

/** A node set of which only the whole can be computed. */
export function fromAll(all: NodesValue['all']): NodesValue {
	return {
		kind: 'nodes',
		all,
		first: (tape, node) => all(tape, node)[0] ?? NONE,
		find: (tape, node, accept, value) => all(tape, node).find((candidate) => accept(tape, candidate, value)) ?? NONE,
	};
}
