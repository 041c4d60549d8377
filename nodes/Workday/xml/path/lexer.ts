import { NC_NAME } from '../characters';
import { XPathError } from './error';

export type TokenType = 'symbol' | 'operator' | 'literal' | 'number' | 'name' | 'function' | 'nodeType' | 'axis' | 'end';

/** `text` is the operator, symbol, function, axis or node type; the content of a literal; the local part of a name. */
export interface Token {
	readonly type: TokenType;
	readonly text: string;
	/** Of a name test or function name: what stands before the colon. */
	readonly prefix?: string;
	readonly position: number;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
const LITERAL = /"([^"]*)"|'([^']*)'/y;
const NAME = new RegExp(`(${NC_NAME})(?::(?!:)(${NC_NAME}|\\*)?)?`, 'uy');
const SYMBOL = /\.\.|::|\/\/|!=|<=|>=|[()[\].@,/|+\-=<>*$]/y;

const NODE_TYPES = new Set(['comment', 'text', 'processing-instruction', 'node']);
const OPERATOR_NAMES = new Set(['and', 'or', 'mod', 'div']);
const OPERATOR_SYMBOLS = new Set(['/', '//', '|', '+', '-', '=', '!=', '<', '<=', '>', '>=']);
/** After one of these, or at the start, `*` and names are names (XPath 1.0 §3.7); after anything else they are operators. */
const OPERAND_FOLLOWS = new Set(['@', '::', '(', '[', ',', '$']);

/** The tokens of an expression, with `*` and `and` told apart as §3.7 asks; the last is of type `end`. */
export function tokenize(expression: string): Token[] {
	const tokens: Token[] = [];
	let position = 0;

	function take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = position;
		const match = pattern.exec(expression);
		if (match !== null) position = pattern.lastIndex;
		return match;
	}

	function nextSymbolIs(symbol: string): boolean {
		SPACE.lastIndex = position;
		SPACE.test(expression);
		return expression.startsWith(symbol, SPACE.lastIndex);
	}

	function nameToken(match: RegExpExecArray, start: number): Token {
		const [whole, first, second] = match;
		if (operatorExpected(tokens.at(-1))) {
			if (OPERATOR_NAMES.has(whole)) return { type: 'operator', text: whole, position: start };
			throw new XPathError(expression, start, `unexpected name "${whole}"`, 'an operator or the end of the expression');
		}
		const qualified = whole.includes(':');
		if (qualified && second === undefined) {
			throw new XPathError(expression, position, `incomplete name "${whole}"`, 'a local name after the colon');
		}
		const name = qualified ? { prefix: first, text: second } : { text: first };
		if (nextSymbolIs('(') && name.text !== '*') {
			const isNodeType = !qualified && NODE_TYPES.has(whole);
			return { type: isNodeType ? 'nodeType' : 'function', ...name, position: start };
		}
		if (!qualified && nextSymbolIs('::')) return { type: 'axis', text: whole, position: start };
		return { type: 'name', ...name, position: start };
	}

	function symbolToken(symbol: string, start: number): Token {
		if (symbol === '*') {
			const type = operatorExpected(tokens.at(-1)) ? 'operator' : 'name';
			return { type, text: symbol, position: start };
		}
		return { type: OPERATOR_SYMBOLS.has(symbol) ? 'operator' : 'symbol', text: symbol, position: start };
	}

	for (;;) {
		take(SPACE);
		const start = position;
		if (start >= expression.length) {
			tokens.push({ type: 'end', text: '', position: start });
			return tokens;
		}
		let match: RegExpExecArray | null;
		if ((match = take(NUMBER)) !== null) tokens.push({ type: 'number', text: match[0], position: start });
		else if ((match = take(LITERAL)) !== null) {
			tokens.push({ type: 'literal', text: match[1] ?? match[2], position: start });
		} else if ((match = take(NAME)) !== null) tokens.push(nameToken(match, start));
		else if ((match = take(SYMBOL)) !== null) tokens.push(symbolToken(match[0], start));
		else throw unknownCharacter(expression, start);
	}
}

function operatorExpected(previous: Token | undefined): boolean {
	if (previous === undefined || previous.type === 'operator') return false;
	return !(previous.type === 'symbol' && OPERAND_FOLLOWS.has(previous.text));
}

function unknownCharacter(expression: string, position: number): XPathError {
	const character = String.fromCodePoint(expression.codePointAt(position) ?? 0);
	if (character === '"' || character === "'") {
		return new XPathError(expression, position, 'text without its closing quote', `another ${character}`);
	}
	// Word processors and web pages turn quotes into these, and people paste them.
	if (/[\u2018-\u201F\u00AB\u00BB\u0060\u00B4]/.test(character)) {
		return new XPathError(expression, position, `typographic quote ${character}`, 'a straight quote, \' or "');
	}
	return new XPathError(expression, position, `unexpected character "${character}"`);
}
