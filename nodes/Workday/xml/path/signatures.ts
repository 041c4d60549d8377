import type { Kind } from './ast';

/** `any` takes every kind as it is; the others convert, except `nodes`, into which nothing can be converted (§3.2). */
export type Parameter = Kind | 'any';

export interface Signature {
	readonly result: Kind;
	readonly parameters: readonly Parameter[];
	/** Arguments that must be there; the rest may be left out. */
	readonly required: number;
	/** The last parameter may be repeated. */
	readonly repeats?: true;
}

const signature = (result: Kind, parameters: readonly Parameter[], required = parameters.length): Signature => ({
	result,
	parameters,
	required,
});

/** The core function library of XPath 1.0 (§4). */
export const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
	['last', signature('number', [])],
	['position', signature('number', [])],
	['count', signature('number', ['nodes'])],
	['id', signature('nodes', ['any'])],
	['local-name', signature('string', ['nodes'], 0)],
	['namespace-uri', signature('string', ['nodes'], 0)],
	['name', signature('string', ['nodes'], 0)],
	['string', signature('string', ['any'], 0)],
	['concat', { ...signature('string', ['string', 'string']), repeats: true }],
	['starts-with', signature('boolean', ['string', 'string'])],
	['contains', signature('boolean', ['string', 'string'])],
	['substring-before', signature('string', ['string', 'string'])],
	['substring-after', signature('string', ['string', 'string'])],
	['substring', signature('string', ['string', 'number', 'number'], 2)],
	['string-length', signature('number', ['string'], 0)],
	['normalize-space', signature('string', ['string'], 0)],
	['translate', signature('string', ['string', 'string', 'string'])],
	['boolean', signature('boolean', ['any'])],
	['not', signature('boolean', ['boolean'])],
	['true', signature('boolean', [])],
	['false', signature('boolean', [])],
	['lang', signature('boolean', ['string'])],
	['number', signature('number', ['any'], 0)],
	['sum', signature('number', ['nodes'])],
	['floor', signature('number', ['number'])],
	['ceiling', signature('number', ['number'])],
	['round', signature('number', ['number'])],
]);

/** How a function is called, for an error message: `substring(string, number, number?)`. */
export function usage(name: string, { parameters, required, repeats }: Signature): string {
	const words = parameters.map((parameter, index) => {
		const word = parameter === 'nodes' ? 'node-set' : parameter === 'any' ? 'value' : parameter;
		return index < required ? word : `${word}?`;
	});
	if (repeats) words.push('…');
	return `${name}(${words.join(', ')})`;
}
