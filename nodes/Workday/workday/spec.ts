/**
 * Workday's side of an operation as a table. One row per element, in the order of the schema (xsd:sequence): the rows
 * give the type of the request, its XML, the editor's options, the table in the docs and the test against the schema.
 */
import { escapeAttribute, escapeText } from '../xml/write';
import { InvalidRequest } from './errors';

/** Namespace of every element and attribute in Workday's public web services. */
export const WORKDAY_NAMESPACE = 'urn:com.workday/bsvc';

/** A web service version such as `v46.1`, comparable. */
export type Version = number;

/** One id of a Workday object, for example `{ type: 'Employee_ID', id: '21001' }`. Inbound, one id is enough. */
export interface Reference {
	type: string;
	id: string;
}

interface RowBase {
	/** Element name in the schema. */
	readonly element: string;
	/** Key in the request object. */
	readonly key: string;
	/** First version that knows the element. Older versions do not get it: an unknown element is a fault there. */
	readonly since?: Version;
	readonly many?: true;
}

export type SpecRow =
	| (RowBase & { readonly kind: 'text' | 'date' | 'dateTime' | 'integer' })
	| (RowBase & {
			readonly kind: 'reference';
			/** Attribute that says what the id is; `type` if not given. */
			readonly idAttribute?: string;
	  })
	| (RowBase & {
			readonly kind: 'boolean';
			/** What is sent when the user chose nothing; undefined: the element is left out. */
			readonly initially?: boolean;
	  })
	| (RowBase & { readonly kind: 'group'; readonly rows: readonly SpecRow[]; readonly attributes?: readonly AttributeRow[] });

export interface AttributeRow {
	readonly attribute: string;
	readonly key: string;
	readonly kind: 'boolean' | 'text';
}

type ScalarOf<R extends SpecRow> = R extends { kind: 'boolean' }
	? boolean
	: R extends { kind: 'integer' }
		? number
		: R extends { kind: 'reference' }
			? Reference
			: R extends { kind: 'group'; rows: infer Rows extends readonly SpecRow[] }
				? RequestOf<Rows> & AttributesOf<R>
				: string;

type AttributesOf<R> = R extends { attributes: infer A extends readonly AttributeRow[] }
	? { [Row in A[number] as Row['key']]?: Row['kind'] extends 'boolean' ? boolean : string }
	: unknown;

/** The request object that a table of rows describes. */
export type RequestOf<Rows extends readonly SpecRow[]> = {
	[Row in Rows[number] as Row['key']]?: Row extends { many: true } ? Array<ScalarOf<Row>> : ScalarOf<Row>;
};

/** What `writeElement` takes: the untyped face of `RequestOf`. */
export type RequestValue = string | number | boolean | Reference | RequestObject | RequestValue[] | undefined;
export interface RequestObject {
	[key: string]: RequestValue;
}

/** Reads `v46.1`, `46.1` or `46`. NaN for anything else, which compares false with every row. */
export function versionNumber(version: string): Version {
	const match = /^v?(\d+)(?:\.(\d+))?$/i.exec(version.trim());
	// Workday's minor versions have one digit, so the decimal fraction orders them.
	return match ? Number(`${match[1]}.${match[2] ?? 0}`) : Number.NaN;
}

export function isKnownIn(row: Pick<RowBase, 'since'>, version: Version): boolean {
	return row.since === undefined || version >= row.since;
}

/**
 * Writes `<wd:{element} wd:version="…">` with the children that `value` has, in the order of the rows. Rows that the
 * version does not know are left out; groups without content too.
 */
export function writeRequest(element: string, rows: readonly SpecRow[], value: RequestObject, version: string): string {
	const attributes = ` xmlns:wd="${WORKDAY_NAMESPACE}" wd:version="${escapeAttribute(version)}"`;
	return `<wd:${element}${attributes}>${writeRows(rows, value, versionNumber(version))}</wd:${element}>`;
}

function writeRows(rows: readonly SpecRow[], value: RequestObject, version: Version): string {
	let xml = '';
	for (const row of rows) {
		const cell = value[row.key];
		if (cell === undefined) continue;
		if (!isKnownIn(row, version)) {
			// A flag is left out: the version does without. A criterion must not be: what it should narrow would be everything.
			if (row.kind === 'boolean') continue;
			throw new InvalidRequest(titleOf(row.element), `needs web services version v${row.since} or later; the credential has v${version}`);
		}
		for (const one of Array.isArray(cell) ? cell : [cell]) xml += writeRow(row, one, version);
	}
	return xml;
}

function writeRow(row: SpecRow, value: RequestValue, version: Version): string {
	if (row.kind === 'group') {
		const group = value as RequestObject;
		const attributes = writeAttributes(row.attributes ?? [], group);
		const content = writeRows(row.rows, group, version);
		return content === '' && attributes === '' ? '' : `<wd:${row.element}${attributes}>${content}</wd:${row.element}>`;
	}
	if (row.kind === 'reference') {
		const { type, id } = value as Reference;
		return `<wd:${row.element}><wd:ID wd:${row.idAttribute ?? 'type'}="${escapeAttribute(type)}">${escapeText(id)}</wd:ID></wd:${row.element}>`;
	}
	return `<wd:${row.element}>${escapeText(String(value))}</wd:${row.element}>`;
}

const titleOf = (element: string): string => element.replaceAll('_', ' ');

function writeAttributes(rows: readonly AttributeRow[], value: RequestObject): string {
	return rows
		.filter((row) => value[row.key] !== undefined)
		.map((row) => ` wd:${row.attribute}="${escapeAttribute(String(value[row.key]))}"`)
		.join('');
}
