/** The example workflows: what they set exists, they hold no secrets, they say what they do, and nothing fails unseen. */
import { posix } from 'node:path';
import type { IDataObject, INode, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { Workday } from '../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../nodes/Workday/WorkdayTrigger.node.ts';
import { filesBelow, textOf } from './support/sources.mts';
import { Poller } from './support/poller.mts';
import { startTenant } from './tenant/server/index.mts';

interface Example {
	name: string;
	nodes: INode[];
	/** By the kind of connection: `main`, for tools `ai_tool`. */
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
	settings: IDataObject;
}

const JML = 'examples/joiner-mover-leaver.json';
const FILES = filesBelow('examples', ['.json']);
const read = (file: string): Example => JSON.parse(textOf(file)) as Example;
const OURS: Readonly<Record<string, readonly INodeProperties[]>> = {
	'n8n-nodes-workday.workday': new Workday().description.properties,
	'n8n-nodes-workday.workdayTool': new Workday().description.properties,
	'n8n-nodes-workday.workdayTrigger': new WorkdayTrigger().description.properties,
};
/** n8n's own, which every polling trigger has, and every tool. */
const OF_N8N = ['pollTimes', 'descriptionType', 'toolDescription'];

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
		// What a list that Workday fills has, only Workday knows.
		if (found.some(({ typeOptions }) => typeOptions?.loadOptionsMethod !== undefined)) return [];
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
	const targets = Object.values(connections).flatMap((kinds) => Object.values(kinds).flat(2).map(({ node }) => node));
	expect([...Object.keys(connections), ...targets].filter((name) => !names.includes(name))).toEqual([]);
	expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
});

test('a parameter, an option and a choice that do not exist are noticed', () => {
	const fields = OURS['n8n-nodes-workday.workdayTrigger'] ?? [];
	expect(unknownIn({ evnts: [], events: ['hired', 'fired'], options: { overlapp: 1, overlap: 2 } }, fields)).toEqual(['evnts', 'fired', 'overlapp']);
	const rows = OURS['n8n-nodes-workday.workday'] ?? [];
	expect(unknownIn({ emails: { email: [{ rowAction: 'set', adress: 'x' }], mail: [] } }, rows)).toEqual(['adress', 'mail']);
});

/** Nodes of n8n's own, in versions that n8n 1.123 and 2.41 both have. */
const OF_BOTH: Readonly<Record<string, readonly number[]>> = {
	aggregate: [1],
	compareDatasets: [2.3],
	convertToFile: [1.1],
	crypto: [1],
	executeWorkflow: [1.2],
	executeWorkflowTrigger: [1.1],
	filter: [2.2],
	httpRequest: [4.2],
	if: [2.2],
	ldap: [1],
	limit: [1],
	manualTrigger: [1],
	merge: [3],
	noOp: [1],
	readWriteFile: [1],
	removeDuplicates: [2],
	scheduleTrigger: [1.2],
	set: [3.4],
	sort: [1],
	splitInBatches: [3],
	splitOut: [1],
	stickyNote: [1],
	stopAndError: [1],
	summarize: [1.1],
	switch: [3.2],
	wait: [1.1],
	webhook: [2],
};
const OF_OURS = /^n8n-nodes-workday\.workday(Trigger|Tool)?$/;
/** Of n8n's AI nodes; which of them both versions have is seen when they are imported. */
const OF_AI = /^@n8n\/n8n-nodes-langchain\./;

