/** Follows the rows of a spec through the types of the schema: same names, same order, same number of occurrences. */
import { isKnownIn, type SpecRow } from '../../nodes/Workday/workday/spec.ts';
import type { Contract } from '../tenant/schema/index.mts';
import { attributesOf, elementsOf } from './schemaWalk.mts';

/** Schema types of a row's kind. */
export const TYPES: Record<Exclude<SpecRow['kind'], 'group' | 'reference'>, RegExp> = {
	text: /^xs:string/,
	date: /^xs:date$/,
	dateTime: /^xs:dateTime$/,
	integer: /^xs:decimal\[.*fractionDigits=0/,
	boolean: /^xs:boolean$/,
};

export type Visit = (row: SpecRow, type: string, parentType: string) => void;

export class SpecWalk {
	/** What the schema has and the rows do not. */
	readonly leftOut: string[] = [];

	constructor(
		private readonly contract: Contract,
		private readonly version: number,
		private readonly visit: Visit,
	) {}

	group(rows: readonly SpecRow[], type: string): void {
		const known = rows.filter((row) => isKnownIn(row, this.version));
		const schema = elementsOf(this.contract, type);
		const names = known.map((row) => row.element);
		// Same order, nothing unknown.
		expect(schema.map((one) => one.name).filter((name) => names.includes(name))).toEqual(names);
		this.leftOut.push(...schema.map((one) => one.name).filter((name) => !names.includes(name)));
		for (const row of known) this.row(row, type);
	}

	private row(row: SpecRow, parentType: string): void {
		const element = elementsOf(this.contract, parentType).find((one) => one.name === row.element);
		if (!element) throw new Error(`${parentType} has no ${row.element}`);
		expect([row.element, row.many === true]).toEqual([row.element, element.max > 1]);
		this.visit(row, element.type, parentType);
		if (row.kind !== 'group') return;
		const attributes = attributesOf(this.contract, element.type);
		for (const { attribute, kind } of row.attributes ?? []) {
			const found = attributes.find((one) => one.name === attribute);
			expect(found?.type).toMatch(kind === 'boolean' ? TYPES.boolean : TYPES.text);
		}
		const named = row.attributes?.map((one) => one.attribute) ?? [];
		this.leftOut.push(...attributes.filter((one) => !named.includes(one.name)).map((one) => `@${one.name}`));
		this.group(row.rows, element.type);
	}
}
