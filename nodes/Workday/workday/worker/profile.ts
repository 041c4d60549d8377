/**
 * One worker record → the normalised profile: same keys for every worker, absent is null, what may repeat is an array.
 * Paths are compiled once a run and read from the tape; there is no tree in between.
 */
import type { CompiledPath } from '../../xml/path';
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import { typeKey } from '../organization/typeKey';
import { ownPathCompiler } from '../paths';
import { customFields } from '../record/customFields';
import type { ValueOf } from '../record/fieldTable';
import { compileCollection, emptyToNull, firstText, readCollection, readField, type CompiledCollection } from '../record/readField';
import { parseXsdDate } from '../values/dates';
import { parseXsdBoolean } from '../values/scalars';
import * as derive from './derive';
import {
	COLLECTIONS,
	END_DATE_PATHS,
	ORGANIZATION_FIELDS,
	PARTS,
	POSITION_START_PATH,
	STATUS_PATH,
	WORKER_FIELDS,
	type Collection,
	type CollectionName,
	type WorkerFieldName,
} from './fields';
import { needsOf, type Needs } from './responseGroup';

type FieldOf<N extends WorkerFieldName> = Extract<(typeof WORKER_FIELDS)[number], { name: N }>;
export type { WorkerFieldName };
export type WorkerProfile = { [N in WorkerFieldName]?: ValueOf<FieldOf<N>['type']> };

export interface ProfileOptions {
	/** Fields to read; empty: all that are not sensitive. */
	fields: readonly string[];
	/** Sensitive fields that the user asked for. */
	sensitive: readonly string[];
	/** Fields that may not be told to whoever reads the answer. */
	withheld?: ReadonlySet<string>;
	/** YYYY-MM-DD: the day for which the employment status is concluded. */
	asOf: string;
	keepEnabledOnLeave: boolean;
	/** Removed from the names of field overrides, for example `Lumos_Field_`. */
	customFieldPrefix: string;
	/** Phone_Device_Type_IDs of the tenant. */
	mobileDeviceTypes: readonly string[];
	landlineDeviceTypes: readonly string[];
}

export interface ProfileReader {
	/** Keys of every profile, in order. */
	readonly columns: readonly WorkerFieldName[];
	readonly needs: Needs;
	read(worker: Tape): WorkerProfile;
}

type Reader = (worker: Worker) => WorkerProfile[WorkerFieldName];

/** One worker being read: what several fields need is read once. */
class Worker {
	private readonly read = new Map<CollectionName, Array<Record<string, string>>>();

	constructor(
		readonly tape: Tape,
		private readonly compiled: (name: CollectionName) => CompiledCollection,
	) {}

	collection<N extends CollectionName>(name: N): Collection<N> {
		let rows = this.read.get(name);
		if (rows === undefined) {
			rows = readCollection(this.tape, this.compiled(name));
			this.read.set(name, rows);
		}
		return rows as Collection<N>;
	}
}

/** @throws XPathError only if the table of fields is wrong. */
export function createProfileReader(options: ProfileOptions, names: NameTable): ProfileReader {
	const compile = ownPathCompiler(names);
	const chosen = WORKER_FIELDS.filter((field) => isChosen(field, options));
	const needed: CompiledPath[] = [];

	const collections = new Map<CollectionName, CompiledCollection>();
	// When it is read for the first time: a few chosen fields need none.
	const collection = (name: CollectionName): CompiledCollection => {
		const compiled = collections.get(name) ?? compileCollection<string>(COLLECTIONS[name], compile);
		collections.set(name, compiled);
		return compiled;
	};

	const derivations = deriveFields(options, compile);
	const columns = chosen.map((field) => field.name);
	// Keys that are set one by one would make a hash table of so large an object; one that JSON.parse made has a fixed shape, and
	// so have its copies: a third of the memory, and less time.
	const empty = JSON.parse(JSON.stringify(Object.fromEntries(columns.map((name) => [name, null])))) as Readonly<WorkerProfile>;
	const readers = chosen.map((field): Reader => {
		const paths = field.paths.map(compile);
		if (!('onRequest' in field) || options.fields.includes(field.name)) needed.push(...paths);
		const derivation = 'derived' in field ? derivations[field.name] : undefined;
		return derivation ?? (({ tape }) => readField(tape, field.type, paths));
	});

	return {
		columns,
		needs: withOrganizationTypes(needsOf(needed), columns),
		read(tape) {
			const worker = new Worker(tape, collection);
			const profile: Record<string, WorkerProfile[WorkerFieldName]> = { ...empty };
			for (let i = 0; i < columns.length; i++) profile[columns[i] as string] = readers[i]?.(worker);
			return profile as WorkerProfile;
		},
	};
}

function isChosen(field: { name: string; sensitive?: boolean }, { fields, sensitive, withheld }: ProfileOptions): boolean {
	if (withheld?.has(field.name)) return false;
	if (field.sensitive) return sensitive.includes(field.name);
	return fields.length === 0 || fields.includes(field.name);
}

/** The company field is no use without companies: types that are looked for by value stand in no path. */
function withOrganizationTypes(needs: Needs, columns: readonly string[]): Needs {
	const types = Object.entries(ORGANIZATION_FIELDS)
		.filter(([, fields]) => Object.values(fields).some((name) => columns.includes(name)))
		.map(([type]) => type);
	return { ...needs, organizationTypes: new Set([...needs.organizationTypes, ...types]) };
}

