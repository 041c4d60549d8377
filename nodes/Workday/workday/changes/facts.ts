/** What decides whether a transaction is an event: a few facts about the worker on a given day. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ownPathCompiler } from '../paths';
import { firstText } from '../record/readField';
import { parseXsdDate } from '../values/dates';
import type { EmploymentStatus } from '../worker/derive';
import { END_DATE_PATHS, UNIVERSAL_ID_PATHS, type WorkerFieldName } from '../worker/fields';
import { createProfileReader } from '../worker/profile';
import { needsOf, type Needs } from '../worker/responseGroup';

export interface WorkerFacts {
	/** WID. */
	id: string;
	employeeNumber: string | null;
	contingentWorkerId: string | null;
	workerType: 'Employee' | 'Contingent Worker' | null;
	universalId: string | null;
	/** Null where Workday sent no status: then nothing is doubted. */
	status: EmploymentStatus | null;
	active: boolean | null;
	rehire: boolean;
	/** YYYY-MM-DD. */
	hireDate: string | null;
	/** Last day of the employment or contract. */
	endDate: string | null;
	/** As Workday names it, for example `Pacific/Auckland`. */
	timeZone: string | null;
}

export interface FactReader {
	readonly needs: Needs;
	read(worker: Tape): WorkerFacts;
}

const FIELDS = [
	...['id', 'employeeNumber', 'contingentWorkerId', 'workerType'],
	...['employmentStatus', 'active', 'rehire', 'hireDate', 'timeZone'],
] as readonly WorkerFieldName[];

/** @param asOf YYYY-MM-DD: the day that Workday is asked about */
export function createFactReader(names: NameTable, asOf: string, { timeZone }: { timeZone: boolean }): FactReader {
	const fields = FIELDS.filter((field) => timeZone || field !== 'timeZone');
	const settings = { sensitive: [], keepEnabledOnLeave: false, customFieldPrefix: '', mobileDeviceTypes: [], landlineDeviceTypes: [] };
	const profile = createProfileReader({ fields, asOf, ...settings }, names);
	const compile = ownPathCompiler(names);
	const [ends, universalIds] = [END_DATE_PATHS.map(compile), UNIVERSAL_ID_PATHS.map(compile)];
	const needs = needsOf([...ends, ...universalIds]);
	return {
		needs: { ...profile.needs, elements: new Set([...profile.needs.elements, ...needs.elements]) },
		read(worker) {
			const { id, employmentStatus, workerType, rehire, ...facts } = profile.read(worker);
			return {
				id: id ?? '',
				employeeNumber: facts.employeeNumber ?? null,
				contingentWorkerId: facts.contingentWorkerId ?? null,
				workerType: (workerType ?? null) as WorkerFacts['workerType'],
				universalId: firstText(worker, universalIds) || null,
				status: (employmentStatus ?? null) as EmploymentStatus | null,
				active: facts.active ?? null,
				rehire: rehire ?? false,
				hireDate: facts.hireDate ?? null,
				endDate: parseXsdDate(firstText(worker, ends)),
				timeZone: facts.timeZone ?? null,
			};
		},
	};
}

/** Whether the employment or contract is over on the day of the facts. Null: Workday does not say. */
export function isOver({ status, active, endDate }: WorkerFacts, asOf: string): boolean | null {
	if (status === 'Terminated') return true;
	// It never was.
	if (status === 'Rescinded') return false;
	// A contract that ended is not always called terminated.
	if (active === false && (status === null || (endDate !== null && endDate <= asOf))) return true;
	return status === null && active === null ? null : false;
}
