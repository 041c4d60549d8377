import type { IDataObject } from 'n8n-workflow';
import type { Tenant } from '../tenant/server/index.mts';
import { transactionWid } from '../tenant/workers/sections/transactionLog.mts';
import type { WorkerView } from '../tenant/workers/workforce.mts';
import { reads, runNode, schemaProblems, startCanaryTenant, tenantWorkers, widsOf } from './workdayNode.mts';

let tenant: Tenant;
let everybody: WorkerView[];
beforeAll(async () => {
	tenant = await startCanaryTenant();
	everybody = tenantWorkers(tenant);
});
afterAll(async () => {
	const problems = schemaProblems(tenant);
	await tenant.close();
	expect(problems).toEqual([]);
});

const ids = { output: 'ids', returnAll: true };
const rows = (idType: string, ...values: string[]) => ({ reference: values.map((id) => ({ idType, id })) });
/** The worker of a scenario, as the tenant has it. */
const example = (scenario: Parameters<Tenant['workforce']['example']>[0]): WorkerView => {
	const number = tenant.workforce.example(scenario);
	const view = everybody.find((one) => one.worker.number === number);
	if (!view) throw new Error(`the tenant shows no ${scenario}`);
	return view;
};

test('Return All gives every worker once over several pages, each paired with the input item', async () => {
	const before = tenant.requests.length;
	const run = await runNode(tenant, { returnAll: true, options: { pageSize: 25 } });
	expect(run.json.map((worker) => worker.id)).toEqual(widsOf(everybody));
	expect(run.workers.map((worker) => worker.pairedItem)).toEqual(everybody.map(() => ({ item: 0 })));
	expect(reads(tenant, before).map(({ page, count }) => [page, count])).toEqual([[1, 25], [2, 25], [3, 25]]);
	expect(run.hintTexts).toEqual([]);
});

test('a limit is kept, asks for no more than it needs, and says how many there are', async () => {
	const before = tenant.requests.length;
	const run = await runNode(tenant, { limit: 30, output: 'ids', options: { pageSize: 20 } });
	expect(run.json.map((worker) => worker.id)).toEqual(widsOf(everybody).slice(0, 30));
	expect(reads(tenant, before).map((request) => request.page)).toEqual([1, 2]);
	expect(run.hintTexts).toEqual([expect.stringMatching(/^30 of 60 workers were read/)]);
});

describe('every output shows the workers that the tenant has', () => {
	test('the normalised profile', async () => {
		const { json } = await runNode(tenant, { returnAll: true });
		for (const [index, { worker, person, status }] of everybody.entries()) {
			const [position] = worker.positions;
			expect(json[index]).toMatchObject({
				id: worker.wid,
				employeeNumber: worker.contingent ? null : worker.workerId,
				contingentWorkerId: worker.contingent ? worker.workerId : null,
				firstName: person.legalName.first,
				lastName: person.legalName.last,
				email: person.emails.find((email) => email.usage === 'WORK' && email.primary)?.address ?? null,
				country: position.place.country.alpha2,
				positionId: position.id,
				active: status === 'active',
			});
		}
		expect(new Set(json.map((worker) => Object.keys(worker).join())).size).toBe(1);
		expect(json.map((worker) => worker.employmentStatus)).toEqual(expect.arrayContaining(['Active', 'On Leave', 'Terminated', 'Future Hire', 'Rescinded']));
	});

	test('SCIM users, XPath fields, raw JSON, raw XML', async () => {
		const xpathFields = { field: [{ name: 'last', path: 'wd:Worker_Data/wd:Personal_Data/wd:Name_Data/wd:Legal_Name_Data//wd:Last_Name' }, { name: 'count', path: 'count(//wd:Email_Address_Data)' }] };
		const as = (output: string) => runNode(tenant, { output, returnAll: true, xpathFields });
		const [scim, xpath, json, xml] = [await as('scim'), await as('xpath'), await as('json'), await as('xml')];
		for (const [index, { worker, person }] of everybody.entries()) {
			expect(scim.json[index]).toMatchObject({ externalId: worker.wid, name: { familyName: expect.any(String) } });
			expect(xpath.json[index]).toEqual({ last: person.legalName.last, count: person.emails.length });
			expect(JSON.stringify(json.json[index])).toContain(worker.wid);
			expect(String(xml.json[index]?.xml)).toMatch(new RegExp(`^<(\\w+:)?Worker\\b[^]*${worker.wid}[^]*</(\\w+:)?Worker>$`));
		}
	});

	test('ids only, without asking for anything else', async () => {
		const run = await runNode(tenant, { output: 'ids', limit: 1 });
		expect(Object.keys(run.json[0] ?? {})).toEqual(['id', 'employeeNumber', 'contingentWorkerId', 'workerType']);
		expect(reads(tenant).at(-1)?.body).toContain('<wd:Include_Personal_Information>false<');
	});
});

