/** How a comment or an extension is taken away: no public schema says what empties one. */
import type { Change } from './changes';
import type { ContactEntry } from './contactInformation';

export const CLEARS = ['emptyElement', 'leaveOut'] as const;
export type ClearValues = (typeof CLEARS)[number];

/** The change as if what it clears had not been there: so it is left out of the request. */
export function leavingOut<C extends Pick<Change, 'before'>>(change: C): C {
	return { ...change, before: change.before && withoutTexts(change.before) };
}

function withoutTexts(entry: ContactEntry): ContactEntry {
	const usages = entry.usages.map((usage) => ({ ...usage, comment: null }));
	return entry.kind === 'email' ? { ...entry, usages, comment: null } : { ...entry, usages, extension: null };
}
