import { XPathError } from './error';

/**
 * What one evaluation may cost. A predicate may look through the whole record for each of its nodes, and so may one
 * inside it: `count(//a[//b = .])` takes n² steps, three levels n⁴, and nothing else in n8n runs meanwhile.
 *
 * A unit is the visit of one entry, 2.4 ns where this was measured; the other costs are in proportion. The whole is about
 * a second. 150 usual fields of a worker of 43 KB take some 10,000 units each at most.
 */
const UNITS = 500e6;

/** Taking the text of a node, in units, and what each four characters of it add. */
export const TEXT_UNITS = 64;
/** One node that the `xpath` package goes through. */
export const PACKAGE_NODE_UNITS = 150;

// Evaluations do not overlap: nothing in them waits.
let left = UNITS;
let evaluated = '';

/** An evaluation of `expression` begins. */
export function begin(expression: string): void {
	evaluated = expression;
	left = UNITS;
}

/** @throws XPathError when the evaluation has cost too much */
export function spend(units: number): void {
	left -= units;
	if (left < 0) throw tooExpensive();
}

function tooExpensive(): XPathError {
	return new XPathError(evaluated, undefined, 'this is too expensive, a predicate goes through all of the record again and again');
}
