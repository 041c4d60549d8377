/** From a plan to the requests that carry it out. */
import { versionNumber } from '../spec';
import { CHANGE_HOME, CHANGE_WORK } from './contactForms';
import { writeChangePerson, type ChangeContext } from './changePerson';
import type { Change } from './changes';
import { leavingOut, type ClearValues } from './cleared';
import { MAINTAIN, writeMaintain } from './maintainContact';
import { HOME, WORK } from './names';
import type { Plan } from './plan';

export interface ContactRequest {
	operation: string;
	/** One element for the body of an envelope. */
	body: string;
	/** What it changes. */
	changes: Change[];
}

const OF_USAGE: Readonly<Record<string, string>> = { [WORK]: CHANGE_WORK, [HOME]: CHANGE_HOME };
/** First version with an operation for each usage. */
export const SEPARATE_SINCE = 30;

/** Since there is one for each usage. */
export const operationFor = (usage: string): string => OF_USAGE[usage] ?? MAINTAIN;

/**
 * Work and home each have a request of their own, so that one does not fail with the other. Before v30 it is one for all.
 *
 * @throws InvalidRequest for an entry that came without an id, a phone whose country is not known
 */
export function contactRequests(plan: Plan, context: ChangeContext & { clearValues?: ClearValues }): ContactRequest[] {
	if (plan.changes.length === 0) return [];
	const separate = versionNumber(context.version) >= SEPARATE_SINCE;
	const operationOf = ({ usage }: Change) => (separate ? operationFor(usage) : MAINTAIN);
	return [CHANGE_WORK, CHANGE_HOME, MAINTAIN]
		.map((operation) => ({ operation, changes: plan.changes.filter((change) => operationOf(change) === operation) }))
		.filter(({ changes }) => changes.length > 0)
		.map(({ operation, changes }) => {
			const sent = context.clearValues === 'leaveOut' ? changes.map(leavingOut) : changes;
			const body = operation === MAINTAIN ? writeMaintain({ ...plan, changes: sent }, context) : writeChangePerson(operation, sent, context);
			return { operation, changes, body };
		});
}
