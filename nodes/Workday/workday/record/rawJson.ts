import { JsonReader } from '../../xml/json';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { dependsOnParent, repeatingChildren } from './repeating';

/** The whole record as JSON; what the schema lets repeat is a list. */
export function createRawJsonReader(names: NameTable): (record: Tape) => Record<string, unknown> {
	const reader = new JsonReader(names, { repeatingChildren, dependsOnParent, emptyArrays: true });
	return (record) => {
		const value = reader.read(record);
		// A record without any content reads as text.
		return typeof value === 'object' && !Array.isArray(value) ? value : {};
	};
}
