import { XPathError } from './error';
import { type Token, type TokenType, tokenize } from './lexer';

/** The tokens of an expression, one after the other, and errors that say where and what was expected. */
export class TokenReader {
	private readonly tokens: Token[];
	private next = 0;

	constructor(readonly expression: string) {
		this.tokens = tokenize(expression);
	}

	get token(): Token {
		return this.tokens[this.next];
	}

	/** The current token; the end stays the end. */
	take(): Token {
		const token = this.token;
		if (token.type !== 'end') this.next++;
		return token;
	}

	at(type: TokenType, ...texts: string[]): boolean {
		return this.token.type === type && texts.includes(this.token.text);
	}

	accept(type: TokenType, text: string): boolean {
		if (!this.at(type, text)) return false;
		this.next++;
		return true;
	}

	expect(type: TokenType, text: string): void {
		if (!this.accept(type, text)) this.unexpected(`"${text}"`);
	}

	/** Refuses the current token. */
	unexpected(expected: string): never {
		const { type, text, position } = this.token;
		return this.fail(position, type === 'end' ? 'unexpected end' : `unexpected "${text}"`, expected);
	}

	fail(position: number, problem: string, expected?: string): never {
		throw new XPathError(this.expression, position, problem, expected);
	}
}
