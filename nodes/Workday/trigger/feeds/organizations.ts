/** Organizations: Workday says which changed, not what; each comes once with the same content. */
import type { OrganizationSettings } from '../settings';
import { dateInZone, isoOf } from '../../workday/changes/days';
import { entriesFrom, MARGIN_MS } from '../../workday/changes/steps';
import { contentKey } from '../../workday/changes/transactions';
import { ID_TYPE } from '../../workday/names';
import type { ReadRequest } from '../../workday/read/paging';
import { OPERATION, RECORD, SERVICE, writeGetOrganizations, type GetOrganizationsCriteria } from '../../workday/organization/getOrganizations';
import { createIdReader } from '../../workday/organization/ids';
import { createOrganizationOutput } from '../../workday/organization/output';
import { resolveResponseGroup } from '../../workday/organization/responseGroup';
import { NameTable } from '../../xml/names';
import type { OpenWindow } from '../state';
import { inChunks, type Change, type Chunk, type Feed, type Reading, type Sighted } from './feed';
import { LOADED } from './workers';

interface Organization extends Sighted {
	id: string;
	content: Record<string, unknown>;
}

export function organizationFeed(settings: OrganizationSettings): Feed {
	return { key: 'o', chunks };

	function chunks(window: OpenWindow, { session, bounds, isKnown, onNote }: Reading, most: () => number): AsyncGenerator<Chunk> {
		const names = new NameTable();
		const output = createOrganizationOutput({ kind: 'profile', fields: [], xpathFields: [], customFieldPrefix: '' }, names);
		const wid = createIdReader(ID_TYPE.wid, names);
		const asOfEffectiveDate = dateInZone(bounds.through, settings.workdayZone);
		const keyOf = (id: string, content: Record<string, unknown>) => contentKey(`organization ${id}`, content);

		const read = (transactionLog: GetOrganizationsCriteria['transactionLog'], offset: number) => {
			const criteria = { types: settings.types, includeInactive: true, transactionLog };
			const request: ReadRequest<Organization> = {
				service: SERVICE,
				operation: OPERATION,
				record: RECORD,
				names,
				buildBody: ({ page, count, asOfEntryMoment }) =>
					writeGetOrganizations(
						{ criteria, filter: { asOfEffectiveDate, asOfEntryMoment, page, count }, group: resolveResponseGroup(new Set(), output.needs).values },
						session.version,
					),
				map: (record, position, total) => {
					const [id, content] = [wid(record), output.read(record)];
					return { position, total, hasEvents: window.all || !isKnown(keyOf(id, content)), id, content };
				},
				identify: (record) => wid(record) || undefined,
			};
			return session.client.read(request, { pageSize: window.pageSize, offset, asOfEntryMoment: window.through, onNote });
		};

		const toChanges = (found: Organization[]) => Promise.resolve(found.map(({ id, content }) => toChange(id, content)));
		const toChange = (id: string, organization: Record<string, unknown>): Change => {
			const item = {
				event: window.all ? LOADED : 'organizationUpdated',
				organization,
				window: { from: window.all ? null : window.from, through: window.through },
			};
			return { id, item, keys: window.all ? [] : [[keyOf(id, organization), bounds.through]], isEnd: false, shows: undefined };
		};

		const from = isoOf(entriesFrom(bounds));
		const range = { updatedFrom: from, updatedThrough: window.through };
		const effective = { effectiveFrom: isoOf(bounds.from - MARGIN_MS), effectiveThrough: window.through };
		const steps = window.all
			? [{ key: 'all', read: (offset: number) => read(undefined, offset) }]
			: [
					{ key: 'entered', read: (offset: number) => read([{ range }], offset) },
					{ key: 'effective', read: (offset: number) => read([{ range: effective }], offset) },
				];
		return inChunks(steps, window, toChanges, most);
	}
}
