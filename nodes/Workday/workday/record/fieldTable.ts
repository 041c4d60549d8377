/**
 * The rows of a normalised record: one row a field, with where it stands in Workday's answer (XPath 1.0 relative to the
 * record, unprefixed names are Workday's).
 */
export type FieldType = 'text' | 'boolean' | 'date' | 'moment' | 'texts' | 'object' | 'objects';

export interface FieldRow {
	readonly name: string;
	readonly type: FieldType;
	/** Where the value stands; the first path that gives one wins. Fields that are derived list what they read. */
	readonly paths: readonly string[];
	/** The field is computed from collections, not copied from the paths. */
	readonly derived?: true;
	/** Left out unless the user asks for it by name. */
	readonly sensitive?: true;
	/** Raises no flag unless the user names the field: filled only when Workday sends the section anyway. */
	readonly onRequest?: true;
	/** For the docs and the editor. */
	readonly about: string;
}

export type ValueOf<T extends FieldType> = T extends 'boolean'
	? boolean | null
	: T extends 'texts'
		? string[]
		: T extends 'object'
			? Record<string, string>
			: T extends 'objects'
				? object[]
				: string | null;

/** Part of a record that repeats, and what is read from each entry (relative to it). */
export interface CollectionPaths<K extends string = string> {
	readonly entries: string;
	readonly values: Readonly<Record<K, string>>;
}

type Facts = Partial<Pick<FieldRow, 'sensitive' | 'onRequest'>>;

/** A field that is copied. */
export function field<N extends string, T extends FieldType>(name: N, type: T, paths: string | readonly string[], about: string, facts: Facts = {}) {
	return { name, type, paths: typeof paths === 'string' ? [paths] : paths, about, ...facts } as const;
}

/** Makes a function for fields that are computed from collections; what they need is what those read. */
export function derivedFrom<C extends string>(collections: Readonly<Record<C, CollectionPaths>>) {
	return <N extends string, T extends FieldType>(name: N, type: T, from: readonly C[], about: string, facts: Facts = {}) =>
		({ name, type, paths: from.map((one) => collections[one].entries), derived: true, about, ...facts }) as const;
}

/** Step to the id of one type inside a reference. */
export const id = (type: string) => `ID[@type='${type}']`;
