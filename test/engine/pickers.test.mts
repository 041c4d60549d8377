/** The lists of the node's fields to pick from, as n8n's editor asks for them, against the tenant. */
import type { INodeListSearchItems, INodeProperties } from 'n8n-workflow';
import { builtPackage } from '../support/node-types.mts';
import { searchList, type ListQuery } from '../support/list-search.mts';
import type { Tenant } from '../tenant/server/index.mts';
import { CANARY, credentialFor, everythingShown, schemaProblems, secretsIn, startCanaryTenant, tenantWorkers, type NodeOptions } from './workdayNode.mts';

const TYPE = 'n8n-nodes-workday.workday';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startCanaryTenant({ workers: 450, descriptors: 'all' });
});
beforeEach(() => void tenant.requests.splice(0));
afterEach(() => expect(schemaProblems(tenant)).toEqual([]));
afterAll(() => tenant.close());

async function ask(method: string, query: Partial<ListQuery> = {}, options: NodeOptions = {}) {
	const { type, data } = credentialFor(tenant, options);
	const parameters = { authentication: options.authentication ?? 'isu', resource: 'organization', operation: 'get' };
	const answer = await searchList({ nodeType: TYPE, parameters, path: 'parameters.organization', method, ...query }, { credentials: { [type]: data } });
	const { error, logs } = answer;
	expect(secretsIn(everythingShown({ error: error instanceof Error ? Object(error) : undefined, runData: {}, logs }), tenant)).toEqual([]);
	return answer;
}

async function found(method: string, filter?: string, options: NodeOptions = {}): Promise<INodeListSearchItems[]> {
	const { result, error } = await ask(method, { filter }, options);
	expect(error).toBeUndefined();
	return result?.results ?? [];
}

/** All pages of a list, as who scrolls to its end. */
async function pages(method: string, filter?: string): Promise<INodeListSearchItems[][]> {
	const all: INodeListSearchItems[][] = [];
	for (let paginationToken: string | undefined; all.length < 20; ) {
		const { result } = await ask(method, { filter, paginationToken });
		all.push(result?.results ?? []);
		const next: unknown = result?.paginationToken;
		if (typeof next !== 'string') return all;
		paginationToken = next;
	}
	throw new Error('the list has no end');
}

const operations = () => tenant.requests.map((request) => request.operation);
const organizations = () => [...tenant.workforce.organizations.all()].filter((one) => !one.inactive);

test('every list that a field of the package offers is there', () => {
	const lists = (fields: readonly INodeProperties[]): string[] =>
		fields.flatMap((field) => [
			...(field.modes ?? []).flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
			...(field.options ?? []).flatMap((option) => ('values' in option ? lists(option.values) : 'type' in option ? lists([option]) : [])),
		]);
	for (const node of Object.values(builtPackage().nodes)) {
		if ('nodeVersions' in node) continue;
		const named = lists(node.description.properties);
		expect(Object.keys(node.methods?.listSearch ?? {})).toEqual(expect.arrayContaining(named));
	}
});

