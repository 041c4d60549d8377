import type { CallExpression } from './ast';
import { asBoolean, asNodes, asNumber, asString } from './convert';
import { qualifiedName } from './names';
import { nameOf, NONE, type NodeId, stringValue } from './nodes';
import type { Compiler, Evaluate, NodesValue, Value } from './types';
import {
	normalizeSpace,
	round,
	stringLength,
	substring,
	substringAfter,
	substringBefore,
	toNumber,
	translate,
} from './values';
import type { Tape } from '../tape';

type Builder = (values: Value[], compiler: Compiler) => Value;

const string = (get: Evaluate<string>): Value => ({ kind: 'string', get });
const number = (get: Evaluate<number>): Value => ({ kind: 'number', get });
const boolean = (get: Evaluate<boolean>): Value => ({ kind: 'boolean', get });

/** The string-value of the context node, for functions called without their argument. */
const contextText: Evaluate<string> = (tape, node) => stringValue(tape, node);
const textOf = (value: Value | undefined): Evaluate<string> => (value === undefined ? contextText : asString(value));

const ofText = (values: Value[], map: (text: string) => string): Value => {
	const text = textOf(values[0]);
	return string((tape, node, position, size) => map(text(tape, node, position, size)));
};

const ofTwoTexts = <T>(values: Value[], map: (left: string, right: string) => T): Evaluate<T> => {
	const [left, right] = values.map(asString);
	return (tape, node, position, size) => map(left(tape, node, position, size), right(tape, node, position, size));
};

const ofNumber = (values: Value[], map: (value: number) => number): Value => {
	const value = asNumber(values[0]);
	return number((tape, node, position, size) => map(value(tape, node, position, size)));
};

const ofName = (values: Value[], { names }: Compiler, map: (uri: string, local: string) => string): Value => {
	const nodes: NodesValue | undefined = values[0] && asNodes(values[0]);
	const target = (tape: Tape, node: NodeId) => (nodes === undefined ? node : nodes.first(tape, node));
	return string((tape, node) => {
		const found = target(tape, node);
		// Name 0 is that of text and of the root: no namespace, no local name.
		const name = found === NONE ? 0 : nameOf(tape, found);
		return map(names.uri[name], names.local[name]);
	});
};

const BUILDERS: ReadonlyMap<string, Builder> = new Map<string, Builder>([
	['last', () => number((_tape, _node, _position, size) => size)],
	['position', () => number((_tape, _node, position) => position)],
	['count', ([value]) => {
		const nodes = asNodes(value);
		return number((tape, node) => nodes.all(tape, node).length);
	}],
	['sum', ([value]) => {
		const nodes = asNodes(value);
		return number((tape, node) =>
			nodes.all(tape, node).reduce((sum, found) => sum + toNumber(stringValue(tape, found)), 0));
	}],
	['local-name', (values, compiler) => ofName(values, compiler, (_uri, local) => local)],
	['namespace-uri', (values, compiler) => ofName(values, compiler, (uri) => uri)],
	['name', (values, compiler) => ofName(values, compiler, (uri, local) => qualifiedName(compiler.naming, uri, local))],
	['string', ([value]) => string(textOf(value))],
	['concat', (values) => {
		const parts = values.map(asString);
		return string((tape, node, position, size) =>
			parts.reduce((text, part) => text + part(tape, node, position, size), ''));
	}],
	['starts-with', (values) => boolean(ofTwoTexts(values, (text, start) => text.startsWith(start)))],
	['contains', (values) => boolean(ofTwoTexts(values, (text, part) => text.includes(part)))],
	['substring-before', (values) => string(ofTwoTexts(values, substringBefore))],
	['substring-after', (values) => string(ofTwoTexts(values, substringAfter))],
	['substring', ([value, from, count]) => {
		const text = asString(value);
		const start = asNumber(from);
		const length = count && asNumber(count);
		return string((tape, node, position, size) =>
			substring(text(tape, node, position, size), start(tape, node, position, size), length?.(tape, node, position, size)));
	}],
	['string-length', ([value]) => {
		const text = textOf(value);
		return number((tape, node, position, size) => stringLength(text(tape, node, position, size)));
	}],
	['normalize-space', (values) => ofText(values, normalizeSpace)],
	['translate', (values) => {
		const [text, from, to] = values.map(asString);
		return string((tape, node, position, size) =>
			translate(text(tape, node, position, size), from(tape, node, position, size), to(tape, node, position, size)));
	}],
	['boolean', ([value]) => boolean(asBoolean(value))],
	['not', ([value]) => {
		const test = asBoolean(value);
		return boolean((tape, node, position, size) => !test(tape, node, position, size));
	}],
	['true', () => boolean(() => true)],
	['false', () => boolean(() => false)],
	['number', ([value]) => number(asNumber(value ?? string(contextText)))],
	['floor', (values) => ofNumber(values, Math.floor)],
	['ceiling', (values) => ofNumber(values, Math.ceil)],
	['round', (values) => ofNumber(values, round)],
]);

/** Functions that are left to the fallback: nothing that Workday sends gives them work. */
export const UNCOMPILED_FUNCTIONS: ReadonlySet<string> = new Set(['id', 'lang']);

export function compileCall(call: CallExpression, compiler: Compiler): Value {
	const build = BUILDERS.get(call.name);
	if (build === undefined) throw new TypeError(`${call.name}() is not compiled`);
	return build(call.arguments.map((value) => compiler.compile(value)), compiler);
}
