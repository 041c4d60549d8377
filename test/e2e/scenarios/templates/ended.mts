/** How a run of a template that has something to tell ends. */
import type { RunResult } from '../../runResult.mts';
import { holds } from '../../scenario.mts';

export function told({ status, error }: RunResult, message: RegExp): void {
	holds(status === 'error' && message.test(error?.message ?? ''), `The run ended with ${status}: ${error?.message}, not with ${message}`);
}
