/** Items side by side, except those that concern the same thing. */

/** What an item is about. */
export interface Lane {
	/** How the id is meant, such as `Employee_ID`. */
	kind: string;
	id: string;
	/** What the item itself puts, which may belong to what it is about: a record of a worker. */
	own?: { kind: string; id: string };
}

/**
 * Items in the order in which each has to wait for the one before. One thing may be named in several ways: as soon as the
 * ways differ, nobody knows which items are about the same one, and all wait.
 *
 * @param lanes one for each item. undefined: what it is about cannot be told, because it will fail for that very reason
 */
export function laneOrder(lanes: ReadonlyArray<Lane | undefined>): number[][] {
	const kinds = new Set(lanes.map((lane) => lane?.kind).filter((kind) => kind !== undefined));
	const order = new Map<string, number[]>();
	lanes.forEach((lane, item) => {
		const key = kinds.size > 1 ? 'all' : lane ? `of ${lane.id}` : `item ${item}`;
		const items = order.get(key);
		if (items) items.push(item);
		else order.set(key, [item]);
	});
	return [...order.values()];
}

/**
 * Works through all lanes, at most `limit` side by side. The very first item goes alone: what is wrong with all of them
 * shows there, with nothing changed for others. After a failure no further item begins, and those that run are waited for.
 *
 * @throws what `work` threw for the first of the items that failed
 */
export async function inLanes(order: readonly number[][], limit: number, work: (item: number) => Promise<void>): Promise<void> {
	const failures = new Map<number, unknown>();
	const attempt = async (item: number): Promise<void> => {
		await work(item).catch((error: unknown) => failures.set(item, error));
	};
	const waiting = order.map((items) => [...items]);
	const first = waiting[0]?.shift();
	if (first !== undefined) await attempt(first);

	let next = 0;
	const runLanes = async (): Promise<void> => {
		while (failures.size === 0 && next < waiting.length) {
			const lane = waiting[next++] ?? [];
			for (const item of lane) {
				if (failures.size > 0) return;
				await attempt(item);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, waiting.length) }, runLanes));
	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
}
