import type { CompareOperator } from './ast';
import { asBoolean, asNumber, asString } from './convert';
import { hasStringValue, NONE, stringValue } from './nodes';
import type { Accept, Evaluate, NodesValue, Value } from './types';
import { toNumber } from './values';

type Scalar = string | number | boolean;
type Test<T extends Scalar> = (left: T, right: T) => boolean;

const EQUALITY = {
	'=': (left: Scalar, right: Scalar) => left === right,
	'!=': (left: Scalar, right: Scalar) => left !== right,
};
const ORDER: Readonly<Record<'<' | '<=' | '>' | '>=', Test<number>>> = {
	'<': (left, right) => left < right,
	'<=': (left, right) => left <= right,
	'>': (left, right) => left > right,
	'>=': (left, right) => left >= right,
};
/** The same comparison with its sides exchanged. */
const MIRRORED: Readonly<Record<CompareOperator, CompareOperator>> = {
	'=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=',
};

const isEquality = (operator: CompareOperator): operator is '=' | '!=' => operator === '=' || operator === '!=';
const numberTest = (operator: CompareOperator): Test<number> => (isEquality(operator) ? EQUALITY[operator] : ORDER[operator]);

/** §3.4. A node set compares as true when one of its nodes does, so `=` and `!=` can both be true. */
export function compileComparison(operator: CompareOperator, left: Value, right: Value): Evaluate<boolean> {
	if (left.kind === 'boolean' || right.kind === 'boolean') {
		if (isEquality(operator)) return both(asBoolean(left), asBoolean(right), EQUALITY[operator]);
		// §3.4 turns the node set into a boolean here too, and both booleans into numbers.
		return both(booleanNumber(left), booleanNumber(right), ORDER[operator]);
	}
	if (left.kind === 'nodes') {
		return right.kind === 'nodes' ? compareSets(operator, left, right) : compareSet(operator, left, right);
	}
	if (right.kind === 'nodes') return compareSet(MIRRORED[operator], right, left);
	if (!isEquality(operator)) return both(asNumber(left), asNumber(right), ORDER[operator]);
	if (left.kind === 'number' || right.kind === 'number') return both(asNumber(left), asNumber(right), EQUALITY[operator]);
	return both(asString(left), asString(right), EQUALITY[operator]);
}

function booleanNumber(value: Value): Evaluate<number> {
	return asNumber(value.kind === 'nodes' ? { kind: 'boolean', get: asBoolean(value) } : value);
}

function both<T extends Scalar>(left: Evaluate<T>, right: Evaluate<T>, test: Test<T>): Evaluate<boolean> {
	return (tape, node, position, size) => test(left(tape, node, position, size), right(tape, node, position, size));
}

/** A node set against a string or a number. */
function compareSet(operator: CompareOperator, nodes: NodesValue, other: Value): Evaluate<boolean> {
	if (isEquality(operator) && other.kind === 'string') {
		const accept: Accept<string> =
			operator === '='
				? hasStringValue
				: (tape, candidate, wanted) => !hasStringValue(tape, candidate, wanted);
		return (tape, node, position, size) =>
			nodes.find(tape, node, accept, other.get(tape, node, position, size)) !== NONE;
	}
	const number = asNumber(other);
	const test = numberTest(operator);
	const accept: Accept<number> = (tape, candidate, wanted) => test(toNumber(stringValue(tape, candidate)), wanted);
	return (tape, node, position, size) => nodes.find(tape, node, accept, number(tape, node, position, size)) !== NONE;
}

/** Two node sets, without trying every pair: both may hold thousands of nodes. */
function compareSets(operator: CompareOperator, left: NodesValue, right: NodesValue): Evaluate<boolean> {
	const strings = (nodes: NodesValue): Evaluate<Set<string>> => (tape, node) =>
		new Set(nodes.all(tape, node).map((found) => stringValue(tape, found)));
	const ours = strings(left);
	const theirs = strings(right);
	if (isEquality(operator)) {
		const test = operator === '=' ? haveCommon : haveDifferent;
		return (tape, node, position, size) => test(ours(tape, node, position, size), theirs(tape, node, position, size));
	}
	const test = ORDER[operator];
	const less = operator === '<' || operator === '<=';
	return (tape, node, position, size) => {
		const a = range(ours(tape, node, position, size));
		const b = range(theirs(tape, node, position, size));
		// Some pair is in order exactly when the most favourable pair is. A set without numbers has min > max.
		if (a.min > a.max || b.min > b.max) return false;
		return less ? test(a.min, b.max) : test(a.max, b.min);
	};
}

function haveCommon(left: Set<string>, right: Set<string>): boolean {
	for (const text of left) if (right.has(text)) return true;
	return false;
}

function haveDifferent(left: Set<string>, right: Set<string>): boolean {
	if (left.size === 0 || right.size === 0) return false;
	return left.size > 1 || right.size > 1 || !haveCommon(left, right);
}

function range(texts: Set<string>): { min: number; max: number } {
	let min = Infinity;
	let max = -Infinity;
	for (const text of texts) {
		const number = toNumber(text);
		if (number < min) min = number;
		if (number > max) max = number;
	}
	return { min, max };
}
