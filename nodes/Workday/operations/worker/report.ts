/** What workers were asked for that their version of the web services does not have. */
import type { OperationContext } from '../../n8n/defineOperation';
import { flagName } from '../../n8n/properties';
import { unknownFlags } from '../../workday/worker/responseGroup';

/** @param chosen flags that the user chose */
export function hintAtUnknownFlags(context: OperationContext, chosen: readonly string[], version: string): void {
	for (const flag of unknownFlags(chosen, version)) context.hint(`${flagName(flag)} is not known in ${version}, so it was not sent.`);
}
