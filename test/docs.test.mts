/** The docs say what the code does: what can be held against it is. What the editor shows stands in bold there. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { WorkdayIsuApi } from '../credentials/WorkdayIsuApi.credentials.ts';
import { WorkdayOAuth2Api } from '../credentials/WorkdayOAuth2Api.credentials.ts';
import { Workday } from '../nodes/Workday/Workday.node.ts';
import { WorkdayTrigger } from '../nodes/Workday/WorkdayTrigger.node.ts';
import { WORKER_EVENTS } from '../nodes/Workday/workday/changes/events.ts';
import { ORGANIZATION_FIELDS } from '../nodes/Workday/workday/organization/fields.ts';
import { BALANCE_FIELDS, TIME_OFF_FIELDS } from '../nodes/Workday/workday/rest/absence.ts';
import { REST_ORGANIZATION_FIELDS } from '../nodes/Workday/workday/rest/organization.ts';
import { REST_WORKER_FIELDS } from '../nodes/Workday/workday/rest/worker.ts';
import { toDate, toMoment } from '../nodes/Workday/workday/values/dates.ts';
import { WORKDAY_PATHS } from '../nodes/Workday/workday/paths.ts';
import { NameTable } from '../nodes/Workday/xml/names.ts';
import { compilePath } from '../nodes/Workday/xml/path.ts';
import { blocks, PAGES } from './docs/pages.mts';
import { root, textOf } from './support/sources.mts';

const GET_WORKERS = 'docs/get-workers.md';
const GET_CHANGED = 'docs/get-changed.md';
const TRIGGER = 'docs/trigger.md';

/** Code is no prose: links and headings in it are none. */
const prose = (page: string) => textOf(page).replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, 'code');

/** GitHub's anchors. */
const anchors = (page: string) =>
	[...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'),
	);

interface Link {
	page: string;
	/** From the project's root; the page itself for a link within it. */
	target: string;
	anchor: string | undefined;
	image: boolean;
}

const links: Link[] = PAGES.flatMap((page) =>
	[...prose(page).matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)]
		.filter(([, , url = '']) => !/^[a-z]+:/.test(url))
		.map(([, mark, url = '']) => {
			const [path = '', anchor] = url.split('#');
			const target = path === '' ? page : posix.join(posix.dirname(page), path);
			return { page, target, anchor, image: mark === '!' };
		}),
);

interface Shown {
	/** Names of fields, groups and choices, as the editor shows them. */
	names: Set<string>;
	/** Values of long lists of choices, which have a page of their own. */
	listed: Set<string>;
}

type Option = NonNullable<INodeProperties['options']>[number];
const isField = (option: Option): option is INodeProperties => 'type' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;

function collect(fields: readonly INodeProperties[], shown: Shown = { names: new Set(), listed: new Set() }): Shown {
	for (const { displayName, type, options = [] } of fields.filter((field) => field.type !== 'hidden')) {
		shown.names.add(displayName);
		for (const option of options) {
			if (isField(option)) collect([option], shown);
			else if (isGroup(option)) collect(option.values, { ...shown, names: shown.names.add(option.displayName) });
			else if (type === 'multiOptions') shown.listed.add(String(option.value));
			else shown.names.add(option.name);
		}
	}
	return shown;
}

const titles = (fields: readonly INodeProperties[]) => fields.filter(({ type }) => type !== 'hidden').map(({ displayName }) => displayName);

const notIn = (page: string, names: Iterable<string>, written: (name: string) => string) =>
	[...names].filter((name) => !textOf(page).includes(written(name)));
const bold = (name: string) => `**${name}**`;
const code = (name: string) => `\`${name}\``;

test.each(['worker-fields', 'learning', 'permissions', 'troubleshooting'])('%s.md is what scripts/generate-docs.mjs makes of the source', (page) => {
	const script = join(root, 'scripts/generate-docs.mjs');
	const made = execFileSync(process.execPath, [script, '--print', page], { encoding: 'utf8' });
	// Compared by lines: a checkout on Windows may have other line ends.
	expect(textOf(`docs/${page}.md`).split(/\r?\n/)).toEqual(made.split(/\r?\n/));
});

