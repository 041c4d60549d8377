/** Files of `examples/` as a user sets them up. */
import { readFileSync } from 'node:fs';
import type { NodeJson, WorkflowJson } from './workflow.mts';

export interface ExampleOptions {
	/** By type: a credential for every type that the file's nodes use. */
	credentials: Readonly<Record<string, { id: string; name: string }>>;
	/** What the notes tell the user to change. */
	edit?: (node: NodeJson) => void;
}

/** @param file name without folder and ending; the suite runs in the project's root */
export function exampleWorkflow(file: string, { credentials, edit }: ExampleOptions): WorkflowJson {
	const json = JSON.parse(readFileSync(`examples/${file}.json`, 'utf8')) as WorkflowJson;
	for (const node of json.nodes) {
		if (node.credentials) node.credentials = Object.fromEntries(Object.keys(node.credentials).map((type) => [type, chosen(type, node)]));
		edit?.(node);
	}
	return json;

	function chosen(type: string, { name }: NodeJson): { id: string; name: string } {
		const credential = credentials[type];
		if (!credential) throw new Error(`${file}: "${name}" needs a credential of type ${type}`);
		return credential;
	}
}
