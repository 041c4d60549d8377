import type { Expression, NodeTest, PathExpression, Step } from './pathAst';
import { sameContextParts } from './pathAst';
import type { ExpandedName } from './pathAst';

/**
 * The element names that an expression goes through, one list for each location path in it, from the outside in. Predicates
 * give lists of their own that begin with the path they stand in. Seen from the record: a leading record name, and
 * everything above it in an absolute path, is left out.
 *
 * - `*`: any element; also what `node()` or `.` say no more about.
 * - `//`: any number of elements in between. A leading `//` also stands for axes that leave the subtree.
 * - `..`: an element above the record.
 * - A leading `/`: an absolute path that does not come by the record.
 *
 * `wd:Worker_Data/wd:X[wd:Y = 1]/@z` gives `[['Worker_Data', 'X'], ['Worker_Data', 'X', 'Y']]`.
 */
export function referencedElements(expression: Expression, recordName?: ExpandedName): string[][] {
	const found = new Map<string, string[]>();
	const add = (path: string[]): void => {
		if (path.length > 0) found.set(path.join(' '), path);
	};
	visit(expression, [], add, recordName?.local);
	return [...found.values()];
}

type Add = (path: string[]) => void;

function visit(expression: Expression, base: readonly string[], add: Add, record: string | undefined): void {
	if (expression.type !== 'path') {
		for (const part of sameContextParts(expression)) visit(part, base, add, record);
		return;
	}
	for (const start of startsOf(expression, base, add, record)) {
		for (const filter of expression.filters) visit(filter, start, add, record);
		let path = start;
		for (const step of expression.steps) {
			// Going up forgets where we were, but the element must be there to go up from.
			if (step.axis === 'parent') add(path);
			path = afterStep(path, step, record);
			for (const predicate of step.predicates) visit(predicate, path, add, record);
		}
		add(path);
	}
}

/** Where the steps of a path begin: at its context, at the root, or at each path of the node set it filters. */
function startsOf({ start, steps }: PathExpression, base: readonly string[], add: Add, record: string | undefined): string[][] {
	if (start === 'root') return [['/']];
	if (start === 'context') return [[...base]];
	const starts: string[][] = [];
	visit(start, base, (path) => {
		starts.push(path);
		if (steps.length === 0) add(path);
	}, record);
	return starts;
}

function afterStep(path: string[], step: Step, record: string | undefined): string[] {
	const name = nameOf(step.test);
	switch (step.axis) {
		case 'child':
			if (name === undefined) return path;
			return name === record && (path.length === 0 || path[0] === '/') ? [] : [...path, name];
		case 'descendant':
		case 'descendant-or-self': {
			const below = path.at(-1) === '//' ? path : [...path, '//'];
			return name === undefined || name === '*' ? below : [...below, name];
		}
		case 'self':
			return name === undefined || name === '*' || path.at(-1) === name ? path : [...path, name];
		case 'attribute':
			return path;
		case 'parent': {
			const last = path.at(-1);
			if (last === '//') return path;
			return last === undefined || last === '..' || last === '/' ? [...path, '..'] : path.slice(0, -1);
		}
		default:
			return name === undefined || name === '*' ? ['//'] : ['//', name];
	}
}

/** `*` for any element; undefined for a test that no element is known to pass. */
function nameOf(test: NodeTest): string | undefined {
	if (test.type === 'name') return test.names[0].local;
	return test.type === 'any' || test.type === 'node' ? '*' : undefined;
}
