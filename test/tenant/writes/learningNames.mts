/** A tenant whose two imports have other names than the ones that were guessed. */
import { parseEnvelope, type Envelope } from '../server/requestXml.mts';
import type { Piece } from '../server/reply.mts';

/** Guessed name → what this tenant calls it: elements, and types of ids. */
export type LearningNames = Readonly<Record<string, string>>;

const rename = (xml: string, from: string, to: string): string =>
	xml
		.replace(new RegExp(`(</?[\\w-]+:)${from}(?=[\\s/>])`, 'g'), `$1${to}`)
		.replace(new RegExp(`(type=")${from}(?=")`, 'g'), `$1${to}`)
		// As faults quote it.
		.replace(new RegExp(`(type = ')${from}(?=')`, 'g'), `$1${to}`);

/** The request in the guessed names, for the schema and the operation. What it calls by a guessed name does not exist. */
export function inGuessedNames(xml: string, names: LearningNames): { xml: string; envelope: Envelope | undefined } {
	const hidden = Object.keys(names).reduce((text, guessed) => rename(text, guessed, `${guessed}_that_nobody_has`), xml);
	const own = Object.entries(names).reduce((text, [guessed, other]) => rename(text, other, guessed), hidden);
	return { xml: own, envelope: parseEnvelope(own) };
}

export function* inOwnNames(body: Iterable<Piece>, names: LearningNames): Generator<Piece> {
	const own = (text: string): string => Object.entries(names).reduce((done, [guessed, other]) => rename(done, guessed, other), text);
	for (const piece of body) {
		if (typeof piece === 'string') yield own(piece);
		else if (typeof piece === 'object' && 'record' in piece) yield { record: own(piece.record) };
		else yield piece;
	}
}
