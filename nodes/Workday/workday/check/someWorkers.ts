/** Workers to try reads of contact data, accounts and absences with: some who work here, by WID. */
import { NameTable } from '../../xml/names';
import { ID_TYPE } from '../names';
import type { Reference } from '../spec';
import { OPERATION, RECORD, SERVICE, writeGetWorkers } from '../worker/getWorkers';
import { createIdReader } from '../worker/ids';
import { NO_NEEDS, resolveResponseGroup } from '../worker/responseGroup';
import type { Asking } from './signIn';

/** Not everybody has an account, or an address at home. */
const HOW_MANY = 3;

const { values: IDS_ONLY } = resolveResponseGroup(new Set(), NO_NEEDS);

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
