import type { Moment } from '../workers/dates.mts';

/** One write that was accepted. Never holds a password, nor what was made of one. */
export interface AuditEntry {
	at: Moment;
	/** Number of the request in `tenant.requests`. */
	request: number;
	user: string;
	operation: string;
	/** Number of the worker; absent for data that belongs to nobody. */
	worker?: number;
	before: unknown;
	/** What holds once the event is completed. */
	after: unknown;
	/** WID of the event, where there is one. */
	event?: string;
}
