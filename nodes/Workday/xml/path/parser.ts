import {
	type ArithmeticOperator,
	AXES,
	type Axis,
	type CompareOperator,
	type Expression,
	type NodeTest,
	type Step,
} from './ast';
import { MAX_EXPRESSION_LENGTH, MAX_NESTING, MAX_OPERANDS, MAX_STEPS, XPathError } from './error';
import type { Token } from './lexer';
import { elementNames, namespaceOf, type PathNaming } from './names';
import { type Signature, SIGNATURES, usage } from './signatures';
import { TokenReader } from './tokens';

const ANY_NODE: Step = { axis: 'descendant-or-self', test: { type: 'node' }, predicates: [] };

/** Parses an expression, resolves its names and checks its types. Throws `XPathError`, never anything else. */
export function parsePath(expression: string, naming: PathNaming): Expression {
	if (expression.length > MAX_EXPRESSION_LENGTH) {
		const problem = `expression of ${expression.length} characters`;
		throw new XPathError(expression, MAX_EXPRESSION_LENGTH, problem, `at most ${MAX_EXPRESSION_LENGTH}`);
	}
	return new Parser(expression, naming).parse();
}

type Join<Operator> = (left: Expression, right: Expression, operator: Operator, position: number) => Expression;

const logical: Join<'or' | 'and'> = (left, right, operator) => ({ type: 'logical', kind: 'boolean', operator, left, right });

const comparison: Join<CompareOperator> = (left, right, operator) => ({
	type: 'compare',
	kind: 'boolean',
	operator,
	left,
	right,
});

const arithmetic: Join<ArithmeticOperator> = (left, right, operator) => ({
	type: 'arithmetic',
	kind: 'number',
	operator,
	left,
	right,
});

/** Recursive descent over the grammar of §3, one method a rule. */
class Parser extends TokenReader {
	private nesting = 0;

	constructor(
		expression: string,
		private readonly naming: PathNaming,
	) {
		super(expression);
	}

	parse(): Expression {
		const result = this.or();
		if (this.token.type === 'end') return result;
		if (this.at('symbol', '[')) {
			this.fail(this.token.position, 'predicate behind "." or ".."', 'self::node()[…] or parent::node()[…]');
		}
		return this.unexpected('an operator or the end of the expression');
	}

	private or(): Expression {
		return this.chain(['or'], () => this.and(), logical);
	}

	private and(): Expression {
		return this.chain(['and'], () => this.equality(), logical);
	}

	private equality(): Expression {
		return this.chain(['=', '!='], () => this.relation(), comparison);
	}

	private relation(): Expression {
		return this.chain(['<', '<=', '>', '>='], () => this.sum(), comparison);
	}

	private sum(): Expression {
		return this.chain(['+', '-'], () => this.product(), arithmetic);
	}

	private product(): Expression {
		return this.chain(['*', 'div', 'mod'], () => this.negation(), arithmetic);
	}

	private negation(): Expression {
		let signs = 0;
		while (this.accept('operator', '-')) signs++;
		let result = this.union();
		// Two signs still turn a value into a number, so one pair is kept; more would only deepen the tree.
		if (signs > 2) signs = 2 - (signs % 2);
		for (; signs > 0; signs--) result = { type: 'negate', kind: 'number', operand: result };
		return result;
	}

	private union(): Expression {
		return this.chain(['|'], () => this.path(), (left, right, _operator, position) => {
			const other = [left, right].find(({ kind }) => kind !== 'nodes');
			if (other !== undefined) this.fail(position, `"|" beside a ${other.kind}`, 'node-sets on both sides');
			return { type: 'union', kind: 'nodes', left, right };
		});
	}

	/** Operands of one level, joined from left to right. */
	private chain<Operator extends string>(
		operators: readonly Operator[],
		operand: () => Expression,
		join: Join<Operator>,
	): Expression {
		let result = operand();
		for (let count = 2; ; count++) {
			const { position } = this.token;
			const operator = operators.find((candidate) => this.accept('operator', candidate));
			if (operator === undefined) return result;
			if (count > MAX_OPERANDS) this.fail(position, 'too many operands in one row', `at most ${MAX_OPERANDS}`);
			result = join(result, operand(), operator, position);
		}
	}

	private path(): Expression {
		if (this.startsPrimary()) return this.filtered();
		const empty = { type: 'path', kind: 'nodes', filters: [] } as const;
		if (this.accept('operator', '/')) {
			return { ...empty, start: 'root', steps: this.startsStep() ? this.moreSteps([this.firstStep()]) : [] };
		}
		if (this.accept('operator', '//')) {
			return { ...empty, start: 'root', steps: this.moreSteps([ANY_NODE, this.step()]) };
		}
		if (!this.startsStep()) this.unexpected('a path or a value');
		return { ...empty, start: 'context', steps: this.moreSteps([this.firstStep()]) };
	}

	private startsPrimary(): boolean {
		return ['literal', 'number', 'function'].includes(this.token.type) || this.at('symbol', '(', '$');
	}

	private startsStep(): boolean {
		return ['name', 'nodeType', 'axis'].includes(this.token.type) || this.at('symbol', '.', '..', '@');
	}

	private filtered(): Expression {
		const { position } = this.token;
		const start = this.primary();
		const follows = this.at('symbol', '[') || this.at('operator', '/', '//');
		if (!follows) return start;
		if (start.kind !== 'nodes') {
			this.fail(position, `"${this.token.text}" behind a ${start.kind}`, 'a node-set before it');
		}
		return { type: 'path', kind: 'nodes', start, filters: this.predicates(), steps: this.moreSteps([]) };
	}

