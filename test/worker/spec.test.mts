import * as spec from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { isKnownIn, type SpecRow } from '../../nodes/Workday/workday/spec.ts';
import { type Contract, contractOf, type Era } from '../tenant/schema/index.mts';
import { attributesOf, elementsOf, idTypesOf } from './schemaWalk.mts';

const VERSIONS: Record<Era, number> = { v30: 30, v46: 46.1 };

/** What the schema has and the request never needs. */
const LEFT_OUT: Record<Era, string[]> = {
	v30: ['Eligibility_Criteria_Data', 'Subscriber_Reference'],
	v46: ['@Ignore_Invalid_References', 'Eligibility_Criteria_Data', 'Subscriber_Reference'],
};

const TYPES: Record<Exclude<SpecRow['kind'], 'group' | 'reference'>, RegExp> = {
	text: /^xs:string/,
	date: /^xs:date$/,
	dateTime: /^xs:dateTime$/,
	integer: /^xs:decimal\[.*fractionDigits=0/,
	boolean: /^xs:boolean$/,
};

type Visit = (row: SpecRow, type: string, parentType: string) => void;

class SpecWalk {
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

describe.each<Era>(['v30', 'v46'])('the request as %s has it', (era) => {
	const contract = contractOf(era);
	const root = contract.elements[`${spec.OPERATION}_Request`] ?? '';
	const walk = (visit: Visit) => {
		const one = new SpecWalk(contract, VERSIONS[era], visit);
		one.group(spec.GET_WORKERS, root);
		return one;
	};

	test('has names, order and number of occurrences of the schema, and leaves out what is known to be left out', () => {
		expect(walk(() => undefined).leftOut.sort()).toEqual(LEFT_OUT[era]);
	});

	test('has the types of the schema', () => {
		let checked = 0;
		walk(({ kind }, type) => {
			if (kind === 'group') expect(elementsOf(contract, type)).not.toEqual([]);
			else if (kind === 'reference') expect(elementsOf(contract, type).map((one) => one.name)).toEqual(['ID']);
			else expect(type).toMatch(TYPES[kind]);
			checked++;
		});
		expect(checked).toBeGreaterThan(80);
	});

	test.each<[string, string, readonly string[]]>([
		['Worker_Request_ReferencesType', 'Worker_Reference', spec.WORKER_ID_TYPES],
		['Worker_Request_CriteriaType', 'Organization_Reference', spec.ORGANIZATION_ID_TYPES],
		['Worker_Request_CriteriaType', 'Country_Reference', spec.COUNTRY_ID_TYPES],
		['Worker_Request_CriteriaType', 'Position_Reference', spec.POSITION_ID_TYPES],
		['Worker_Request_CriteriaType', 'Universal_ID_Reference', spec.UNIVERSAL_ID_TYPES],
		['Transaction_Type_ReferencesType', 'Transaction_Type_Reference', spec.TRANSACTION_TYPE_ID_TYPES],
		['Field_And_Parameter_Criteria_DataType', 'Provider_Reference', spec.INTEGRATION_ID_TYPES],
		['Worker_by_National_ID_Request_CriteriaType', 'National_ID_Type_Reference', spec.NATIONAL_ID_TYPE_ID_TYPES],
	])('offers id types for %s/%s that the schema lists', (type, reference, offered) => {
		const element = elementsOf(contract, type).find((one) => one.name === reference);
		expect(idTypesOf(contract, element?.type ?? '')).toEqual(expect.arrayContaining([...offered]));
	});
});
