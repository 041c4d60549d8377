/** From the paths of a field to its value: absent is null, what may repeat is an array. Read from the tape, without a tree. */
import type { CompiledPath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { parseXsdDate, parseXsdMoment } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import type { CollectionPaths, FieldType } from './fieldTable';

export interface CompiledCollection<K extends string = string> {
	entries: CompiledPath;
	values: Array<[K, CompiledPath]>;
}

export function compileCollection<K extends string>({ entries, values }: CollectionPaths<K>, compile: (path: string) => CompiledPath): CompiledCollection<K> {
	const keys = Object.keys(values) as K[];
	return { entries: compile(entries), values: keys.map((key) => [key, compile(values[key])]) };
}

/** One row an entry; '' is absent. */
export function readCollection<K extends string>(tape: Tape, collection: CompiledCollection<K>): Array<Record<K, string>> {
	return collection.entries.entries(tape).map((entry) => readRow(tape, collection, entry));
}

export function readRow<K extends string>(tape: Tape, { values }: CompiledCollection<K>, entry: number): Record<K, string> {
	const row = {} as Record<K, string>;
	for (const [key, path] of values) row[key] = path.string(tape, entry);
	return row;
}

/** A field that is copied: the first path that gives something wins. */
export function readField(tape: Tape, type: FieldType, paths: readonly CompiledPath[]): string | string[] | boolean | null {
	if (type === 'texts') return paths[0]?.strings(tape).filter((text) => text !== '') ?? [];
	const text = firstText(tape, paths);
	if (type === 'boolean') return parseXsdBoolean(text);
	if (type === 'date') return parseXsdDate(text);
	if (type === 'moment') return parseXsdMoment(text);
	return text === '' ? null : text;
}

export function firstText(tape: Tape, paths: readonly CompiledPath[]): string {
	for (const path of paths) {
		const text = path.string(tape);
		if (text !== '') return text;
	}
	return '';
}

export function emptyToNull<R extends Record<string, string>>(row: R): { [K in keyof R]: string | null } {
	const filled = {} as { [K in keyof R]: string | null };
	for (const key in row) filled[key] = row[key] === '' ? null : row[key];
	return filled;
}
