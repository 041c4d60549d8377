/** What is wrong with the hierarchy that was read. */
import type { OperationContext } from '../../n8n/defineOperation';
import type { PathProblems } from '../../workday/organization/placed';

export function hintAtPaths(context: OperationContext, { cycle, missing, tooDeep }: PathProblems): void {
	if (cycle) {
		context.hint(
			`The path of ${say(cycle)} has no top, because an organization above stands above itself (hierarchyProblem "cycle"). ` +
				'Correct the superior organization in Workday.',
			'warning',
		);
	}
	if (missing) {
		context.hint(
			`The path of ${say(missing)} is not complete, because an organization above could not be read (hierarchyProblem "missing"). ` +
				'The integration user may not see it: check the domain security policies of its type.',
		);
	}
	if (tooDeep) context.hint(`The path of ${say(tooDeep)} is longer than is given (hierarchyProblem "tooDeep"): only its lowest part is there.`, 'warning');
}

const say = ({ count, examples }: { count: number; examples: string[] }): string =>
	`${count} ${count === 1 ? 'organization' : 'organizations'} (${examples.join(', ')}${count > examples.length ? ' …' : ''})`;
