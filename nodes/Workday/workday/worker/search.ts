/** Workers, for a list to pick from: their names are all that is asked for. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { ID_TYPE } from '../names';
import { sayingWhoIsUnknown } from '../read/byIds';
import type { ReadRequest } from '../read/paging';
import { isWid } from '../wid';
import { entriesFound, mayBeId, momentOf, search, type Entry, type EntryPage, type Search } from '../read/search';
import { OPERATION, RECORD, SERVICE, writeGetWorkers, type GetWorkersRequest } from './getWorkers';
import { createIdReader } from './ids';
import { createWorkerOutput } from './output';
import { resolveResponseGroup } from './responseGroup';

/** A name comes with all addresses and numbers of the person. */
const PAGE_SIZE = 200;
const MOST = 2_000;

export async function searchWorkers(client: WorkdayClient, version: string, wanted: Search): Promise<EntryPage> {
	if (wanted.from === undefined && mayBeId(wanted.text)) {
		for (const type of idTypesOf(wanted.text)) {
			const entries = await byId(client, version, type, wanted);
			if (entries.length > 0) return { entries };
		}
	}
	return await search(client, { request: requestFor(version, {}), pageSize: PAGE_SIZE, most: MOST, many: 'workers' }, wanted);
}

const idTypesOf = (text: string): string[] => (isWid(text) ? [ID_TYPE.wid] : [ID_TYPE.employee, ID_TYPE.contingentWorker]);

async function byId(client: WorkdayClient, version: string, type: string, { text, clock }: Search): Promise<Entry[]> {
	const id = type === ID_TYPE.wid ? text.toLowerCase() : text;
	const request = requestFor(version, { references: { skipMissing: true, workers: [{ type, id }] } });
	return await entriesFound(sayingWhoIsUnknown(client.read(request, { pageSize: 1, asOfEntryMoment: momentOf(clock) }), type, [id]));
}

function requestFor(version: string, what: Pick<GetWorkersRequest, 'references'>): ReadRequest<Entry> {
	const names = new NameTable();
	const output = createWorkerOutput(
		{
			...{ kind: 'profile', fields: ['id', 'workerType', 'preferredName'], xpathFields: [], sensitive: [], asOf: '2000-01-01' },
			...{ keepEnabledOnLeave: false, customFieldPrefix: '', mobileDeviceTypes: [], landlineDeviceTypes: [] },
		},
		names,
	);
	const { values } = resolveResponseGroup(new Set(), output.needs);
	const wid = createIdReader(ID_TYPE.wid, names);
	const ids = [ID_TYPE.employee, ID_TYPE.contingentWorker].map((type) => createIdReader(type, names));
	return {
		service: SERVICE,
		operation: OPERATION,
		record: RECORD,
		names,
		buildBody: ({ page, count, asOfEntryMoment }) => writeGetWorkers({ ...what, filter: { asOfEntryMoment, page, count }, group: values }, version),
		map: (worker) => {
			const { preferredName, workerType } = output.read(worker);
			const number = ids.map((read) => read(worker)).find((one) => one !== '') ?? '';
			const shown = typeof preferredName === 'string' ? preferredName : '';
			return { name: shown ? `${shown} (${number})` : number, value: wid(worker), description: typeof workerType === 'string' ? workerType : '' };
		},
		identify: (worker) => wid(worker) || undefined,
	};
}
