/** A report's own schema (`?xsds`) → its columns. */
import { NameTable } from '../../xml/names';
import { parseDocument } from '../../xml/records';
import type { Tape } from '../../xml/tape';
import { children } from '../elements';
import { InvalidRequest, UnexpectedResponse } from '../errors';
import { ROW } from './rows';

export interface ReportColumn {
	name: string;
	/** `instance`: a Workday object with its ids. `group`: rows of their own. */
	type: 'text' | 'boolean' | 'date' | 'dateTime' | 'number' | 'instance' | 'group';
	repeats: boolean;
	/** Of a group. */
	columns: readonly ReportColumn[];
}

const XSD = 'http://www.w3.org/2001/XMLSchema';
const xsd = (local: string) => ({ uri: XSD, local });

const SIMPLE: Readonly<Record<string, ReportColumn['type']>> = {
	boolean: 'boolean',
	date: 'date',
	dateTime: 'dateTime',
	decimal: 'number',
	integer: 'number',
	int: 'number',
	long: 'number',
	double: 'number',
	float: 'number',
};

/** Of an instance: the only element in it. */
const ID = 'ID';

/** Groups inside groups. Workday has one. */
const MAX_GROUPS = 6;

/** @throws UnexpectedResponse for what is not the schema of a report, XmlError for what is no XML */
export function columnsOfSchema(bytes: Uint8Array, encoding: string | undefined): ReportColumn[] {
	const schema = new Schema(parseDocument(bytes, { names: new NameTable(), encoding }));
	const columns = schema.rowColumns();
	if (!columns) throw new UnexpectedResponse(`Workday's answer is not the schema of a report: nothing in it is called ${ROW}.`);
	return columns;
}

class Schema {
	private readonly types = new Map<string, number>();

	constructor(private readonly tape: Tape) {
		for (const entry of children(tape, 0, xsd('complexType'))) this.types.set(this.attribute(entry, 'name'), entry);
	}

	rowColumns(): ReportColumn[] | undefined {
		const { tape } = this;
		for (let entry = 0; entry < tape.count; entry++) {
			if (tape.names.local[tape.name[entry]] === 'element' && this.attribute(entry, 'name') === ROW) return this.columnsIn(this.contentOf(entry), []);
		}
		return undefined;
	}

	/** @param within types around it: one that holds itself has no end */
	private columnsIn(content: number | undefined, within: readonly number[]): ReportColumn[] {
		if (content === undefined || within.includes(content) || within.length > MAX_GROUPS) return [];
		return [...this.elementsIn(content)].map((element) => this.column(element, [...within, content]));
	}

	private column(element: number, within: readonly number[]): ReportColumn {
		const name = this.attribute(element, 'name');
		const max = this.attribute(element, 'maxOccurs');
		const repeats = max === 'unbounded' || Number(max) > 1;
		const content = this.contentOf(element);
		if (content === undefined) return { name, type: SIMPLE[localPart(this.attribute(element, 'type'))] ?? 'text', repeats, columns: [] };
		const columns = this.columnsIn(content, within);
		if (columns.every((column) => column.name === ID)) return { name, type: columns.length > 0 ? 'instance' : 'text', repeats, columns: [] };
		return { name, type: 'group', repeats, columns };
	}

	/** The complex type of an element, its own or by name. undefined: it holds text. */
	private contentOf(element: number): number | undefined {
		for (const own of children(this.tape, element, xsd('complexType'))) return own;
		return this.types.get(localPart(this.attribute(element, 'type')));
	}

	/** Inside sequence, all, choice and extension, but not inside another element. */
	private *elementsIn(entry: number): Generator<number> {
		for (const child of children(this.tape, entry)) {
			if (this.tape.names.local[this.tape.name[child]] === 'element') yield child;
			else yield* this.elementsIn(child);
		}
	}

	private attribute(entry: number, name: string): string {
		const { tape } = this;
		if (tape.name[entry] === 0) return '';
		for (let at = tape.attributeStart[entry]; at < tape.attributeStart[entry + 1]; at++) {
			if (tape.names.local[tape.attributeName[at]] === name) return tape.attribute(at);
		}
		return '';
	}
}

const localPart = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * @param field what the user would correct
 * @throws InvalidRequest that names every column that is missing
 */
export function refuseMissing(field: string, wanted: readonly string[], there: readonly string[]): void {
	const missing = wanted.filter((name) => !there.includes(name));
	if (missing.length === 0) return;
	const has = there.length === 0 ? 'It has no columns' : `It has ${there.slice(0, 30).join(', ')}${there.length > 30 ? ` and ${there.length - 30} more` : ''}`;
	const alike = missing.map((name) => there.find((one) => one.toLowerCase() === name.toLowerCase())).filter((name) => name !== undefined);
	const capitals = alike.length > 0 ? ' Capitals count.' : '';
	throw new InvalidRequest(field, `the report has no column ${missing.join(', ')}. ${has}.${capitals} In Workday, the column's XML alias is its name`);
}
