/** Organizations read from the embedded tenant over HTTP: every request is held against the schema there. */
import { createClient } from '../../nodes/Workday/workday/client.ts';
import { ID_TYPE } from '../../nodes/Workday/workday/names.ts';
import { OPERATION, RECORD, SERVICE, writeGetOrganizations, type GetOrganizationsRequest } from '../../nodes/Workday/workday/organization/getOrganizations.ts';
import { createIdReader } from '../../nodes/Workday/workday/organization/ids.ts';
import { createOrganizationOutput, type OutputOptions } from '../../nodes/Workday/workday/organization/output.ts';
import { createProfileReader, type OrganizationProfile } from '../../nodes/Workday/workday/organization/profile.ts';
import { FLAGS, resolveResponseGroup } from '../../nodes/Workday/workday/organization/responseGroup.ts';
import { withUsernameToken } from '../../nodes/Workday/workday/soap/security.ts';
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';
import { frozenClock } from '../support/clock.mts';
import { nodeTransport } from '../support/nodeTransport.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { OPTIONS } from './documents.mts';

const NOW = '2026-07-15T18:00:00.000Z';
const FIRST_DAY = '2020-01-01T00:00:00.000Z';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 120, clock: NOW, descriptors: 'all' });
});
afterAll(() => tenant.close());
beforeEach(() => tenant.requests.splice(0));
// What the tenant was asked and what it answered was valid, in every test.
afterEach(() => {
	expect(tenant.requests.length).toBeGreaterThan(0);
	for (const { problems, responseProblems } of tenant.requests) expect([problems, responseProblems]).toEqual([[], []]);
});

type What = Pick<GetOrganizationsRequest, 'references' | 'criteria' | 'group'>;

async function read<T>(what: What, names: NameTable, map: (organization: Tape) => T, version = 'v46.1'): Promise<T[]> {
	const { baseUrl, isu } = tenant.credentials;
	const client = createClient({
		transport: nodeTransport({
			authenticate: (request) => ({ ...request, body: withUsernameToken(request.body ?? '', `${isu.userName}@${tenant.tenant}`, isu.password) }),
		}),
		clock: frozenClock(NOW),
		servicesHost: baseUrl,
		tenant: tenant.tenant,
		version,
	});
	const wid = createIdReader(ID_TYPE.wid, names);
	const organizations = client.read(
		{
			service: SERVICE,
			operation: OPERATION,
			record: RECORD,
			names,
			buildBody: ({ page, count, asOfEntryMoment }) => writeGetOrganizations({ ...what, filter: { asOfEntryMoment, page, count } }, version),
			map,
			identify: (organization) => wid(organization) || undefined,
		},
		{ pageSize: 7 },
	);
	const items: T[] = [];
	for await (const item of organizations) items.push(item);
	return items;
}

/** As an operation will: the flags that the output needs, besides those chosen. */
function readOutput(options: Partial<OutputOptions>, what: What = {}, chosen: readonly string[] = [], version?: string) {
	const names = new NameTable();
	const output = createOrganizationOutput({ ...OPTIONS, ...options }, names);
	const group = resolveResponseGroup(new Set(chosen), output.needs).values;
	return read({ ...what, group }, names, (organization) => output.read(organization), version);
}

function readProfiles(fields: string[], what: What = {}): Promise<OrganizationProfile[]> {
	const names = new NameTable();
	const reader = createProfileReader({ fields, customFieldPrefix: '' }, names);
	return read({ ...what, group: resolveResponseGroup(new Set(), reader.needs).values }, names, (organization) => reader.read(organization));
}

const ofTypes = (...types: string[]) => ({ types: types.map((id) => ({ type: ID_TYPE.organizationType, id })) });
const window = (updatedFrom: string): What => ({ criteria: { transactionLog: [{ range: { updatedFrom, updatedThrough: NOW } }] } });
/** Flags that were true in the last request. */
const flagsSent = () =>
	FLAGS.map((row) => row.element).filter((flag) => tenant.requests.at(-1)?.body.includes(`<wd:${flag}>true</wd:${flag}>`));

