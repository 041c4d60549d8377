/** Ids are unique: what is put twice in one run is put once, and what contradicts itself is refused. */
import { InvalidRequest } from '../errors';
import type { WriteOutcome } from '../write/outcome';
import type { LearningKind } from './kinds';
import type { Wanted } from './values';

export interface Claim {
	/** Which input item has it, from 0. */
	item: number;
	/** What that item wants of it. */
	wants: string;
	/** undefined: not yet, or it failed. */
	outcome?: WriteOutcome;
}

export const claimOf = (item: number, { fields }: LearningKind, { values }: Wanted): Claim => ({
	item,
	wants: JSON.stringify(fields.map(({ key }) => (key in values ? [values[key]] : []))),
});

/** @throws InvalidRequest that names both items */
export function refuseContradiction(kind: LearningKind, id: string, first: Claim, own: Claim): void {
	if (first.wants === own.wants) return;
	// People count from 1, n8n shows items from 0.
	throw new InvalidRequest(kind.idLabel, `"${id}" is given by item ${first.item} of this run as well, and item ${own.item} has other data for it. IDs must be unique (items are counted from 0, as in the output)`);
}
