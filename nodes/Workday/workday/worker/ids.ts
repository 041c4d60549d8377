/** Ids of a worker, by type, from its own reference. */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { ELEMENT } from '../names';
import { WORKDAY_PATHS } from '../paths';
import { id } from '../record/fieldTable';

/** '' where the worker has no id of this type. */
export function createIdReader(type: string, names: NameTable): (worker: Tape) => string {
	const path = compilePath(`${ELEMENT.workerReference}/${id(type)}`, { names, ...WORKDAY_PATHS });
	return (worker) => path.string(worker);
}