describe('organizations', () => {
	test('all come once, a page at a time as of one moment, by names with their types, and WIDs as values', async () => {
		const all = await pages('searchOrganizations');
		expect(all.map((page) => page.length > 0 && page.length <= 100)).toEqual(all.map(() => true));
		expect(all.flat().map((entry) => entry.value).sort()).toEqual(organizations().map((one) => one.wid).sort());
		expect(all[0]).toContainEqual({ name: 'Acme Global (Supervisory)', value: organizations()[0]?.wid, description: expect.stringContaining('SUPERVISORY_ORGANIZATION-1-100') });
		for (const page of all) expect(page.map((entry) => entry.name)).toEqual(page.map((entry) => entry.name).sort((one, other) => one.localeCompare(other, 'en')));
		const moments = tenant.requests.map(({ body }) => /As_Of_Entry_DateTime>([^<]+)</.exec(body)?.[1]);
		expect(new Set(moments).size).toBe(1);
	});

	test.each([
		['any part of the name, in any case', 'devel', ['41100 Research & Development']],
		['words in any order', 'acme inc', ['Acme, Inc.']],
		['the type', 'pay group', ['USA Biweekly', 'DEU Monthly', 'FRA Mensuel', 'JPN 月給']],
		['another script', '月給', ['JPN 月給']],
		['nothing there is', 'no such organization', []],
	])('by %s', async (_what, filter, names) => {
		const entries = await found('searchOrganizations', filter);
		expect(entries.map((entry) => entry.name.replace(/ \([^(]+\)$/, '')).sort()).toEqual([...names].sort());
	});

	test('by an id with one request for it alone', async () => {
		const [, second] = organizations();
		const expected = [expect.objectContaining({ value: second?.wid })];
		for (const filter of [second?.referenceId, second?.wid, second?.wid.toUpperCase(), ` ${second?.wid} `]) expect(await found('searchOrganizations', filter)).toEqual(expected);
		expect(tenant.requests.map(({ body }) => body.includes('Request_References'))).toEqual([true, true, true, true]);
	});

	test('what looks like an id and is none is looked for by name', async () => {
		expect((await found('searchOrganizations', '44000')).map((entry) => entry.name)).toEqual(["44000 Women's Health (Cost Center)"]);
	});
});

describe('types of organizations', () => {
	test('the usual ones, and those of the tenant’s own, each once, by name', async () => {
		const types = await found('searchOrganizationTypes');
		expect(types.map((entry) => entry.value)).toEqual(expect.arrayContaining(['SUPERVISORY', 'GRANT', 'CUSTOM_PRACTICE', 'FUND_HIERARCHY']));
		expect(new Set(types.map((entry) => entry.value)).size).toBe(types.length);
		expect(types).toContainEqual({ name: 'Practice', value: 'CUSTOM_PRACTICE', description: 'CUSTOM_PRACTICE' });
		for (const filter of ['cost', 'Center COST', 'cóst']) {
			expect((await found('searchOrganizationTypes', filter)).map((entry) => entry.value)).toEqual(['COST_CENTER', 'COST_CENTER_HIERARCHY']);
		}
	});
});

describe('workers', () => {
	test('all come once, leavers too, by their preferred names', async () => {
		const all = await pages('searchWorkers');
		const everybody = tenantWorkers(tenant);
		expect(all.flat().map((entry) => entry.value).sort()).toEqual(everybody.map((view) => view.worker.wid).sort());
		expect(new Set(operations())).toEqual(new Set(['Get_Workers']));
		expect(all[0]?.[0]?.name).toMatch(/^.+ \(\w+\)$/);
	});

	test('by name, by Employee ID, by Contingent Worker ID and by Workday ID', async () => {
		const everybody = tenantWorkers(tenant);
		const employee = everybody.find((view) => !view.worker.contingent);
		const contingent = everybody.find((view) => view.worker.contingent);
		for (const [filter, view] of [[employee?.worker.workerId, employee], [contingent?.worker.workerId, contingent], [employee?.worker.wid, employee]] as const) {
			tenant.requests.splice(0);
			expect((await found('searchWorkers', filter)).map((entry) => entry.value)).toEqual([view?.worker.wid]);
			expect(tenant.requests.length).toBeLessThanOrEqual(2);
		}
		const [entry] = await found('searchWorkers', contingent?.worker.workerId);
		const words = entry?.name.replace(/ \([^(]+\)$/, '').split(' ').reverse().join(' ').toLowerCase();
		expect((await found('searchWorkers', words)).map((one) => one.value)).toContain(contingent?.worker.wid);
	});
});

test('the trigger has the list for its filter too', async () => {
	const query = { nodeType: 'n8n-nodes-workday.workdayTrigger', parameters: { authentication: 'isu' }, path: 'parameters.filters.organizations.reference[0].id' };
	const { result } = await ask('searchOrganizations', { ...query, filter: 'acme global' });
	expect(result?.results.map((entry) => entry.name)).toEqual(['Acme Global (Supervisory)']);
});

describe('when it does not work the editor gets a message that says why', () => {
	const failure = async (query: Partial<ListQuery> = {}, options: NodeOptions = {}) => {
		const { error } = await ask('searchOrganizations', query, options);
		const shown: { message?: string; description?: string } = Object(error);
		return `${shown.message} | ${shown.description}`;
	};

	test('a wrong password, asked once', async () => {
		expect(await failure({}, { credential: { password: `${CANARY}-wrong` } })).toMatch(/^Workday refused the sign-in.*user name and password/s);
		expect(tenant.requests).toHaveLength(1);
	});

	test('a missing permission', async () => {
		tenant.switches.arm({ kind: 'taskNotAuthorized' });
		expect(await failure()).toMatch(/not authorized.*Organization/s);
	});

	test('no host in the credential, with nothing sent', async () => {
		expect(await failure({}, { credential: { servicesHost: '' } })).toMatch(/Services Host/);
		expect(tenant.requests).toHaveLength(0);
	});

	test('a busy Workday is asked once more', async () => {
		tenant.switches.arm({ kind: 'status', status: 503 }, { times: 1 });
		expect((await found('searchOrganizationTypes')).length).toBeGreaterThan(10);
	});

	test('with the other credential it works the same', async () => {
		expect((await found('searchOrganizations', 'Acme Global', { authentication: 'oAuth2' })).map((entry) => entry.name)).toEqual(['Acme Global (Supervisory)']);
	});
});
