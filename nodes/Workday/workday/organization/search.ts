/** Organizations and their types, for lists to pick from. Nothing but their own data is asked for. */
import { NameTable } from '../../xml/names';
import type { WorkdayClient } from '../client';
import { ELEMENT, ID_TYPE } from '../names';
import { sayingWhoIsUnknown } from '../read/byIds';
import type { ReadRequest } from '../read/paging';
import { isWid } from '../wid';
import { entriesFound, matcher, mayBeId, momentOf, patience, search, type Entry, type EntryPage, type Search } from '../read/search';
import { id } from '../record/fieldTable';
import { createXPathOutput } from '../record/xpathFields';
import { OPERATION, RECORD, SERVICE, writeGetOrganizations, type GetOrganizationsRequest } from './getOrganizations';
import { createIdReader } from './ids';
import { createProfileReader } from './profile';
import { USUAL_TYPES } from './types';

/** Small records: few, large pages. */
const PAGE_SIZE = 500;
const MOST = 5_000;

export async function searchOrganizations(client: WorkdayClient, version: string, wanted: Search): Promise<EntryPage> {
	if (wanted.from === undefined && mayBeId(wanted.text)) {
		const entries = await byId(client, version, wanted);
		if (entries.length > 0) return { entries };
	}
	return await search(client, { request: requestFor(version, {}), pageSize: PAGE_SIZE, most: MOST, many: 'organizations' }, wanted);
}

async function byId(client: WorkdayClient, version: string, { text, clock }: Search): Promise<Entry[]> {
	const [type, one] = isWid(text) ? [ID_TYPE.wid, text.toLowerCase()] : [ID_TYPE.organization, text];
	const request = requestFor(version, { references: { skipMissing: true, organizations: [{ type, id: one }] } });
	return await entriesFound(sayingWhoIsUnknown(client.read(request, { pageSize: 1, asOfEntryMoment: momentOf(clock) }), type, [one], 'organization'));
}

/**
 * The usual types, and those of the tenant's own that its organizations have: Workday has no list of them. Only so many
 * organizations are looked at, and only as long as a person waits.
 */
export async function searchTypes(client: WorkdayClient, version: string, { text, clock }: Search): Promise<EntryPage> {
	const types = new Map<string, string>(USUAL_TYPES.map(({ id, name }) => [id, name]));
	const isTooLong = patience(clock);
	const names = new NameTable();
	const path = `${ELEMENT.organizationData}/${ELEMENT.organizationTypeReference}`;
	const fields = [
		{ name: 'id', path: `${path}/${id(ID_TYPE.organizationType)}`, list: false },
		{ name: 'name', path: `${path}/@Descriptor`, list: false },
	];
	const output = createXPathOutput(fields, RECORD, names, () => undefined);
	const request: ReadRequest<Record<string, unknown>> = { ...requestFor(version, {}), names, map: (organization) => output.read(organization), identify: createIdReader(ID_TYPE.wid, names) };
	for await (const { id: type, name } of client.read(request, { pageSize: PAGE_SIZE, limit: MOST, asOfEntryMoment: momentOf(clock) })) {
		if (typeof type === 'string' && !types.has(type)) types.set(type, typeof name === 'string' ? name : type);
		if (isTooLong()) break;
	}
	const entries = [...types]
		.map(([value, name]) => ({ name, value, description: value }))
		.filter(matcher(text))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
	return { entries };
}

function requestFor(version: string, what: Pick<GetOrganizationsRequest, 'references'>): ReadRequest<Entry> {
	const names = new NameTable();
	const { read } = createProfileReader({ fields: ['id', 'referenceId', 'name', 'code', 'type'], customFieldPrefix: '' }, names);
	const wid = createIdReader(ID_TYPE.wid, names);
	return {
		service: SERVICE,
		operation: OPERATION,
		record: RECORD,
		names,
		buildBody: ({ page, count, asOfEntryMoment }) => writeGetOrganizations({ ...what, filter: { asOfEntryMoment, page, count } }, version),
		map: (organization) => {
			const { id, referenceId, name, code, type } = read(organization);
			const shown = name ?? referenceId ?? '';
			return { name: type ? `${shown} (${typeName(type)})` : shown, value: id ?? '', description: [referenceId, code].filter(Boolean).join(', ') };
		},
		identify: (organization) => wid(organization) || undefined,
	};
}

const typeName = (id: string): string => USUAL_TYPES.find((type) => type.id === id)?.name ?? id;
