/** What Workday's refusal of a write means. A fault has one code for all of them; the words tell them apart. */
import { Conflict, NotFound, Validation } from '../errors';
import { unknownIdsIn } from '../soap/unknownId';

/** Unproven words: the schema's documentation speaks of pending events, and of conflicts with them. */
const IN_THE_WAY = /\b(?:pending|conflict\w*|in progress|not (?:yet )?completed?)\b[^.]*\b(?:event|transaction|business process|change|request)|\b(?:event|transaction|business process|change|request)\w*\b[^.]*\b(?:pending|conflict\w*|in progress|awaiting)/i;

export function asRefusal<E>(error: E): E | NotFound | Conflict {
	if (!(error instanceof Validation)) return error;
	const [unknown] = unknownIdsIn(error);
	if (unknown) return new NotFound(`Workday knows no ${unknown.type} "${unknown.id}".`, error.details);
	const texts = [...error.issues.flatMap(({ message, detail = '' }) => [message, detail]), error.message];
	const inTheWay = texts.find((text) => IN_THE_WAY.test(text));
	return inTheWay === undefined ? error : new Conflict(`Workday refused the change: ${inTheWay}`, error.details);
}
