/** The four value types of XPath 1.0. Without variables the type of every expression is known before it is evaluated. */
export type Kind = 'nodes' | 'string' | 'number' | 'boolean';

export const AXES = [
	'child', 'attribute', 'self', 'parent', 'descendant', 'descendant-or-self', 'ancestor', 'ancestor-or-self',
	'following-sibling', 'preceding-sibling', 'following', 'preceding',
] as const;
export type Axis = (typeof AXES)[number];

export interface ExpandedName {
	readonly uri: string;
	readonly local: string;
}

export type NodeTest =
	/** Usually one name; two when the local name has an alias. */
	| { readonly type: 'name'; readonly names: readonly ExpandedName[] }
	/** `*`, or `p:*` with the namespace of `p`. */
	| { readonly type: 'any'; readonly uri?: string }
	| { readonly type: 'node' | 'text' | 'comment' }
	| { readonly type: 'processing-instruction'; readonly target?: string };

export interface Step {
	readonly axis: Axis;
	readonly test: NodeTest;
	readonly predicates: readonly Expression[];
	/** First step of a path, on the child axis, with the record's own name: it may mean the record itself. */
	readonly namesRecord?: true;
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | 'div' | 'mod';

export type Expression =
	| Operation
	| { readonly type: 'negate'; readonly kind: 'number'; readonly operand: Expression }
	| { readonly type: 'string'; readonly kind: 'string'; readonly value: string }
	| { readonly type: 'number'; readonly kind: 'number'; readonly value: number }
	| CallExpression
	| PathExpression;

/** Two operands and what joins them. */
export type Operation = { readonly left: Expression; readonly right: Expression } & (
	| { readonly type: 'logical'; readonly kind: 'boolean'; readonly operator: 'or' | 'and' }
	| { readonly type: 'compare'; readonly kind: 'boolean'; readonly operator: CompareOperator }
	| { readonly type: 'arithmetic'; readonly kind: 'number'; readonly operator: ArithmeticOperator }
	| { readonly type: 'union'; readonly kind: 'nodes' }
);

export interface CallExpression {
	readonly type: 'call';
	readonly kind: Kind;
	readonly name: string;
	readonly arguments: readonly Expression[];
}

/** A location path, or a filter expression with what follows it. */
export interface PathExpression {
	readonly type: 'path';
	readonly kind: 'nodes';
	/** Where the steps begin: the context node, the root of its document, or another node set. */
	readonly start: 'context' | 'root' | Expression;
	/** Predicates directly behind a parenthesised `start`: they count over the whole set. */
	readonly filters: readonly Expression[];
	readonly steps: readonly Step[];
}

/** The parts of an expression that are evaluated with the same context node, position and size as the expression itself. */
export function sameContextParts(expression: Expression): readonly Expression[] {
	switch (expression.type) {
		case 'logical':
		case 'compare':
		case 'arithmetic':
		case 'union':
			return [expression.left, expression.right];
		case 'negate':
			return [expression.operand];
		case 'call':
			return expression.arguments;
		case 'path':
			return typeof expression.start === 'string' ? [] : [expression.start];
		default:
			return [];
	}
}

/** The predicates written directly in a path, each evaluated once per candidate node. */
export function predicatesOf(path: PathExpression): readonly Expression[] {
	return [...path.filters, ...path.steps.flatMap((step) => step.predicates)];
}

/** Whether the value depends on `position()` or `last()` of its own context, which a nested predicate's do not. */
export function usesPosition(expression: Expression): boolean {
	if (expression.type === 'call' && (expression.name === 'position' || expression.name === 'last')) return true;
	return sameContextParts(expression).some(usesPosition);
}

/** A predicate that counts: a number stands for `position() = number` (§2.4). */
export function isPositional(predicate: Expression): boolean {
	return predicate.kind === 'number' || usesPosition(predicate);
}
