/** What becomes of a worker: one way per output that the user can choose. No n8n in here. */
import { JsonReader, type JsonValue } from '../../xml/json';
import type { NameTable } from '../../xml/names';
import { compilePath, XPathError, type CompiledPath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { InvalidRequest, refuseUnknown } from '../errors';
import { WORKDAY_PATHS } from '../paths';
import { WORKER_FIELDS } from './fields';
import { createProfileReader, type ProfileOptions, type WorkerFieldName } from './profile';
import { dependsOnParent, repeatingChildren } from './repeating';
import { needsOf, NO_NEEDS, type Needs } from './responseGroup';
import { SCIM_FIELDS, toScimUser } from './scim';

export type OutputKind = 'profile' | 'scim' | 'xpath' | 'json' | 'xml' | 'ids';

/** A field that the user defines. */
export interface XPathField {
	name: string;
	/** XPath 1.0, relative to the worker or absolute from the envelope. */
	path: string;
	/** All matches as a list; otherwise the first as text. */
	list: boolean;
}

export interface OutputOptions extends ProfileOptions {
	kind: OutputKind;
	xpathFields: readonly XPathField[];
}

export interface WorkerOutput {
	/** Keys of every item, where they are known beforehand: what a CSV file needs. */
	readonly columns?: readonly string[];
	readonly needs: Needs;
	/** Nothing but what it needs is asked for, whatever the user chose to include. */
	readonly alone?: true;
	/** Everything that the output has, without a choice of the user's. */
	readonly standard?: boolean;
	read(worker: Tape): Record<string, unknown>;
	/** Fields of the user's that no worker so far had anything for. */
	neverFound?(): string[];
}

const ID_FIELDS = ['id', 'employeeNumber', 'contingentWorkerId', 'workerType'] as const satisfies readonly WorkerFieldName[];

/** @throws InvalidRequest naming the field, before anything is sent */
export function createWorkerOutput(options: OutputOptions, names: NameTable): WorkerOutput {
	switch (options.kind) {
		case 'profile':
			return profileOutput(options, names);
		case 'ids':
			return { ...profileOutput({ ...options, fields: ID_FIELDS, sensitive: [] }, names), alone: true };
		case 'scim':
			return scimOutput(options, names);
		case 'xpath':
			return xpathOutput(options.xpathFields, names);
		case 'json':
			return jsonOutput(names);
		case 'xml':
			return { columns: ['xml'], needs: NO_NEEDS, read: (worker) => ({ xml: worker.recordXml() }) };
	}
}

function profileOutput(options: ProfileOptions, names: NameTable): WorkerOutput {
	const hidden = options.fields.find((name) => SENSITIVE_FIELDS.includes(name));
	if (hidden !== undefined) throw new InvalidRequest('Fields', `"${hidden}" is sensitive: choose it in Sensitive Fields`);
	refuseUnknown('Fields', options.fields, OPEN_FIELDS);
	refuseUnknown('Sensitive Fields', options.sensitive, SENSITIVE_FIELDS);
	const { columns, needs, read } = createProfileReader(options, names);
	return { columns, needs, read, standard: options.fields.length === 0 };
}

const named = (sensitive: boolean): string[] =>
	WORKER_FIELDS.filter((field) => ('sensitive' in field && field.sensitive === true) === sensitive).map((field) => field.name);
const OPEN_FIELDS = named(false);
const SENSITIVE_FIELDS = named(true);

function scimOutput(options: ProfileOptions, names: NameTable): WorkerOutput {
	refuseUnknown('Sensitive Fields', options.sensitive, SENSITIVE_FIELDS);
	const reader = createProfileReader({ ...options, fields: SCIM_FIELDS }, names);
	return { needs: reader.needs, standard: true, read: (worker) => toScimUser(reader.read(worker)) };
}

function jsonOutput(names: NameTable): WorkerOutput {
	const reader = new JsonReader(names, { repeatingChildren, dependsOnParent, emptyArrays: true });
	return { needs: NO_NEEDS, read: (worker) => asObject(reader.read(worker)) };
}

function xpathOutput(fields: readonly XPathField[], names: NameTable): WorkerOutput {
	if (fields.length === 0) throw new InvalidRequest('Fields by XPath', 'at least one field with a name and a path is needed');
	const compiled = fields.map((field) => ({ ...field, compiled: compileField(field, names), found: false }));
	const columns = fields.map((field) => field.name);
	const twice = columns.find((name, index) => columns.indexOf(name) !== index);
	if (twice !== undefined) throw new InvalidRequest('Fields by XPath', `the name "${twice}" is used twice`);
	return {
		columns,
		needs: needsOf(compiled.map((field) => field.compiled)),
		read: (worker) => {
			const item: Record<string, unknown> = {};
			for (const field of compiled) {
				try {
					field.found ||= field.compiled.kind !== 'nodes' || field.compiled.exists(worker);
					item[field.name] = readField(worker, field);
				} catch (error) {
					// Some expressions turn out to be too expensive only where a worker has much.
					throw asInvalidField(field.name, error, true);
				}
			}
			return item;
		},
		neverFound: () => compiled.filter((field) => !field.found).map((field) => field.name),
	};
}

function compileField({ name, path }: XPathField, names: NameTable): CompiledPath {
	if (name === '') throw new InvalidRequest('Fields by XPath', `the path "${path}" has no name`);
	if (path === '') throw new InvalidRequest('Fields by XPath', `the field "${name}" has no path`);
	try {
		return compilePath(path, { names, ...WORKDAY_PATHS });
	} catch (error) {
		throw asInvalidField(name, error);
	}
}

function asInvalidField(name: string, error: unknown, afterSending = false): unknown {
	return error instanceof XPathError ? new InvalidRequest(`Fields by XPath, "${name}"`, error.message, afterSending) : error;
}

/** Nothing found is null (a list: empty), as everywhere; XPath's own numbers and booleans stay what they are. */
function readField(worker: Tape, { compiled, list }: { compiled: CompiledPath; list: boolean }): unknown {
	if (list) return compiled.strings(worker);
	if (compiled.kind === 'boolean') return compiled.string(worker) === 'true';
	if (compiled.kind === 'number') {
		const number = Number(compiled.string(worker));
		return Number.isFinite(number) ? number : null;
	}
	if (compiled.kind === 'nodes' && !compiled.exists(worker)) return null;
	return compiled.string(worker);
}

/** A worker without any content reads as text. */
function asObject(value: JsonValue): Record<string, unknown> {
	return typeof value === 'object' && !Array.isArray(value) ? value : {};
}
