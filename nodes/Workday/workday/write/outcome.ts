/** What became of a write, in the words of the items. */

export type WriteOutcome =
	/** Read back: it is as planned. */
	| 'completed'
	/** Workday answered with an event, and nothing of the plan shows yet: somebody has to approve it. */
	| 'pending approval'
	/** Workday answered without a fault, and what is there is not as planned. */
	| 'not applied'
	/** No answer that says anything came, and what was planned does not show: it may come to light later. */
	| 'unknown'
	/** Workday answered without a fault; nobody looked. */
	| 'accepted'
	/** It was so already; nothing was sent. */
	| 'no change'
	/** Nothing was sent. */
	| 'dry run';

/** One request of an item, as the item tells of it. */
export interface RequestReport {
	operation: string;
	outcome: WriteOutcome;
	/** For Workday's support. null: nothing was sent. */
	requestId: string | null;
	/** WID of the event that Workday answered with. null: none. */
	event: string | null;
	/** What went wrong on the way, for people. null: nothing. */
	problem: string | null;
	/** What would be sent; of a dry run only. */
	body?: string;
}

/** Whether something was sent that changes something. */
export const wasSent = (outcome: unknown): outcome is string => typeof outcome === 'string' && outcome !== 'no change' && outcome !== 'dry run';

/** From the best to what somebody has to look at. */
const BY_CONCERN: readonly WriteOutcome[] = ['no change', 'dry run', 'completed', 'accepted', 'pending approval', 'not applied', 'unknown'];

/** One word for an item that sent several requests: the one that somebody should know. */
export function gravest(outcomes: readonly WriteOutcome[]): WriteOutcome {
	const worst = Math.max(0, ...outcomes.map((one) => BY_CONCERN.indexOf(one)));
	return BY_CONCERN[worst] ?? 'no change';
}
