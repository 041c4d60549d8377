import { Tokenizer, TokenizerError, TokenParser, TokenParserError, TokenType } from '@streamparser/json';

/** The only file that imports @streamparser/json, bundled at build. */

export type JsonToken = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'true' | 'false' | 'null';

const NAMES: Partial<Record<TokenType, JsonToken>> = {
	[TokenType.LEFT_BRACE]: '{',
	[TokenType.RIGHT_BRACE]: '}',
	[TokenType.LEFT_BRACKET]: '[',
	[TokenType.RIGHT_BRACKET]: ']',
	[TokenType.COLON]: ':',
	[TokenType.COMMA]: ',',
	[TokenType.STRING]: 'string',
	[TokenType.NUMBER]: 'number',
	[TokenType.TRUE]: 'true',
	[TokenType.FALSE]: 'false',
	[TokenType.NULL]: 'null',
};

export interface JsonHandlers {
	/** Paths of the values that are wanted, such as `$.Rows.*`: the parser keeps nothing else. */
	path: string;
	onValue(value: unknown, key: string | number | undefined): void;
	/** Before the token counts. */
	onToken(token: JsonToken, text: unknown): void;
	/** What to throw for text that is not JSON. */
	describe(problem: string): Error;
}

export interface JsonPush {
	write(text: string): void;
	/** Throws what `describe` makes of a document that is not complete. */
	end(): void;
}

/** Remembers how a number was written: 12345678901234567890 and 1.50 are not what a Number makes of them. */
class NumberTextTokenizer extends Tokenizer {
	numberText = '';

	protected override parseNumber(text: string): number {
		this.numberText = text;
		return super.parseNumber(text);
	}
}

/** Numbers come as the texts that they are written in. */
export function createJsonPush({ path, onValue, onToken, describe }: JsonHandlers): JsonPush {
	const tokenizer = new NumberTextTokenizer();
	const parser = new TokenParser({ paths: [path], keepStack: false });
	// What we throw on the way comes through here as well: it stays what it is.
	tokenizer.onError = (error) => rethrow(error, describe);
	parser.onError = (error) => rethrow(error, describe);
	tokenizer.onToken = (token) => {
		onToken(NAMES[token.token] ?? 'null', token.value);
		parser.write(token.token === TokenType.NUMBER ? { token: TokenType.STRING, value: tokenizer.numberText } : token);
	};
	parser.onValue = ({ value, key }) => onValue(value, key);
	parser.onEnd = () => {
		if (!tokenizer.isEnded) tokenizer.end();
	};
	return {
		write: (text) => tokenizer.write(text),
		end() {
			if (!tokenizer.isEnded) tokenizer.end();
			if (!parser.isEnded) parser.end();
		},
	};
}

function rethrow(error: Error, describe: (problem: string) => Error): never {
	// For a document that ends too early the library has no class of its own.
	const isTheirs = error instanceof TokenizerError || error instanceof TokenParserError || error.constructor === Error;
	throw isTheirs ? describe(error.message) : error;
}
