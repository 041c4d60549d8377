import {
	AXES, type ArithmeticOperator, type Axis, type CompareOperator, type Expression, type NodeTest, type PathExpression, type Step,
} from './pathAst';
import { MAX_EXPRESSION_LENGTH, MAX_NESTING, MAX_OPERANDS, MAX_STEPS, XPathError } from './pathError';
import { type Token, type TokenType, tokenize } from './pathLexer';
import { elementNames, namespaceOf, type PathNaming } from './pathNames';
import { SIGNATURES, usage } from './pathSignatures';

const ANY_NODE: Step = { axis: 'descendant-or-self', test: { type: 'node' }, predicates: [] };

/** Parses an expression, resolves its names and checks its types. Throws `XPathError`, never anything else. */
export function parsePath(expression: string, naming: PathNaming): Expression {
	if (expression.length > MAX_EXPRESSION_LENGTH) {
		const problem = `expression of ${expression.length} characters`;
		throw new XPathError(expression, MAX_EXPRESSION_LENGTH, problem, `at most ${MAX_EXPRESSION_LENGTH}`);
	}
	return new Parser(expression, naming).parse();
}

/** Recursive descent over the grammar of §3, one method a rule. */
class Parser {
	private readonly tokens: Token[];
	private next = 0;
	private nesting = 0;

	constructor(
		private readonly expression: string,
		private readonly naming: PathNaming,
	) {
		this.tokens = tokenize(expression);
	}

	parse(): Expression {
		const result = this.or();
		if (this.at('symbol', '[')) this.fail('predicate behind "." or ".."', 'self::node()[…] or parent::node()[…]');
		if (this.token.type !== 'end') this.fail(`unexpected "${this.token.text}"`, 'an operator or the end of the expression');
		return result;
	}

	private or(): Expression {
		return this.chain(['or'], () => this.and(), (left, right) => ({ type: 'logical', kind: 'boolean', operator: 'or', left, right }));
	}

	private and(): Expression {
		return this.chain(['and'], () => this.equality(), (left, right) => ({ type: 'logical', kind: 'boolean', operator: 'and', left, right }));
	}

	private equality(): Expression {
		return this.chain<CompareOperator>(['=', '!='], () => this.relation(), (left, right, operator) => ({
			type: 'compare', kind: 'boolean', operator, left, right,
		}));
	}

	private relation(): Expression {
		return this.chain<CompareOperator>(['<', '<=', '>', '>='], () => this.sum(), (left, right, operator) => ({
			type: 'compare', kind: 'boolean', operator, left, right,
		}));
	}

	private sum(): Expression {
		return this.chain<ArithmeticOperator>(['+', '-'], () => this.product(), (left, right, operator) => ({
			type: 'arithmetic', kind: 'number', operator, left, right,
		}));
	}

