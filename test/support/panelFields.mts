/** What the editor shows of the node's fields. */
import type { INodeProperties } from 'n8n-workflow';
import { Workday } from '../../nodes/Workday/Workday.node.ts';

const NODE = new Workday().description.properties;

/** n8n shows the first together with the credential; the others are in every node. */
export const KNOWN_TO_ALL: readonly string[] = ['authentication', 'resource', 'operation'];

/** Fields that the panel shows before anybody has chosen anything. */
export function shownAtFirst(resource: string, operation: string): INodeProperties[] {
	const values: Record<string, unknown> = { resource, operation };
	/** `worker`, `/worker` from within a collection, or the `worker.mode` of a list to pick from. */
	const valueAt = (path: string): unknown => {
		const [name = '', part] = path.replace(/^\//, '').split('.');
		const value = values[name];
		return part === undefined || typeof value !== 'object' || value === null ? value : Object.entries(value).find(([key]) => key === part)?.[1];
	};
	const isShown = ({ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties): boolean => {
		const holds = ([path, allowed]: [string, unknown]) => Array.isArray(allowed) && (allowed as unknown[]).includes(valueAt(path));
		return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
	};
	const shown: INodeProperties[] = [];
	// n8n's order: what a field depends on comes before it.
	for (const field of NODE) {
		if (!isShown(field)) continue;
		if (!(field.name in values)) values[field.name] = field.default;
		if (field.type !== 'hidden' && !KNOWN_TO_ALL.includes(field.name)) shown.push(field);
	}
	return shown;
}
