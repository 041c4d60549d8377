/** Where the full reconcile stops and asks. */
import { InvalidRequest } from '../../workday/errors';
import { SHARE_COUNTS_FROM } from '../brake';
import type { ReconcileOptions } from './begin';

const MEGABYTE = 1_000_000;
/** Of a worker in static data. */
const CHARACTERS = 27;

export function tooManyWorkers({ mostWorkers }: ReconcileOptions): InvalidRequest {
	return new InvalidRequest(
		'Most Workers to Remember',
		`there are more than ${mostWorkers} workers. The full reconcile keeps ${CHARACTERS} bytes of each in the static data of the workflow, ` +
			`${((mostWorkers * CHARACTERS) / MEGABYTE).toFixed(1)} MB for these, which n8n writes as a whole each time. ` +
			'Raise the limit, watch fewer workers by filters, or switch the full reconcile off',
	);
}

export const isTooLargeAShare = (deleted: number, known: number, { mostDeletedPercent }: ReconcileOptions): boolean =>
	deleted >= SHARE_COUNTS_FROM && deleted * 100 > known * mostDeletedPercent;

export function tooManyDeleted(deleted: number, known: number, { mostDeletedPercent }: ReconcileOptions): InvalidRequest {
	return new InvalidRequest(
		'Most Deleted (Percent)',
		`${deleted} of the ${known} workers that the full reconcile knows are not found any more, not by their Workday ID either, and the ` +
			`limit is ${mostDeletedPercent} %. None of them was handed over. As a rule the integration user has lost the permission to see them: ` +
			'give it back, and the full reconcile begins again by itself. If they were really purged, raise the limit',
	);
}