describe('links', () => {
	test('every relative link and image leads to a file', () => {
		expect(links.length).toBeGreaterThan(30);
		expect(links.some(({ image }) => image)).toBe(true);
		const dead = links.filter(({ target }) => !existsSync(join(root, target)));
		expect(dead.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
	});

	test('every anchor is a heading of the page it leads to', () => {
		const marked = links.filter(({ anchor, target }) => anchor !== undefined && existsSync(join(root, target)));
		expect(marked.length).toBeGreaterThan(20);
		const dead = marked.filter(({ target, anchor = '' }) => !anchors(target).includes(anchor));
		expect(dead.map(({ page, target, anchor }) => `${page}: ${target}#${anchor}`)).toEqual([]);
	});

	test('every page is reached from README.md', () => {
		const reached = new Set(['README.md']);
		for (const page of reached) for (const link of links) if (link.page === page) reached.add(link.target);
		expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
	});
});

describe('what the editor shows is explained', () => {
	const all = new Workday().description.properties;
	const isOfChanged = ({ displayOptions }: INodeProperties) => displayOptions?.show?.operation?.includes('getChanged') ?? false;
	const changed = all.filter(isOfChanged);
	/** Reads over REST have a page of their own, whatever they read. */
	const isOfRest = ({ displayOptions: { show } = {} }: INodeProperties) =>
		(show?.operation?.includes('getManyRest') ?? false) || (show?.resource?.includes('absence') ?? false);
	/** Operations on workers that change something, each with a page of its own. */
	const CHANGES: Record<string, string> = { updateAccount: 'docs/update-account.md', updateContact: 'docs/update-contact.md' };
	const isOfChanging = ({ displayOptions }: INodeProperties) => displayOptions?.show?.operation?.some((one) => Object.hasOwn(CHANGES, String(one))) ?? false;
	const isOf = (resource: string, { displayOptions }: INodeProperties) => displayOptions?.show?.resource?.includes(resource) ?? false;
	/** Settings of the AI tool that n8n makes of the node. */
	const isOfTool = ({ displayOptions }: INodeProperties) => displayOptions?.show?.['@tool'] !== undefined;
	/** What stands above all resources; which of them there are is asked below. */
	const common = all.filter((field) => field.displayOptions?.show?.resource === undefined && !isOfTool(field)).map((field) => (field.name === 'resource' ? { ...field, options: [] } : field));
	const node = collect([...common, ...all.filter((field) => isOf('worker', field) && !isOfChanged(field) && !isOfChanging(field) && !isOfRest(field))]);
	/** Where the fields of the other resources stand, as far as workers do not have them. */
	const PAGE_OF: Record<string, string> = {
		absence: 'docs/rest.md',
		connection: 'docs/check-connection.md',
		customCall: 'docs/custom-calls.md',
		integrationSystemUser: 'docs/memberships.md',
		learningContent: 'docs/learning.md',
		learningEnrollment: 'docs/learning.md',
		learningRecord: 'docs/learning.md',
		membership: 'docs/memberships.md',
		organization: 'docs/organizations.md',
		report: 'docs/reports.md',
	};
	const triggers = new WorkdayTrigger().description.properties;

	test('every field and choice of the node stands in get-workers.md, but for those of Get Changed', () => {
		expect(node.names.size).toBeGreaterThan(60);
		expect(notIn(GET_WORKERS, node.names, bold)).toEqual([]);
	});

	test('every setting of the AI tool, and every kind that can be allowed, stands in ai-tool.md', () => {
		const settings = all.filter(isOfTool);
		expect(settings).toHaveLength(2);
		const kinds = settings.flatMap(({ options = [] }) => options.map(({ name }) => name));
		expect(kinds.length).toBeGreaterThan(10);
		expect(notIn('docs/ai-tool.md', [...titles(settings), ...kinds], bold)).toEqual([]);
	});

	test('every resource has a page', () => {
		const resources = all.find(({ name }) => name === 'resource')?.options ?? [];
		const values = resources.map((option) => ('value' in option ? String(option.value) : ''));
		expect(values.filter((value) => value !== 'worker').sort()).toEqual(Object.keys(PAGE_OF).sort());
	});

	test.each([...new Set(Object.values(PAGE_OF))])('every field and choice of the resources of %s that workers do not have stands there', (page) => {
		const resources = Object.keys(PAGE_OF).filter((resource) => PAGE_OF[resource] === page);
		const fields = all.filter((field) => resources.some((resource) => isOf(resource, field) && (resource === 'absence' || !isOfRest(field))));
		const own = [...collect(fields).names].filter((name) => !node.names.has(name));
		expect(own.length).toBeGreaterThan(2);
		expect(notIn(page, own, bold)).toEqual([]);
	});

	test.each(Object.entries(CHANGES))('every field and choice of %s that reads do not have stands in %s', (operation, page) => {
		const own = [...collect(all.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))).names].filter((name) => !node.names.has(name));
		expect(own).toContain('Dry Run');
		expect(notIn(page, own, bold)).toEqual([]);
	});

	test('every field and choice of reads over REST stands in rest.md, and every field that they give', () => {
		const own = [...collect(all.filter(isOfRest)).names].filter((name) => !node.names.has(name));
		expect(own).toContain('Hierarchy');
		expect(notIn('docs/rest.md', own, bold)).toEqual([]);
		const given = [...Object.keys(REST_WORKER_FIELDS), ...Object.keys(REST_ORGANIZATION_FIELDS), ...[...BALANCE_FIELDS, ...TIME_OFF_FIELDS].map(({ name }) => name)];
		expect(notIn('docs/rest.md', given, code)).toEqual([]);
	});

	test('every field of the trigger stands in trigger.md, and every choice and option that Get Many does not have', () => {
		const own = [...collect(triggers).names].filter((name) => !node.names.has(name));
		expect(own.length).toBeGreaterThan(30);
		expect(notIn(TRIGGER, [...titles(triggers), ...own], bold)).toEqual([]);
	});

	test('every field of Get Changed stands in get-changed.md, and every choice and option that neither Get Many nor the trigger has', () => {
		const elsewhere = collect(triggers).names;
		const own = [...collect(changed).names].filter((name) => !node.names.has(name) && !elsewhere.has(name));
		expect(own).toContain('Add Window Item');
		expect(notIn(GET_CHANGED, [...titles(changed), ...own], bold)).toEqual([]);
	});

	test('every event and every field of an organization stands in trigger.md', () => {
		const events = [...WORKER_EVENTS, 'loaded', 'deleted', 'organizationUpdated'];
		const options = triggers.find(({ name }) => name === 'events')?.options ?? [];
		expect(notIn(TRIGGER, options.map(({ name }) => name), bold)).toEqual([]);
		expect(notIn(TRIGGER, [...events, ...ORGANIZATION_FIELDS.map(({ name }) => name)], code)).toEqual([]);
	});

	test('every field of an organization stands in organizations.md', () => {
		expect(notIn('docs/organizations.md', ORGANIZATION_FIELDS.map(({ name }) => name), code)).toEqual([]);
	});

	test('every field of the profile and every flag stands in worker-fields.md', () => {
		expect(node.listed.size).toBeGreaterThan(100);
		expect(notIn('docs/worker-fields.md', node.listed, code)).toEqual([]);
	});

	test('every field and choice of the credentials stands in credentials.md', () => {
		const { names } = collect([...new WorkdayIsuApi().properties, ...new WorkdayOAuth2Api().properties]);
		expect(names.size).toBeGreaterThan(15);
		expect(notIn('docs/credentials.md', names, bold)).toEqual([]);
	});

	test('every class of errors has a heading in errors.md', () => {
		const source = textOf('nodes/Workday/workday/errors.ts');
		const classes = [...source.matchAll(/readonly name = '(\w+)'/g)].map(([, name = '']) => name);
		expect(classes).toContain('Retriable');
		expect(anchors('docs/errors.md')).toEqual(expect.arrayContaining(classes.map((name) => name.toLowerCase())));
	});
});

