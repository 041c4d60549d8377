/** What is read over REST with one click: the built node in n8n's engine against the tenant's REST services. */
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runAsTool } from '../support/engine-uses.mts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { SUPERVISORY } from '../tenant/workers/organizations.mts';
import { CANARY, credentialFor, runNode, secretsIn, tenantWorkers, type NodeOptions, type NodeRun } from './workdayNode.mts';

const USER = { userName: 'ISU_n8n', password: CANARY };
const WORKERS = { resource: 'worker', operation: 'getManyRest', returnAll: true };
const ORGANIZATIONS = { resource: 'organization', operation: 'getManyRest', returnAll: true };
const BALANCES = { resource: 'absence', operation: 'getBalances', returnAll: true };
const TIME_OFF = { resource: 'absence', operation: 'getTimeOff', returnAll: true };

let tenant: Tenant;
beforeEach(async () => {
	tenant = await startTenant({ workers: 60, clock: '2026-03-15T12:00:00Z', validate: false, users: [USER] });
});
afterEach(() => tenant.close());

const run = async (parameters: IDataObject, options: NodeOptions = {}): Promise<NodeRun> => await runNode(tenant, parameters, { authentication: 'oAuth2', ...options });
const asked = () => tenant.requests.filter(({ operation }) => operation === 'rest').map(({ path }) => path);
const active = () => tenantWorkers(tenant).filter(({ status }) => status === 'active');

test('all workers come, each once and as the tenant has them, with those who left where that is wanted', async () => {
	const staying = active();
	const { json, message } = await run({ ...WORKERS, options: { pageSize: 25 } });
	expect(message).toBe('');
	expect(json.map(({ id }) => id)).toEqual(staying.map(({ worker }) => worker.wid));
	for (const [index, { worker, businessTitle }] of staying.entries()) {
		const idField = worker.contingent ? 'contingentWorkerId' : 'employeeNumber';
		expect(json[index]).toMatchObject({ workerId: worker.workerId, [idField]: worker.workerId, businessTitle, isDeleted: false, hireDate: null, manager: null });
	}
	const { json: all } = await run({ ...WORKERS, filters: { includeTerminated: true } });
	const deleted = all.filter(({ isDeleted }) => isDeleted === true).map(({ id }) => id);
	expect(deleted).toEqual(tenantWorkers(tenant).filter(({ status }) => status === 'terminated').map(({ worker }) => worker.wid));
	expect(deleted.length).toBeGreaterThan(0);
});

test('workers join supervisory organizations, which join those above and below', async () => {
	const { json: organizations, message } = await run({ ...ORGANIZATIONS, options: { hierarchy: true } });
	expect(message).toBe('');
	const { organizations: made } = tenant.workforce;
	expect(organizations).toHaveLength(made.countOf(SUPERVISORY));
	for (const [number, organization] of organizations.entries()) {
		const itself = made.get(SUPERVISORY, number);
		expect(organization).toMatchObject({ id: itself.wid, parentOrganizationId: made.superiorOf(itself)?.wid ?? null, childOrganizationIds: made.subordinatesOf(itself).map(({ wid }) => wid) });
	}
	const { json: workers } = await run(WORKERS);
	const known = new Set(organizations.map(({ id }) => id));
	for (const { organizations: own } of workers) expect(known).toContain((own as IDataObject[])[0]?.id);
});

test('a page that is refused for a moment is asked for again', async () => {
	tenant.switches.arm({ kind: 'throttle', retryAfter: 0 }, { times: 1 });
	const { json, message, hintTexts } = await run({ ...WORKERS, output: 'json' });
	expect([message, json.length]).toEqual(['', active().length]);
	expect(hintTexts).toEqual([expect.stringMatching(/had to be read again/)]);
});

