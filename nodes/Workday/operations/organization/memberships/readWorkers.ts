/** Both reads that go through workers: Get_Workers with nothing but what the rows need, a worker at a time. */
import type { INodeProperties } from 'n8n-workflow';
import { asOfFields, readAsOf, type AsOf } from '../../../n8n/asOf';
import { connectionOptions } from '../../../n8n/connectionOptions';
import type { OperationContext, OperationItem, Session } from '../../../n8n/defineOperation';
import { pagingFields, readPaging } from '../../../n8n/paging';
import { profileChoices } from '../../../n8n/properties';
import { hintAtNotes, hintAtUnseen, ReadReport } from '../../../n8n/readReport';
import { fileOptions, readLimit, readResults } from '../../../n8n/recordFields';
import { HOLDER_CHOICES, type Row } from '../../../workday/membership/holder';
import { ID_TYPE } from '../../../workday/names';
import { demandEach } from '../../../workday/privacy/workerRequest';
import { IDS_PER_REQUEST, readThoseThatExist, sayingWhoIsUnknown } from '../../../workday/read/byIds';
import type { ReadOptions, ReadRequest } from '../../../workday/read/paging';
import type { Reference } from '../../../workday/spec';
import { OPERATION, RECORD, SERVICE, writeGetWorkers, type GetWorkersRequest } from '../../../workday/worker/getWorkers';
import { createIdReader } from '../../../workday/worker/ids';
import type { Flag, FlagValues } from '../../../workday/worker/responseGroup';
import { SectionWatch } from '../../../workday/worker/sectionWatch';
import { NameTable } from '../../../xml/names';
import type { Tape } from '../../../xml/tape';
import type { Whose } from './filters';
import { hintAtTally, limited, Tally } from './limited';
import { MEMBERSHIPS, WORKERS } from './nouns';

/** For the Options collection. */
export const readOptionFields: INodeProperties[] = [
	...asOfFields('Memberships'),
	...fileOptions(MEMBERSHIPS),
	...pagingFields('Workers'),
	{
		displayName: 'Worker Fields',
		name: 'workerFields',
		type: 'multiOptions',
		default: [],
		description: 'Fields of the worker to add to each row, for example Email. What a field needs is asked for automatically and makes pages larger.',
		options: profileChoices(HOLDER_CHOICES),
	},
	...connectionOptions,
];

/** What the rows of one operation are made with. */
export interface RowReader {
	readonly columns: readonly string[];
	readonly group: FlagValues;
	/** Flags that nobody asked for by name. */
	readonly unasked: readonly Flag[];
	read(worker: Tape): Row[];
	/** Sections that are not missed once there are rows. */
	notMissed(): readonly string[];
}

/** @param make of the fields that the user wants and the day that the rows show */
export async function* giveRows(
	context: OperationContext,
	{ workers, criteria }: Whose,
	make: (workerFields: string[], asOf: string, names: NameTable) => RowReader,
	hintAtRows: (tally: Tally) => void,
): AsyncGenerator<OperationItem> {
	const { parameters, privacy } = context;
	const options = parameters.group('options', 'Options');
	const asOf = readAsOf(context, options);
	const names = new NameTable();
	const workerFields = options.list('workerFields', 'Worker Fields');
	demandEach(privacy, 'Worker Fields', workerFields);
	const reader = make(workerFields, asOf.day, names);
	const limit = readLimit(parameters);
	const results = readResults(parameters, options, reader.columns, MEMBERSHIPS);
	const paging = readPaging(options);

	const session = await context.connect(options);
	const report = new ReadReport();
	const tally = new Tally();
	const watch = new SectionWatch(reader.group, session.version, names, reader.unasked);
	const read = new WorkerRows(session, names, reader, watch, asOf, { ...paging, asOfEntryMoment: asOf.asOfEntryMoment, onNote: report.note });
	const rows = limited(workers.length > 0 ? read.byIds(workers) : read.all(criteria), limit, tally);

	yield* results.give(rows, session, () => tally.rows);

	hintAtNotes(context, report, WORKERS);
	for (const { type, id } of read.notFound) context.hint(`No worker with ${type} ${id} was found, so nothing is given for it.`, 'warning');
	hintAtTally(context, tally, { rows: MEMBERSHIPS.many, records: WORKERS.many });
	const sections = watch.missing().filter(({ section }) => tally.rows === 0 || !reader.notMissed().includes(section));
	hintAtUnseen(context, { sections, fields: [] }, WORKERS);
	hintAtRows(tally);
}

class WorkerRows {
	/** Of the workers that were asked for by id. */
	readonly notFound: Reference[] = [];

	constructor(
		private readonly session: Session,
		private readonly names: NameTable,
		private readonly reader: RowReader,
		private readonly watch: SectionWatch,
		private readonly asOf: AsOf,
		private readonly options: ReadOptions,
	) {}

	all(criteria: Whose['criteria']): AsyncGenerator<Row[]> {
		return this.session.client.read(this.request({ criteria }, (worker) => this.reader.read(worker)), this.options);
	}

	/** 100 ids a request, each kind of id for itself. */
	async *byIds(workers: readonly Reference[]): AsyncGenerator<Row[]> {
		for (const type of new Set(workers.map((one) => one.type))) {
			const ids = workers.filter((one) => one.type === type).map((one) => one.id);
			for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) yield* this.some(type, ids.slice(start, start + IDS_PER_REQUEST));
		}
	}

	private async *some(type: string, ids: readonly string[]): AsyncGenerator<Row[]> {
		const ownId = createIdReader(type, this.names);
		const { client } = this.session;
		const missing = new Set(ids);
		const readTogether = (wanted: readonly string[]) => {
			const references = { skipMissing: true, workers: wanted.map((id) => ({ type, id })) };
			const request = this.request({ references }, (worker) => ({ id: ownId(worker), rows: this.reader.read(worker) }));
			return sayingWhoIsUnknown(client.read(request, { ...this.options, pageSize: wanted.length }), type, wanted);
		};
		for await (const { id, rows } of readThoseThatExist(ids, readTogether)) {
			missing.delete(id);
			yield rows;
		}
		this.notFound.push(...[...missing].map((id) => ({ type, id })));
	}

	private request<T>(what: Pick<GetWorkersRequest, 'references' | 'criteria'>, map: (worker: Tape) => T): ReadRequest<T> {
		const { names, reader, session, watch } = this;
		const { asOfEffectiveDate } = this.asOf;
		const wid = createIdReader(ID_TYPE.wid, names);
		return {
			service: SERVICE,
			operation: OPERATION,
			record: RECORD,
			names,
			buildBody: ({ page, count, asOfEntryMoment }) =>
				writeGetWorkers({ ...what, filter: { asOfEffectiveDate, asOfEntryMoment, page, count }, group: reader.group }, session.version),
			map: (worker) => {
				watch.see(worker);
				return map(worker);
			},
			identify: (worker) => wid(worker) || undefined,
		};
	}
}
