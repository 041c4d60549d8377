/** The example workflows: what they set exists, they hold no secrets, and the trigger's begins with the first poll. */
import type { IDataObject, INode, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Workday } from '../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../nodes/Workday/WorkdayTrigger.node.ts';
import { filesBelow, textOf } from './support/sources.mts';
import { Poller } from './support/poller.mts';
import { startTenant } from './tenant/server/index.mts';

interface Example {
	nodes: INode[];
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const JML = 'examples/joiner-mover-leaver.json';
const FILES = filesBelow('examples', ['.json']);
const read = (file: string): Example => JSON.parse(textOf(file)) as Example;
const OURS: Readonly<Record<string, readonly INodeProperties[]>> = {
	'n8n-nodes-workday.workday': new Workday().description.properties,
	'n8n-nodes-workday.workdayTrigger': new WorkdayTrigger().description.properties,
};
/** n8n's own, which every polling trigger has. */
const OF_N8N = ['pollTimes'];

/** Names that are set and that the node does not have: of parameters, of options in collections, and of chosen values. */
function unknownIn(parameters: IDataObject, fields: readonly INodeProperties[]): string[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const found = fields.filter((field) => field.name === name);
		if (found.length === 0) return OF_N8N.includes(name) ? [] : [name];
		const [{ type }] = found as [INodeProperties];
		const options = found.flatMap((field) => field.options ?? []);
		if (type === 'collection') return unknownIn(value as IDataObject, options as INodeProperties[]);
		if (type === 'fixedCollection') return unknownInRows(value as IDataObject, options as INodePropertyCollection[]);
		if (type !== 'options' && type !== 'multiOptions') return [];
		const known = options.map((option) => ('value' in option ? String(option.value) : ''));
		return [value].flat().map(String).filter((one) => !known.includes(one));
	});
}

function unknownInRows(value: IDataObject, groups: readonly INodePropertyCollection[]): string[] {
	return Object.entries(value).flatMap(([name, rows]) => {
		const group = groups.find((one) => one.name === name);
		return group ? [rows].flat().flatMap((row) => unknownIn(row as IDataObject, group.values)) : [name];
	});
}

test.each(FILES)('%s sets nothing that the nodes do not have, and holds no credential', (file) => {
	const { nodes, connections } = read(file);
	const ours = nodes.filter(({ type }) => type in OURS);
	expect(ours.length).toBeGreaterThan(0);
	for (const { name, type, parameters, credentials } of ours) {
		expect([name, unknownIn(parameters as IDataObject, OURS[type] ?? [])]).toEqual([name, []]);
		expect(Object.values(credentials ?? {}).map(({ id }) => id)).toEqual(['']);
	}
	const names = nodes.map(({ name }) => name);
	const targets = Object.values(connections).flatMap(({ main }) => main.flat().map(({ node }) => node));
	expect([...Object.keys(connections), ...targets].filter((name) => !names.includes(name))).toEqual([]);
	expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
});

test('a parameter, an option and a choice that do not exist are noticed', () => {
	const fields = OURS['n8n-nodes-workday.workdayTrigger'] ?? [];
	expect(unknownIn({ evnts: [], events: ['hired', 'fired'], options: { overlapp: 1, overlap: 2 } }, fields)).toEqual(['evnts', 'fired', 'overlapp']);
	const rows = OURS['n8n-nodes-workday.workday'] ?? [];
	expect(unknownIn({ emails: { email: [{ rowAction: 'set', adress: 'x' }], mail: [] } }, rows)).toEqual(['adress', 'mail']);
});

describe('joiner, mover, leaver', () => {
	const { nodes, connections } = read(JML);
	const [trigger, choice] = ['n8n-nodes-workday.workdayTrigger', 'n8n-nodes-base.switch'].map((type) => nodes.find((node) => node.type === type));

	test('has a way for each event that it asks for, and a node behind each', () => {
		const rules = (choice?.parameters.rules as { values: Array<{ conditions: { conditions: Array<{ rightValue: string }> } }> }).values;
		const events = rules.flatMap(({ conditions }) => conditions.conditions.map(({ rightValue }) => rightValue));
		expect(events.sort()).toEqual([...(trigger?.parameters.events as string[])].sort());
		expect(connections[choice?.name ?? '']?.main.map((way) => way.length)).toEqual(rules.map(() => 1));
	});

	test('begins with what happens from now on', async () => {
		const tenant = await startTenant({ workers: 30 });
		try {
			expect(await new Poller(tenant, { parameters: trigger?.parameters as IDataObject }).poll()).toEqual([]);
			expect(tenant.requests.flatMap(({ problems }) => problems)).toEqual([]);
		} finally {
			await tenant.close();
		}
	});
});
