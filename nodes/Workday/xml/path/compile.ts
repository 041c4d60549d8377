import type { NameTable } from '../names';
import { type ArithmeticOperator, type Expression, type Operation, predicatesOf, sameContextParts } from './ast';
import { compileComparison } from './compileCompare';
import { compileCall, UNCOMPILED_FUNCTIONS } from './compileFunctions';
import { compileLocationPath, compileUnion } from './compilePaths';
import { asBoolean, asNodes, asNumber } from './convert';
import type { PathNaming } from './names';
import type { Compiler, Evaluate, Value } from './types';

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number>> = {
	'+': (left, right) => left + right,
	'-': (left, right) => left - right,
	'*': (left, right) => left * right,
	div: (left, right) => left / right,
	// §3.5: the sign of the dividend, as JavaScript's own.
	mod: (left, right) => left % right,
};

/** Whether every part of the expression can be compiled; if not, the fallback must take the whole. */
export function isCompilable(expression: Expression): boolean {
	if (expression.type === 'call' && UNCOMPILED_FUNCTIONS.has(expression.name)) return false;
	if (expression.type === 'path') {
		const unknown = expression.steps.some(({ test }) => test.type === 'comment' || test.type === 'processing-instruction');
		if (unknown || !predicatesOf(expression).every(isCompilable)) return false;
	}
	return sameContextParts(expression).every(isCompilable);
}

/** Turns an expression into closures over the tape. */
export function compileExpression(expression: Expression, names: NameTable, naming: PathNaming): Value {
	const compiler: Compiler = { names, naming, compile: (part) => compilePart(part, compiler) };
	return compiler.compile(expression);
}

function compilePart(expression: Expression, compiler: Compiler): Value {
	switch (expression.type) {
		case 'string':
			return { kind: 'string', get: () => expression.value };
		case 'number':
			return { kind: 'number', get: () => expression.value };
		case 'path':
			return compileLocationPath(expression, compiler);
		case 'call':
			return compileCall(expression, compiler);
		case 'negate': {
			const operand = asNumber(compiler.compile(expression.operand));
			return { kind: 'number', get: (tape, node, position, size) => -operand(tape, node, position, size) };
		}
		default:
			return compileOperation(expression, compiler.compile(expression.left), compiler.compile(expression.right));
	}
}

function compileOperation(operation: Operation, left: Value, right: Value): Value {
	switch (operation.type) {
		case 'union':
			return compileUnion(asNodes(left), asNodes(right));
		case 'logical':
			return { kind: 'boolean', get: logical(operation.operator, asBoolean(left), asBoolean(right)) };
		case 'compare':
			return { kind: 'boolean', get: compileComparison(operation.operator, left, right) };
		case 'arithmetic': {
			const compute = ARITHMETIC[operation.operator];
			const [one, other] = [asNumber(left), asNumber(right)];
			const get: Evaluate<number> = (tape, node, position, size) =>
				compute(one(tape, node, position, size), other(tape, node, position, size));
			return { kind: 'number', get };
		}
	}
}

function logical(operator: 'and' | 'or', left: Evaluate<boolean>, right: Evaluate<boolean>): Evaluate<boolean> {
	return operator === 'and'
		? (tape, node, position, size) => left(tape, node, position, size) && right(tape, node, position, size)
		: (tape, node, position, size) => left(tape, node, position, size) || right(tape, node, position, size);
}