test.each(['v30.0', 'v46.1'])('all of them come once each over several pages of %s', async (version) => {
	const ids = await readOutput({ kind: 'ids' }, {}, [], version);
	expect(tenant.requests.length).toBeGreaterThan(5);
	expect(new Set(ids.map((item) => item.id)).size).toBe(ids.length);
	const all = [...tenant.workforce.organizations.all(new Set())].filter((one) => !one.inactive);
	expect(ids.map((item) => item.id).sort()).toEqual(all.map((one) => one.wid).sort());
	expect(flagsSent()).toEqual([]);
});

test('a profile has the values of the tenant', async () => {
	const [root, ...others] = await readProfiles([], { criteria: ofTypes('SUPERVISORY') });
	expect(others).toHaveLength(11);
	expect(root).toMatchObject({
		type: 'SUPERVISORY',
		inactive: false,
		inactiveDate: null,
		parentOrganizationId: null,
		topLevelOrganizationId: root?.id,
		manager: tenant.workforce.wid(0),
		leaders: [tenant.workforce.wid(0)],
		lastUpdatedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		customFields: {},
		owner: null,
		roles: [],
		location: null,
	});
	expect(flagsSent()).toEqual(['Include_Hierarchy_Data']);
});

test('the hierarchy fits together: whoever has a parent is a child of it, and the other way round', async () => {
	const all = await readProfiles(['id', 'parentOrganizationId', 'topLevelOrganizationId', 'childOrganizationIds']);
	const byId = new Map(all.map((one) => [one.id, one]));
	const upwards = all.flatMap((one) => (one.parentOrganizationId ? [`${one.parentOrganizationId} ${one.id}`] : []));
	const downwards = all.flatMap((one) => one.childOrganizationIds?.filter((child) => byId.has(child)).map((child) => `${one.id} ${child}`) ?? []);
	expect(upwards.length).toBeGreaterThan(11);
	expect(upwards.sort()).toEqual(downwards.sort());
	for (const one of all) {
		let top = one;
		for (let steps = 0; top.parentOrganizationId && steps < all.length; steps++) top = byId.get(top.parentOrganizationId) ?? top;
		expect(top.id).toBe(one.topLevelOrganizationId);
	}
});

test('inactive ones come when they are included, and say so', async () => {
	const active = await readProfiles(['id', 'inactive'], { criteria: ofTypes('COST_CENTER') });
	const all = await readProfiles(['id', 'inactive'], { criteria: { ...ofTypes('COST_CENTER'), includeInactive: true } });
	expect(active.map((one) => one.inactive)).toEqual(active.map(() => false));
	expect(all.filter((one) => one.inactive)).toHaveLength(all.length - active.length);
	expect(all.length).toBeGreaterThan(active.length);
});

test('types are alternatives', async () => {
	const found = await readOutput({ kind: 'ids' }, { criteria: ofTypes('COMPANY', 'REGION') });
	expect(new Set(found.map((item) => item.type))).toEqual(new Set(['COMPANY', 'REGION']));
});

test('some can be read by their ids, those that there are not are left out on demand', async () => {
	const [first] = [...tenant.workforce.organizations.all(new Set(['COMPANY']))];
	const organizations = [
		{ type: ID_TYPE.wid, id: first?.wid ?? '' },
		{ type: ID_TYPE.organization, id: 'SUPERVISORY_ORGANIZATION-1-102' },
		{ type: ID_TYPE.organization, id: 'NONE' },
	];
	const found = await readOutput({ kind: 'ids' }, { references: { skipMissing: true, organizations } });
	expect(found.map((item) => item.referenceId)).toEqual([first?.referenceId, 'SUPERVISORY_ORGANIZATION-1-102']);
	await expect(readOutput({ kind: 'ids' }, { references: { organizations } })).rejects.toMatchObject({ message: expect.stringContaining('NONE') });
});

test('a window gives those that were updated in it', async () => {
	const all = await readProfiles(['id', 'lastUpdatedDateTime'], window(FIRST_DAY));
	const moments = all.map((one) => one.lastUpdatedDateTime ?? '').sort();
	const from = moments[Math.floor(moments.length / 2)] ?? '';
	const late = await readProfiles(['id', 'lastUpdatedDateTime'], window(from));
	expect(late.map((one) => one.id).sort()).toEqual(all.filter((one) => (one.lastUpdatedDateTime ?? '') >= from).map((one) => one.id).sort());
	expect(late.length).toBeLessThan(all.length);
});

