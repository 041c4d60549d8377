import type { Expression } from './ast';
import type { PathNaming } from './names';
import type { NameTable } from '../names';
import type { NodeId } from './nodes';
import type { Tape } from '../tape';

/** A compiled expression that yields one value, from its whole context: node, position and size (§1). */
export type Evaluate<T> = (tape: Tape, node: NodeId, position: number, size: number) => T;

/** Decides about a node, given a value that the caller passed through, so that nothing is allocated for a search. */
export type Accept<V> = (tape: Tape, node: NodeId, value: V) => boolean;

/** Visits nodes from a context node until one is accepted, and returns that one or `NONE`. */
export type Walk = <V>(tape: Tape, node: NodeId, accept: Accept<V>, value: V) => NodeId;

/** A compiled node set. Only the context node matters to it: §2 gives every step a context of its own. */
export interface NodesValue {
	readonly kind: 'nodes';
	/** In document order, each node once. */
	all(tape: Tape, node: NodeId): NodeId[];
	/** The first in document order, or `NONE`. */
	first(tape: Tape, node: NodeId): NodeId;
	/** Any accepted node or `NONE`: order does not matter, so it stops at once. */
	readonly find: Walk;
}

export type Value =
	| NodesValue
	| { readonly kind: 'string'; readonly get: Evaluate<string> }
	| { readonly kind: 'number'; readonly get: Evaluate<number> }
	| { readonly kind: 'boolean'; readonly get: Evaluate<boolean> };

/** What the parts of the compiler need of one another. */
export interface Compiler {
	readonly names: NameTable;
	readonly naming: PathNaming;
	compile(expression: Expression): Value;
}