type Derivations = { [N in WorkerFieldName]?: (worker: Worker) => WorkerProfile[N] };

function deriveFields(options: ProfileOptions, compile: (path: string) => CompiledPath): Derivations {
	const pathOf = (name: WorkerFieldName) => WORKER_FIELDS.find((field) => field.name === name)?.paths.map(compile) ?? [];
	const texts = { employee: pathOf('employeeNumber'), contingent: pathOf('contingentWorkerId') };
	const statusSent = compile(STATUS_PATH);
	const positionStart = compile(POSITION_START_PATH);
	const raw = {
		active: pathOf('active'),
		hireRescinded: pathOf('hireRescinded'),
		hireDate: pathOf('hireDate'),
		ends: END_DATE_PATHS.map(compile),
		terminated: [compile(PARTS.terminated)],
	};

	const status = oncePerWorker((worker) =>
		derive.employmentStatus(
			{
				sent: statusSent.exists(worker.tape),
				active: parseXsdBoolean(firstText(worker.tape, raw.active)),
				terminated: parseXsdBoolean(firstText(worker.tape, raw.terminated)),
				hireRescinded: parseXsdBoolean(firstText(worker.tape, raw.hireRescinded)),
				onLeave: derive.currentLeave(worker.collection('leaves')).onLeave,
				startDate: parseXsdDate(firstText(worker.tape, raw.hireDate) || positionStart.string(worker.tape)),
				endDate: parseXsdDate(firstText(worker.tape, raw.ends)),
			},
			options.asOf,
		),
	);
	const emails = oncePerWorker((worker) => derive.readEmails(worker.collection('emails')));
	const phones = oncePerWorker((worker) => derive.readPhones(worker.collection('phones')));
	const landline = oncePerWorker((worker) => derive.phoneByDevice(phones(worker), options.landlineDeviceTypes));
	const transaction = oncePerWorker((worker) => derive.latestTransaction(worker.collection('transactions')));
	const sensitive = (name: string) => options.sensitive.includes(name);

	return {
		...organizationFields(),
		workerType: ({ tape }) =>
			firstText(tape, texts.employee) !== ''
				? 'Employee'
				: firstText(tape, texts.contingent) !== ''
					? 'Contingent Worker'
					: null,
		employmentStatus: status,
		accountEnabled: (worker) => derive.accountEnabled(status(worker), options.keepEnabledOnLeave),
		isDeleted: (worker) => {
			const one = status(worker);
			return one === null ? null : one === 'Terminated';
		},
		onLeave: (worker) => (statusSent.exists(worker.tape) ? derive.currentLeave(worker.collection('leaves')).onLeave : null),
		leaveType: (worker) => derive.currentLeave(worker.collection('leaves')).type,
		email: (worker) => derive.publicEmail(emails(worker))?.value ?? null,
		workEmail: (worker) => derive.primaryOf(emails(worker), 'work')?.value ?? null,
		personalEmail: (worker) => derive.primaryOf(emails(worker), 'home')?.value ?? null,
		workPhone: (worker) => landline(worker)?.value ?? null,
		workPhoneExtension: (worker) => landline(worker)?.extension ?? null,
		mobilePhone: (worker) => derive.phoneByDevice(phones(worker), options.mobileDeviceTypes)?.value ?? null,
		personalPhone: (worker) => derive.primaryOf(phones(worker), 'home')?.value ?? null,
		emails: (worker) => (sensitive('personalEmail') ? emails(worker) : derive.withoutHome(emails(worker))),
		phones: (worker) => (sensitive('personalPhone') ? phones(worker) : derive.withoutHome(phones(worker))),
		lastUpdatedDateTime: (worker) => transaction(worker).entered,
		lastTransactionEffective: (worker) => transaction(worker).effective,
		lastTransactionType: (worker) => transaction(worker).type,
		isRescind: (worker) => transaction(worker).rescind,
		customFields: (worker) => customFields(worker.collection('customFields'), options.customFieldPrefix),
		customIds: (worker) => derive.customIds(worker.collection('customIds')),
		organizations: (worker) => worker.collection('organizations').map(emptyToNull),
		managers: (worker) => worker.collection('managers').map(emptyToNull),
		additionalJobs: (worker) =>
			worker.collection('additionalJobs').map(({ startDate, endDate, ...job }) => ({
				...emptyToNull(job),
				startDate: parseXsdDate(startDate),
				endDate: parseXsdDate(endDate),
			})),
	};
}

function organizationFields(): Derivations {
	/** The first of each type. */
	const firsts = oncePerWorker((worker) => {
		const byType = new Map<string, Collection<'organizations'>[number]>();
		for (const one of worker.collection('organizations')) {
			const type = typeKey(one.type);
			if (!byType.has(type)) byType.set(type, one);
		}
		return byType;
	});
	const derivations: Record<string, (worker: Worker) => string | null> = {};
	for (const [type, fields] of Object.entries(ORGANIZATION_FIELDS)) {
		for (const [part, name] of Object.entries(fields)) {
			derivations[name] = (worker) => {
				const found = firsts(worker).get(type);
				return found?.[part as keyof typeof found] || null;
			};
		}
	}
	return derivations;
}

/** What several fields are concluded from. */
function oncePerWorker<T>(conclude: (worker: Worker) => T): (worker: Worker) => T {
	let last: { worker: Worker; value: T } | undefined;
	return (worker) => {
		if (last?.worker !== worker) last = { worker, value: conclude(worker) };
		return last.value;
	};
}
