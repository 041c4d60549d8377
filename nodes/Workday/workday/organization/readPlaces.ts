/** Reads where organizations stand, by WID: for the ways from the top that lead over somebody who was not asked for. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { ID_TYPE } from '../names';
import { IDS_PER_REQUEST, readThoseThatExist, sayingWhoIsUnknown } from '../read/byIds';
import type { ReadRequest } from '../read/paging';
import { OPERATION, RECORD, SERVICE, writeGetOrganizations } from './getOrganizations';
import type { Place } from './hierarchy';
import { createPlaceReader, type ReadPlaces } from './placed';
import { resolveResponseGroup } from './responseGroup';

export interface AsOf {
	asOfEffectiveDate: string | undefined;
	/** UTC. */
	asOfEntryMoment: string;
}

/** Those that there are not, or that may not be seen, are left out. */
export function placesReader(client: WorkdayClient, version: string, { asOfEffectiveDate, asOfEntryMoment }: AsOf): ReadPlaces {
	const names = new NameTable();
	const places = createPlaceReader(names);
	const group = resolveResponseGroup(new Set(), places.needs).values;

	async function* readTogether(wids: readonly string[]): AsyncGenerator<Place> {
		const references = { skipMissing: true, organizations: wids.map((id) => ({ type: ID_TYPE.wid, id })) };
		const request: ReadRequest<Place> = {
			...{ service: SERVICE, operation: OPERATION, record: RECORD, names },
			buildBody: ({ page, count, asOfEntryMoment: pinned }) =>
				writeGetOrganizations({ references, filter: { asOfEffectiveDate, asOfEntryMoment: pinned, page, count }, group }, version),
			map: (organization) => places.read(organization),
		};
		yield* sayingWhoIsUnknown(client.read(request, { pageSize: wids.length, asOfEntryMoment }), ID_TYPE.wid, wids, 'organization');
	}

	return async function* (wids) {
		for (let start = 0; start < wids.length; start += IDS_PER_REQUEST) {
			yield* readThoseThatExist(wids.slice(start, start + IDS_PER_REQUEST), readTogether);
		}
	};
}
