/** The requests, from the table of names: rows in the order of the schema, as far as it is known. */
import { REQUEST } from '../requestRows';
import { writeRequest, type Reference, type RequestObject, type SpecRow } from '../spec';
import type { FieldType, LearningKind } from './kinds';
import type { Names } from './names';
import type { WantedValue } from './values';

const ROW_KINDS = { text: 'text', decimal: 'text', date: 'date', moment: 'dateTime', flag: 'boolean', reference: 'reference', learner: 'reference' } as const satisfies Record<FieldType, string>;

export function putRows(kind: LearningKind, names: Names): SpecRow[] {
	const fields = kind.fields.map(({ key, type, element }): SpecRow => ({ kind: ROW_KINDS[type], element: names[element], key }));
	return [
		{ kind: 'reference', element: names[kind.reference], key: 'reference' },
		{ kind: 'group', element: names[kind.data], key: 'data', rows: [{ kind: 'text', element: names[kind.id], key: 'id' }, ...fields] },
	];
}

export const getRows = (kind: LearningKind, names: Names): SpecRow[] => [
	{ kind: 'group', element: REQUEST.references, key: 'references', rows: [{ kind: 'reference', element: names[kind.reference], key: 'references', many: true }] },
];

export interface PutRequest {
	id: string;
	/** What exists already and shall be changed. undefined: it is new. */
	reference?: Reference;
	values: Readonly<Record<string, WantedValue>>;
}

/** A value that shall be cleared is left out: a date or a number cannot be sent empty. */
export function writePut(kind: LearningKind, names: Names, { id, reference, values }: PutRequest, version: string): string {
	const data: RequestObject = { id };
	for (const { key, type } of kind.fields) {
		const value = values[key];
		if (value !== undefined && value !== null && !(type !== 'flag' && value === '')) data[key] = typeof value === 'object' ? { ...value } : value;
	}
	return writeRequest(names[kind.put], putRows(kind, names), { reference: reference && { ...reference }, data }, version);
}

export const writeGet = (kind: LearningKind, names: Names, ids: readonly string[], version: string): string =>
	writeRequest(names[kind.get], getRows(kind, names), { references: { references: ids.map((id) => ({ type: names[kind.idType], id })) } }, version);
