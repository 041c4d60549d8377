/** Rows → the forms in which Workday serves a report, and its schema. */
import { escapeXml } from '../schema/writer.mts';
import { dateText, parseDay } from '../workers/dates.mts';
import type { Piece } from './reply.mts';
import { isGroup, type Cell, type Column, type Group, type Instance, type Report, type Row } from './reportsDefinition.mts';

/** What public reports of the format differ in. */
export interface ReportBehaviour {
	/** A cell without a value. */
	empty: 'missing' | 'null';
	/** `Report_Entry` when there is one row. */
	oneRow: 'array' | 'object';
	/** `Report_Entry` when there is none. */
	noRows: 'array' | 'missing' | 'null';
	/** A group with one row. */
	oneGroupRow: 'array' | 'object';
	/** A query that names no prompt of the report. */
	unknownPrompts: 'refuse' | 'ignore';
	/** Bytes in front of CSV. */
	byteOrderMark: boolean;
	delimiter: string;
}

export const DEFAULT_BEHAVIOUR: ReportBehaviour = {
	empty: 'missing',
	oneRow: 'array',
	noRows: 'array',
	oneGroupRow: 'array',
	unknownPrompts: 'refuse',
	byteOrderMark: false,
	delimiter: ',',
};

const isRows = (cell: Cell, column: Column | Group): cell is readonly Row[] => isGroup(column) && Array.isArray(cell);
const instancesOf = (cell: Cell): readonly Instance[] => (Array.isArray(cell) ? cell : typeof cell === 'object' ? [cell as Instance] : []);
const plain = (cell: Cell): string | undefined =>
	typeof cell === 'object' ? instancesOf(cell).map(({ descriptor }) => descriptor).join('; ') : cell;

type Rows = Iterable<Row>;

export function* json(report: Report, rows: Rows, behaviour: ReportBehaviour): Generator<Piece> {
	const iterator = rows[Symbol.iterator]();
	try {
		yield* jsonRows(report, iterator, behaviour);
	} finally {
		// A client that went away needs no more rows.
		iterator.return?.();
	}
}

function* jsonRows({ columns }: Report, iterator: Iterator<Row>, behaviour: ReportBehaviour): Generator<Piece> {
	const first = iterator.next();
	if (first.done) {
		yield { array: '{"Report_Entry":[]}', missing: '{}', null: '{"Report_Entry":null}' }[behaviour.noRows];
		return;
	}
	const second = iterator.next();
	if (second.done && behaviour.oneRow === 'object') {
		yield `{"Report_Entry":${JSON.stringify(jsonRow(columns, first.value, behaviour))}}`;
		return;
	}
	yield '{"Report_Entry":[\n';
	yield { record: JSON.stringify(jsonRow(columns, first.value, behaviour)) };
	for (let next = second; !next.done; next = iterator.next()) yield { record: `,\n${JSON.stringify(jsonRow(columns, next.value, behaviour))}` };
	yield '\n]}';
}

function jsonRow(columns: Report['columns'], row: Row, behaviour: ReportBehaviour): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const column of columns) {
		const cell = row[column.name];
		if (isGroup(column)) {
			const rows = isRows(cell, column) ? cell.map((each) => jsonRow(column.group, each, behaviour)) : [];
			if (rows.length > 0) object[column.name] = rows.length === 1 && behaviour.oneGroupRow === 'object' ? rows[0] : rows;
			continue;
		}
		const text = plain(cell);
		if (text !== undefined) object[column.name] = text;
		else if (behaviour.empty === 'null') object[column.name] = null;
	}
	return object;
}

