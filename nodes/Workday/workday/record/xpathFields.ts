/** Fields that the user defines with XPath, of whatever record. */
import type { NameTable } from '../../xml/names';
import { compilePath, XPathError, type CompiledPath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import type { ExpandedName } from '../elements';
import { InvalidRequest } from '../errors';
import { pathsFor } from '../paths';
import type { RecordOutput } from './output';

/** A field that the user defines. */
export interface XPathField {
	name: string;
	/** XPath 1.0, relative to the record or absolute from the envelope. */
	path: string;
	/** All matches as a list; otherwise the first as text. */
	list: boolean;
}

/**
 * @param needsOf what the response group must bring for these expressions
 * @throws InvalidRequest naming the field
 */
export function createXPathOutput<Needs>(
	fields: readonly XPathField[],
	record: ExpandedName,
	names: NameTable,
	needsOf: (paths: readonly CompiledPath[]) => Needs,
): RecordOutput<Needs> {
	if (fields.length === 0) throw new InvalidRequest('Fields by XPath', 'at least one field with a name and a path is needed');
	const compiled = fields.map((field) => ({ ...field, compiled: compileField(field, record, names), found: false }));
	const columns = fields.map((field) => field.name);
	const twice = columns.find((name, index) => columns.indexOf(name) !== index);
	if (twice !== undefined) throw new InvalidRequest('Fields by XPath', `the name "${twice}" is used twice`);
	return {
		columns,
		needs: needsOf(compiled.map((field) => field.compiled)),
		read: (tape) => {
			const item: Record<string, unknown> = {};
			for (const field of compiled) {
				try {
					const value = readXPath(tape, field);
					field.found ||= field.compiled.kind !== 'nodes' || isFound(value);
					item[field.name] = value;
				} catch (error) {
					// Some expressions turn out to be too expensive only where a record has much.
					throw asInvalidField(field.name, error, true);
				}
			}
			return item;
		},
		neverFound: () => compiled.filter((field) => !field.found).map((field) => field.name),
	};
}

function compileField({ name, path }: XPathField, record: ExpandedName, names: NameTable): CompiledPath {
	if (name === '') throw new InvalidRequest('Fields by XPath', `the path "${path}" has no name`);
	if (path === '') throw new InvalidRequest('Fields by XPath', `the field "${name}" has no path`);
	try {
		return compilePath(path, { names, ...pathsFor(record) });
	} catch (error) {
		throw asInvalidField(name, error);
	}
}

function asInvalidField(name: string, error: unknown, afterSending = false): unknown {
	return error instanceof XPathError ? new InvalidRequest(`Fields by XPath, "${name}"`, error.message, afterSending) : error;
}

const isFound = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null);

/** Nothing found is null (a list: empty), as everywhere; XPath's own numbers and booleans stay what they are. */
function readXPath(tape: Tape, { compiled, list }: { compiled: CompiledPath; list: boolean }): unknown {
	if (list) return compiled.strings(tape);
	if (compiled.kind === 'boolean') return compiled.string(tape) === 'true';
	if (compiled.kind === 'number') {
		const number = Number(compiled.string(tape));
		return Number.isFinite(number) ? number : null;
	}
	return compiled.text(tape);
}
