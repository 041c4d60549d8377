/** What the full reconcile keeps in the trigger's state. */
export interface StoredReconcile {
	/** When the last one began, ISO 8601, UTC; null: none was finished yet. */
	readonly at: string | null;
	/** Ids and hashes of the workers seen, packed. */
	readonly roster: string;
	/** The one that is under way. */
	readonly run: {
		/** The moment that it shows, ISO 8601, UTC. */
		readonly moment: string;
		readonly offset: number;
		/** As `roster`: those seen so far. */
		readonly seen: string;
		/** Those that changed while it ran: it knows them as they were before. */
		readonly touched: string;
	} | null;
}
