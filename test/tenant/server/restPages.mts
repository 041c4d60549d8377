/** Pages of a REST collection. */
import { wrongValue } from './restErrors.mts';
import type { ActiveSwitches } from './switches.mts';

export interface Collection {
	query: URLSearchParams;
	switches: ActiveSwitches;
	/** How many when none is asked for, and at most. */
	limits?: { initially: number; max: number };
}

/** One page, as `limit` and `offset` say. */
export function pageOf<T>(all: readonly T[], { query, switches, limits = { initially: 20, max: 100 } }: Collection): { total: number; data: T[] } {
	const limit = number(query, 'limit', limits.initially, 1, limits.max);
	const served = switches.get('servePage');
	const offset = served ? (served.page - 1) * limit : number(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
	return { total: all.length + (switches.get('totalDrift')?.by ?? 0), data: all.slice(offset, offset + limit) };
}

function number(query: URLSearchParams, name: string, initially: number, min: number, max: number): number {
	const text = query.get(name);
	if (text === null) return initially;
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!(value >= min && value <= max)) throw wrongValue(name);
	return value;
}
