/** What a full reconcile hands over. */
import type { StoredReconcile, StoredRun } from './stored';

export interface ReconcileChange {
	/** WID. */
	readonly id: string;
	readonly event: 'updated' | 'deleted';
	/** What the user sees. */
	readonly item: Record<string, unknown>;
	// What is handed over by windows has these too.
	readonly keys: readonly [];
	readonly isEnd: boolean;
	/** The roster knows it already. */
	readonly shows: undefined;
}

/** @param leftFilters the worker exists, and is none of those that the user wants any more */
export function changeOf(
	event: ReconcileChange['event'],
	id: string,
	worker: Readonly<Record<string, unknown>>,
	{ at }: Pick<StoredReconcile, 'at'>,
	{ moment }: Pick<StoredRun, 'moment'>,
	leftFilters = false,
): ReconcileChange {
	const item = {
		event,
		effectiveDate: null,
		reconciled: true,
		...(leftFilters && { leftFilters }),
		worker,
		transactions: [],
		window: { from: at, through: moment },
	};
	return { id, event, item, keys: [], isEnd: event === 'deleted', shows: undefined };
}