describe('filters find exactly the workers that the tenant has for them', () => {
	const memberOf = (referenceId: string, deep: boolean) => (view: WorkerView): boolean => {
		const { organizations } = tenant.workforce;
		return organizations.membershipsOf(view.worker.number).some((own) => {
			for (let one: typeof own | undefined = own; one; one = deep ? organizations.superiorOf(one) : undefined) {
				if (one.referenceId === referenceId) return true;
			}
			return false;
		});
	};
	const iso = (moment: number) => new Date(moment).toISOString();
	const monthAgo = () => Date.now() - 30 * 86_400_000;

	test.each<[string, () => IDataObject, (view: WorkerView) => boolean]>([
		['excludeInactive', () => ({ excludeInactive: true }), (view) => view.status === 'active'],
		['excludeEmployees', () => ({ excludeEmployees: true }), (view) => view.worker.contingent],
		['excludeContingentWorkers', () => ({ excludeContingentWorkers: true }), (view) => !view.worker.contingent],
		['countries', () => ({ countries: rows('ISO_3166-1_Alpha-2_Code', 'DE, FR') }), (view) => ['DE', 'FR'].includes(view.worker.positions[0].place.country.alpha2)],
		['organizations', () => ({ organizations: rows('Organization_Reference_ID', 'SUPERVISORY_ORGANIZATION-1-101'), includeSubordinates: false }), (view) => memberOf('SUPERVISORY_ORGANIZATION-1-101', false)(view)],
		['organizations with those below', () => ({ organizations: rows('Organization_Reference_ID', 'SUPERVISORY_ORGANIZATION-1-100'), includeSubordinates: true }), (view) => memberOf('SUPERVISORY_ORGANIZATION-1-100', true)(view)],
		['positions', () => ({ positions: rows('Position_ID', 'P-00007, P-00012') }), (view) => [7, 12].includes(view.worker.number)],
		['universalIds', () => ({ universalIds: everybody[3]?.worker.universalId }), (view) => view.worker.universalId === everybody[3]?.worker.universalId],
		['nationalIds', () => {
			const { person } = everybody[5]?.worker ?? example('active').worker;
			return { nationalIds: { nationalId: [{ identifier: person.nationalId, type: person.country.nationalIdType }] } };
		}, (view) => view.worker.number === 5],
		['updatedFrom', () => ({ updatedFrom: '-P30D' }), (view) => view.transactions.some((one) => one.entered >= monthAgo())],
		['effective range', () => ({ effectiveFrom: iso(monthAgo()), effectiveThrough: 'P60D' }), (view) => view.transactions.some((one) => one.effective >= monthAgo() && one.effective <= Date.now() + 60 * 86_400_000)],
		['transactionTypes', () => ({ transactionTypes: rows('Business_Process_Type', 'Title Change') }), (view) => view.transactions.some((one) => one.type === 'Title Change')],
		['event', () => {
			const { worker, transactions } = example('onLeave');
			const [event] = transactions;
			return { event: event ? transactionWid(tenant.workforce.seed, worker.number, event) : '' };
		}, (view) => view.worker.number === example('onLeave').worker.number],
	])('%s', async (_name, filters, expected) => {
		const run = await runNode(tenant, { ...ids, filters: filters() });
		const wids = widsOf(everybody.filter(expected));
		expect(run.message).toBe('');
		expect(run.json.map((worker) => worker.id)).toEqual(wids);
		expect(wids.length).toBeGreaterThan(0);
		expect(wids.length).toBeLessThanOrEqual(everybody.length);
	});

	test('field overrides come in customFields without their prefix', async () => {
		const fieldOverrides = { integrationSystemIds: 'INT_Identity' };
		const run = await runNode(tenant, { limit: 3, fieldOverrides, options: { customFieldPrefix: 'Identity_Field_' } });
		expect(run.json[1]?.customFields).toMatchObject({ Seat: 'Seat 1' });
	});
});

