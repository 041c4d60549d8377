/** Ids of an organization, by type, from its own reference. */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { ELEMENT } from '../names';
import { pathsFor } from '../paths';
import { id } from '../record/fieldTable';
import { RECORD } from './getOrganizations';

/** '' where the organization has no id of this type. */
export function createIdReader(type: string, names: NameTable): (organization: Tape) => string {
	const path = compilePath(`${ELEMENT.organizationReference}/${id(type)}`, { names, ...pathsFor(RECORD) });
	return (organization) => path.string(organization);
}
