/**
 * One worker → a row for each membership in an organization.
 *
 * Workday says it in two places, and either may be missing: the organizations of each job, and those of the worker. What
 * stands with a job has a position and is primary or not; what stands with the worker alone has neither.
 */
import type { CompiledPath } from '../../xml/path';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { ELEMENT } from '../names';
import { typeKey } from '../organization/typeKey';
import { ownPathCompiler } from '../paths';
import { id } from '../record/fieldTable';
import { compileCollection, readRow } from '../record/readField';
import type { Reference } from '../spec';
import { parseXsdDate } from '../values/dates';
import { JOB_PATHS } from '../worker/fields';
import { canBeExcluded, FLAGS, isExclusion, needsOf, resolveResponseGroup, type Flag, type FlagValues } from '../worker/responseGroup';
import { createHolderReader, type HolderReader, type Row } from './holder';
import { JOBS, OF_JOB, OF_WORKER, OWN_COLUMNS } from './membershipFields';
import { WantedTypes } from './wantedTypes';

/** Which jobs count: all, the primary one, or none, which is the smallest request and leaves positions unknown. */
export type Jobs = 'all' | 'primary' | 'none';

export interface MembershipOptions {
	/** Fields of the worker besides those that always come. */
	workerFields: readonly string[];
	/** YYYY-MM-DD. */
	asOf: string;
	/** Ids of types, or WIDs; empty: all. */
	types: readonly string[];
	/** Only these organizations; empty: all. */
	organizations: readonly Reference[];
	jobs: Jobs;
	/** One row for each organization of a worker, the primary one if there are several. */
	eachOnce: boolean;
}

type Membership = Record<keyof typeof OF_WORKER.values, string>;
type Job = Pick<Row, 'primary' | 'positionId' | 'positionTitle' | 'positionEffectiveDate'>;

const NO_JOB: Job = { primary: null, positionId: null, positionTitle: null, positionEffectiveDate: null };

export class MembershipReader {
	readonly columns: readonly string[];
	readonly group: FlagValues;
	/** Flags that are on without a choice of the user's, and that nobody misses. */
	readonly unasked: readonly Flag[];
	readonly types: WantedTypes;
	/** Whether any job came with its organizations so far. */
	sawJobs = false;
	private readonly holder: HolderReader;
	private readonly only: ReadonlyArray<{ id: string; path: CompiledPath }>;
	private readonly isPrimary: CompiledPath;
	private readonly ofWorker;
	private readonly ofJob;
	private readonly jobs;

	/** @throws InvalidRequest */
	constructor(
		private readonly options: MembershipOptions,
		names: NameTable,
	) {
		const compile = ownPathCompiler(names);
		this.holder = createHolderReader(options.workerFields, options.asOf, names);
		this.types = new WantedTypes(options.types);
		this.only = options.organizations.map((one) => ({ id: one.id, path: compile(`${ELEMENT.organizationReference}/${id(one.type)}`) }));
		this.ofWorker = compileCollection(OF_WORKER, compile);
		this.ofJob = compileCollection(OF_JOB, compile);
		this.jobs = compileCollection(JOBS, compile);
		this.isPrimary = compile(JOB_PATHS.isPrimary);
		this.columns = [...this.holder.columns, ...OWN_COLUMNS];
		this.group = this.flags();
		this.unasked = resolveResponseGroup(new Set(), this.holder.standard).raised;
	}

	read(worker: Tape): Row[] {
		const who = this.holder.read(worker);
		const rows: Row[] = [];
		const seen = new Set<string>();
		for (const { job, of } of this.withJobs(worker)) {
			const isRow = this.options.jobs === 'all' || job.primary;
			// Those of additional jobs count as seen: they stand with the worker as well, and would come from there.
			if (isRow && !(this.options.eachOnce && seen.has(keyOf(of)))) rows.push(toRow(who, of, job));
			seen.add(keyOf(of));
		}
		for (const entry of this.ofWorker.entries.entries(worker)) {
			const of = this.wanted(worker, entry);
			if (of === undefined || seen.has(keyOf(of))) continue;
			seen.add(keyOf(of));
			rows.push(toRow(who, of, NO_JOB));
		}
		return rows;
	}

	/** The primary job first: of several rows for one organization, its row is the one to keep. Each organization once a job. */
	private *withJobs(worker: Tape): Generator<{ job: Job; of: Membership }> {
		if (this.options.jobs === 'none') return;
		const jobs = this.jobs.entries.entries(worker).map((entry) => ({ entry, primary: this.isPrimary.exists(worker, entry) }));
		for (const { entry, primary } of jobs.sort((a, b) => Number(b.primary) - Number(a.primary))) {
			const { position, title, effective } = readRow(worker, this.jobs, entry);
			const job = { primary, positionId: position || null, positionTitle: title || null, positionEffectiveDate: parseXsdDate(effective) };
			const seen = new Set<string>();
			for (const at of this.ofJob.entries.entries(worker, entry)) {
				this.sawJobs = true;
				const of = this.wanted(worker, at);
				if (of === undefined || seen.has(keyOf(of))) continue;
				seen.add(keyOf(of));
				yield { job, of };
			}
		}
	}

	private wanted(worker: Tape, entry: number): Membership | undefined {
		if (this.only.length > 0 && !this.only.some((one) => one.path.strings(worker, entry).includes(one.id))) return undefined;
		const of = readRow(worker, this.ofWorker, entry);
		return this.types.has(of.type, of.typeWid) ? of : undefined;
	}

	/** Asks for what the rows have and no more; of organizations, for the wanted types where it is known what leaves out the others. */
	private flags(): FlagValues {
		const { holder, options } = this;
		const own = needsOf([this.ofWorker.entries, ...(options.jobs === 'none' ? [] : [this.jobs.entries])]);
		const types = options.types.map(typeKey);
		const narrow = types.length > 0 && types.every(canBeExcluded);
		// What excludes no type leaves out who supports an organization: never wanted here.
		const excluded = FLAGS.filter((flag) => isExclusion(flag.element) && (narrow || !('organizationTypes' in flag)));
		const needs = {
			elements: new Set([...own.elements, ...holder.needs.elements]),
			organizationTypes: new Set([...types, ...holder.needs.organizationTypes]),
			// For the primary job alone too, to know what belongs to the others.
			additionalJobs: options.jobs !== 'none' || holder.needs.additionalJobs,
		};
		return resolveResponseGroup(new Set(excluded.map((flag) => flag.element)), needs).values;
	}
}

const keyOf = (of: Membership): string => of.id || of.referenceId || of.name;

const toRow = (who: Row, of: Membership, job: Job): Row => ({
	...who,
	organization: of.id || null,
	organizationReferenceId: of.referenceId || null,
	organizationCode: of.code || null,
	organizationName: of.name || null,
	organizationType: of.type || null,
	organizationSubtype: of.subtype || of.subtypeId || null,
	...job,
	payGroupAssignedDate: parseXsdDate(of.assigned),
});
