/** The panels of the editor: no field without a word on what it is for, and few of them at first. */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Workday } from '../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../nodes/Workday/WorkdayTrigger.node.ts';
import { resources } from '../nodes/Workday/operations/index.ts';

const NODE = new Workday().description.properties;
const TRIGGER = new WorkdayTrigger().description.properties;

/** n8n shows the first together with the credential; the others are in every node. */
const KNOWN_TO_ALL = ['authentication', 'resource', 'operation'];

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

/** Fields that the panel shows before anybody has chosen anything. */
function shownAtFirst(resource: string, operation: string): string[] {
	const values: Record<string, unknown> = { resource, operation };
	const isShown = ({ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties): boolean => {
		const holds = ([name, allowed]: [string, unknown]) => Array.isArray(allowed) && (allowed as unknown[]).includes(values[name.replace(/^\//, '')]);
		return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
	};
	const shown: string[] = [];
	// n8n's order: what a field depends on comes before it.
	for (const field of NODE) {
		if (!isShown(field)) continue;
		if (!(field.name in values)) values[field.name] = field.default;
		if (field.type !== 'hidden' && !KNOWN_TO_ALL.includes(field.name)) shown.push(field.name);
	}
	return shown;
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
		const options = shownAtFirst(resource, operation).indexOf('options');
		expect(options).toBe(shownAtFirst(resource, operation).length - 1);
	});
});
