import {
	type ExpandedName,
	type Expression,
	type NodeTest,
	type PathExpression,
	sameContextParts,
	type Step,
} from './ast';

/**
 * The element names that an expression goes through, one list for each location path in it, from the outside in. Predicates
 * give lists of their own that begin with the path they stand in. Seen from the record: a leading record name, and
 * everything above it in an absolute path, is left out.
 *
 * - `*`: any element; also what `node()` or `.` say no more about.
 * - `//`: any number of elements in between. A leading `//` also stands for axes that leave the subtree.
 * - `..`: an element above the record.
 * - A leading `/`: an absolute path that does not come by the record.
 * - `.` alone: the record with all that is in it.
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

/** Whether a part of such a list is a name, and none of the marks above. */
export const isElementName = (part: string): boolean => !MARKS.has(part);

const RECORD = ['.'];
const MARKS: ReadonlySet<string> = new Set(['*', '//', '..', '/', ...RECORD]);
/** Functions that, without an argument, read the text of where they stand. */
const READS_CONTEXT: ReadonlySet<string> = new Set(['string', 'number', 'string-length', 'normalize-space']);

type Add = (path: string[]) => void;

/** Adds all paths of an expression, and returns those that lead to its own nodes, not those of predicates. */
function visit(expression: Expression, base: readonly string[], add: Add, record: string | undefined): string[][] {
	if (expression.type === 'path') return visitPath(expression, base, add, record);
	if (expression.type === 'call' && expression.arguments.length === 0 && READS_CONTEXT.has(expression.name)) add(base.length === 0 ? RECORD : [...base]);
	const parts = sameContextParts(expression).flatMap((part) => visit(part, base, add, record));
	return expression.type === 'union' ? parts : [];
}

function visitPath(path: PathExpression, base: readonly string[], add: Add, record: string | undefined): string[][] {
	const { start, filters, steps } = path;
	const starts = start === 'root' ? [['/']] : start === 'context' ? [[...base]] : visit(start, base, add, record);
	return starts.map((from) => {
		for (const filter of filters) visit(filter, from, add, record);
		let current = from;
		for (const step of steps) {
			// Going up forgets where we were, but the element must be there to go up from.
			if (step.axis === 'parent') add(current);
			current = afterStep(current, step, record);
			for (const predicate of step.predicates) visit(predicate, current, add, record);
		}
		add(current.length === 0 ? RECORD : current);
		return current;
	});
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
