/** One worker → a row for each provisioning group that was ever assigned. Workday gives a group by its name alone. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ownPathCompiler } from '../paths';
import { compileCollection, readCollection } from '../record/readField';
import { parseXsdMoment } from '../values/dates';
import { COLLECTIONS } from '../worker/fields';
import { needsOf, resolveResponseGroup, type Flag, type FlagValues } from '../worker/responseGroup';
import { createHolderReader, HOLDER_FIELDS, type Row } from './holder';

/** Statuses of the schema's documentation that mean: is in the group, and is not. */
const IN = ['assigned', 'activated'];
const OUT = ['unassigned', 'disabled'];

export const PROVISIONING_FIELDS = [
	...HOLDER_FIELDS,
	{ name: 'provisioningGroup', type: 'text', about: 'Name of the provisioning group', paths: [] },
	{ name: 'assigned', type: 'boolean', about: 'true: Assigned or Activated. false: Unassigned or Disabled. null: another status', paths: [] },
	{ name: 'status', type: 'text', about: 'Latest status of the assignment, as Workday says it', paths: [] },
	{ name: 'lastChanged', type: 'moment', about: 'When that status was set', paths: [] },
] as const;

export interface ProvisioningOptions {
	/** Fields of the worker besides those that always come. */
	workerFields: readonly string[];
	/** YYYY-MM-DD. */
	asOf: string;
	/** Names; empty: all. */
	groups: readonly string[];
	/** Leaves out rows of workers that are known to be no longer in the group. */
	onlyAssigned: boolean;
}

export interface ProvisioningReader {
	readonly columns: readonly string[];
	readonly group: FlagValues;
	readonly unasked: readonly Flag[];
	/** Groups that nobody was ever assigned to so far, of those that were asked for. */
	unseenGroups(): string[];
	read(worker: Tape): Row[];
}

/** @throws InvalidRequest */
export function createProvisioningReader(options: ProvisioningOptions, names: NameTable): ProvisioningReader {
	const holder = createHolderReader(options.workerFields, options.asOf, names);
	const assignments = compileCollection(COLLECTIONS.provisioningGroups, ownPathCompiler(names));
	const own = needsOf([assignments.entries]);
	const needs = { ...holder.needs, elements: new Set([...holder.needs.elements, ...own.elements]) };
	const unseen = new Set(options.groups);
	return {
		columns: [...holder.columns, ...PROVISIONING_FIELDS.slice(HOLDER_FIELDS.length).map((field) => field.name)],
		group: resolveResponseGroup(new Set(), needs).values,
		unasked: resolveResponseGroup(new Set(), holder.standard).raised,
		unseenGroups: () => [...unseen],
		read(worker) {
			const all = readCollection(worker, assignments).filter((one) => options.groups.length === 0 || options.groups.includes(one.provisioningGroup));
			for (const one of all) unseen.delete(one.provisioningGroup);
			const rows = all.map(({ provisioningGroup, status, lastChanged }) => ({
				provisioningGroup: provisioningGroup || null,
				assigned: isAssigned(status),
				status: status || null,
				lastChanged: parseXsdMoment(lastChanged),
			}));
			const given = options.onlyAssigned ? rows.filter((one) => one.assigned !== false) : rows;
			if (given.length === 0) return [];
			const who = holder.read(worker);
			return given.map((one) => ({ ...who, ...one }));
		},
	};
}

function isAssigned(status: string): boolean | null {
	const key = status.trim().toLowerCase();
	return IN.includes(key) ? true : OUT.includes(key) ? false : null;
}