	private primary(): Expression {
		const token = this.take();
		switch (token.type) {
			case 'literal':
				return { type: 'string', kind: 'string', value: token.text };
			case 'number':
				return { type: 'number', kind: 'number', value: Number(token.text) };
			case 'function':
				return this.call(token);
			default: {
				if (token.text === '$') this.fail(token.position, 'variable', 'no variables: none are defined here');
				const inner = this.nested(() => this.or());
				this.expect('symbol', ')');
				return inner;
			}
		}
	}

	private call({ prefix, text, position }: Token): Expression {
		const name = prefix === undefined ? text : `${prefix}:${text}`;
		const signature = SIGNATURES.get(name);
		if (signature === undefined) {
			const known = [...SIGNATURES.keys()].sort().join(', ');
			this.fail(position, `unknown function ${name}()`, `one of XPath 1.0: ${known}`);
		}
		const values = this.callArguments(name, signature);
		const most = signature.repeats ? MAX_OPERANDS : signature.parameters.length;
		if (values.length < signature.required || values.length > most) {
			const count = `${values.length} argument${values.length === 1 ? '' : 's'}`;
			this.fail(position, `${name}() with ${count}`, usage(name, signature));
		}
		return { type: 'call', kind: signature.result, name, arguments: values };
	}

	private callArguments(name: string, signature: Signature): Expression[] {
		const { parameters } = signature;
		const values: Expression[] = [];
		this.expect('symbol', '(');
		if (this.accept('symbol', ')')) return values;
		do {
			const { position } = this.token;
			const value = this.nested(() => this.or());
			const parameter = parameters[Math.min(values.length, parameters.length - 1)];
			if (parameter === 'nodes' && value.kind !== 'nodes') {
				this.fail(position, `a ${value.kind} in ${name}()`, usage(name, signature));
			}
			values.push(value);
		} while (this.accept('symbol', ','));
		this.expect('symbol', ')');
		return values;
	}

	/** The rest of a path, behind what is already in `steps`. */
	private moreSteps(steps: Step[]): Step[] {
		for (;;) {
			if (this.accept('operator', '//')) steps.push(ANY_NODE);
			else if (!this.accept('operator', '/')) return steps;
			steps.push(this.step());
			if (steps.length > MAX_STEPS) {
				this.fail(this.token.position, 'too many steps in one path', `at most ${MAX_STEPS}`);
			}
		}
	}

	private firstStep(): Step {
		const step = this.step();
		const { recordName } = this.naming;
		if (recordName === undefined || step.axis !== 'child' || step.test.type !== 'name') return step;
		const isRecord = step.test.names.some(({ uri, local }) => uri === recordName.uri && local === recordName.local);
		return isRecord ? { ...step, namesRecord: true } : step;
	}

	private step(): Step {
		if (this.accept('symbol', '.')) return { axis: 'self', test: { type: 'node' }, predicates: [] };
		if (this.accept('symbol', '..')) return { axis: 'parent', test: { type: 'node' }, predicates: [] };
		const axis = this.axis();
		return { axis, test: this.nodeTest(axis), predicates: this.predicates() };
	}

	private axis(): Axis {
		if (this.accept('symbol', '@')) return 'attribute';
		if (this.token.type !== 'axis') return 'child';
		const { text, position } = this.take();
		this.expect('symbol', '::');
		const axis = AXES.find((candidate) => candidate === text);
		if (axis !== undefined) return axis;
		if (text !== 'namespace') return this.fail(position, `unknown axis "${text}"`, `one of ${AXES.join(', ')}`);
		return this.fail(position, 'namespace axis: namespace declarations are not kept', 'namespace-uri() or another axis');
	}

	private nodeTest(axis: Axis): NodeTest {
		if (this.token.type === 'nodeType') return this.nodeType(this.take());
		if (this.token.type !== 'name') this.unexpected('a name, * or a node test');
		const { prefix, text: local, position } = this.take();
		if (prefix === undefined && local === '*') return { type: 'any' };
		const uri = prefix === undefined ? (this.naming.defaultNamespace ?? '') : this.namespace(prefix, position);
		if (local === '*') return { type: 'any', uri };
		return { type: 'name', names: axis === 'attribute' ? [{ uri, local }] : elementNames(this.naming, uri, local) };
	}

	private nodeType({ text }: Token): NodeTest {
		this.expect('symbol', '(');
		const takesTarget = text === 'processing-instruction' && this.token.type === 'literal';
		const target = takesTarget ? this.take().text : undefined;
		this.expect('symbol', ')');
		if (text === 'processing-instruction') return { type: text, target };
		return { type: text === 'text' || text === 'comment' ? text : 'node' };
	}

	private namespace(prefix: string, position: number): string {
		const uri = namespaceOf(this.naming, prefix);
		if (uri !== undefined) return uri;
		const prefixes = Object.keys(this.naming.namespaces).map((known) => `${known}:`).join(', ');
		const expected = this.naming.defaultNamespace === undefined ? prefixes : `${prefixes} or no prefix`;
		return this.fail(position, `unknown prefix "${prefix}:"`, expected);
	}

	private predicates(): Expression[] {
		const predicates: Expression[] = [];
		while (this.accept('symbol', '[')) {
			predicates.push(this.nested(() => this.or()));
			this.expect('symbol', ']');
		}
		return predicates;
	}

	private nested(parse: () => Expression): Expression {
		if (++this.nesting > MAX_NESTING) {
			this.fail(this.token.position, 'too deeply nested', `at most ${MAX_NESTING} levels`);
		}
		const result = parse();
		this.nesting--;
		return result;
	}
}
