/** One worker by id, before and after something of theirs is changed. */
import { NameTable } from '../../xml/names';
import type { Tape } from '../../xml/tape';
import type { WorkdayClient } from '../client';
import { NotFound, UnexpectedResponse } from '../errors';
import { ID_TYPE } from '../names';
import { sayingWhoIsUnknown } from '../read/byIds';
import type { Reference } from '../spec';
import { idOfType } from '../wid';
import { RECORD, SERVICE, writeGetWorkers, type GetWorkersRequest } from './getWorkers';
import { createIdReader } from './ids';

export interface WorkerIds {
	/** WID. */
	id: string;
	employeeNumber: string | null;
	contingentWorkerId: string | null;
}

export interface Wanted<T> {
	worker: Reference;
	/** Web service version. */
	version: string;
	/** YYYY-MM-DD. undefined: Workday's today. */
	effectiveDate?: string;
	/** Which parts of the worker are asked for. */
	group: GetWorkersRequest['group'];
	/** Reads the worker, by names of this table. */
	reader(names: NameTable): (worker: Tape) => T;
}

/**
 * One request without a moment of entry: pinned to the clock of this machine, it could miss what was just written.
 *
 * @throws NotFound; UnexpectedResponse where somebody else came, as when an id is ignored: nobody else's data may be changed
 */
export async function fetchOne<T>(client: WorkdayClient, { worker, version, effectiveDate, group, reader }: Wanted<T>): Promise<{ ids: WorkerIds; found: T }> {
	const names = new NameTable();
	const [wid, employee, contingent] = [ID_TYPE.wid, ID_TYPE.employee, ID_TYPE.contingentWorker].map((type) => createIdReader(type, names));
	const ownId = createIdReader(worker.type, names);
	const read = reader(names);
	const filter = effectiveDate === undefined ? undefined : { asOfEffectiveDate: effectiveDate };
	const records = client.records({
		service: SERVICE,
		body: writeGetWorkers({ references: { skipMissing: false, workers: [worker] }, filter, group }, version),
		isRead: true,
		record: RECORD,
		names,
		map: (tape) => ({
			own: idOfType(worker.type, ownId(tape)),
			ids: { id: idOfType(ID_TYPE.wid, wid?.(tape) ?? ''), employeeNumber: employee?.(tape) || null, contingentWorkerId: contingent?.(tape) || null },
			found: read(tape),
		}),
	});
	for await (const { own, ...one } of sayingWhoIsUnknown(records, worker.type, [worker.id])) {
		if (own === worker.id && one.ids.id !== '') return one;
		throw new UnexpectedResponse(`Workday answered with another worker than the one with ${worker.type} ${worker.id}, who is left alone.`);
	}
	throw new NotFound(`No worker with ${worker.type} ${worker.id} was found`);
}
