import { NONE, stringValue } from './nodes';
import type { Accept, Evaluate, NodesValue, Value } from './types';
import { numberToString, toNumber } from './values';

export const acceptAny: Accept<undefined> = () => true;

export function asString(value: Value): Evaluate<string> {
	switch (value.kind) {
		case 'string':
			return value.get;
		case 'number':
			return (tape, node, position, size) => numberToString(value.get(tape, node, position, size));
		case 'boolean':
			return (tape, node, position, size) => (value.get(tape, node, position, size) ? 'true' : 'false');
		case 'nodes':
			return (tape, node) => {
				const first = value.first(tape, node);
				return first === NONE ? '' : stringValue(tape, first);
			};
	}
}

export function asNumber(value: Value): Evaluate<number> {
	switch (value.kind) {
		case 'number':
			return value.get;
		case 'boolean':
			return (tape, node, position, size) => (value.get(tape, node, position, size) ? 1 : 0);
		default: {
			const text = asString(value);
			return (tape, node, position, size) => toNumber(text(tape, node, position, size));
		}
	}
}

export function asBoolean(value: Value): Evaluate<boolean> {
	switch (value.kind) {
		case 'boolean':
			return value.get;
		case 'number':
			return (tape, node, position, size) => {
				const number = value.get(tape, node, position, size);
				return number !== 0 && !Number.isNaN(number);
			};
		case 'string':
			return (tape, node, position, size) => value.get(tape, node, position, size) !== '';
		case 'nodes':
			return (tape, node) => value.find(tape, node, acceptAny, undefined) !== NONE;
	}
}

/** The parser has seen to it that only node sets come here. */
export function asNodes(value: Value): NodesValue {
	if (value.kind !== 'nodes') throw new TypeError(`A ${value.kind} is not a node-set`);
	return value;
}
