/** What is wanted as JSON: by hand, out of a program, or from an undo. null clears, and what is left out stays. */
import { JsonPlace } from '../values/jsonPlace';
import { InvalidRequest } from '../errors';
import type { LearningKind } from './kinds';
import { parseValue, text, type ValueContext } from './parseValue';
import type { Wanted, WantedValue } from './values';

/** @throws InvalidRequest */
export function wantedOfJson(kind: LearningKind, given: unknown, label: string, context: ValueContext): Wanted {
	if (given === undefined || given === null) throw new InvalidRequest(label, 'is empty');
	const root = JsonPlace.parse(given, label).object([kind.idKey, ...kind.fields.map(({ key }) => key)]);
	const values: Record<string, WantedValue> = {};
	for (const field of kind.fields) {
		const place = root.at(field.key);
		if (!place.exists) continue;
		if (place.isNull) values[field.key] = null;
		else values[field.key] = parseValue(field, place.raw, place.name, context);
	}
	return checked(kind, { id: text(root.at(kind.idKey).raw, root.at(kind.idKey).name), values });
}

/** @throws InvalidRequest for a value that cannot be taken away */
export function checked(kind: LearningKind, wanted: Wanted): Wanted {
	const cleared = kind.fields.find(({ key, required }) => required && wanted.values[key] === null);
	if (cleared) throw new InvalidRequest(cleared.label, 'cannot be cleared: Workday needs it');
	return wanted;
}
