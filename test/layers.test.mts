/**
 * The arrows of the architecture (CONTRIBUTING.md): which part of the source may import which. Nothing else is
 * allowed, and there are no exemptions.
 */
import { posix } from 'node:path';
import { filesBelow, importsOf, textOf } from './support/sources.mts';

const W = 'nodes/Workday';
/** One of the paths below `nodes/Workday`, at its top or in a folder. */
const below = (...folders: string[]) => folders.map((folder) => new RegExp(`^${W}/${folder}/`));

interface Layer {
	name: string;
	/** The files of this layer. A file belongs to the first layer that fits. */
	files: RegExp;
	/** What they may import. */
	mayImport: readonly RegExp[];
	/** What they may import types of, which leave nothing at run time. */
	mayImportTypes?: readonly RegExp[];
	/** Besides: files beside them and in the folders above, which is what the operations of a resource share. */
	besideAndAbove?: boolean;
}

const N8N_WORKFLOW = /^n8n-workflow$/;
/** xml/lib is behind xml/, and every other library behind the folder that has it. */
const notLib = (patterns: readonly RegExp[]) => patterns.map((pattern) => new RegExp(`^(?!.*/lib/)${pattern.source.slice(1)}`));

const LAYERS: readonly Layer[] = [
	{ name: 'library wrapper', files: /\/lib\/[^/]+\.ts$/, mayImport: [/^(xpath|luxon|csv-parse\/sync|@streamparser\/json|libphonenumber-js\/min|csv-stringify(\/browser\/esm|\/sync|\/browser\/esm\/sync)?)$/] },
	{
		name: 'node',
		files: new RegExp(`^${W}/\\w+\\.node\\.ts$`),
		mayImport: [N8N_WORKFLOW, new RegExp(`^${W}/operations/index$`), new RegExp(`^${W}/operations$`), new RegExp(`^${W}/trigger/(poll|fields)$`), ...below('n8n')],
	},
	{
		name: 'list of operations',
		files: new RegExp(`^${W}/operations/index\\.ts$`),
		mayImport: [new RegExp(`^${W}/operations/.*/operation$`), ...below('n8n')],
	},
	{
		name: 'spec',
		files: new RegExp(`^${W}/operations/(.*/)?(spec|\\w+Spec)\\.ts$`),
		mayImport: [new RegExp(`^${W}/operations/(.*/)?(spec|\\w+Spec)$`), ...notLib(below('workday', 'xml'))],
	},
	{
		name: 'operation',
		files: new RegExp(`^${W}/operations/`),
		mayImport: [N8N_WORKFLOW, ...notLib(below('n8n', 'workday')), new RegExp(`^${W}/xml/names$`)],
		mayImportTypes: notLib(below('xml')),
		besideAndAbove: true,
	},
	// Knows nothing of n8n: what it does can be played through in a plain script.
	{
		name: 'trigger core',
		files: new RegExp(`^${W}/trigger/(window|state|memory|clock|budget|guard)\\.ts$`),
		mayImport: [new RegExp(`^${W}/trigger/`), ...notLib(below('workday'))],
	},
	{
		name: 'trigger',
		files: new RegExp(`^${W}/trigger/`),
		// Workers are read, and their fields offered, as the operations on workers do it.
		mayImport: [N8N_WORKFLOW, /^crypto$/, ...below('trigger', 'n8n'), new RegExp(`^${W}/operations/worker/\\w+$`), ...notLib(below('workday')), new RegExp(`^${W}/xml/names$`)],
		mayImportTypes: notLib(below('xml')),
	},
	{ name: 'n8n', files: new RegExp(`^${W}/n8n/`), mayImport: [N8N_WORKFLOW, /^crypto$/, ...below('n8n'), ...notLib(below('workday'))] },
	{ name: 'workday', files: new RegExp(`^${W}/workday/`), mayImport: [/^crypto$/, ...below('workday'), ...notLib(below('xml'))] },
	{ name: 'xml', files: new RegExp(`^${W}/xml/`), mayImport: below('xml') },
	{ name: 'credential', files: /^credentials\//, mayImport: [N8N_WORKFLOW, ...notLib(below('workday')), /^credentials\//] },
	{ name: 'entry for programs', files: /^index\.ts$/, mayImport: notLib(below('workday', 'xml')) },
];

function layerOf(file: string): Layer | undefined {
	return LAYERS.find(({ files }) => files.test(file));
}

function forbidden(file: string, text?: string): string[] {
	const layer = layerOf(file);
	if (!layer) return [`${file} is in no layer`];
	const near = (target: string) => target.startsWith(`${W}/operations/`) && file.startsWith(`${posix.dirname(target)}/`);
	return importsOf(file, text)
		.filter(({ target }) => !(layer.besideAndAbove && near(target)))
		.filter(({ target }) => !layer.mayImport.some((allowed) => allowed.test(target)))
		.filter(({ target, typeOnly }) => !(typeOnly && layer.mayImportTypes?.some((allowed) => allowed.test(target))))
		.map(({ target }) => `${file} (${layer.name}) must not import ${target}`);
}

const sources = [...filesBelow('nodes', ['.ts']), ...filesBelow('credentials', ['.ts']), 'index.ts'];

test('every import follows the arrows', () => {
	expect(sources.flatMap((file) => forbidden(file))).toEqual([]);
});

test('every wrapper of a library imports exactly one', () => {
	const wrappers = sources.filter((file) => file.includes('/lib/'));
	expect(wrappers.length).toBeGreaterThan(0);
	for (const file of wrappers) expect([file, new Set(importsOf(file).map(({ target }) => target)).size]).toEqual([file, 1]);
});

test('the client and the XML reader do not name n8n in their code', () => {
	const inner = sources.filter((file) => layerOf(file)?.name.match(/^(workday|xml|spec|trigger core)$/));
	expect(inner.length).toBeGreaterThan(0);
	const naming = inner.filter((file) => /['"`]n8n-workflow|\bI(Execute|Node|Credential|HttpRequest)[A-Z]\w+/.test(textOf(file)));
	expect(naming).toEqual([]);
});

test.each([
	['nodes/Workday/workday/client.ts', "import { NodeApiError } from 'n8n-workflow';"],
	['nodes/Workday/workday/client.ts', "import type { INode } from 'n8n-workflow';"],
	['nodes/Workday/workday/client.ts', "import { DateTime } from 'luxon';"],
	['nodes/Workday/workday/client.ts', "import { select } from '../xml/lib/xpath';"],
	['nodes/Workday/workday/soap/fault.ts', "export { runOperation } from '../../n8n/runOperation';"],
	['nodes/Workday/xml/tape.ts', "import { client } from '../workday/client';"],
	['nodes/Workday/xml/path.ts', "const xpath = require('xpath');"],
	['nodes/Workday/n8n/hints.ts', "import { getMany } from '../operations/worker/getMany/operation';"],
	['nodes/Workday/n8n/hints.ts', "import { tape } from '../xml/tape';"],
	['nodes/Workday/operations/worker/getMany/spec.ts', "import type { INodeProperties } from 'n8n-workflow';"],
	['nodes/Workday/operations/worker/getMany/operation.ts', "import { spec } from '../get/operation';"],
	['nodes/Workday/operations/worker/getMany/operation.ts', "const lazy = async () => await import('../../../xml/records');"],
	['nodes/Workday/Workday.node.ts', "import { client } from './workday/client';"],
	['nodes/Workday/WorkdayTrigger.node.ts', "import { cycle } from './trigger/cycle';"],
	['nodes/Workday/trigger/window.ts', "import type { IDataObject } from 'n8n-workflow';"],
	['nodes/Workday/trigger/state.ts', "import { Parameters } from '../n8n/parameters';"],
	['nodes/Workday/trigger/settings.ts', "import { getMany } from '../operations/worker/getMany/operation';"],
	['nodes/Workday/workday/changes/events.ts', "import { parseState } from '../../trigger/state';"],
	['credentials/WorkdayIsuApi.credentials.ts', "import { toNodeError } from '../nodes/Workday/n8n/toNodeError';"],
	['nodes/Workday/helpers/misc.ts', "import 'fs';"],
])('an arrow that is not drawn is noticed: %s with %s', (file, text) => {
	expect(forbidden(file, text)).toHaveLength(1);
});
