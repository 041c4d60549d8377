/** Organizations with their place in the hierarchy, which is known when all have been read. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { Hierarchy, type PathProblem, type Place } from './hierarchy';
import { createProfileReader } from './profile';
import type { Needs } from './responseGroup';

export interface Placed {
	item: Record<string, unknown>;
	place: Place;
}

/** Reads what a path is made of, whatever fields the user chose. */
export interface PlaceReader {
	readonly needs: Needs;
	read(organization: Tape): Place;
}

export function createPlaceReader(names: NameTable): PlaceReader {
	const fields = ['id', 'referenceId', 'name', 'parentOrganizationId', 'topLevelOrganizationId'];
	const { needs, read } = createProfileReader({ fields, customFieldPrefix: '' }, names);
	return {
		needs,
		read(organization) {
			const { id, referenceId, name, parentOrganizationId, topLevelOrganizationId } = read(organization);
			return { id: id ?? '', name: name ?? referenceId ?? id ?? '', parentId: parentOrganizationId ?? null, topId: topLevelOrganizationId ?? null };
		},
	};
}

/** Paths that are not complete: how many, and by what names a few of those organizations go. */
export type PathProblems = Partial<Record<PathProblem, { count: number; examples: string[] }>>;

const EXAMPLES = 3;

/** Gives them with their paths, in the order in which they came, when the last one has come. */
export async function* withPaths(organizations: AsyncIterable<Placed>, problems: PathProblems): AsyncGenerator<Record<string, unknown>, undefined> {
	const all: Placed[] = [];
	for await (const one of organizations) all.push(one);
	const hierarchy = new Hierarchy(all.map(({ place }) => place));
	for (let index = 0; index < all.length; index++) {
		const { item, place } = all[index] as Placed;
		const path = hierarchy.pathOf(index);
		if (path.hierarchyProblem) {
			const problem = (problems[path.hierarchyProblem] ??= { count: 0, examples: [] });
			problem.count++;
			if (problem.examples.length < EXAMPLES) problem.examples.push(place.name);
		}
		yield { ...item, ...path };
	}
}
