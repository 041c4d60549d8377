/** The flags of the response group: in the editor, in the request and in the schema they are the same. */
import type { INodeProperties } from 'n8n-workflow';
import { nodeProperties } from '../../nodes/Workday/n8n/properties.ts';
import { resources } from '../../nodes/Workday/operations/index.ts';
import { isKnownIn, versionNumber, writeRequest, type RequestObject } from '../../nodes/Workday/workday/spec.ts';
import { FLAGS, isExclusion, NO_NEEDS, resolveResponseGroup } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { childElements, parseElement } from '../support/canonicalXml.mts';
import { contractOf, eraOf } from '../tenant/schema/index.mts';
import { elementsOf, SchemaWalk } from './schemaWalk.mts';

const flags = FLAGS.map((row) => row.element);
const schemaFlags = (version: string) => elementsOf(contractOf(eraOf(version)), 'Worker_Response_GroupType').map((one) => one.name);
const knownIn = (version: string): string[] => FLAGS.filter((row) => isKnownIn(row, versionNumber(version))).map((row) => row.element);

function sent(version: string, chosen: readonly string[]): Record<string, string> {
	const values: RequestObject = resolveResponseGroup(new Set(chosen), NO_NEEDS).values;
	const group = parseElement(writeRequest('Response_Group', FLAGS, values, version));
	return Object.fromEntries(childElements(group).map((flag) => [flag.localName ?? '', flag.textContent ?? '']));
}

test('there are 60 flags, in the order of the schema of v46.1', () => {
	expect(flags).toHaveLength(60);
	expect(flags).toEqual(schemaFlags('v46.1'));
});

test('v30.0 gets the flags of its schema, all of them, in order', () => {
	expect(knownIn('v30.0')).toEqual(schemaFlags('v30.0'));
});

test.each([
	[
		'v29.2',
		[
			'Show_All_Personal_Information',
			'Include_Contracts_for_Terminated_Workers',
			'Include_Extended_Employee_Contract_Details',
			'Exclude_Retiree_Organizations',
		],
	],
	['v31.1', ['Show_All_Personal_Information', 'Include_Contracts_for_Terminated_Workers', 'Exclude_Retiree_Organizations']],
	['v31.2', ['Show_All_Personal_Information', 'Exclude_Retiree_Organizations']],
	['v42.2', ['Show_All_Personal_Information', 'Exclude_Retiree_Organizations']],
	['v43.0', []],
	['v47.0', []],
])('%s does not get flags that it may not know', (version, unknown) => {
	expect(flags.filter((flag) => !knownIn(version).includes(flag))).toEqual(unknown);
	expect(Object.keys(sent(version, []))).toEqual(knownIn(version));
});

test('every flag is sent with a value, whatever is chosen', () => {
	const nothing = sent('v46.1', []);
	expect(Object.keys(nothing)).toEqual(flags);
	expect(Object.entries(nothing).filter(([, value]) => value === 'true')).toEqual([['Include_Reference', 'true']]);
	expect(new Set(Object.values(sent('v46.1', flags)))).toEqual(new Set(['true']));
});

describe.each(['get', 'getAll'])('in the editor, for the operation %s,', (operation) => {
	const field = (name: string): INodeProperties => {
		const shown = nodeProperties(resources).filter((one) => one.displayOptions?.show?.operation?.includes(operation));
		const found = shown.find((one) => one.name === name);
		if (!found) throw new Error(`no field ${name}`);
		return found;
	};
	const values = (name: string) => (field(name).options ?? []).map((option) => ('value' in option ? String(option.value) : ''));

	test('Include and Exclude offer every flag, each once', () => {
		expect([...values('include'), ...values('exclude')].sort()).toEqual([...flags].sort());
		expect(values('exclude').every((value) => flags.some((flag) => flag === value && isExclusion(flag)))).toBe(true);
	});

	test('the defaults are those of the table', () => {
		const initially = FLAGS.filter((row) => row.initially).map((row) => row.element);
		expect([field('include').default, field('exclude').default].flat()).toEqual(
			[...initially].sort((a, b) => Number(isExclusion(a)) - Number(isExclusion(b))),
		);
	});
});

test.each(['v30.0', 'v46.1'])('the sections that flags fill are there in the schema of %s', (version) => {
	const walk = new SchemaWalk(contractOf(eraOf(version)));
	const position = 'Worker_Data/Employment_Data/Worker_Job_Data/Position_Data';
	for (const row of FLAGS) {
		if (!('section' in row) || !row.section || !isKnownIn(row, versionNumber(version))) continue;
		walk.follow(`${'with' in row && row.with === 'Include_Employment_Information' ? position : 'Worker_Data'}/${row.section}`);
	}
	expect([...walk.missing]).toEqual([]);
});
