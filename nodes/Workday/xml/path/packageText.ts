import type { CallExpression, Expression, NodeTest, PathExpression, Step } from './ast';
import { XPathError } from './error';
import { SIGNATURES } from './signatures';
import { numberToString } from './values';

/**
 * Writes a parsed expression as text for the `xpath` package: names with prefixes of our own, and every conversion spelled
 * out, because the package's implicit ones are not XPath 1.0's (an absent element counts as 0, not as NaN).
 */
export class PackageText {
	/** The prefixes that the text uses. */
	readonly namespaces: Record<string, string> = {};
	private readonly prefixes = new Map<string, string>();

	constructor(private readonly source: string) {}

	write(expression: Expression): string {
		switch (expression.type) {
			case 'string':
				return literal(expression.value);
			case 'number':
				return Number.isFinite(expression.value) ? numberToString(expression.value) : '(1 div 0)';
			case 'path':
				return this.path(expression);
			case 'call':
				return this.call(expression);
			case 'negate':
				return `(- ${this.number(expression.operand)})`;
			case 'union':
				return `(${this.write(expression.left)} | ${this.write(expression.right)})`;
			case 'logical':
				return `(${this.boolean(expression.left)} ${expression.operator} ${this.boolean(expression.right)})`;
			case 'arithmetic':
				return `(${this.number(expression.left)} ${expression.operator} ${this.number(expression.right)})`;
			case 'compare':
				return this.comparison(expression);
		}
	}

	private string(expression: Expression): string {
		const text = this.write(expression);
		if (expression.kind === 'string') return text;
		return expression.kind === 'number' ? `number-to-text(${text})` : `string(${text})`;
	}

	private number(expression: Expression): string {
		if (expression.kind === 'number') return this.write(expression);
		if (expression.kind === 'boolean') return `number(${this.write(expression)})`;
		return `text-to-number(${this.string(expression)})`;
	}

	private boolean(expression: Expression): string {
		return expression.kind === 'boolean' ? this.write(expression) : `boolean(${this.write(expression)})`;
	}

	/** §3.4, with the conversions that it asks for. */
	private comparison({ operator, left, right }: Extract<Expression, { type: 'compare' }>): string {
		const equality = operator === '=' || operator === '!=';
		const has = (kind: Expression['kind']): boolean => left.kind === kind || right.kind === kind;
		if (has('boolean')) {
			if (equality) return `(${this.boolean(left)} ${operator} ${this.boolean(right)})`;
			const number = (side: Expression): string =>
				side.kind === 'nodes' ? `number(${this.boolean(side)})` : this.number(side);
			return `(${number(left)} ${operator} ${number(right)})`;
		}
		if (equality && !has('number')) return `(${this.write(left)} ${operator} ${this.write(right)})`;
		const operand = (side: Expression): string => (side.kind === 'nodes' ? this.write(side) : this.number(side));
		if (has('nodes')) return `compare-numbers("${operator}", ${operand(left)}, ${operand(right)})`;
		return `(${this.number(left)} ${operator} ${this.number(right)})`;
	}

	private call({ name, arguments: values }: CallExpression): string {
		if (name === 'number') return values.length === 0 ? 'own-number()' : `(${this.number(values[0])})`;
		if (name === 'string' && values.length === 1) return `(${this.string(values[0])})`;
		const { parameters = [] } = SIGNATURES.get(name) ?? {};
		const written = values.map((value, index) => {
			const parameter = parameters[Math.min(index, parameters.length - 1)];
			if (parameter === 'string') return this.string(value);
			if (parameter === 'number') return this.number(value);
			return parameter === 'boolean' ? this.boolean(value) : this.write(value);
		});
		return `${name}(${written.join(', ')})`;
	}

	private path({ start, filters, steps }: PathExpression): string {
		const rest = steps.map((step) => this.step(step));
		const [first] = steps;
		if (typeof start !== 'string') return [`(${this.write(start)})${this.predicates(filters)}`, ...rest].join('/');
		if (first?.namesRecord) return [this.recordStep(first, start), ...rest.slice(1)].join('/');
		return (start === 'root' ? '/' : '') + rest.join('/');
	}

	/** The children of that name, or, where there are none, the record itself. */
	private recordStep({ test, predicates }: Step, start: 'context' | 'root'): string {
		const root = start === 'root' ? '/' : '';
		const children = `${root}child::${this.test(test)}`;
		const record = `${root}${start === 'root' ? 'descendant' : 'self'}::${this.test(test)}[is-record()][not(${children})]`;
		return `(${children} | ${record})${this.predicates(predicates)}`;
	}

	private step({ axis, test, predicates }: Step): string {
		if (axis === 'following' || axis === 'preceding') {
			// The package takes ancestors for preceding, and descendants for following.
			const problem = `${axis}:: in one expression with id(), lang(), comment() or processing-instruction()`;
			throw new XPathError(this.source, Math.max(0, this.source.indexOf(axis)), problem, 'two expressions');
		}
		// On an axis that includes the node itself, the package lets an attribute pass for an element.
		const elementsOnly = (test.type === 'name' || test.type === 'any') && axis.endsWith('self') ? '[is-element()]' : '';
		return `${axis}::${this.test(test)}${elementsOnly}${this.predicates(predicates)}`;
	}

	private predicates(predicates: readonly Expression[]): string {
		return predicates.map((predicate) => `[${this.write(predicate)}]`).join('');
	}

	private test(test: NodeTest): string {
		switch (test.type) {
			case 'name': {
				const names = test.names.map(({ uri, local }) => this.prefix(uri) + local);
				return names.length === 1 ? names[0] : `*[${names.map((name) => `self::${name}`).join(' or ')}]`;
			}
			case 'any':
				return test.uri === undefined ? '*' : `${this.prefix(test.uri)}*`;
			case 'processing-instruction':
				return `${test.type}(${test.target === undefined ? '' : literal(test.target)})`;
			default:
				return `${test.type}()`;
		}
	}

	private prefix(uri: string): string {
		if (uri === '') return '';
		let prefix = this.prefixes.get(uri);
		if (prefix === undefined) {
			prefix = `n${this.prefixes.size}`;
			this.prefixes.set(uri, prefix);
			this.namespaces[prefix] = uri;
		}
		return `${prefix}:`;
	}
}

/** A literal has no escapes: text came in one kind of quotes, so it is free of that kind. */
function literal(text: string): string {
	return text.includes('"') ? `'${text}'` : `"${text}"`;
}
