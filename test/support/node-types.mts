import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';

/** The project's folder: this file runs from test/support in jest and from a bundle in .build for the demo. */
function projectRoot(): string {
	for (let folder = __dirname; ; folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder;
		if (folder === dirname(folder)) throw new Error(`no package.json above ${__dirname}`);
	}
}

/** The node types that a workflow may use, by full name (`package.node`). */
export class OnlyTypes implements INodeTypes {
	constructor(private readonly types: Readonly<Record<string, INodeType | IVersionedNodeType>>) {}

	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (type) return type;
		// n8n registers a second type for every usableAsTool node, under the same name with "Tool" behind it.
		const base = name.endsWith('Tool') ? this.types[name.slice(0, -'Tool'.length)] : undefined;
		if (base && !('nodeVersions' in base) && base.description.usableAsTool) return asTool(base);
		throw new Error(`unknown node type "${name}"; known: ${Object.keys(this.types).join(', ')}`);
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}

/** The type that n8n derives for agents: same code, no main connections, a tool output and a tool description. */
function asTool(node: INodeType): INodeType {
	const { description } = node;
	const tool: INodeType = Object.create(node);
	tool.description = {
		...description,
		name: `${description.name}Tool`,
		displayName: `${description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		usableAsTool: undefined,
		properties: [
			{
				displayName: 'Tool Description',
				name: 'descriptionType',
				type: 'options',
				options: [{ name: 'Set Automatically', value: 'auto' }, { name: 'Set Manually', value: 'manual' }],
				default: 'auto',
			},
			{
				displayName: 'Description',
				name: 'toolDescription',
				type: 'string',
				default: description.description,
				displayOptions: { show: { descriptionType: ['manual'] } },
			},
			...description.properties,
		],
	};
	return tool;
}

export interface BuiltPackage {
	/** By full name, e.g. `n8n-nodes-workday.workday`. */
	nodes: Record<string, INodeType | IVersionedNodeType>;
	/** By name of the credential type. */
	credentials: Record<string, ICredentialType>;
}

const root = projectRoot();
let built: BuiltPackage | undefined;

/** What `dist/` holds, found as n8n finds it: by the `n8n` section of package.json, class named like the file. */
export function builtPackage(): BuiltPackage {
	if (built) return built;
	const manifest: { name: string; n8n: { nodes: string[]; credentials: string[] } } = JSON.parse(
		readFileSync(join(root, 'package.json'), 'utf8'),
	);
	const found: BuiltPackage = { nodes: {}, credentials: {} };
	for (const path of manifest.n8n.nodes) {
		const node: INodeType | IVersionedNodeType = instance(path);
		found.nodes[`${manifest.name}.${node.description.name}`] = node;
	}
	for (const path of manifest.n8n.credentials) {
		const credential: ICredentialType = instance(path);
		found.credentials[credential.name] = credential;
	}
	return (built = found);
}

function instance<T>(path: string): T {
	const file = join(root, path);
	const className = basename(path).split('.')[0] ?? '';
	const exported: Record<string, new () => T> = load(file);
	const constructor = exported[className];
	if (!constructor) throw new Error(`${path} exports no class "${className}"`);
	return new constructor();
}

function load(file: string): Record<string, never> {
	try {
		return require(file);
	} catch (error) {
		throw new Error(`${file} cannot be loaded: run \`npm run build\` first`, { cause: error });
	}
}
