/** What to do about an error, for the person at the canvas. */
import type { WorkdayErrorClass } from '../workday/errors';
import { adviceFor, operationsOf } from '../workday/permissions/advice';
import { HINTS } from './hintTable';

/** For input that only records showed to be wrong, where an operation has no hint of its own. */
const AFTER_SENDING = 'Make the path simpler and run again.';

/** @param afterSending of an InvalidRequest: that nothing was sent would not be true */
export function hintFor(resource: string, operation: string, errorClass: WorkdayErrorClass, afterSending = false): string {
	if (errorClass === 'Permission') return adviceFor(operationsOf(resource, operation));
	return HINTS[`${resource}:${operation}:${errorClass}`] ?? HINTS[`${resource}:${errorClass}`] ?? (afterSending ? AFTER_SENDING : HINTS[errorClass]) ?? '';
}
