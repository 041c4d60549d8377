/** Longest expression accepted. The longest of some 400 expressions seen in the field has about 700 characters. */
export const MAX_EXPRESSION_LENGTH = 4096;
/** Parentheses, predicates and arguments inside one another; the parser recurses about ten frames a level. */
export const MAX_NESTING = 64;
/** Operands of one `or`, `+`, `|` … chain; an evaluator nests one frame an operand. */
export const MAX_OPERANDS = 256;
/** Steps of one location path, four times the depth that the reader accepts in a document. */
export const MAX_STEPS = 256;

const EXCERPT = 60;

/**
 * An expression that is not XPath 1.0, or not one that can be answered here. Thrown while compiling, so that a user hears
 * of it before any request is sent; while evaluating only when that becomes too expensive, which depends on the record.
 *
 * `position` is the zero-based offset in `expression`, undefined for the whole of it; `expected` says what would have been
 * right, where that is known.
 */
export class XPathError extends Error {
	override readonly name = 'XPathError';

	constructor(
		readonly expression: string,
		readonly position: number | undefined,
		readonly problem: string,
		readonly expected?: string,
	) {
		const wanted = expected === undefined ? '' : `, expected ${expected}`;
		const place = position === undefined ? '' : ` at character ${position + 1}`;
		super(`XPath: ${problem}${place}${wanted}: ${excerpt(expression, position ?? 0)}`);
	}
}

function excerpt(expression: string, position: number): string {
	const from = Math.max(0, position - EXCERPT);
	const to = Math.min(expression.length, position + EXCERPT);
	return `${from > 0 ? '…' : ''}${expression.slice(from, to)}${to < expression.length ? '…' : ''}`;
}
