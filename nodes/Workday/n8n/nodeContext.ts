/** What n8n gives to a node while it runs: as an action, or as a trigger that polls. */
import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

export type NodeContext = IExecuteFunctions | IPollFunctions;

/** Aborted when the user stops the run. A poll cannot be stopped. */
export function cancelSignalOf(context: NodeContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
