/** The tenant's face, and what we read from it, held against the public descriptions. */
import { BALANCE_FIELDS, TIME_OFF_FIELDS } from '../../../nodes/Workday/workday/rest/absence.ts';
import { REST_ORGANIZATION_FIELDS } from '../../../nodes/Workday/workday/rest/organization.ts';
import { REST_WORKER_FIELDS } from '../../../nodes/Workday/workday/rest/worker.ts';
import { startTenant, type Tenant } from '../../tenant/server/index.mts';
import { described, isDescribed, problemsOf, publicDefinitions, shapeOf } from './description.mts';

const STAFFING = 'staffing/v6';
const COMMON = 'common/v1';
const ABSENCE = 'absenceManagement/v5';

const pathsIn = (rows: Readonly<Record<string, { paths: readonly string[] } | undefined>>): string[] => [
	...new Set(Object.values(rows).flatMap((row) => row?.paths ?? [])),
];

test('every field of a worker that we read is described in one of the services', () => {
	const paths = pathsIn(REST_WORKER_FIELDS);
	expect(paths.length).toBeGreaterThan(15);
	const shapes = [described(STAFFING, 'workers'), described(COMMON, 'workers')];
	expect(paths.filter((path) => !shapes.some((shape) => isDescribed(path, shape)))).toEqual([]);
});

test('every field of an organization that we read is described in one of the services', () => {
	const paths = pathsIn(REST_ORGANIZATION_FIELDS).map((path) => path.replace(/^orgChart\./, ''));
	const shapes = [described(STAFFING, 'supervisoryOrganizations'), described(STAFFING, 'orgChart'), described(COMMON, 'supervisoryOrganizations')];
	expect(paths.filter((path) => !shapes.some((shape) => isDescribed(path, shape)))).toEqual([]);
});

test.each([
	['balances', BALANCE_FIELDS],
	['timeOffDetails', TIME_OFF_FIELDS],
])('every field of %s that we read is described', (resource, fields) => {
	const paths = fields.flatMap((field) => field.paths);
	expect(paths.filter((path) => !isDescribed(path, described(ABSENCE, resource)))).toEqual([]);
});

test('a field that is not described, and a value of another kind, are noticed', () => {
	const shape = described(STAFFING, 'workers');
	expect(problemsOf({ id: 1, hireDate: '2026-01-31', person: [] }, shape)).toEqual(['.id is no string', '.hireDate is not described', '.person is no object']);
	expect(isDescribed('primaryJob.hireDate', shape)).toBe(false);
});

const definitions = publicDefinitions();
(definitions ? test : test.skip).each([
	['workers', 'workerData_'],
	['balances', 'absenceBalanceView_'],
	['timeOffDetails', 'timeOffDetailsView_'],
])('the extract says of %s what the public description says', (resource, prefix) => {
	const [, definition = {}] = Object.entries(definitions ?? {}).find(([name]) => name.startsWith(prefix)) ?? [];
	expect(shapeOf(definitions ?? {}, definition)).toEqual(described(ABSENCE, resource));
});

describe("the embedded tenant's answers", () => {
	let tenant: Tenant;
	let authorization = '';
	beforeAll(async () => {
		tenant = await startTenant({ workers: 60, clock: '2026-03-15T12:00:00Z', validate: false, listen: false });
		const { clientId, clientSecret, refreshToken } = tenant.credentials.oauth;
		const { body } = await tenant.answer({
			url: `/ccx/oauth2/${tenant.tenant}/token`,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret }).toString(),
		});
		authorization = `Bearer ${JSON.parse(body.toString()).access_token}`;
	});
	afterAll(() => tenant.close());

	const read = async (path: string): Promise<Array<{ id: string }>> => {
		const { body } = await tenant.answer({ method: 'GET', url: `/ccx/api/${path}`, headers: { authorization } });
		return JSON.parse(body.toString()).data;
	};
	const problems = (rows: readonly unknown[], service: string, resource: string) => rows.flatMap((row) => problemsOf(row, described(service, resource)));

	test.each([
		[STAFFING, 'workers', '&includeTerminatedWorkers=true'],
		[STAFFING, 'supervisoryOrganizations', '&includeInactive=true'],
		[COMMON, 'workers', ''],
		[COMMON, 'supervisoryOrganizations', ''],
		[ABSENCE, 'workers', ''],
	])('%s %s are as described', async (service, resource, more) => {
		const rows = await read(`${service}/acme_dpt1/${resource}?limit=100${more}`);
		expect(rows.length).toBeGreaterThan(1);
		expect(problems(rows, service, resource)).toEqual([]);
	});

	test('levels, absences and statuses are as described', async () => {
		const [top, second] = await read(`${STAFFING}/acme_dpt1/supervisoryOrganizations`);
		for (const one of [top, second]) expect(problems(await read(`${STAFFING}/acme_dpt1/supervisoryOrganizations/${one?.id}/orgChart`), STAFFING, 'orgChart')).toEqual([]);
		const workers = await read(`${ABSENCE}/acme_dpt1/workers?limit=100`);
		const balances = await Promise.all(workers.map(({ id }) => read(`${ABSENCE}/acme_dpt1/balances?worker=${id}`)));
		const details = await Promise.all(workers.map(({ id }) => read(`${ABSENCE}/acme_dpt1/workers/${id}/timeOffDetails`)));
		expect(balances.flat().length).toBeGreaterThan(workers.length);
		expect(details.flat().length).toBeGreaterThan(10);
		expect(problems(balances.flat(), ABSENCE, 'balances')).toEqual([]);
		expect(problems(details.flat(), ABSENCE, 'timeOffDetails')).toEqual([]);
		expect(problems(await read(`${ABSENCE}/acme_dpt1/values/timeOff/status/`), ABSENCE, 'values')).toEqual([]);
	});
});
