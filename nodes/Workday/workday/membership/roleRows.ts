/** One worker → a row for each organization (or other thing of Workday's) in which the worker has a role. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ELEMENT, ID_TYPE, SECTION } from '../names';
import { ownPathCompiler } from '../paths';
import { id, type FieldRow } from '../record/fieldTable';
import { compileCollection, readRow } from '../record/readField';
import { parseXsdDate } from '../values/dates';
import { needsOf, resolveResponseGroup, type Flag, type FlagValues } from '../worker/responseGroup';
import { column, createHolderReader, HOLDER_FIELDS, type Row } from './holder';

const ROLE = 'Organization_Role_Reference';
const ASSIGNER = 'Role_Assigner_Reference';

/** Each role of a worker. */
export const ROLES = {
	entries: `${ELEMENT.workerData}/${SECTION.roles}/${ELEMENT.organizationRoleData}/Organization_Role`,
	values: { role: `${ROLE}/${id(ID_TYPE.organizationRole)}`, roleName: `${ROLE}/@Descriptor` },
} as const;

/** Where the worker has it, relative to the role. */
export const ASSIGNMENTS = {
	entries: ELEMENT.organizationRoleData,
	values: {
		organization: `${ASSIGNER}/${id(ID_TYPE.wid)}`,
		organizationReferenceId: `${ASSIGNER}/${id(ID_TYPE.organization)}`,
		organizationName: `${ASSIGNER}/@Descriptor`,
		assignment: 'Assignment_From',
		effectiveDate: ELEMENT.effectiveDate,
	},
} as const;

const OWN_FIELDS = [
	column('role', 'text', `ID of the role (\`${ID_TYPE.organizationRole}\`), for example Manager`),
	column('roleName', 'text', 'Its name, where Workday sends it'),
	column('organization', 'text', 'Workday ID (WID) of the organization in which the worker has it'),
	column('organizationReferenceId', 'text', 'Its Reference ID'),
	column('organizationName', 'text', 'Its name, where Workday sends it'),
	column('assignment', 'text', 'How the worker came by it: Assigned, Default or Inherited'),
	column('effectiveDate', 'date', 'Since when'),
];
export const ROLE_FIELDS: readonly FieldRow[] = [...HOLDER_FIELDS, ...OWN_FIELDS];

export interface RoleOptions {
	/** Fields of the worker besides those that always come. */
	workerFields: readonly string[];
	/** YYYY-MM-DD. */
	asOf: string;
	/** Ids of roles; empty: all. */
	roles: readonly string[];
}

export interface RoleReader {
	readonly columns: readonly string[];
	readonly group: FlagValues;
	readonly unasked: readonly Flag[];
	/** Roles that nobody had so far, of those that were asked for. */
	unseenRoles(): string[];
	read(worker: Tape): Row[];
}

/** @throws InvalidRequest */
export function createRoleReader(options: RoleOptions, names: NameTable): RoleReader {
	const compile = ownPathCompiler(names);
	const holder = createHolderReader(options.workerFields, options.asOf, names);
	const roles = compileCollection(ROLES, compile);
	const assignments = compileCollection(ASSIGNMENTS, compile);
	const needs = { ...holder.needs, elements: new Set([...holder.needs.elements, ...needsOf([roles.entries]).elements]) };
	const unseen = new Set(options.roles);
	const isWanted = ({ role }: { role: string }): boolean => options.roles.length === 0 || options.roles.includes(role);
	return {
		columns: [...holder.columns, ...OWN_FIELDS.map((field) => field.name)],
		group: resolveResponseGroup(new Set(), needs).values,
		unasked: resolveResponseGroup(new Set(), holder.standard).raised,
		unseenRoles: () => [...unseen],
		read(worker) {
			const found = roles.entries.entries(worker).flatMap((entry) => {
				const role = readRow(worker, roles, entry);
				return isWanted(role) ? assignments.entries.entries(worker, entry).map((at) => ({ role, at })) : [];
			});
			if (found.length === 0) return [];
			const who = holder.read(worker);
			return found.map(({ role, at }) => {
				unseen.delete(role.role);
				const { organization, organizationReferenceId, organizationName, assignment, effectiveDate } = readRow(worker, assignments, at);
				return {
					...who,
					role: role.role || null,
					roleName: role.roleName || null,
					organization: organization || null,
					organizationReferenceId: organizationReferenceId || null,
					organizationName: organizationName || null,
					assignment: assignment || null,
					effectiveDate: parseXsdDate(effectiveDate),
				};
			});
		},
	};
}
