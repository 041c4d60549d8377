/**
 * Where each organization stands in its hierarchy, from what one read gave: every organization is read once, in whatever
 * order they come, and looked at once. Data may be wrong: who stands above itself is said, and not followed round and round.
 */

/** What is known of one organization. Ids are WIDs. */
export interface Place {
	id: string;
	name: string;
	/** Directly above; null: nothing is. */
	parentId: string | null;
	/** The top as Workday names it; null: it does not say. */
	topId: string | null;
}

/**
 * Why a path is not complete: `cycle` (somebody above stands above itself), `missing` (somebody above is not among those
 * that were read), `tooDeep` (longer than is given).
 */
export type PathProblem = 'cycle' | 'missing' | 'tooDeep';

export const PATH_COLUMNS = ['hierarchyPath', 'hierarchyPathIds', 'hierarchyLevel', 'hierarchyComplete', 'hierarchyProblem'] as const;

/** Keys and values of the item. The paths go from the top, or from where they are known, down to the organization itself. */
export interface HierarchyPath {
	hierarchyPath: string[];
	hierarchyPathIds: string[];
	/** 1 at the top; null where the top is not known. */
	hierarchyLevel: number | null;
	hierarchyComplete: boolean;
	hierarchyProblem: PathProblem | null;
}

/** No hierarchy of people has as many levels; a chain of thousands would make paths of millions. */
export const MOST_LEVELS = 200;

/** From an organization upwards. */
interface Standing {
	/** Organizations from the last known one above down to this one. */
	levels: number;
	/** The last known one above, or itself. */
	root: number;
	problem: 'cycle' | 'missing' | null;
}

const IN_PROGRESS = -1;

export class Hierarchy {
	private readonly indexes = new Map<string, number>();
	private readonly standings: Array<Standing | typeof IN_PROGRESS | undefined>;

	constructor(private readonly places: readonly Place[]) {
		places.forEach(({ id }, index) => this.indexes.set(id, index));
		this.standings = new Array<undefined>(places.length);
	}

	/** @param index of the organization in what the hierarchy was made of */
	pathOf(index: number): HierarchyPath {
		const standing = this.standingOf(index);
		const known = standing.problem ?? (this.isTop(index, standing.root) ? null : 'missing');
		const problem = known ?? (standing.levels > MOST_LEVELS ? 'tooDeep' : null);
		const path = this.upwards(index).reverse();
		return {
			hierarchyPath: path.map((place) => place.name),
			hierarchyPathIds: path.map((place) => place.id),
			hierarchyLevel: known === null ? standing.levels : null,
			hierarchyComplete: problem === null,
			hierarchyProblem: problem,
		};
	}

	/** Workday leaves out what may not be seen: then the last one that is known is not the top that Workday names. */
	private isTop(index: number, root: number): boolean {
		const topId = this.places[index]?.topId ?? null;
		return topId === null || topId === this.places[root]?.id;
	}

	/** Itself and those above, each once, the nearest ones of a path that is too long. */
	private upwards(start: number): Place[] {
		const path: Place[] = [];
		const seen = new Set<number>();
		for (let at: number | undefined = start; at !== undefined && !seen.has(at) && path.length < MOST_LEVELS; at = this.above(at)) {
			seen.add(at);
			const place = this.places[at];
			if (place) path.push(place);
		}
		return path;
	}

	private above(index: number): number | undefined {
		const parentId = this.places[index]?.parentId ?? null;
		return parentId === null ? undefined : this.indexes.get(parentId);
	}

	/** Walks up to the first one whose standing is known, then down again: each is settled once, without recursion. */
	private standingOf(index: number): Standing {
		const walked: number[] = [];
		let standing: Standing | undefined;
		for (let at = index; standing === undefined; ) {
			const known = this.standings[at];
			if (known === IN_PROGRESS) standing = { levels: 0, root: at, problem: 'cycle' };
			else if (known !== undefined) standing = known;
			else {
				this.standings[at] = IN_PROGRESS;
				walked.push(at);
				const next = this.above(at);
				if (next === undefined) standing = { levels: 0, root: at, problem: (this.places[at]?.parentId ?? null) === null ? null : 'missing' };
				else at = next;
			}
		}
		for (const at of walked.reverse()) {
			standing = { ...standing, levels: standing.levels + 1 };
			this.standings[at] = standing;
		}
		return standing;
	}
}