export function* csv({ columns }: Report, rows: Rows, { delimiter, byteOrderMark }: ReportBehaviour): Generator<Piece> {
	const quoted = (text: string): string => (/["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
	const line = (cells: readonly string[]): string => `${cells.map(quoted).join(delimiter)}\r\n`;
	yield (byteOrderMark ? '\uFEFF' : '') + line(columns.map(({ name }) => name));
	for (const row of rows) {
		yield {
			record: line(
				columns.map((column) => {
					const cell = row[column.name];
					return isRows(cell, column) ? cell.map((each) => plain(each[column.name]) ?? Object.values(each)[0]).join('; ') : (plain(cell) ?? '');
				}),
			),
		};
	}
}

const namespaceOf = ({ name }: Report): string => `urn:com.workday.report/${name}`;

/** @param simple without namespaces and ids */
export function* xml(report: Report, rows: Rows, simple: boolean): Generator<Piece> {
	const prefix = simple ? '' : 'wd:';
	const declaration = simple ? '' : ` xmlns:wd="${escapeXml(namespaceOf(report))}"`;
	yield `<?xml version='1.0' encoding='UTF-8'?>\n<${prefix}Report_Data${declaration}>\n`;
	for (const row of rows) yield { record: `<${prefix}Report_Entry>${xmlCells(report.columns, row, prefix)}</${prefix}Report_Entry>\n` };
	yield `</${prefix}Report_Data>`;
}

function xmlCells(columns: Report['columns'], row: Row, prefix: string): string {
	const element = (name: string, inside: string, attributes = ''): string => `<${prefix}${name}${attributes}>${inside}</${prefix}${name}>`;
	return columns
		.map((column) => {
			const { name } = column;
			const cell = row[name];
			if (isRows(cell, column)) return cell.map((each) => element(name, xmlCells((column as Group).group, each, prefix))).join('');
			if (typeof cell === 'object') return instancesOf(cell).map((instance) => xmlInstance(name, instance, element, prefix)).join('');
			if (cell === undefined) return '';
			return element(name, escapeXml(!isGroup(column) && column.type === 'date' ? dateText(parseDay(cell)) : cell));
		})
		.join('');
}

function xmlInstance(
	name: string,
	{ descriptor, ids }: Instance,
	element: (name: string, inside: string, attributes?: string) => string,
	prefix: string,
): string {
	if (prefix === '') return element(name, escapeXml(descriptor));
	const inside = ids.map(({ type, value }) => element('ID', escapeXml(value), ` wd:type="${escapeXml(type)}"`)).join('');
	return element(name, inside, ` wd:Descriptor="${escapeXml(descriptor)}"`);
}

const XSD_TYPES = { string: 'xsd:string', boolean: 'xsd:boolean', date: 'xsd:date', decimal: 'xsd:decimal' };

/** In the form that public clients read: each group and each kind of instance is a type of its own. */
export function xsd(report: Report): string {
	const types: string[] = [];
	const complex = (name: string, inside: string): void => void types.push(`<xsd:complexType name="${name}">${inside}</xsd:complexType>`);
	const elements = (columns: Report['columns']): string => {
		const seen = columns.filter((column) => isGroup(column) || !column.unseen).map((column) => {
			if (isGroup(column)) {
				complex(`${column.name}Type`, elements(column.group));
				return `<xsd:element name="${column.name}" type="wd:${column.name}Type" minOccurs="0" maxOccurs="unbounded"/>`;
			}
			const { name, type } = column;
			if (type !== 'instance' && type !== 'instances') return `<xsd:element name="${name}" type="${XSD_TYPES[type]}" minOccurs="0"/>`;
			const id = '<xsd:element name="ID" type="wd:InstanceIDType" minOccurs="0" maxOccurs="unbounded"/>';
			complex(`${name}ObjectType`, `<xsd:sequence>${id}</xsd:sequence><xsd:attribute name="Descriptor" type="xsd:string"/>`);
			return `<xsd:element name="${name}" type="wd:${name}ObjectType" minOccurs="0"${type === 'instances' ? ' maxOccurs="unbounded"' : ''}/>`;
		});
		return `<xsd:sequence>${seen.join('')}</xsd:sequence>`;
	};
	complex('Report_EntryType', elements(report.columns));
	complex('Report_DataType', '<xsd:sequence><xsd:element name="Report_Entry" type="wd:Report_EntryType" minOccurs="0" maxOccurs="unbounded"/></xsd:sequence>');
	const namespace = escapeXml(namespaceOf(report));
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:wd="${namespace}" elementFormDefault="qualified" ` +
		`attributeFormDefault="qualified" targetNamespace="${namespace}"><xsd:element name="Report_Data" type="wd:Report_DataType"/>` +
		'<xsd:complexType name="InstanceIDType"><xsd:simpleContent><xsd:extension base="xsd:string">' +
		'<xsd:attribute name="type" type="xsd:string"/></xsd:extension></xsd:simpleContent></xsd:complexType>' +
		`${types.join('')}</xsd:schema>`
	);
}
