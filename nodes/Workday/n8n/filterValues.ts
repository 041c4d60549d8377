/** Filters that the user added → criteria. What was added and came out empty is refused: it would mean everything. */
import { InvalidRequest } from '../workday/errors';
import { ID_TYPE } from '../workday/names';
import type { Reference } from '../workday/spec';
import { idOfType, isWid } from '../workday/wid';
import { isPicked } from './locators';
import type { Parameters } from './parameters';

/** A filter that the user added and that an expression left empty would otherwise mean everybody. */
export function refuseEmpty(filters: Parameters, name: string, label: string, size: number): void {
	if (filters.has(name) && size === 0) {
		throw new InvalidRequest(label, 'was added as a filter but is empty. Remove the filter, or see what its expression gives');
	}
}

/** Rows of id type and id, which may be picked from a list; an id may hold several, separated by commas. */
export function references(filters: Parameters, name: string, label: string, initially: string): Reference[] {
	const rows = filters.rows(name, 'reference', label);
	refuseEmpty(filters, name, label, rows.length);
	return rows.flatMap((row) => {
		const { mode, ids } = row.locator('id', `${label}, ID`);
		const type = isPicked(mode, ids) ? ID_TYPE.wid : row.text('idType', `${label}, ID Type`) || initially;
		if (ids.length === 0) throw new InvalidRequest(label, `a row of type ${type} has no id`);
		return ids.map((id) => ({ type, id: idOfType(type, id) }));
	});
}

/**
 * A list in which WIDs and ids of one other type may stand side by side, each once.
 *
 * @throws InvalidRequest where an expression left it empty
 */
export function widsOr(filters: Parameters, name: string, label: string, otherType: string): Reference[] {
	const found = referencesIn(filters.list(name, label), otherType);
	refuseEmpty(filters, name, label, found.length);
	return found;
}

/** Ids of one type, with WIDs among them; each once. */
export function referencesIn(ids: readonly string[], otherType: string): Reference[] {
	const each = new Set(ids.map((id) => (isWid(id) ? id.toLowerCase() : id)));
	return [...each].map((id) => ({ type: isWid(id) ? ID_TYPE.wid : otherType, id }));
}

/** A switch is sent only when the user added it. */
export function set(filters: Parameters, name: string, label: string): boolean | undefined {
	return filters.raw(name) === undefined ? undefined : filters.flag(name, label);
}

export function some<T>(list: T[]): T[] | undefined {
	return list.length > 0 ? list : undefined;
}
