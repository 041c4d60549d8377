/** Integration field overrides: the tenant's own fields, which Workday puts into any record that was asked for with them. */
import { id } from './fieldTable';

/** Read from each override, relative to it. */
export const OVERRIDE_VALUES = {
	name: `Field_Reference/${id('Integration_Document_Field_Name')}`,
	workdayName: `Field_Reference/${id('Workday_Integration_Document_Field_Name')}`,
	descriptor: 'Field_Reference/@Descriptor',
	value: 'Value',
} as const;

type Override = Record<keyof typeof OVERRIDE_VALUES, string>;

/**
 * Field overrides by name, without the tenant's prefix. Nothing is lost: two names that would become one keep their
 * prefix, and of two integration systems that name a field alike the second gets a number: `badge`, `badge 2`.
 */
export function customFields(rows: readonly Override[], prefix: string): Record<string, string> {
	const named = rows.map((row) => [row.name || row.workdayName || row.descriptor, row.value] as const).filter(([name]) => name !== '');
	const short = (name: string) => (prefix !== '' && name.startsWith(prefix) && name !== prefix ? name.slice(prefix.length) : name);
	const namesOf = new Map<string, Set<string>>();
	for (const [name] of named) namesOf.set(short(name), (namesOf.get(short(name)) ?? new Set()).add(name));
	return numbered(named.map(([name, value]) => [(namesOf.get(short(name))?.size ?? 0) > 1 ? name : short(name), value]));
}

/** An object of all values: a key that is taken gets a number. */
export function numbered(entries: ReadonlyArray<readonly [string, string]>): Record<string, string> {
	const values: Array<readonly [string, string]> = [];
	const taken = new Set<string>();
	for (const [name, value] of entries) {
		let key = name;
		for (let count = 2; taken.has(key); count++) key = `${name} ${count}`;
		taken.add(key);
		values.push([key, value]);
	}
	return Object.fromEntries(values);
}