describe('several input items', () => {
	test('each is asked for by its own expressions, and the workers are paired with it', async () => {
		const countries = { reference: [{ idType: 'ISO_3166-1_Alpha-2_Code', id: '={{ $json.country }}' }] };
		const run = await runNode(tenant, { ...ids, filters: { countries } }, { input: [{ country: 'DE' }, { country: 'JP' }, { country: 'US' }] });
		const expected = ['DE', 'JP', 'US'].flatMap((country, item) =>
			everybody.filter((view) => view.worker.positions[0].place.country.alpha2 === country).map((view) => ({ id: view.worker.wid, item })),
		);
		expect(run.workers.map(({ json, pairedItem }) => ({ id: json.id, ...Object(pairedItem) }))).toEqual(expected);
	});

	test('Get finds one worker for each, by every kind of id, leading zeros kept', async () => {
		const padded = everybody.find((view) => view.worker.workerId.startsWith('0'));
		const contingent = example('contingent');
		const input = [
			{ type: 'WID', id: everybody[0]?.worker.wid ?? '' },
			{ type: 'Employee_ID', id: padded?.worker.workerId ?? '' },
			{ type: 'Contingent_Worker_ID', id: contingent.worker.workerId },
		];
		const run = await runNode(tenant, { operation: 'get', idType: '={{ $json.type }}', workerIds: '={{ $json.id }}', output: 'ids' }, { input });
		expect(run.message).toBe('');
		expect(run.json.map((worker) => worker.id)).toEqual([everybody[0]?.worker.wid, padded?.worker.wid, contingent.worker.wid]);
		expect(run.workers.map((worker) => worker.pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('Get says which ids it did not find, or gives those that it found, as chosen', async () => {
		const workerIds = `${everybody[0]?.worker.workerId}, nobody`;
		const strict = await runNode(tenant, { operation: 'get', workerIds, output: 'ids' });
		expect(strict.message).toMatch(/nobody/);
		expect(strict.description).toMatch(/No worker has this ID.*IDs are compared as text/s);
		const lenient = await runNode(tenant, { operation: 'get', workerIds, ifNotFound: 'empty', output: 'ids' });
		expect(lenient.json.map((worker) => worker.id)).toEqual([everybody[0]?.worker.wid]);
	});

	test('a hire to come shows as of the hire date what it does not show today', async () => {
		const hire = example('futureHire');
		const get = (options: IDataObject) => runNode(tenant, { operation: 'get', idType: 'WID', workerIds: hire.worker.wid, options });
		const [today] = (await get({})).json;
		const [later] = (await get({ asOfEffectiveDate: new Date(hire.spell.hire * 86_400_000).toISOString().slice(0, 10) })).json;
		expect([today?.employmentStatus, later?.employmentStatus]).toEqual(['Future Hire', 'Active']);
	});
});