test('an unknown worker between two others stands there as an error, paired with its own input', async () => {
	const [first, second] = active();
	const input = [{ id: first?.worker.workerId }, { id: 'NOBODY' }, { id: second?.worker.workerId }].map(({ id }) => ({ key: `Employee_ID=${id}` }));
	const { workers } = await run({ ...BALANCES, worker: '={{ $json.key }}' }, { input, onError: 'continueRegularOutput' });
	const shown = workers.map(({ json, pairedItem }) => [json.worker ?? json.error, pairedItem]);
	expect(shown.filter(([, paired]) => Object(paired).item === 1)).toEqual([[expect.stringMatching(/resource not found/), { item: 1 }]]);
	for (const [item, view] of [[0, first], [2, second]] as const) {
		const own = shown.filter(([, paired]) => Object(paired).item === item);
		expect(own.length).toBeGreaterThan(1);
		expect(new Set(own.map(([worker]) => worker))).toEqual(new Set([view?.worker.wid]));
	}
	expect(workers.find(({ json }) => json.error !== undefined)?.json.message).toMatch(/check Worker and ID Type/);
});

test('the time off of everybody, worker by worker, only what is approved', async () => {
	const input = active().map(({ worker }) => ({ id: worker.wid }));
	const { json, message } = await run({ ...TIME_OFF, worker: '={{ $json.id }}', filters: { statuses: ['Approved'], fromDate: '2026-01-31' } }, { input });
	expect(message).toBe('');
	expect(json.length).toBeGreaterThan(10);
	for (const entry of json) {
		expect(entry).toMatchObject({ status: 'Approved', unit: 'Hours', quantity: expect.any(Number) });
		expect(String(entry.date) >= '2026-01-31').toBe(true);
	}
});

test('a password is never sent to REST', async () => {
	for (const parameters of [WORKERS, ORGANIZATIONS, { ...BALANCES, worker: 'a' }, { ...TIME_OFF, worker: 'a' }]) {
		const { message } = await run(parameters, { authentication: 'isu' });
		expect(message).toMatch(/^Authentication: .*Choose OAuth2/);
	}
	expect(tenant.requests).toEqual([]);
});

describe('as a tool of an AI agent', () => {
	const ask = async (parameters: Record<string, NodeParameterValueType>, given: IDataObject) => {
		const { type, data } = credentialFor(tenant, { authentication: 'oAuth2' });
		const result = await runAsTool('n8n-nodes-workday.workday', { authentication: 'oAuth2', ...parameters }, given, { credentials: { [type]: data } });
		expect(secretsIn(JSON.stringify([result.answers, result.run.logs, result.run.error?.message]), tenant)).toEqual([]);
		return result.answers;
	};
	const fromAi = (name: string) => `={{ $fromAI('${name}', '${name}', 'string') }}`;

	test('it finds a worker by name', async () => {
		const [one] = active();
		const answers = await ask({ ...WORKERS, filters: { search: fromAi('name') } }, { name: one?.worker.workerId });
		expect(answers).toEqual([[expect.objectContaining({ id: one?.worker.wid })]]);
	});

	test('it finds organizations up to a limit', async () => {
		const answers = await ask({ resource: 'organization', operation: 'getManyRest', limit: "={{ $fromAI('limit', 'how many', 'number') }}" }, { limit: 2 });
		expect(answers).toEqual([[expect.objectContaining({ type: 'SUPERVISORY' }), expect.objectContaining({ type: 'SUPERVISORY' })]]);
	});

	test.each([
		['balances', BALANCES, /\/balances\?/],
		['time off', TIME_OFF, /\/timeOffDetails\?/],
	])('it answers with the %s of a worker', async (_what, parameters, path) => {
		const [one] = active();
		const [answer] = await ask({ ...parameters, worker: fromAi('worker'), idType: 'Employee_ID' }, { worker: one?.worker.workerId });
		expect(asked().at(-1)).toMatch(path);
		for (const row of answer as IDataObject[]) expect(row.worker).toBe(one?.worker.wid);
	});
});
