/** Workers to try reads of contact data, accounts and absences with: the one whom the user named, or some who work here, by WID. */
import { NameTable } from '../../xml/names';
import { InvalidRequest, NotFound } from '../errors';
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import { fetchOne } from '../worker/fetchOne';
import { OPERATION, RECORD, SERVICE, writeGetWorkers } from '../worker/getWorkers';
import { createIdReader } from '../worker/ids';
import { NO_NEEDS, resolveResponseGroup } from '../worker/responseGroup';
import type { Asking } from './signIn';

/** The field that names one, as the user sees it. */
export const TEST_WORKER_FIELD = 'Test Worker';

/** Not everybody has an account, or an address at home. */
const HOW_MANY = 3;

const { values: IDS_ONLY } = resolveResponseGroup(new Set(), NO_NEEDS);

/** @throws WorkdayError; InvalidRequest naming the field when Workday knows nobody by this id */
export async function readTestWorker({ client, version }: Asking, worker: Reference): Promise<void> {
	try {
		await fetchOne(client, { worker, version, group: IDS_ONLY, reader: () => () => undefined });
	} catch (error) {
		throw asUnknown(error, worker);
	}
}

function asUnknown(error: unknown, { type, id }: Reference): unknown {
	if (!(error instanceof NotFound) || error.details.status === 404) return error;
	return new InvalidRequest(TEST_WORKER_FIELD, `no worker with ${type} ${id} was found, so nothing could be tried with that one`, true);
}

/** @throws WorkdayError */
export async function someWorkers({ client, version }: Asking): Promise<Reference[]> {
	const names = new NameTable();
	const wid = createIdReader(ID_TYPE.wid, names);
	const request = {
		service: SERVICE,
		operation: OPERATION,
		record: RECORD,
		names,
		map: wid,
		buildBody: ({ page, count, asOfEntryMoment }: { page: number; count: number; asOfEntryMoment: string }) =>
			writeGetWorkers({ criteria: { excludeInactive: true }, filter: { asOfEntryMoment, page, count }, group: IDS_ONLY }, version),
	};
	const workers: Reference[] = [];
	for await (const id of client.read(request, { pageSize: HOW_MANY, limit: HOW_MANY })) workers.push({ type: ID_TYPE.wid, id });
	return workers;
}
