/**
 * Rows as they come → rows whose shape does not depend on how much is in them. What is a list is declared: by the report's
 * schema, by the user, or by its kind. A group is a list in every row, also where the schema allows no more than one: JSON
 * writes it as an object here and as a list there. So is an object of which no schema says what it is.
 */
import type { ReportRow } from './rows';
import type { ReportColumn } from './schema';
import { type ColumnType, convert } from './types';

export interface ShapeOptions {
	/** Of the report's schema, where it was asked for: then every row has every column. */
	schema?: readonly ReportColumn[] | undefined;
	/** Columns that are lists, also where they hold text. Those inside a group as `group.column`. */
	lists: readonly string[];
	/** By column; those inside a group as `group.column`. */
	types: ReadonlyMap<string, ColumnType>;
	/** Only these, in this order, and in every row. Empty: all. */
	columns: readonly string[];
}

/** @returns what makes a row of its raw form, and of its number in the report, for messages */
export function createShape(options: ShapeOptions): (raw: ReportRow, number: number) => ReportRow {
	const root = levelOf(options, '', options.schema);
	return (raw, number) => {
		const row = shaped(raw, root, number);
		if (options.columns.length === 0) return row;
		return object(options.columns.map((name) => [name, Object.hasOwn(row, name) ? row[name] : null]));
	};
}

/** What is known of the columns at one level. */
interface Level {
	/** '' or `group.` */
	prefix: string;
	known: ReadonlyMap<string, ReportColumn>;
	/** Those that every row has: value of one that is missing. */
	always: ReadonlyArray<readonly [name: string, isList: boolean]>;
	isList(name: string): boolean;
	typeOf(name: string): ColumnType | undefined;
	below(name: string): Level;
}

function levelOf(options: ShapeOptions, prefix: string, columns: readonly ReportColumn[] | undefined): Level {
	const known = new Map((columns ?? []).map((column) => [column.name, column]));
	const listed = new Set(options.lists.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)).filter((name) => !name.includes('.')));
	const isList = (name: string): boolean => {
		const column = known.get(name);
		return listed.has(name) || column?.repeats === true || column?.type === 'group';
	};
	const levels = new Map<string, Level>();
	return {
		prefix,
		known,
		always: [...new Set([...known.keys(), ...listed])].map((name) => [name, isList(name)]),
		isList,
		typeOf: (name) => options.types.get(prefix + name),
		below(name) {
			const there = levels.get(name) ?? levelOf(options, `${prefix}${name}.`, known.get(name)?.columns);
			levels.set(name, there);
			return there;
		},
	};
}

function shaped(raw: ReportRow, level: Level, number: number): ReportRow {
	const entries = Object.entries(raw).map(([name, value]): [string, unknown] => [name, cell(value, name, level, number)]);
	const row = object(entries);
	for (const [name, isList] of level.always) if (!Object.hasOwn(row, name)) row[name] = isList ? [] : null;
	return row;
}

function cell(value: unknown, name: string, level: Level, number: number): unknown {
	const one = (each: unknown): unknown => {
		if (isObject(each)) return level.known.get(name)?.type === 'instance' ? each : shaped(each, level.below(name), number);
		const type = level.typeOf(name);
		return type === undefined ? each : convert(each, type, level.prefix + name, number);
	};
	if (Array.isArray(value)) {
		// In XML, of a group, a row without anything in it.
		const nothing = level.known.get(name)?.type === 'group' ? {} : '';
		return value.map((each) => one(each === '' ? nothing : each));
	}
	const alone = isObject(value) && !level.known.has(name);
	// XML has an element without anything in it for what JSON leaves out.
	if (!alone && !level.isList(name)) return value === '' && level.known.has(name) ? null : one(value);
	return value === null || value === '' ? [] : [one(value)];
}

const isObject = (value: unknown): value is ReportRow => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `__proto__` as a key like any other. */
const object = (entries: ReadonlyArray<readonly [string, unknown]>): ReportRow => Object.fromEntries(entries);
