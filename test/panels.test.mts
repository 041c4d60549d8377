/** The panels of the editor: no field without a word on what it is for, and few of them at first. */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Workday } from '../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../nodes/Workday/WorkdayTrigger.node.ts';
import { resources } from '../nodes/Workday/operations/index.ts';
import { KNOWN_TO_ALL, shownAtFirst } from './support/panelFields.mts';

const NODE = new Workday().description.properties;
const TRIGGER = new WorkdayTrigger().description.properties;

type Option = NonNullable<INodeProperties['options']>[number];
const isField = (option: Option): option is INodeProperties => 'type' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;

/** Paths of all fields that say nothing about themselves. Collections are headings: their fields speak. */
function unexplained(fields: readonly INodeProperties[], path = ''): string[] {
	return fields.flatMap((field) => {
		const { name, type, description, hint, options = [] } = field;
		const within = options.flatMap((option) => {
			if (isField(option)) return unexplained([option], `${path}${name} > `);
			return isGroup(option) ? unexplained(option.values, `${path}${name} > `) : [];
		});
		const isHeading = type === 'collection' || type === 'fixedCollection' || type === 'notice' || type === 'hidden';
		const isClear = isHeading || KNOWN_TO_ALL.includes(name) || Boolean(description ?? hint);
		return isClear ? within : [`${path}${name}`, ...within];
	});
}

test('every field of both nodes says what it is for', () => {
	expect([...unexplained(NODE), ...unexplained(TRIGGER)]).toEqual([]);
	expect(unexplained([{ displayName: 'A', name: 'a', type: 'string', default: '' }])).toEqual(['a']);
});

describe.each(resources.flatMap(({ value, operations }) => operations.map(({ operation }) => [value, operation])))('%s: %s', (resource = '', operation = '') => {
	test('shows a dozen fields at first, not a wall', () => {
		const shown = shownAtFirst(resource, operation);
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.length).toBeLessThanOrEqual(12);
	});

	test('keeps its options for the end', () => {
		const shown = shownAtFirst(resource, operation).map(({ name }) => name);
		expect(shown.indexOf('options')).toBe(shown.length - 1);
	});
});
