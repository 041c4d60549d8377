import type { SchemaProblem } from '../schema/validator.mts';

/** One request as it came, kept for tests to look at. Bodies and headers are whole: they hold the tenant's secrets. */
export interface LoggedRequest {
	/** From 1. */
	number: number;
	/** Which connection it came by, from 1; 0: none. */
	connection: number;
	method: string;
	/** With the query. */
	path: string;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: string;
	/** `Get_Workers`, `token`, …; empty when not known. */
	operation: string;
	/** Of the response filter; 1 when the request names none. */
	page: number;
	/** Page size; 100 when the request names none. */
	count: number;
	/** What is wrong with the request by the schema; empty: valid, or not looked at. */
	problems: SchemaProblem[];
	/** The same of our own answer. */
	responseProblems: SchemaProblem[];
	/** Status that was answered; 0: the connection was broken instead. */
	status: number;
}
