import * as spec from '../../nodes/Workday/workday/worker/getWorkers.ts';
import { contractOf, type Era } from '../tenant/schema/index.mts';
import { elementsOf, idTypesOf } from './schemaWalk.mts';
import { SpecWalk, TYPES, type Visit } from './specWalk.mts';

const VERSIONS: Record<Era, number> = { v30: 30, v46: 46.1 };

/** What the schema has and the request never needs. */
const LEFT_OUT: Record<Era, string[]> = {
	v30: ['Eligibility_Criteria_Data', 'Subscriber_Reference'],
	v46: ['@Ignore_Invalid_References', 'Eligibility_Criteria_Data', 'Subscriber_Reference'],
};

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
