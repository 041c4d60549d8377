/** Values of a learning content, record or enrollment: as somebody wants them, and as Workday shows them. */
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import { idOfType } from '../wid';
import type { LearningField, LearningKind } from './kinds';
import type { Names } from './names';

/** null: nothing shall be there. */
export type WantedValue = string | boolean | Reference | null;

export interface Wanted {
	id: string;
	/** What is not named is left alone. */
	values: Readonly<Record<string, WantedValue>>;
}

/** A reference with all of its ids; null: nothing is there. */
export type ShownValue = string | boolean | readonly Reference[] | null;

/** One as Workday shows it. */
export interface Shown {
	wid: string | null;
	id: string;
	values: Readonly<Record<string, ShownValue>>;
}

/** As it stands in items: a reference is its id. */
export type PlainValue = string | boolean | null;

const isReferences = (value: ShownValue | WantedValue): value is readonly Reference[] => Array.isArray(value);
export const isReference = (value: ShownValue | WantedValue): value is Reference => typeof value === 'object' && value !== null && 'type' in value;

const sameId = (a: Reference, b: Reference): boolean => a.type === b.type && idOfType(a.type, a.id) === idOfType(b.type, b.id);

/** Notation alone is no difference: `100` is `100.00`, and a flag that is not there is off. */
export function isSame(field: LearningField, shown: ShownValue, wanted: WantedValue): boolean {
	if (field.type === 'flag') return (shown === true) === (wanted === true);
	if (wanted === null || shown === null) return (wanted ?? '') === (shown ?? '');
	if (isReference(wanted)) return isReferences(shown) && shown.some((one) => sameId(one, wanted));
	if (field.type === 'decimal') return canonical(String(shown)) === canonical(String(wanted));
	return String(shown).replace(/\r\n?/g, '\n').trim() === String(wanted).replace(/\r\n?/g, '\n').trim();
}

/** Whether a reference can be told from another: Workday may show none of its ids in the type that is wanted. */
export function isComparable(shown: ShownValue, wanted: WantedValue): boolean {
	return !isReference(wanted) || !isReferences(shown) || shown.some(({ type }) => type === wanted.type);
}

/** Without leading and trailing zeros; not as a number, which would round. */
function canonical(decimal: string): string {
	const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(decimal.trim()) ?? [];
	const digits = `${whole || '0'}${fraction && `.${fraction}`}`;
	return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** The id to send or to show again: of the wanted type where there is one, else the one that every reference has. */
export function oneId(shown: readonly Reference[], types: readonly string[]): Reference | null {
	for (const type of [...types, ID_TYPE.wid]) {
		const found = shown.find((one) => one.type === type);
		if (found) return found;
	}
	return shown[0] ?? null;
}

/** Types of ids that people know a reference by, the usual ones first. */
export const idTypesOf = (field: LearningField, names: Names): string[] =>
	field.idType === undefined ? [ID_TYPE.employee, ID_TYPE.contingentWorker] : [names[field.idType]];

/** What is shown, as it would be wanted. */
export function asWanted(field: LearningField, shown: ShownValue, names: Names): WantedValue {
	return isReferences(shown) ? oneId(shown, idTypesOf(field, names)) : shown;
}

export const plain = (value: WantedValue): PlainValue => (isReference(value) ? value.id : value);

export interface ValueChange {
	field: string;
	before: PlainValue;
	after: PlainValue;
}

/** What differs between what is shown and what is wanted of it. */
export function changesOf(kind: LearningKind, shown: Shown | null, wanted: Wanted, names: Names): ValueChange[] {
	return kind.fields.flatMap((field) => {
		const after = wanted.values[field.key];
		const before = shown?.values[field.key] ?? null;
		if (after === undefined || isSame(field, before, after)) return [];
		// In the type that it is wanted in, so that people see the difference.
		const types = [...(isReference(after) ? [after.type] : []), ...idTypesOf(field, names)];
		const shownBefore = isReferences(before) ? plain(oneId(before, types)) : before;
		return [{ field: field.key, before: shownBefore, after: plain(after) }];
	});
}
