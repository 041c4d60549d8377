import type { NameTable } from './names';
import { begin } from './path/budget';
import { compileExpression, isCompilable } from './path/compile';
import { acceptAny, asString } from './path/convert';
import type { Kind } from './path/ast';
import { XPathError } from './path/error';
import { fallbackExpression } from './path/fallback';
import type { PathNaming } from './path/names';
import { isElement, NONE, stringValue } from './path/nodes';
import { parsePath } from './path/parser';
import { referencedElements } from './path/references';
import type { Evaluate, Value } from './path/types';
import type { Tape } from './tape';

export { XPathError } from './path/error';
export type { PathNaming } from './path/names';
export { isElementName } from './path/references';

export type PathEngine = 'tape' | 'xpath';

export interface PathOptions extends PathNaming {
	/** The names of the tapes that the path will be used on. */
	names: NameTable;
	/** For tests, which hold the engines against each other: take this one, whatever the expression. */
	engine?: PathEngine;
}

/** Contexts are entries of the tape; without one, the record. */
export interface CompiledPath {
	readonly source: string;
	/** `tape`: compiled. `xpath`: evaluated by the `xpath` package, several times slower (bench/xpath.mts). */
	readonly engine: PathEngine;
	readonly kind: Kind;
	/** The element names it goes through, a list for each location path, seen from the record: see `referencedElements`. */
	readonly paths: readonly (readonly string[])[];
	/** As `string()` makes it: of a node set, the text of its first node, '' when it is empty. */
	string(tape: Tape, context?: number): string;
	/** The same, null for an empty node set. */
	text(tape: Tape, context?: number): string | null;
	/** The text of each node in document order; of any other kind, the one value. */
	strings(tape: Tape, context?: number): string[];
	/** In its own type; a node set as the text of each node. */
	value(tape: Tape, context?: number): string[] | string | number | boolean;
	/** Whether there is any node; of any other kind, as `boolean()` makes it. */
	exists(tape: Tape, context?: number): boolean;
	/** The first element of the node set, -1 when there is none. Text and attributes are no entries to go on from. */
	firstEntry(tape: Tape, context?: number): number;
	/** The elements of the node set, in document order. */
	entries(tape: Tape, context?: number): number[];
}

/**
 * Compiles an XPath 1.0 expression for any number of records. Everything of XPath 1.0 works except variables, of which there
 * are none, and the namespace axis, since a tape keeps no namespace declarations. The document is as the reader keeps
 * it: white space counts, comments and processing instructions are gone, text that touches is one text node.
 *
 * Names:
 * - a name without a prefix is in `defaultNamespace`, attributes included, if that is given;
 * - `aliases` names the elements that may be written as if they were in `defaultNamespace` (see `PathNaming`);
 * - `recordName` lets a path begin with the record itself, as people paste it from other products. For `Worker`, in which
 *   the record is an Envelope/…/Worker: a relative path that begins with the child step `Worker`, evaluated at the
 *   record, begins at the record, unless the record has a child of that name; an absolute path that begins with
 *   `/Worker` begins at the record, unless the document's own root has that name. Only the first step of a path is
 *   treated so, and only on the child axis, so `//Worker` and `./Worker` mean what they always mean.
 *
 * @throws XPathError for everything that is wrong with the expression: evaluating it fails only,
 * with an XPathError too, when it becomes too expensive (path/budget.ts)
 */
export function compilePath(expression: string, options: PathOptions): CompiledPath {
	const parsed = parsePath(expression, options);
	const compilable = isCompilable(parsed);
	const engine = options.engine ?? (compilable ? 'tape' : 'xpath');
	if (engine === 'tape' && !compilable) throw new XPathError(expression, 0, 'not in the compiled subset');
	const value =
		engine === 'tape'
			? compileExpression(parsed, options.names, options)
			: fallbackExpression(expression, parsed, options);
	const paths = referencedElements(parsed, options.recordName);
	if (value.kind === 'nodes') return new NodesPath(expression, engine, paths, value);
	return new ValuePath(expression, engine, paths, value);
}

class NodesPath implements CompiledPath {
	readonly kind = 'nodes';

	constructor(
		readonly source: string,
		readonly engine: PathEngine,
		readonly paths: readonly string[][],
		private readonly nodes: Extract<Value, { kind: 'nodes' }>,
	) {}

	string(tape: Tape, context = tape.record): string {
		return this.text(tape, context) ?? '';
	}

	text(tape: Tape, context = tape.record): string | null {
		begin(this.source);
		const first = this.nodes.first(tape, context);
		return first === NONE ? null : stringValue(tape, first);
	}

	strings(tape: Tape, context = tape.record): string[] {
		begin(this.source);
		return this.nodes.all(tape, context).map((node) => stringValue(tape, node));
	}

	value(tape: Tape, context = tape.record): string[] {
		return this.strings(tape, context);
	}

	exists(tape: Tape, context = tape.record): boolean {
		begin(this.source);
		return this.nodes.find(tape, context, acceptAny, undefined) !== NONE;
	}

	firstEntry(tape: Tape, context = tape.record): number {
		begin(this.source);
		const first = this.nodes.first(tape, context);
		if (first === NONE || isElement(tape, first)) return first === NONE ? -1 : first;
		return this.entries(tape, context)[0] ?? -1;
	}

	entries(tape: Tape, context = tape.record): number[] {
		begin(this.source);
		return this.nodes.all(tape, context).filter((node) => isElement(tape, node));
	}
}

class ValuePath implements CompiledPath {
	readonly kind: Kind;
	private readonly evaluate: Evaluate<string>;

	constructor(
		readonly source: string,
		readonly engine: PathEngine,
		readonly paths: readonly string[][],
		private readonly compiled: Exclude<Value, { kind: 'nodes' }>,
	) {
		this.kind = compiled.kind;
		this.evaluate = asString(compiled);
	}

	string(tape: Tape, context = tape.record): string {
		begin(this.source);
		return this.evaluate(tape, context, 1, 1);
	}

	text(tape: Tape, context = tape.record): string {
		return this.string(tape, context);
	}

	strings(tape: Tape, context = tape.record): string[] {
		return [this.string(tape, context)];
	}

	value(tape: Tape, context = tape.record): string | number | boolean {
		begin(this.source);
		return this.compiled.get(tape, context, 1, 1);
	}

	exists(tape: Tape, context = tape.record): boolean {
		return Boolean(this.value(tape, context));
	}

	firstEntry(): number {
		return -1;
	}

	entries(): number[] {
		return [];
	}
}
