import { startTenant, type Tenant } from './server/index.mts';

let tenant: Tenant;
let bearer = '';
beforeEach(async () => {
	const users = [{ userName: 'ISU_n8n', password: 'p' }, { userName: 'ISU_little', password: 'p', tasks: ['Get_Organizations'] }];
	const client = { clientSecret: 's' };
	const apiClients = users.map(({ userName }) => ({ ...client, clientId: userName, userName, refreshTokens: [`${userName}-r`] }));
	tenant = await startTenant({ workers: 50, clock: '2026-03-15T12:00:00Z', validate: false, listen: false, users, apiClients });
	bearer = await tokenOf('ISU_n8n');
});
afterEach(() => tenant.close());

async function tokenOf(clientId: string): Promise<string> {
	const { body } = await tenant.answer({
		url: '/ccx/oauth2/acme_dpt1/token',
		headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`${clientId}:s`).toString('base64')}` },
		body: `grant_type=refresh_token&refresh_token=${clientId}-r`,
	});
	return `Bearer ${JSON.parse(body.toString()).access_token}`;
}

interface Row {
	[key: string]: unknown;
}
interface Answered {
	status: number;
	json: Row & { total: number; data: Row[]; error?: string; errors?: Row[]; code?: string };
}

async function ask(path: string, { method = 'GET', authorization = bearer, body = '' } = {}): Promise<Answered> {
	const answer = await tenant.answer({ method, url: `/ccx/api/${path}`, headers: { authorization, 'content-type': 'application/json' }, body });
	expect(answer.headers['content-type']).toBe('application/json;charset=utf-8');
	return { status: answer.status, json: JSON.parse(answer.body.toString()) };
}

const STAFFING = 'staffing/v6/acme_dpt1';
const ABSENCE = 'absenceManagement/v5/acme_dpt1';

test('a collection comes in pages of twenty, or of up to a hundred', async () => {
	const { json: first } = await ask(`${STAFFING}/workers?includeTerminatedWorkers=true`);
	expect(first.data).toHaveLength(20);
	const { json: all } = await ask(`${STAFFING}/workers?includeTerminatedWorkers=true&limit=100`);
	expect(all.data).toHaveLength(all.total);
	expect(first.data).toEqual(all.data.slice(0, 20));
	const { json: middle } = await ask(`${STAFFING}/workers?includeTerminatedWorkers=true&limit=7&offset=30`);
	expect(middle).toEqual({ total: all.total, data: all.data.slice(30, 37) });
	const { json: behind } = await ask(`${STAFFING}/workers?offset=1000`);
	expect(behind.data).toEqual([]);
});

test('each service shows a worker in its own way, at the old address of the common one as well', async () => {
	const { json: staffing } = await ask(`${STAFFING}/workers?limit=1`);
	expect(staffing.data[0]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/), workerType: { descriptor: expect.any(String) }, person: {}, primaryJob: { supervisoryOrganization: {} } });
	const { json: common } = await ask('common/v1/acme_dpt1/workers?limit=1');
	expect(common.data[0]).toMatchObject({ id: staffing.data[0]?.id, isManager: expect.any(Boolean), primarySupervisoryOrganization: {} });
	expect(common.data[0]).not.toHaveProperty('workerType');
	const { json: legacy } = await ask('v1/acme_dpt1/workers?limit=1');
	expect(Object.keys(legacy.data[0] ?? {})).toEqual(Object.keys(common.data[0] ?? {}));
});

test('those who left come only when they are asked for, and names are searched word by word', async () => {
	const { json: active } = await ask(`${STAFFING}/workers?limit=100`);
	const { json: all } = await ask(`${STAFFING}/workers?limit=100&includeTerminatedWorkers=true`);
	expect(all.total).toBeGreaterThan(active.total);
	expect(all.data.some(({ descriptor }) => String(descriptor).endsWith('(Terminated)'))).toBe(true);
	const [word = ''] = String(active.data[0]?.descriptor).split(' ');
	const { json: found } = await ask(`${STAFFING}/workers?search=${encodeURIComponent(word.toUpperCase())}`);
	expect(found.data).toContainEqual(active.data[0]);
	expect(found.total).toBeLessThan(active.total);
});

test('one worker is found by Workday id or by another id with its type', async () => {
	const { json } = await ask(`${STAFFING}/workers?limit=1`);
	const [worker = {}] = json.data;
	expect((await ask(`${STAFFING}/workers/${String(worker.id)}`)).json).toEqual(worker);
	expect((await ask(`${STAFFING}/workers/Employee_ID%3D${String(worker.workerId)}`)).json).toEqual(worker);
});

test('organizations name their manager, and have members', async () => {
	const { json } = await ask('common/v1/acme_dpt1/supervisoryOrganizations?limit=100');
	expect(json.total).toBeGreaterThan(1);
	expect(json.data[0]).toMatchObject({ id: expect.any(String), name: expect.any(String), manager: { id: expect.any(String) } });
	const { json: members } = await ask(`common/v1/acme_dpt1/supervisoryOrganizations/${String(json.data[0]?.id)}/workers`);
	expect(members.total).toBe(members.data.length);
});

test('absences: balances of a worker, and days off in a range', async () => {
	const { json: workers } = await ask(`${ABSENCE}/workers?limit=100`);
	const { json: balances } = await ask(`${ABSENCE}/balances?worker=${String(workers.data[0]?.id)}&effective=2026-01-31`);
	expect(balances.data[0]).toMatchObject({ effectiveDate: '2026-01-31', quantity: expect.any(Number), unit: { descriptor: 'Hours' } });
	const details = await Promise.all(workers.data.map(({ id }) => ask(`${ABSENCE}/workers/${String(id)}/timeOffDetails`)));
	const index = details.findIndex(({ json: { total } }) => total > 2);
	const all = details[index]?.json.data ?? [];
	const from = String(all[1]?.date);
	const { json: some } = await ask(`${ABSENCE}/workers/${String(workers.data[index]?.id)}/timeOffDetails?fromDate=${from}`);
	expect(some.data).toEqual(all.slice(1));
});

test.each([
	[`${STAFFING}/workers?limit=101`, 400, { errors: [{ field: 'limit', code: 'A1011' }] }],
	[`${STAFFING}/workers?offset=-1`, 400, { errors: [{ field: 'offset' }] }],
	[`${STAFFING}/workers?nonsense=1`, 400, { errors: [{ field: 'nonsense' }] }],
	[`${ABSENCE}/balances`, 400, { errors: [{ field: 'worker' }] }],
	[`${ABSENCE}/workers/Employee_ID=nobody`, 404, { code: 'S21' }],
	[`${STAFFING}/workers/me`, 404, { code: 'S21' }],
	['staffing/v6/other/workers', 404, { code: 'S21' }],
	['staffing/v9/acme_dpt1/workers', 404, { code: 'S21' }],
	[`${STAFFING}/%zz`, 404, { code: 'S21' }],
])('%s is refused', async (path, status, json) => {
	expect(await ask(path)).toMatchObject({ status, json: { error: expect.any(String) as string, ...json } });
});

test('only tokens sign in, and they carry the permissions of their user', async () => {
	const password = `Basic ${Buffer.from('ISU_n8n@acme_dpt1:p').toString('base64')}`;
	for (const authorization of ['', password, 'Bearer nobody']) expect((await ask(`${STAFFING}/workers`, { authorization })).status).toBe(401);
	expect(tenant.accounts.failedSignIns('ISU_n8n')).toBe(0);
	const authorization = await tokenOf('ISU_little');
	expect(await ask(`${STAFFING}/workers`, { authorization })).toMatchObject({ status: 403, json: { code: 'S22' } });
	expect((await ask('common/v1/acme_dpt1/supervisoryOrganizations', { authorization })).status).toBe(200);
	tenant.revokeTokens();
	expect((await ask(`${STAFFING}/workers`)).status).toBe(401);
});

test('what only reads refuses to be written', async () => {
	expect(await ask(`${STAFFING}/workers`, { method: 'POST', body: '{}' })).toMatchObject({ status: 405 });
});

describe('WQL', () => {
	const WQL = 'wql/v1/acme_dpt1/data';
	const asked = (query: string, more = '') => ask(`${WQL}?query=${encodeURIComponent(query)}${more}`);

	test('a query in the address or in the body gives the same rows', async () => {
		const query = "SELECT workdayID, fullName AS name, worker FROM allWorkers WHERE workerActive = 'true'";
		const { json } = await asked(query, '&limit=5&offset=2');
		expect(json.data).toHaveLength(5);
		expect(json.data[0]).toEqual({ workdayID: expect.any(String), name: expect.any(String), worker: { id: expect.any(String), descriptor: expect.any(String) } });
		const body = JSON.stringify({ query });
		expect((await ask(`${WQL}?limit=5&offset=2`, { method: 'POST', body })).json).toEqual(json);
	});

	test('rows come in the order that is asked for', async () => {
		const names = async (order: string) => {
			const { json } = await asked(`SELECT fullName FROM allWorkers ORDER BY ${order}`, '&limit=1000');
			return json.data.map(({ fullName }) => String(fullName));
		};
		const all = await names('fullName');
		expect(all).toEqual([...all].sort());
		expect(await names('fullName DESC')).toEqual([...all].reverse());
	});

	test.each([
		['SELECT workdayID', /cannot be read/],
		['SELECT workdayID FROM allWorkers ORDER BY nothing', /field nothing is not known/],
		['SELECT nothing FROM allWorkers', /field nothing is not known/],
		['SELECT workdayID FROM nowhere', /data source nowhere/],
	])('refuses %s', async (query, error) => {
		expect(await asked(query)).toMatchObject({ status: 400, json: { errors: [{ error: expect.stringMatching(error) as string }] } });
	});

	test('refuses a query that is too long for an address', async () => {
		const query = `SELECT workdayID FROM allWorkers WHERE fullName = '${'x'.repeat(2100)}'`;
		expect(await asked(query)).toMatchObject({ status: 400, json: { errors: [{ error: expect.stringMatching(/too long/) as string }] } });
		expect(await ask(WQL, { method: 'POST', body: JSON.stringify({ query }) })).toMatchObject({ status: 200, json: { total: 0 } });
	});

	test.each(['', '{', '[]', '{"q":1}'])('refuses the body %j', async (body) => {
		expect(await ask(WQL, { method: 'POST', body })).toMatchObject({ status: 400 });
	});
});
