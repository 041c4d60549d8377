/** Who a row is about: the columns that each row of a worker begins with. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { refuseUnknown } from '../errors';
import type { FieldRow } from '../record/fieldTable';
import { WORKER_FIELDS } from '../worker/fields';
import { createProfileReader } from '../worker/profile';
import type { Needs } from '../worker/responseGroup';

/** What a target system may know the worker by. */
const IDENTITY = ['employeeNumber', 'contingentWorkerId', 'userName'];

/** Fields of the profile that a row can have besides: one value each, nothing that only some may see. */
export const HOLDER_CHOICES: readonly FieldRow[] = WORKER_FIELDS.filter(
	(field: FieldRow) => !field.sensitive && !['objects', 'object'].includes(field.type) && !['id', 'positionId', ...IDENTITY].includes(field.name),
);

export const HOLDER_FIELDS: readonly FieldRow[] = WORKER_FIELDS.filter((field) => ['id', ...IDENTITY].includes(field.name)).map((field: FieldRow) =>
	field.name === 'id' ? { ...field, name: 'worker', about: 'Workday ID (WID) of the worker' } : field,
);

/** A column that a row has of its own: the reader of the row knows where its value stands. */
export const column = (name: string, type: FieldRow['type'], about: string): FieldRow => ({ name, type, about, paths: [] });

export type Cell = string | boolean | string[] | null;
export type Row = Record<string, Cell>;

export interface HolderReader {
	readonly columns: readonly string[];
	readonly needs: Needs;
	/** What is needed without any choice of the user's. */
	readonly standard: Needs;
	read(worker: Tape): Row;
}

/**
 * @param besides names out of `HOLDER_CHOICES`
 * @param asOf YYYY-MM-DD: the day for which fields that are concluded hold
 * @throws InvalidRequest
 */
export function createHolderReader(besides: readonly string[], asOf: string, names: NameTable): HolderReader {
	refuseUnknown(
		'Worker Fields',
		besides,
		HOLDER_CHOICES.map((field) => field.name),
	);
	const readerOf = (fields: readonly string[]) =>
		createProfileReader({ fields, asOf, sensitive: [], keepEnabledOnLeave: false, customFieldPrefix: '', mobileDeviceTypes: ['Mobile', 'Cell'], landlineDeviceTypes: ['Landline', 'Telephone'] }, names);
	const reader = readerOf(['id', ...IDENTITY, ...besides]);
	const chosen = [...IDENTITY, ...new Set(besides)];
	return {
		columns: ['worker', ...chosen],
		needs: reader.needs,
		standard: readerOf(['id', ...IDENTITY]).needs,
		read(worker) {
			const profile = reader.read(worker) as Row;
			return Object.fromEntries([['worker', profile.id ?? null], ...chosen.map((name) => [name, profile[name] ?? null])]) as Row;
		},
	};
}
