import { type PackageContext, type PackageFunction, type PackageValue, parseExpression } from '../lib/xpath';
import type { Expression } from './ast';
import { spend } from './budget';
import { fromAll } from './compilePaths';
import type { PathNaming } from './names';
import type { NodeId } from './nodes';
import { PackageText } from './packageText';
import type { Value } from './types';
import { languageMatches, numberToString, stringLength, substring, toNumber, translate } from './values';
import { TapeView, ViewNode } from './view';
import type { Tape } from '../tape';

/**
 * Evaluates an expression with the `xpath` package, over a view of the tape. The package never sees the user's text: it is
 * written out for it anew, from the parsed form, so that names, types and errors are those of the other engine.
 */
export function fallbackExpression(source: string, expression: Expression, naming: PathNaming): Value {
	const writer = new PackageText(source);
	const parsed = parseExpression(writer.write(expression));
	const evaluation = (tape: Tape, node: NodeId) => ({
		node: new TapeView(tape, naming).node(node),
		namespaces: writer.namespaces,
		functions: (name: string) => FUNCTIONS.get(name),
	});
	switch (expression.kind) {
		case 'nodes':
			return fromAll((tape, node) => parsed.select(evaluation(tape, node)).map((found) => viewOf(found).id));
		case 'string':
			return { kind: 'string', get: (tape, node) => parsed.evaluateString(evaluation(tape, node)) };
		case 'number':
			return { kind: 'number', get: (tape, node) => parsed.evaluateNumber(evaluation(tape, node)) };
		case 'boolean':
			return { kind: 'boolean', get: (tape, node) => parsed.evaluateBoolean(evaluation(tape, node)) };
	}
}

function viewOf(node: unknown): ViewNode {
	if (node instanceof ViewNode) return node;
	throw new TypeError('The xpath package gave a node that is not ours');
}

const ownView = ({ contextNode }: PackageContext): ViewNode => viewOf(contextNode);
const nodesOf = (value: PackageValue): ViewNode[] => value.toArray?.().map(viewOf) ?? [];
/** Every number that an operand of a comparison stands for. */
const numbersOf = (value: PackageValue): number[] =>
	value.toArray === undefined ? [value.numberValue()] : nodesOf(value).map(({ text }) => toNumber(text));

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
	'=': (left, right) => left === right,
	'!=': (left, right) => left !== right,
	'<': (left, right) => left < right,
	'<=': (left, right) => left <= right,
	'>': (left, right) => left > right,
	'>=': (left, right) => left >= right,
};

/**
 * In place of the package's own where that departs from XPath 1.0 (each is named in test/xml/pathDeviations.mts), and,
 * under names that the parser accepts from nobody, what `PackageText` needs besides.
 */
const FUNCTIONS: ReadonlyMap<string, PackageFunction> = new Map<string, PackageFunction>([
	['string-length', (context, text) => stringLength(text === undefined ? ownView(context).text : text.stringValue())],
	['substring', (_context, text, start, length) => substring(text.stringValue(), start.numberValue(), length?.numberValue())],
	['translate', (_context, text, from, to) => translate(text.stringValue(), from.stringValue(), to.stringValue())],
	['lang', (context, wanted) => languageMatches(ownView(context).language, wanted.stringValue())],
	['sum', (_context, nodes) => numbersOf(nodes).reduce((sum, number) => sum + number, 0)],
	['text-to-number', (_context, text) => toNumber(text.stringValue())],
	['own-number', (context) => toNumber(ownView(context).text)],
	['number-to-text', (_context, number) => numberToString(number.numberValue())],
	['is-record', (context) => ownView(context).isRecord],
	['is-element', (context) => ownView(context).isElement],
	['compare-numbers', (_context, operator, left, right) => {
		const compare = COMPARISONS[operator.stringValue()];
		const others = numbersOf(right);
		return numbersOf(left).some((one) => {
			spend(others.length);
			return others.some((other) => compare(one, other));
		});
	}],
]);
