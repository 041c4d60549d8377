/** Tables with a column "Default" say what the editor shows before anybody touched it. */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Workday } from '../../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../../nodes/Workday/WorkdayTrigger.node.ts';
import { textOf } from '../support/sources.mts';
import { PAGES } from './pages.mts';

type Option = NonNullable<INodeProperties['options']>[number];
const isField = (option: Option): option is INodeProperties => 'type' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;

const within = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) => [field, ...(field.options ?? []).flatMap((option) => (isField(option) ? within([option]) : isGroup(option) ? within(option.values) : []))]);

const action = new Workday().description.properties;
const ACTION = within(action);
const TRIGGER = within(new WorkdayTrigger().description.properties);
/** Fields that differ between operations are looked up in those that the page is about. */
const SHOWN: Readonly<Record<string, (field: INodeProperties) => boolean>> = {
	'docs/get-changed.md': ({ displayOptions }) => displayOptions?.show?.operation?.includes('getChanged') ?? false,
	'docs/update-account.md': ({ displayOptions }) => displayOptions?.show?.operation?.includes('updateAccount') ?? false,
	'docs/update-contact.md': ({ displayOptions }) => displayOptions?.show?.operation?.includes('updateContact') ?? false,
};
function fieldsOf(page: string): INodeProperties[] {
	if (page === 'docs/trigger.md') return TRIGGER;
	const shown = SHOWN[page];
	return shown ? within(action.filter(shown)) : ACTION;
}

const asMode = (value: unknown): string => String(typeof value === 'object' && value !== null && 'mode' in value ? value.mode : value ?? '');

/** As a table writes a default. */
function written({ type, default: value, options = [], modes = [], placeholder = '' }: INodeProperties): string[] {
	if (type === 'boolean') return [value === true ? 'on' : 'off'];
	const text = asMode(value).replace(/^=/, '');
	const choices = [...options.filter((option) => 'value' in option && option.value === text), ...modes.filter(({ name }) => name === text)];
	const names = choices.map((choice) => ('displayName' in choice ? choice.displayName : choice.name));
	const number = /^\d+$/.test(text) ? [Number(text).toLocaleString('en')] : [];
	// Where a field is empty, its placeholder is what the node takes then.
	return [...names.map((name) => `**${name}**`), `\`${text || placeholder}\``, text, ...number];
}

interface Row {
	page: string;
	names: string[];
	shown: string;
}

const rows: Row[] = PAGES.flatMap((page) =>
	[...textOf(page).matchAll(/^\|[^|\n]*\| Default \|.*\n\|[-| ]+\n((?:\|.*\n?)*)/gm)].flatMap(([, body = '']) =>
		body.split('\n').filter(Boolean).map((line) => {
			const [, first = '', shown = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
			return { page, names: [...first.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name), shown };
		}),
	),
);

/** What says a value: a choice, a code, a number, on or off. */
const SAYS_A_VALUE = /^(\*\*[^*]+\*\*|`[^`]+`|[\d,]+|on|off)(?=$|, )/;
const said = rows.flatMap(({ page, names, shown }) => {
	const [, value] = SAYS_A_VALUE.exec(shown) ?? [];
	return value === undefined || names.length === 0 ? [] : [[page, names.join(', '), value] as const];
});

test('tables were found', () => expect(said.length).toBeGreaterThan(60));

test.each(said)('%s: %s is %s', (page, list, value) => {
	const names = list.split(', ');
	const fields = fieldsOf(page).filter(({ displayName }) => names.includes(displayName));
	expect(new Set(fields.map(({ displayName }) => displayName)).size).toBe(names.length);
	// An option is added with the value that makes a difference: a switch that is off without it is added as on.
	const isAddedAsOn = value === 'off' && fields.every(({ type }) => type === 'boolean');
	// A row about several fields says the default of one of them.
	if (!isAddedAsOn) expect(fields.flatMap(written)).toContain(value);
});

test('a wrong default is noticed', () => {
	const [limit] = ACTION.filter(({ displayName }) => displayName === 'Limit');
	expect(limit && written(limit)).toEqual(expect.arrayContaining(['50', '`50`']));
	expect(limit && written(limit)).not.toContain('100');
});
