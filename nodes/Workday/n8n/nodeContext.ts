/** What n8n gives to a node while it runs: as an action, or as a trigger that polls. */
import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

export type NodeContext = IExecuteFunctions | IPollFunctions;

/** And besides: the editor, when it fills a list to pick from. It stores no files. */
export type AskingContext = NodeContext | ILoadOptionsFunctions;

/** Aborted when the user stops the run. Nothing else can be stopped. */
export function cancelSignalOf(context: AskingContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
