/** What was asked for and never came → what the reader of the output should know. */
import type { OperationContext } from '../../n8n/defineOperation';
import { flagName } from '../../n8n/properties';
import { unknownFlags } from '../../workday/worker/responseGroup';
import type { MissingSection, Unseen } from '../../workday/worker/sectionWatch';

/** @param chosen flags that the user chose */
export function hintAtUnknownFlags(context: OperationContext, chosen: readonly string[], version: string): void {
	for (const flag of unknownFlags(chosen, version)) context.hint(`${flagName(flag)} is not known in ${version}, so it was not sent.`);
}

export function hintAtUnseen(context: OperationContext, { sections, fields }: Unseen): void {
	for (const missing of sections) context.hint(missingText(missing), 'warning');
	for (const field of fields) context.hint(neverFoundText(field), 'warning');
}

function missingText({ section, flag }: MissingSection): string {
	if (flag === undefined) {
		return (
			'Field overrides were asked for, but no worker came with any. Check the Integration System IDs, and whether the ' +
			'integration user may see that integration.'
		);
	}
	const domains = 'domains' in flag ? `: ${flag.domains}` : ' (the report View Security for Securable Item names them)';
	return (
		`${flagName(flag.element)} was asked for, but no worker came with ${section}. Either no worker has any, or the integration user ` +
		`may not see it: check its domain security policies${domains}.`
	);
}

const neverFoundText = (field: string): string =>
	`The field "${field}" found nothing in any worker. Check its path, and that Include has the part of the worker that it reads.`;
