/** A run stops at one error. What else it did, people have to know before they run it again. */
import type { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ended } from './toNodeError';

/**
 * @param outcomes of the items that changed something, or may have
 * @param failures of other items, which were on their way just then
 * @returns sentences
 */
export function whatElse(outcomes: readonly string[], failures: ReadonlyMap<number, NodeApiError | NodeOperationError>): string[] {
	return [...(outcomes.length > 0 ? [sent(outcomes)] : []), ...[...failures].map(([item, error]) => `Item ${item} failed as well: ${ended(said(error))}`)];
}

function sent(outcomes: readonly string[]): string {
	const counts = [...new Set(outcomes)].map((outcome) => `${outcomes.filter((one) => one === outcome).length} ${outcome}`);
	// The hint above may say that nothing was sent.
	return `That is about this item. Of the others, ${outcomes.length} ${outcomes.length === 1 ? 'was' : 'were'} sent to Workday before the run stopped: ${counts.join(', ')}. If you run it again with Only If Different, what Workday shows as wanted already is not sent again.`;
}

/** A run that was stopped says in the description what it was in the middle of. */
const said = ({ message, description }: NodeApiError | NodeOperationError): string => (message === 'The run was canceled' ? (description ?? message) : message);
