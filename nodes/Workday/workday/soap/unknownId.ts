import { Validation } from '../errors';
import type { Reference } from '../spec';

/** As live tenants word it: `Invalid ID value.  'x' is not a valid ID value for type = 'Employee_ID'`. */
const UNKNOWN_ID = /invalid id value|not a valid id value/i;

const QUOTED = /'(.*)' is not a valid ID value for type = '([^']+)'/i;

/** The ids that Workday does not know, whichever of the request they are. Some may come twice. */
export function unknownIdsIn(error: Validation): Reference[] {
	return [...error.issues.map((issue) => issue.message), error.message].flatMap((text) => {
		const [, id, type] = QUOTED.exec(text) ?? [];
		return id === undefined || type === undefined ? [] : [{ type, id }];
	});
}

/**
 * What Workday says about an id of this type that does not exist; undefined for every other error. The same words are
 * used for any id in a request, so the type has to be the one that was asked for.
 */
export function unknownIdText(error: unknown, idType: string): string | undefined {
	if (!(error instanceof Validation)) return undefined;
	const texts = [...error.issues.map((issue) => issue.message), error.details.workdayText ?? '', error.message];
	return texts.find((one) => UNKNOWN_ID.test(one) && one.includes(`'${idType}'`));
}