test('a window may have all that the schema has: both ranges, types, several blocks, inactive ones, field overrides', async () => {
	const [updatedFrom, updatedThrough, effectiveFrom, effectiveThrough] = [FIRST_DAY, NOW, FIRST_DAY, NOW];
	const criteria = {
		fieldOverrides: { providers: [{ type: 'Integration_System_ID', id: 'INT_Identity' }] },
		transactionLog: [
			{ types: { types: [{ type: ID_TYPE.businessProcess, id: 'Change Job' }] }, range: { effectiveThrough, effectiveFrom, updatedThrough, updatedFrom } },
			{ range: { updatedFrom, updatedThrough } },
		],
		includeInactive: true,
		...ofTypes('SUPERVISORY'),
	};
	expect(await readOutput({ kind: 'ids' }, { criteria })).toHaveLength(12);
});

test('a window past the tenant’s clock, or with one end, is refused by the tenant', async () => {
	const after = '2026-07-15T18:00:01.000Z';
	const range = (more: object): What => ({ criteria: { transactionLog: [{ range: { updatedFrom: FIRST_DAY, ...more } }] } });
	await expect(readOutput({ kind: 'ids' }, range({ updatedThrough: after }))).rejects.toMatchObject({ name: 'Validation', message: expect.stringContaining('Current Moment') });
	await expect(readOutput({ kind: 'ids' }, range({}))).rejects.toMatchObject({ name: 'Validation' });
});

test('chosen flags bring their sections, unchosen ones do not', async () => {
	const sections = async (...chosen: string[]) => {
		const [item] = await readOutput({ kind: 'json' }, { criteria: ofTypes('SUPERVISORY') }, chosen);
		const keys = Object.keys(item?.Organization_Data as object);
		return FLAGS.filter((row) => keys.includes(row.section)).map((row) => row.section);
	};
	expect(await sections()).toEqual([]);
	expect(await sections('Include_Roles_Data', 'Include_Hierarchy_Data')).toEqual(['Roles_Data', 'Hierarchy_Data']);
	expect(await sections('Include_Staffing_Restrictions_Data')).toEqual(['Supervisory_Data']);
	expect(flagsSent()).toEqual(['Include_Supervisory_Data', 'Include_Staffing_Restrictions_Data']);
});

test('every output reads the same organizations', async () => {
	const what: What = { criteria: ofTypes('SUPERVISORY') };
	const profiles = await readProfiles(['id', 'name', 'roles', 'hiringFreeze'], what);
	const paths = [
		{ name: 'id', path: "Organization_Reference/ID[@type='WID']", list: false },
		{ name: 'leads', path: "//Role_Reference[ID='Manager']/../Worker_Reference/ID[@type='WID']", list: true },
		{ name: 'roles', path: 'count(Organization_Data/Roles_Data/*)', list: false },
	];
	const byPath = await readOutput({ kind: 'xpath', xpathFields: paths }, what);
	expect(flagsSent()).toEqual(['Include_Roles_Data']);
	expect(byPath.map((item) => item.id)).toEqual(profiles.map((one) => one.id));
	const workers = (roles: object[] = []) => roles.map((role) => ('worker' in role ? role.worker : undefined));
	expect(byPath.map((item) => item.leads)).toEqual(profiles.map((one) => workers(one.roles)));
	expect(byPath.map((item) => item.roles)).toEqual(profiles.map((one) => one.roles?.length));
	expect(profiles.some((one) => (one.roles?.length ?? 0) > 1)).toBe(true);
	expect(profiles.map((one) => one.hiringFreeze)).toEqual(profiles.map(() => false));

	const json = await readOutput({ kind: 'json' }, what);
	expect(json.map((item) => item.Organization_Data)).toEqual(profiles.map((one) => expect.objectContaining({ Name: one.name, Integration_Field_Override_Data: [] })));
	const xml = await readOutput({ kind: 'xml' }, what);
	expect(xml.map((item) => String(item.xml).includes('<wd:Organization '))).toEqual(profiles.map(() => true));
});
