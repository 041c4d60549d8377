/** Workers as changes need them: facts and transactions always, and the item that the user chose. */
import type { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { ID_TYPE, SECTION } from '../names';
import type { ReadOptions, ReadRequest } from '../read/paging';
import { IDS_PER_REQUEST, readThoseThatExist, sayingWhoIsUnknown } from '../read/byIds';
import { createIdReader } from '../worker/ids';
import { knowsUniversalIds, OPERATION, RECORD, SERVICE, UNIVERSAL_ID_TYPES, writeGetWorkers, type GetWorkersCriteria, type GetWorkersRequest } from '../worker/getWorkers';
import type { WorkerOutput } from '../worker/output';
import { resolveResponseGroup } from '../worker/responseGroup';
import type { Unseen } from '../record/sectionWatch';
import { SectionWatch } from '../worker/sectionWatch';
import { createFactReader, type FactReader, type WorkerFacts } from './facts';
import { createTransactionReader, type Transaction } from './transactions';

export interface SourceOptions {
	readonly client: WorkdayClient;
	readonly version: string;
	readonly names: NameTable;
	/** Makes the item of a worker as of a day, YYYY-MM-DD. */
	readonly outputOn: (day: string) => WorkerOutput;
	/** Flags that the user chose. */
	readonly flags: ReadonlySet<string>;
	/** Which workers, beside the moments of their transactions. */
	readonly filters: GetWorkersCriteria;
	/** UTC: all reads show what Workday knew then. */
	readonly asOfEntryMoment: string;
	/** Whether the time zones of the workers matter. */
	readonly timeZones: boolean;
	readonly pageSize: number;
	readonly onNote?: ReadOptions['onNote'];
}

/** One worker, while it is being read. */
export interface WorkerView {
	readonly facts: WorkerFacts;
	readonly transactions: Transaction[];
	/** Made when it is asked for, which must be at once. */
	item(): Record<string, unknown>;
	/** From 0, in the whole read. */
	readonly position: number;
	/** Of the whole read, where Workday says so. */
	readonly total: number | undefined;
}

export interface ReadWhat {
	readonly criteria?: GetWorkersCriteria;
	/** YYYY-MM-DD. */
	readonly day: string;
	/** Only facts and transactions. */
	readonly thin?: boolean;
	/** Not the transaction log, unless the item needs it: without criteria Workday may send all there ever was. */
	readonly withoutLog?: boolean;
	/** Records to pass over. */
	readonly offset?: number;
}

interface Day {
	readonly output: WorkerOutput;
	readonly facts: FactReader;
}

export class WorkerSource {
	private readonly days = new Map<string, Day>();
	private readonly transactions: (worker: Tape) => Transaction[];
	private readonly wid: (worker: Tape) => string;
	private watch: SectionWatch | undefined;

	constructor(private readonly options: SourceOptions) {
		this.transactions = createTransactionReader(options.names);
		this.wid = createIdReader(ID_TYPE.wid, options.names);
	}

	/** Workers that the criteria and the user's filters let through. */
	read<T>({ criteria, ...what }: ReadWhat, map: (worker: WorkerView) => T): AsyncGenerator<T, undefined> {
		const request = this.request({ criteria: { ...this.options.filters, ...criteria } }, what, map);
		return this.options.client.read(request, this.readOptions(this.options.pageSize, what.offset));
	}

	/** These workers, whatever the filters; those that do not exist on that day are left out. */
	async *readByIds<T>(wids: readonly string[], day: string, map: (worker: WorkerView) => T): AsyncGenerator<T> {
		const { client, filters } = this.options;
		const readTogether = (wanted: readonly string[]): AsyncGenerator<T> => {
			const references = { skipMissing: true, workers: wanted.map((id) => ({ type: ID_TYPE.wid, id })) };
			const request = this.request({ references, criteria: { fieldOverrides: filters.fieldOverrides } }, { day, withoutLog: true }, map);
			return sayingWhoIsUnknown(client.read(request, this.readOptions(wanted.length)), ID_TYPE.wid, wanted);
		};
		for (let start = 0; start < wids.length; start += IDS_PER_REQUEST) {
			yield* readThoseThatExist(wids.slice(start, start + IDS_PER_REQUEST), readTogether);
		}
	}

	/** All roles of these persons, whatever the filters; nobody where the version cannot look for persons. */
	async *readPersons(universalIds: readonly string[], day: string): AsyncGenerator<WorkerFacts> {
		if (!knowsUniversalIds(this.options.version)) return;
		for (let start = 0; start < universalIds.length; start += IDS_PER_REQUEST) {
			const wanted = universalIds.slice(start, start + IDS_PER_REQUEST);
			const criteria = { universalIds: wanted.map((id) => ({ type: UNIVERSAL_ID_TYPES[0], id })) };
			yield* this.options.client.read(this.request({ criteria }, { day, thin: true, withoutLog: true }, ({ facts }) => facts), this.readOptions(IDS_PER_REQUEST));
		}
	}

	/** Undefined when there was no worker to look at. */
	unseen(): Unseen | undefined {
		if (!this.watch?.records) return undefined;
		const fields = [...this.days.values()].map(({ output }) => output.neverFound?.() ?? []);
		return { sections: this.watch.missing(), fields: fields.reduce((some, others) => some.filter((field) => others.includes(field))) };
	}

	private readOptions(pageSize: number, offset?: number): ReadOptions {
		const { asOfEntryMoment, onNote } = this.options;
		return { pageSize, offset, asOfEntryMoment, onNote };
	}

	private request<T>(what: Pick<GetWorkersRequest, 'references' | 'criteria'>, { day, thin = false, withoutLog = false }: ReadWhat, map: (worker: WorkerView) => T): ReadRequest<T> {
		const { names, version, flags, filters } = this.options;
		const { output, facts } = this.on(day);
		const elements = new Set([...(thin ? [] : output.needs.elements), ...facts.needs.elements, ...(withoutLog ? [] : [SECTION.transactionLog])]);
		const needs = thin ? { ...facts.needs, elements } : { ...output.needs, elements };
		const chosen = thin || output.alone ? new Set<string>() : flags;
		const group = resolveResponseGroup(chosen, needs);
		// What only the facts need was nobody's wish: that it is missing is said where it makes a difference.
		const wished = output.standard ? [] : resolveResponseGroup(chosen, output.needs).raised;
		const unasked = group.raised.filter((flag) => !wished.includes(flag));
		const watch = thin ? undefined : (this.watch ??= new SectionWatch(group.values, version, names, unasked, filters.fieldOverrides ? [SECTION.fieldOverrides] : []));
		return {
			service: SERVICE,
			operation: OPERATION,
			record: RECORD,
			names,
			buildBody: ({ page, count, asOfEntryMoment }) =>
				writeGetWorkers({ ...what, filter: { asOfEffectiveDate: day, asOfEntryMoment, page, count }, group: group.values }, version),
			map: (worker, position, total) => {
				watch?.see(worker);
				return map({
					facts: facts.read(worker),
					transactions: this.transactions(worker),
					item: () => output.read(worker),
					position,
					total,
				});
			},
			identify: (worker) => this.wid(worker) || undefined,
		};
	}

	private on(day: string): Day {
		const { names, outputOn, timeZones } = this.options;
		let one = this.days.get(day);
		if (one === undefined) {
			one = { output: outputOn(day), facts: createFactReader(names, day, { timeZone: timeZones }) };
			this.days.set(day, one);
		}
		return one;
	}
}
