/** What a user of a template changes. */
import { holds } from '../../scenario.mts';
import type { NodeJson } from '../../workflow.mts';

interface Assignment {
	name: string;
	value: unknown;
}

/** Writes into the node Settings; what it does not have is a mistake. */
export function setTo(values: Readonly<Record<string, unknown>>): (node: NodeJson) => void {
	return ({ name, parameters }) => {
		if (name !== 'Settings') return;
		const { assignments } = parameters.assignments as { assignments: Assignment[] };
		for (const [wanted, value] of Object.entries(values)) {
			const found = assignments.find((one) => one.name === wanted);
			holds(found !== undefined, `The template has no setting ${wanted}`);
			found.value = value;
		}
	};
}
