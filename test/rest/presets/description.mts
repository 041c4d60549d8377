/**
 * What the public descriptions of Workday's REST services say of their records, names and kinds only: staffing v6 (through
 * a public client that was generated from it), absence management v5, common v1.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Shape = string | [Shape] | { [key: string]: Shape };

const EXTRACT = join(__dirname, '../../tenant/contract/rest.json');
export const DESCRIPTION = JSON.parse(readFileSync(EXTRACT, 'utf8')) as Record<string, Record<string, Shape>>;

export function described(service: string, resource: string): Shape {
	const shape = DESCRIPTION[service]?.[resource];
	if (shape === undefined) throw new Error(`nothing is known of ${service} ${resource}`);
	return shape;
}

const KINDS: Record<string, (value: unknown) => boolean> = {
	string: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	boolean: (value) => typeof value === 'boolean',
	date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value),
};

/** What of a value the shape does not allow. Any key may be missing: no field of the descriptions is required but ids. */
export function problemsOf(value: unknown, shape: Shape, path = ''): string[] {
	if (typeof shape === 'string') return KINDS[shape]?.(value) ? [] : [`${path} is no ${shape}`];
	if (Array.isArray(shape)) {
		if (!Array.isArray(value)) return [`${path} is no list`];
		return value.flatMap((one: unknown, index) => problemsOf(one, shape[0], `${path}[${index}]`));
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
	return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
		const known = shape[key];
		return known === undefined ? [`${path}.${key} is not described`] : one === undefined ? [] : problemsOf(one, known, `${path}.${key}`);
	});
}

/** @param path as `worker.ts` writes it; lists are stepped into */
export function isDescribed(path: string, shape: Shape): boolean {
	let at: Shape | undefined = shape;
	for (const key of path.split('.')) {
		if (Array.isArray(at)) [at] = at;
		at = typeof at === 'object' && !Array.isArray(at) ? at[key] : undefined;
	}
	return at !== undefined;
}

/** The public description itself, where it lies beside the project. */
const FILE = join(__dirname, '../../../../shared/contract/wsdl/absenceManagement_v5_20260530_oas2.json');

export interface Definition {
	$ref?: string;
	type?: string;
	format?: string;
	allOf?: Definition[];
	items?: Definition;
	properties?: Record<string, Definition>;
}

export const publicDefinitions = (): Record<string, Definition> | undefined =>
	existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { definitions: Record<string, Definition> }).definitions : undefined;

/** A definition → its shape, as the extract has it. */
export function shapeOf(definitions: Record<string, Definition>, definition: Definition): Shape {
	if (definition.$ref !== undefined) return shapeOf(definitions, definitions[definition.$ref.split('/').at(-1) ?? ''] ?? {});
	if (definition.type === 'array') return [shapeOf(definitions, definition.items ?? {})];
	const inherited = (definition.allOf ?? []).map((one) => shapeOf(definitions, one)).filter((one) => typeof one === 'object' && !Array.isArray(one));
	const own = Object.entries(definition.properties ?? {}).map(([key, one]) => [key, shapeOf(definitions, one)] as const);
	const all = Object.assign({}, ...inherited, Object.fromEntries(own)) as { [key: string]: Shape };
	if (Object.keys(all).length > 0 || definition.type === undefined || definition.type === 'object') return all;
	return definition.format === 'date' ? 'date' : definition.type;
}
