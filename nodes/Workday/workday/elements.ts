import type { Tape } from '../xml/tape';
import { WORKDAY_NAMESPACE } from './spec';

/** An element's name with its namespace; the prefix is the sender's choice. */
export interface ExpandedName {
	uri: string;
	local: string;
}

/** An element of Workday's. */
export const wd = (local: string): ExpandedName => ({ uri: WORKDAY_NAMESPACE, local });

/**
 * Child elements of `parent` in document order: all, or those of one name. Names are compared as strings: for the few
 * values of an envelope; a worker's fields go through compiled paths.
 */
export function* children(tape: Tape, parent: number, name?: ExpandedName): Generator<number, undefined> {
	for (let entry = parent + 1; entry < tape.end[parent]; entry = tape.end[entry]) {
		const id = tape.name[entry];
		if (id === 0) continue;
		if (!name || (tape.names.local[id] === name.local && tape.names.uri[id] === name.uri)) yield entry;
	}
	return undefined;
}

/** The first child of that name at the end of a path of child names, from `parent` on. undefined: not there. */
export function descend(tape: Tape, parent: number, ...path: ExpandedName[]): number | undefined {
	let entry: number | undefined = parent;
	for (const name of path) {
		if (entry === undefined) return undefined;
		entry = children(tape, entry, name).next().value;
	}
	return entry;
}

/** All text below the element at the end of the path. undefined: not there. */
export function textAt(tape: Tape, parent: number, ...path: ExpandedName[]): string | undefined {
	const entry = descend(tape, parent, ...path);
	return entry === undefined ? undefined : tape.stringValue(entry);
}