	private product(): Expression {
		return this.chain<ArithmeticOperator>(['*', 'div', 'mod'], () => this.negation(), (left, right, operator) => ({
			type: 'arithmetic', kind: 'number', operator, left, right,
		}));
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
			for (const side of [left, right]) if (side.kind !== 'nodes') this.failAt(position, `"|" beside a ${side.kind}`, 'node-sets on both sides');
			return { type: 'union', kind: 'nodes', left, right };
		});
	}

	private chain<Operator extends string>(
		operators: readonly Operator[],
		operand: () => Expression,
		join: (left: Expression, right: Expression, operator: Operator, position: number) => Expression,
	): Expression {
		let result = operand();
		for (let count = 2; ; count++) {
			const { position } = this.token;
			const operator = operators.find((candidate) => this.accept('operator', candidate));
			if (operator === undefined) return result;
			if (count > MAX_OPERANDS) this.failAt(position, 'too many operands in one row', `at most ${MAX_OPERANDS}`);
			result = join(result, operand(), operator, position);
		}
	}

	private path(): Expression {
		if (this.startsPrimary()) return this.filtered();
		if (this.accept('operator', '/')) {
			const steps = this.startsStep() ? this.steps([this.firstStep()]) : [];
			return { type: 'path', kind: 'nodes', start: 'root', filters: [], steps };
		}
		if (this.accept('operator', '//')) {
			return { type: 'path', kind: 'nodes', start: 'root', filters: [], steps: this.steps([ANY_NODE, this.step()]) };
		}
		if (!this.startsStep()) this.fail(this.token.type === 'end' ? 'unexpected end' : `unexpected "${this.token.text}"`, 'a path or a value');
		return { type: 'path', kind: 'nodes', start: 'context', filters: [], steps: this.steps([this.firstStep()]) };
	}

	private startsPrimary(): boolean {
		const { type, text } = this.token;
		return type === 'literal' || type === 'number' || type === 'function' || (type === 'symbol' && (text === '(' || text === '$'));
	}

	private startsStep(): boolean {
		const { type, text } = this.token;
		return type === 'name' || type === 'nodeType' || type === 'axis' || (type === 'symbol' && ['.', '..', '@'].includes(text));
	}

	private filtered(): Expression {
		const { position } = this.token;
		const start = this.primary();
		const follows = this.at('symbol', '[') || this.at('operator', '/') || this.at('operator', '//');
		if (!follows) return start;
		if (start.kind !== 'nodes') this.failAt(position, `"${this.token.text}" behind a ${start.kind}`, 'a node-set before it');
		const path: PathExpression = { type: 'path', kind: 'nodes', start, filters: this.predicates(), steps: this.steps([]) };
		return path;
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
				if (token.text === '$') this.failAt(token.position, 'variable', 'no variables: none are defined here');
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
			this.failAt(position, `unknown function ${name}()`, `one of XPath 1.0: ${[...SIGNATURES.keys()].sort().join(', ')}`);
		}
		this.expect('symbol', '(');
		const values: Expression[] = [];
		if (!this.at('symbol', ')')) {
			do {
				const { position: start } = this.token;
				const value = this.nested(() => this.or());
				const parameter = signature.parameters[Math.min(values.length, signature.parameters.length - 1)];
				if (parameter === 'nodes' && value.kind !== 'nodes') this.failAt(start, `a ${value.kind} in ${name}()`, usage(name, signature));
				values.push(value);
			} while (this.accept('symbol', ','));
		}
		this.expect('symbol', ')');
		const most = signature.repeats ? MAX_OPERANDS : signature.parameters.length;
		if (values.length < signature.required || values.length > most) {
			this.failAt(position, `${name}() with ${values.length} argument${values.length === 1 ? '' : 's'}`, usage(name, signature));
		}
		return { type: 'call', kind: signature.result, name, arguments: values };
	}

	/** The rest of a path, behind what is already in `steps`. */
	private steps(steps: Step[]): Step[] {
		for (;;) {
			if (this.accept('operator', '//')) steps.push(ANY_NODE);
			else if (!this.accept('operator', '/')) return steps;
			steps.push(this.step());
			if (steps.length > MAX_STEPS) this.fail('too many steps in one path', `at most ${MAX_STEPS}`);
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
		if (text === 'namespace') this.failAt(position, 'namespace axis: namespace declarations are not kept', 'namespace-uri() or another axis');
		return this.failAt(position, `unknown axis "${text}"`, `one of ${AXES.join(', ')}`);
	}

	private nodeTest(axis: Axis): NodeTest {
		const token = this.token;
		if (token.type === 'nodeType') return this.nodeType(this.take());
		if (token.type !== 'name') this.fail(token.type === 'end' ? 'unexpected end' : `unexpected "${token.text}"`, 'a name, * or a node test');
		this.take();
		const { prefix, text: local, position } = token;
		if (prefix === undefined && local === '*') return { type: 'any' };
		const uri = prefix === undefined ? (this.naming.defaultNamespace ?? '') : this.namespace(prefix, position);
		if (local === '*') return { type: 'any', uri };
		return { type: 'name', names: axis === 'attribute' ? [{ uri, local }] : elementNames(this.naming, uri, local) };
	}

	private nodeType({ text }: Token): NodeTest {
		this.expect('symbol', '(');
		const target = text === 'processing-instruction' && this.token.type === 'literal' ? this.take().text : undefined;
		this.expect('symbol', ')');
		if (text === 'processing-instruction') return { type: text, target };
		return { type: text === 'text' || text === 'comment' ? text : 'node' };
	}

	private namespace(prefix: string, position: number): string {
		const uri = namespaceOf(this.naming, prefix);
		if (uri !== undefined) return uri;
		const known = Object.keys(this.naming.namespaces).map((candidate) => `${candidate}:`).join(', ');
		const expected = this.naming.defaultNamespace === undefined ? known : `${known} or no prefix`;
		return this.failAt(position, `unknown prefix "${prefix}:"`, expected);
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
		if (++this.nesting > MAX_NESTING) this.fail('too deeply nested', `at most ${MAX_NESTING} levels`);
		const result = parse();
		this.nesting--;
		return result;
	}

	private get token(): Token {
		return this.tokens[this.next];
	}

	private take(): Token {
		const token = this.token;
		if (token.type !== 'end') this.next++;
		return token;
	}

	private at(type: TokenType, text: string): boolean {
		return this.token.type === type && this.token.text === text;
	}

	private accept(type: TokenType, text: string): boolean {
		if (!this.at(type, text)) return false;
		this.next++;
		return true;
	}

	private expect(type: TokenType, text: string): void {
		if (!this.accept(type, text)) this.fail(this.token.type === 'end' ? 'unexpected end' : `unexpected "${this.token.text}"`, `"${text}"`);
	}

	private fail(problem: string, expected?: string): never {
		return this.failAt(this.token.position, problem, expected);
	}

	private failAt(position: number, problem: string, expected?: string): never {
		throw new XPathError(this.expression, position, problem, expected);
	}
}