/** `a?.[b]`: the key is neither a text nor a number. */
const WORKED_OUT_KEY = /\?\.\[(?!['"\d]|\\").{0,60}/g;

describe.each(FILES)('%s', (file) => {
	const { name, nodes, connections, settings } = read(file);
	const text = textOf(file);

	test('says what it does, in a name and in notes', () => {
		expect(name).toMatch(/^Workday: /);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote').map(({ parameters }) => String(parameters.content));
		expect(notes.length).toBeGreaterThan(0);
		expect(notes.filter((note) => !note.startsWith('## '))).toEqual([]);
	});

	test('has a section in templates.md, and a row in its table', () => {
		const page = textOf('docs/templates.md');
		expect(page).toContain(`](../${file})`);
		const table = page.split('\n').filter((line) => line.startsWith('| [')).join('\n');
		expect(table).toMatch(new RegExp(`[[ ]${posix.basename(file, '.json')}[\\],]`));
	});

	test('uses what n8n 1.123 and 2.41 both have, and no code', () => {
		const unknown = nodes.filter(({ type, typeVersion }) => {
			const versions = OF_BOTH[type.replace('n8n-nodes-base.', '')];
			return versions === undefined ? !OF_OURS.test(type) && !OF_AI.test(type) : !versions.includes(typeVersion);
		});
		expect(unknown.map(({ type, typeVersion }) => [type, typeVersion])).toEqual([]);
	});

	test('holds no credential, no webhook, nobody else but made-up addresses, and nothing that a run left', () => {
		const ids = nodes.flatMap(({ credentials = {} }) => Object.values(credentials).map(({ id }) => id));
		expect(ids.filter((id) => id !== '')).toEqual([]);
		expect(Object.keys(read(file)).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
		// A webhook without it would answer at an address with the ID of the workflow in it.
		expect(nodes.filter((node) => 'webhookId' in node && node.type !== 'n8n-nodes-base.webhook')).toEqual([]);
		const hosts = [...text.matchAll(/https?:\/\/([^/"\s\\]+)/g)].map(([, host = '']) => host);
		expect(hosts.filter((host) => !MADE_UP.test(host))).toEqual([]);
		expect(text).not.toMatch(/(password|secret|token|api_?key)"\s*:\s*"[^"={]/i);
	});

	test('has no optional access by a key that is worked out: in n8n the whole expression is then empty where there is nothing', () => {
		expect(text.match(WORKED_OUT_KEY)).toBeNull();
	});

	test('tells what fails: each node that changes something elsewhere has a way for it, and failed runs are kept', () => {
		expect(settings.executionOrder).toBe('v1');
		expect(settings.saveDataErrorExecution).not.toBe('none');
		const silent = nodes.filter((node) => changes(node) && (connections[node.name]?.main[outputOfErrors(node)] ?? []).length === 0);
		expect(silent.map((node) => node.name)).toEqual([]);
	});
});

/** In Hawaii the day has begun, in New Zealand it has not ended, in its summer neither: 10:00 to 11:00 UTC. */
test.each(['entra-bulk-upload', 'google-workspace', 'ldap-joiner-mover-leaver', 'okta', 'scim'])('%s looks for who has left when it is the same day everywhere', (name) => {
	const { nodes, settings } = read(`examples/${name}.json`);
	const rules = nodes.filter(({ type }) => type === 'n8n-nodes-base.scheduleTrigger').map(({ parameters }) => parameters.rule);
	expect(settings.timezone).toBe('UTC');
	expect(rules).toEqual([{ interval: [expect.objectContaining({ field: 'days', triggerAtHour: 10, triggerAtMinute: 30 })] }]);
});

/** What stands there for the user's own, and services that are the same for everybody. */
const MADE_UP = /(^|\.)(example\.(com|org|net)|HOST|microsoft(online)?\.com|googleapis\.com)$/;

function changes({ type, parameters: { operation, method } }: INode): boolean {
	return (
		(type === 'n8n-nodes-base.httpRequest' && !['GET', undefined].includes(method as string)) ||
		(type === 'n8n-nodes-base.ldap' && !['search', 'compare'].includes(String(operation))) ||
		(type === 'n8n-nodes-base.readWriteFile' && operation === 'write') ||
		(type === 'n8n-nodes-workday.workday' && ['updateContact', 'updateAccount', 'put'].includes(String(operation)))
	);
}

/** -1: the run ends there, and what came behind it is not done. */
const outputOfErrors = ({ onError }: INode): number => ['continueRegularOutput', 'continueErrorOutput'].indexOf(onError ?? '');

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
