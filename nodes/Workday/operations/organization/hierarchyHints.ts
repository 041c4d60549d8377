/** What is wrong with the hierarchy that was read. */
import type { OperationContext } from '../../n8n/defineOperation';
import type { PathProblems } from '../../workday/organization/placed';

export function hintAtPaths(context: OperationContext, { cycle, missing, tooDeep }: PathProblems): void {
	if (cycle) {
		context.hint(
			`${say(cycle)} stand in or below a circle of organizations, each of which is above the other, so their path has no top ` +
				'(hierarchyProblem "cycle"). Correct the superior organization in Workday.',
			'warning',
		);
	}
	if (missing) {
		context.hint(
			`The path of ${say(missing)} is not complete, because an organization above was not among those that were read ` +
				'(hierarchyProblem "missing"). Read all levels together: without a limit, without a window, with the types of the hierarchy.',
		);
	}
	if (tooDeep) context.hint(`The path of ${say(tooDeep)} is longer than is given (hierarchyProblem "tooDeep"): only its lowest part is there.`, 'warning');
}

const say = ({ count, examples }: { count: number; examples: string[] }): string =>
	`${count} ${count === 1 ? 'organization' : 'organizations'} (${examples.join(', ')}${count > examples.length ? ' …' : ''})`;
