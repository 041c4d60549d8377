/** What is wrong with the hierarchy that was read. */
import type { OperationContext } from '../../n8n/defineOperation';
import type { PathProblems } from '../../workday/organization/placed';

export function hintAtPaths(context: OperationContext, { cycle, missing, tooDeep }: PathProblems): void {
	if (cycle) {
		context.hint(
			`The path of ${countedByName(cycle)} has no top, because an organization above stands above itself (hierarchyProblem "cycle"). ` +
				'Correct the superior organization in Workday.',
			'warning',
		);
	}
	if (missing) {
		context.hint(
			`The path of ${countedByName(missing)} is not complete, because an organization above could not be read (hierarchyProblem "missing"). ` +
				'The integration user may not see it: check the domain security policies of its type.',
		);
	}
	if (tooDeep) context.hint(`The path of ${countedByName(tooDeep)} is longer than is given (hierarchyProblem "tooDeep"): only its lowest part is there.`, 'warning');
}

/** `2 organizations (Platform, Sales)` */
export const countedByName = ({ count, examples }: { count: number; examples: string[] }): string =>
	`${count} ${count === 1 ? 'organization' : 'organizations'} (${examples.join(', ')}${count > examples.length ? ' …' : ''})`;
