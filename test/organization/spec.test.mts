import * as spec from '../../nodes/Workday/workday/organization/getOrganizations.ts';
import * as rows from '../../nodes/Workday/workday/requestRows.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { elementsOf, idTypesOf } from '../worker/schemaWalk.mts';
import { SpecWalk, TYPES, type Visit } from '../worker/specWalk.mts';

const VERSIONS: Record<Era, number> = { v30: 30, v46: 46.1 };

describe.each<Era>(['v30', 'v46'])('the request as %s has it', (era) => {
	const contract = contractOf(era);
	const root = contract.elements[`${spec.OPERATION}_Request`] ?? '';
	const walk = (visit: Visit) => {
		const one = new SpecWalk(contract, VERSIONS[era], visit);
		one.group(spec.GET_ORGANIZATIONS, root);
		return one;
	};

	test('has names, order and number of occurrences of the schema, and leaves out only the subscriber', () => {
		expect(walk(() => undefined).leftOut).toEqual(['Subscriber_Reference']);
	});

	test('has the types of the schema', () => {
		const kinds = new Map<string, number>();
		walk(({ kind }, type) => {
			if (kind === 'group') expect(elementsOf(contract, type)).not.toEqual([]);
			else if (kind === 'reference') expect(elementsOf(contract, type).map((one) => one.name)).toEqual(['ID']);
			else expect(type).toMatch(TYPES[kind]);
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		});
		expect(Object.fromEntries(kinds)).toEqual({ group: 8, reference: 4, boolean: 5, dateTime: 5, date: 1, integer: 2 });
	});

	test('reads the records of the response', () => {
		const data = elementsOf(contract, 'Organization_Response_DataType');
		expect(data).toEqual([expect.objectContaining({ name: spec.RECORD.local, type: 'Organization_WWSType' })]);
	});

	test.each<[string, string, readonly string[]]>([
		['Organization_Request_ReferencesType', 'Organization_Reference', rows.ORGANIZATION_ID_TYPES],
		['Organization_Request_CriteriaType', 'Organization_Type_Reference', spec.ORGANIZATION_TYPE_ID_TYPES],
		['Transaction_Type_ReferencesType', 'Transaction_Type_Reference', rows.TRANSACTION_TYPE_ID_TYPES],
		['Field_And_Parameter_Criteria_DataType', 'Provider_Reference', rows.INTEGRATION_ID_TYPES],
	])('offers id types for %s/%s that the schema lists', (type, reference, offered) => {
		const element = elementsOf(contract, type).find((one) => one.name === reference);
		expect(idTypesOf(contract, element?.type ?? '')).toEqual(expect.arrayContaining([...offered]));
	});
});