describe('examples', () => {
	test('every XPath compiles', () => {
		const paths = blocks('xpath').flatMap(({ text }) => text.trim().split('\n'));
		expect(paths.length).toBeGreaterThan(5);
		for (const path of paths) expect(() => compilePath(path, { names: new NameTable(), ...WORKDAY_PATHS })).not.toThrow();
	});

	test('every date in the table of dates is accepted, and the one that is said to be refused is refused', () => {
		const [, table = ''] = /^## Dates$([\s\S]*?)^## /m.exec(textOf(GET_WORKERS)) ?? [];
		const typed = [...table.matchAll(/^\| `([^`{]+)` \|/gm)].map(([, text = '']) => text);
		expect(typed).toEqual(expect.arrayContaining(['Today', '-P1D']));
		const clock = { now: () => Date.UTC(2026, 2, 15, 12), sleep: async () => {}, random: () => 0 };
		const read = (text: string) => [toDate, toMoment].map((to) => to(text, 'Date', clock, 'UTC'));
		for (const text of typed) expect(read(text)).toEqual([expect.any(String), expect.any(String)]);
		expect(table).toContain('`P1M`');
		expect(() => read('P1M')).toThrow(/Date/);
	});

	test('every npm command is one of package.json', () => {
		const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
		const named = PAGES.flatMap((page) => [...textOf(page).matchAll(/npm run ([\w:-]+)/g)]);
		const commands = new Set(named.map(([, name = '']) => name));
		expect(commands).toContain('demo');
		expect([...commands].filter((name) => !(name in scripts))).toEqual([]);
	});
});
