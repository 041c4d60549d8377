/** What may be told of a change: not what Workday said about it, not what else stands in a request, not what was there and is private. */
import { HIDDEN } from '../values/credentialsInText';
import type { RequestReport } from '../write/outcome';
import { LEFT_OUT } from './errors';
import type { PrivateKind, Privacy } from './kinds';

/** A request holds what stays beside what changes: all that the entry, the account or the record has. */
export function requestsTold(privacy: Privacy, requests: readonly RequestReport[]): RequestReport[] {
	if (!privacy.isOn) return [...requests];
	return requests.map(({ operation, outcome, requestId, event, problem }) => ({ operation, outcome, requestId, event, problem: problem && `${LEFT_OUT}.` }));
}

interface Told<C> {
	changes: readonly C[];
	undo: object | null;
}

/**
 * What was there before is hidden where it is private, and the undo with it: it says the same.
 *
 * @param kindOf a field's; undefined: nothing is private about it
 * @param ifNothing that nothing was there is what makes an addition of a change; of an end it says that there was none
 */
export function changesTold<C extends { field: string; before: unknown }, D extends Told<C>>(
	privacy: Privacy,
	done: D,
	kindOf: (change: C) => PrivateKind | undefined,
	ifNothing: 'said' | 'hidden' = 'said',
): D {
	const isTold = (change: C): boolean => {
		const kind = kindOf(change);
		return kind === undefined || privacy.allows(kind);
	};
	if (done.changes.every(isTold)) return done;
	const isSaid = (change: C): boolean => isTold(change) || (ifNothing === 'said' && change.before === null);
	const changes = done.changes.map((change) => (isSaid(change) ? change : { ...change, before: HIDDEN }));
	return { ...done, changes, undo: null };
}
